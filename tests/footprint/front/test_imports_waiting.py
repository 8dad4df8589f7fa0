"""What waits of imports stands on the first page of those who see to it, and its count is that of its list."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.accounts.models import Person
from footprint.front.imports_waiting import FIRST, imports_waiting
from footprint.interchange.models import Conflict, Import, Upload
from tests import people, register
from tests.footprint.front.conftest import rows_of, text_of

pytestmark = pytest.mark.django_db
MONDAY = date(2014, 4, 28)


@pytest.fixture(autouse=True)
def _register(today: Callable[[date], None]) -> None:
    today(MONDAY)
    register.register()


def conflicts(many: int, child: object = register.AMARA) -> None:
    made = Import.objects.create(at=people.AT, on_day=MONDAY, by_label="Footprint (system)", folders=["2014"])
    for line in range(1, many + 1):
        Conflict.objects.create(
            taken_in=made, child_id=child, kind="child", record=str(child), field="SEX", held="F", offered=f"M{line}",
            file="header.csv", line=line,
        )  # fmt: skip


def test_business_support_and_the_lead_find_imports_and_conflicts_others_do_not() -> None:
    bea = people.staff("bs")
    Upload.objects.create(kind="list", name="names.csv", at=people.AT, by=bea)
    conflicts(7)
    for browser in (people.browser_of(bea), people.signed_in("liro")):
        page = browser.get("/")
        assert "1 Imports waiting" in text_of(page)
        assert "7 Conflicts to decide" in text_of(page)
        assert [row[0] for row in rows_of(page, "waiting")] == ["names.csv"]
        assert len(rows_of(page, "conflicts")) == FIRST
        assert rows_of(page, "conflicts")[0] == ["Amara Vale 1001", "Child: SEX", "F", "M1"]
    for role in ("iro", "sw", "tm", "hos"):
        words = text_of(people.signed_in(role, name="Noor Amin" + role).get("/"))
        assert "Conflicts to decide" not in words
        assert "Imports waiting" not in words


def test_a_conflict_of_a_hidden_child_is_neither_listed_nor_counted() -> None:
    conflicts(1, register.CLEO)
    conflicts(2)
    page = people.signed_in("bs").get("/")
    assert {row[0] for row in rows_of(page, "conflicts")} == {"Amara Vale 1001"}
    assert "2 Conflicts to decide" in text_of(page)


def test_nothing_waits() -> None:
    page = people.signed_in("bs").get("/")
    assert "0 Imports waiting" in text_of(page)
    assert 'id="waiting"' not in page.content.decode()


@pytest.mark.parametrize("many", [0, 1, 30])
def test_the_lists_ask_no_more_the_longer_they_are(many: int) -> None:
    bea = Person.objects.prefetch_related("roles_held").get(pk=people.staff("bs").pk)
    conflicts(many)
    with CaptureQueriesContext(connection) as made:
        found = imports_waiting(bea, on=MONDAY)
    assert len(made) == (5 if many else 2)
    assert [one.count for one in found] == [0, many]
