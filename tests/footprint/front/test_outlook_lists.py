"""How likely reviews are to be in time, in lists: SQL and rule book say the same, whatever is missing on a day."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Model
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import PeriodOfCare
from footprint.front.list_reading import Filtered, leaf
from footprint.front.worklists import BY_SLUG
from footprint.reviews.models import Consultation, Invitation, Meeting, Paper, Review
from footprint.reviews.outlook import before_of_row
from rulebook.outlook import marks_on, outlook
from tests import people, register
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.front.test_worklists import MONDAY, asked, due, names
from tests.rows import write

DAYS = (-1, 0, 1, 3, 4, 10, 14, 15, 18, 22, 40)  # from Monday 28 April 2014, weekends and a bank holiday among them


@pytest.fixture
def staff(db: None) -> dict[str, Person]:
    return register.register()


def made(number: int, left: int, meets: int | None, here: tuple[bool, ...]) -> list[Model]:
    """The next review of a child of its own, due and meeting so many days from Monday; `here`: asked, papers, talk."""
    key = UUID(int=register.AMARA.int + (number << 16))
    child = register.child_called(key, "Una", f"Case{number}", f"U{number}")
    period = PeriodOfCare(child=child, from_on=date(2014, 1, 6), entered_on=register.ENTERED)
    review = Review(child=child, period=period, number=1, due_on=MONDAY + timedelta(days=left))
    asked_on, papers, talked = here
    found = [child, period, review]
    found.append(Invitation(review=review, role="education", name="Elm School", asked_on=MONDAY if asked_on else None))
    if meets is not None:
        found.append(Meeting(review=review, on_day=MONDAY + timedelta(days=meets)))
    if papers:
        found.append(Paper(review=review, kind="care_plan", received_on=MONDAY))
        found.append(Paper(review=review, kind="social_work", not_needed_because="Written with the plan"))
    if talked:
        found.append(Consultation(review=review, on_day=MONDAY, how="visit"))
    return found


def test_the_list_holds_what_the_rule_book_calls_likely_late(staff: dict[str, Person]) -> None:
    every = [(True, True, True), (False, True, True), (True, False, True), (True, True, False)]
    cases = [*product(DAYS, (None,), every[:1]), *product(DAYS, DAYS, every)]
    write(*(row for number, case in enumerate(cases, start=1) for row in made(number, *case)))
    who, marks = asked(people.staff("liro")), marks_on(MONDAY)
    rows = leaf(Filtered(BY_SLUG["all"], who)).rows
    lights = {row.pk: found.light for row in rows if (found := outlook(before_of_row(row), marks=marks))}
    likely = {key for key, light in lights.items() if light == "red"}
    late = {row.pk for row in rows if row.governing_on and row.governing_on < MONDAY}
    assert {row.pk for row in leaf(Filtered(BY_SLUG["likely-late"], who)).rows} == likely - late
    assert set(lights.values()) == {"green", "amber", "red"}
    assert len(likely - late) > 20


@pytest.fixture
def ines(staff: dict[str, Person], today: Any) -> Client:
    today(MONDAY)
    return people.browser_of(staff["Ines"])


def test_lists_the_childs_page_and_the_reviews_page_say_the_same(ines: Client) -> None:
    review = due(register.AMARA, date(2014, 5, 9))
    unbooked = (
        "Not booked Likely late Why it may be late No meeting is booked. Until the last day there are 8 working days."
    )
    (row,) = rows_of(ines.get("/this-week/due/"), "list")
    assert row[3] == unbooked
    assert unbooked in text_of(ines.get(f"/children/{register.AMARA}/"))
    assert "Likely late No meeting is booked." in text_of(ines.get(f"/reviews/{review.pk}/"))
    Meeting.objects.create(review=review, on_day=date(2014, 5, 8))
    (row,) = rows_of(ines.get("/this-week/due/"), "list")
    assert row[3] == "8 May 2014 At risk Why it may be late Not everybody who should come is asked."
    Invitation.objects.create(review=review, role="education", name="Elm School", asked_on=MONDAY)
    (row,) = rows_of(ines.get("/this-week/due/"), "list")
    assert row[3] == "8 May 2014 On course"
    assert "8 May 2014 On course" in text_of(ines.get(f"/children/{register.AMARA}/"))
    assert "On course A meeting is booked" in text_of(ines.get(f"/reviews/{review.pk}/"))


def test_a_late_review_is_no_longer_likely_to_be(ines: Client) -> None:
    review = due(register.AMARA, date(2014, 4, 25))
    assert names("likely-late", asked(people.staff("liro"))) == []
    assert "In time?" not in text_of(ines.get(f"/reviews/{review.pk}/"))
    assert ines.get("/this-week/likely-late/").status_code == 404
