"""A child's whole history read in one statement: the same rows as Django reads table by table."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from footprint.accounts.models import Person
from footprint.children import child_page_queries
from footprint.children.models import Child, Link
from footprint.database.gathering import gather
from tests import people
from tests.register import AMARA, BRAM, CLEO, DOV, register

pytestmark = pytest.mark.django_db
ON = date(2014, 1, 6)


def told(rows: Any) -> list[dict[str, Any]]:
    return sorted((model_to_dict(row) | {"pk": row.pk} for row in rows), key=lambda row: str(row["pk"]))


@pytest.mark.parametrize("key", [AMARA, BRAM, CLEO, DOV])
@pytest.mark.parametrize("name", child_page_queries.WHOLE)
def test_every_row_and_field_is_as_django_reads_it(name: str, key: UUID) -> None:
    register()
    child = Child.objects.get(pk=key)
    child_page_queries.read_whole(child)
    assert told(getattr(child, name).all()) == told(getattr(Child.objects.get(pk=key), name).all())


def test_one_query_and_none_after_it() -> None:
    register()
    child = Child.objects.get(pk=AMARA)
    with CaptureQueriesContext(connection) as made:
        child_page_queries.read_whole(child)
        (worker,) = child.social_workers.all()
        (iro,) = child.iros.all()
        assert worker.person is not None
        assert worker.team is not None
        names = (worker.person.name, worker.team.name, worker.team.manager and worker.team.manager.name)
        assert (*names, iro.person.name) == ("Sami Reid", "North", "Tess Morley", "Ines Okafor")
        assert worker.child is child
    assert len(made) == 1


def test_a_key_that_is_empty_leads_nowhere() -> None:
    register()
    child = Child.objects.get(pk=AMARA)
    child.social_workers.update(person=None, team=None)
    gather(child, {"social_workers": ("person", "team__manager")})
    (worker,) = child.social_workers.all()
    assert (worker.person, worker.team) == (None, None)


def test_those_linked_are_told_unless_they_are_hidden() -> None:
    register()
    Link.objects.all().delete()
    Link.objects.create(child_id=AMARA, other_id=BRAM, kind="sibling")
    Link.objects.create(child_id=CLEO, other_id=AMARA, kind="baby")
    child, ines = Child.objects.get(pk=AMARA), Person.objects.get(name="Ines Okafor")
    child_page_queries.read_whole(child)
    assert [(one.pk, kind) for one, kind in child_page_queries.linked(child=child, to=ines, on=ON)] == [
        (BRAM, "Sibling"), (CLEO, "Parent"),
    ]  # fmt: skip
    bea = people.staff("bs")
    assert [one.pk for one, _ in child_page_queries.linked(child=child, to=bea, on=ON)] == [BRAM]
