"""Who looked at a child: every look and every opened address, newest first, by person and by day."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.audit.actions import acting, record_read
from footprint.audit.models import ReadEvent
from footprint.children.audit_actions import ChildAction
from tests import people, register

pytestmark = pytest.mark.django_db
PAGE = f"/children/{register.AMARA}/readers/"


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(date(2014, 4, 28))
    found = register.register()
    found["Lena"] = people.staff("liro")
    return found


def looked(by: Person, day: int, page: str = "front:child", capacity: str = "") -> None:
    at = datetime(2014, 4, day, 23, 30, tzinfo=UTC)
    record_read(by=by, about=("child", register.AMARA), page=page, at=at, capacity=capacity)


def rows(page: Any) -> list[list[str]]:
    return [[cell.shown() for cell, _, _ in line] for line in page.context["looks"].lines()]


def test_looks_and_opened_addresses_stand_newest_first_with_their_page_in_words(staff: dict[str, Person]) -> None:
    looked(staff["Ines"], 2)
    looked(staff["Omar"], 4, "team:child", "Covering for Ines Okafor")
    at = datetime(2014, 4, 6, 9, tzinfo=UTC)
    with acting(by=staff["Sami"], action=ChildAction.OPENED_ADDRESS, reason="Visit today", at=at) as doing:
        doing.record(("child", register.AMARA))
    found = rows(people.browser_of(staff["Lena"]).get(PAGE))
    assert [line[1:] for line in found] == [
        ["Sami Reid", "Social worker", "A protected address was opened", "Visit today"],
        ["Omar Haddad", "Independent reviewing officer", "Whose IRO the child is", "Covering for Ines Okafor"],
        ["Ines Okafor", "Independent reviewing officer", "The child’s page", "–"],
    ]
    assert found[2][0] == "3 April 2014, 00:30:00"


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("since_day=5&since_month=4&since_year=2014", ["Omar Haddad"]),
        ("until_day=3&until_month=4&until_year=2014", ["Ines Okafor"]),
        ("until_day=2&until_month=4&until_year=2014", []),
    ],
)
def test_days_are_those_of_london_and_both_are_included(staff: dict[str, Person], asked: str, seen: list[str]) -> None:
    looked(staff["Ines"], 2)
    looked(staff["Omar"], 4)
    page = people.browser_of(staff["Lena"]).get(f"{PAGE}?{asked}")
    assert [line[1] for line in rows(page)] == seen


def test_the_looks_of_one_person(staff: dict[str, Person]) -> None:
    looked(staff["Ines"], 2)
    looked(staff["Omar"], 4)
    page = people.browser_of(staff["Lena"]).get(f"{PAGE}?who={staff['Ines'].audit_key}")
    assert [line[1] for line in rows(page)] == ["Ines Okafor"]


def test_the_page_is_itself_a_look(staff: dict[str, Person]) -> None:
    lena = people.browser_of(staff["Lena"])
    lena.get(PAGE)
    assert ReadEvent.objects.get().page == "children:readers"
    assert [line[1] for line in rows(lena.get(PAGE))] == ["Lena Marsh"]


def test_an_information_officer_comes_by_number_and_is_told_no_name(staff: dict[str, Person]) -> None:
    igor = people.signed_in("igo")
    page = igor.get("/children/readers/?number=1001", follow=True)
    assert page.redirect_chain == [(PAGE, 302)]
    assert "Child 1001" in page.content.decode()
    assert "Amara" not in page.content.decode()
    assert igor.get(f"/children/{register.AMARA}/").status_code in (403, 404)


@pytest.mark.parametrize(
    ("number", "roles"), [("1003", ["liro"]), ("1004", ["liro", "igo"]), ("9999", ["liro", "igo"])]
)
def test_a_hidden_child_is_answered_as_a_number_that_nobody_has(
    staff: dict[str, Person], number: str, roles: list[str]
) -> None:
    """A restricted record, 1003, is none to the lead, and one to the information governance officer."""
    for role in roles:
        page = people.signed_in(role, name=f"Una {role}").get(f"/children/readers/?number={number}").content.decode()
        assert "There is no child with this number" in page


def test_others_are_refused(staff: dict[str, Person]) -> None:
    assert people.browser_of(staff["Ines"]).get(PAGE).status_code == 403
    assert people.browser_of(staff["Lena"]).get(PAGE).status_code == 200
