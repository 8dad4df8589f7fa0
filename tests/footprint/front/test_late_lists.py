"""The lists about late reviews: whose reason is wanting, and which reports wait for a signature."""

from datetime import date

import pytest

from footprint.accounts.models import Person
from footprint.reviews.lateness import actions
from footprint.reviews.models import Review
from tests import people, register
from tests.footprint.front.conftest import rows_of
from tests.footprint.front.test_worklists import MONDAY, asked, due, names
from tests.people import AT, browser_of

WITHOUT, TO_SIGN = "late-without-a-reason", "exceptions-to-sign"
WHY = {"cause": "Another cause", "avoidable": True, "effect": "None", "action": "None"}


@pytest.fixture
def staff(db: None) -> dict[str, Person]:
    return register.register()


def held(child: object, on: date, due_on: date | None) -> Review:
    return Review.objects.create(child_id=child, held_on=on, due_on=due_on)


def explain(by: Person, *reviews: Review) -> None:
    actions.explain(told=[actions.Told(one.pk, **WHY) for one in reviews], by=by, on=MONDAY, at=AT)


def test_overdue_and_held_late_wait_for_a_reason(staff: dict[str, Person]) -> None:
    due(register.AMARA, date(2014, 4, 27))
    late = held(register.CLEO, date(2014, 4, 11), date(2014, 4, 10))
    held(register.CLEO, date(2013, 10, 10), date(2013, 10, 10))
    held(register.AMARA, date(2013, 9, 30), None)
    assert names(WITHOUT, asked(staff["Ines"])) == ["Amara", "Cleo"]
    assert names(WITHOUT, asked(staff["Omar"])) == []
    explain(staff["Ines"], late)
    assert names(WITHOUT, asked(staff["Ines"])) == ["Amara"]


@pytest.mark.parametrize(("on", "listed"), [(date(2013, 4, 1), True), (date(2013, 3, 31), False)])
def test_reasons_are_asked_from_the_year_before_this_one(staff: dict[str, Person], on: date, listed: bool) -> None:
    held(register.AMARA, on, date(2013, 1, 7))
    assert bool(names(WITHOUT, asked(staff["Ines"]))) is listed


def test_what_is_filled_in_waits_for_the_lead_until_it_is_signed(staff: dict[str, Person]) -> None:
    lena = people.staff("liro")
    overdue, late = due(register.AMARA, date(2014, 4, 10)), held(register.BRAM, date(2014, 4, 11), date(2014, 4, 10))
    hidden = due(register.CLEO, date(2014, 4, 10))
    assert names(TO_SIGN, asked(lena)) == []
    explain(staff["Ines"], overdue, hidden, late)
    assert names(TO_SIGN, asked(lena)) == ["Amara", "Bram"]
    actions.sign(reviews=[overdue.pk], by=lena, on=MONDAY, at=AT)
    assert names(TO_SIGN, asked(lena)) == ["Bram"]
    late.held_on = date(2014, 4, 10)
    late.save()
    assert names(TO_SIGN, asked(lena)) == []


def test_their_pages(staff: dict[str, Person], today) -> None:  # type: ignore[no-untyped-def]
    today(MONDAY)
    lena = people.staff("liro")
    late = held(register.AMARA, date(2014, 4, 11), date(2014, 4, 10))
    (row,) = rows_of(browser_of(staff["Ines"]).get(f"/this-week/{WITHOUT}/"), "list")
    assert row[2:5] == ["10 April 2014 Late by 1 working day", "11 April 2014", "Say why"]
    explain(staff["Ines"], late)
    (row,) = rows_of(browser_of(lena).get(f"/this-week/{TO_SIGN}/?due=late&sort=held"), "list")
    assert row[3:5] == ["11 April 2014", "Another cause Ines Okafor, 28 April 2014"]
    assert "Late without a reason" in browser_of(staff["Ines"]).get("/").content.decode()
    assert browser_of(staff["Ines"]).get(f"/this-week/{TO_SIGN}/").status_code == 404
    sheet = browser_of(staff["Ines"]).get(f"/this-week/{WITHOUT}/list.xlsx")
    assert sheet.status_code == 200
