"""A request asks once what sets a person apart, and again after any act."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.accounts.models import Person
from footprint.children.access import covered_by, visible_children
from footprint.children.allocations.actions import book_cover
from footprint.children.permissions import VIEW
from footprint.database.remembered import remembering
from tests.register import register

pytestmark = pytest.mark.django_db
ON, AT = date(2014, 1, 6), datetime(2014, 1, 6, 9, tzinfo=UTC)


@pytest.fixture
def ines() -> Person:
    register()
    return Person.objects.get(name="Ines Okafor")


def test_within_a_request_it_is_asked_once_and_outside_of_one_each_time(ines: Person) -> None:
    ines.roles_on(ON)
    with CaptureQueriesContext(connection) as within, remembering():
        assert str(visible_children(to=ines, permission=VIEW, on=ON).query)
        assert str(visible_children(to=ines, permission=VIEW, on=ON).query)
    with CaptureQueriesContext(connection) as outside:
        assert str(visible_children(to=ines, permission=VIEW, on=ON).query)
        assert str(visible_children(to=ines, permission=VIEW, on=ON).query)
    assert len(within) < len(outside)


def test_cover_that_is_booked_counts_for_the_rest_of_the_request(ines: Person) -> None:
    omar = Person.objects.get(name="Omar Haddad")
    with remembering():
        before = covered_by(ines, on=ON)
        book_cover(absent=omar, covering=ines, from_on=ON, until_on=date(2014, 1, 13), reason="Leave", by=ines, at=AT)
        assert covered_by(ines, on=ON) == [*before, omar.pk]
