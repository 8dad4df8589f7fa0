"""Papers and attendance as figures, from four reviews of Amara's and Bram's held in the year to 31 March 2014."""

from datetime import date
from typing import Any

import pytest

from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.reviews import actions
from footprint.reviews.models import Meeting, Review
from footprint.reviews.preparing.actions import PaperTold, keep_papers
from footprint.reviews.preparing.guest_actions import Attended, Guest, invite, record_attendance
from tests import register
from tests.people import AT

pytestmark = pytest.mark.django_db
ON, YEAR_ENDING = date(2014, 4, 28), date(2014, 3, 31)
AMARA = (date(2013, 9, 24), date(2013, 12, 10))
BRAM = (date(2013, 10, 30), date(2014, 4, 2))  # the second is in the year after


@pytest.fixture
def who() -> dict[str, Any]:
    found = register.register()
    who: dict[str, Any] = {"by": found["Ines"], "on": ON, "at": AT}
    actions.set_known_from(day=date(2013, 4, 1), **who)
    for days in zip(AMARA, BRAM, strict=True):
        for child, day in zip((register.AMARA, register.BRAM), days, strict=True):
            actions.mark_held(review=to_hold(child).pk, held_on=day, participation="", **who)
    return who


def to_hold(child: Any) -> Review:
    return Review.objects.get(child=child, held_on=None)


def held(child: Any, day: date) -> Review:
    return Review.objects.get(child=child, held_on=day)


def found() -> dict[str, Any]:
    asked = asked_for(year_ending=YEAR_ENDING)
    return figures_from_register.work_out(year_ending=YEAR_ENDING, asked=asked).as_json()


def came(review: Review, who: dict[str, Any], **told: tuple[str, str]) -> None:
    rows = invite(guests=[Guest(review.pk, role, role.title()) for role in told], **who)
    record_attendance(attended=[Attended(row.pk, *told[row.role]) for row in rows], **who)


def test_a_register_without_papers_and_attendance_says_so_and_not_nought(who: dict[str, Any]) -> None:
    missing = found()["not_available"]
    assert "no care plan is recorded" in missing["plan_received_in_time"]
    for key in ("agency_attendance", "parents_attended", "parents_contributed"):
        assert "recorded whether they came" in missing[key]


def test_a_plan_is_in_time_on_its_last_day_and_one_that_never_came_is_not(who: dict[str, Any]) -> None:
    first, second = held(register.AMARA, AMARA[0]), held(register.AMARA, AMARA[1])
    after = held(register.BRAM, BRAM[1])
    days = ((first, date(2013, 9, 19)), (second, date(2013, 12, 6)), (after, date(2014, 3, 3)))
    keep_papers(papers=[PaperTold(one.pk, "care_plan", received_on=day) for one, day in days], **who)
    report = PaperTold(held(register.BRAM, BRAM[0]).pk, "social_work", received_on=date(2013, 10, 1))
    keep_papers(papers=[report], **who)  # no plan came with it
    # That of 2 April came by its last day, 28 March, which is in the year.
    assert found()["figures"]["plan_received_in_time"] == {"n": 2, "of": 4, "percent": "50.00"}


def test_a_plan_of_a_meeting_that_is_only_booked_is_counted_from_its_last_day(who: dict[str, Any]) -> None:
    """Booked for 5 June, less 3 working days: 2 June. Whatever comes later, June tells the same number."""
    keep_papers(papers=[PaperTold(held(register.AMARA, AMARA[0]).pk, "care_plan", received_on=AMARA[0])], **who)
    Meeting.objects.create(review=to_hold(register.AMARA), on_day=date(2014, 6, 5))
    for as_at, of in ((date(2014, 6, 1), 0), (date(2014, 6, 2), 1), (date(2014, 6, 30), 1)):
        asked = asked_for(
            year_ending=date(2015, 3, 31), from_date=date(2014, 6, 1), to_date=date(2014, 6, 30), as_at=as_at
        )
        told = figures_from_register.work_out(year_ending=date(2015, 3, 31), asked=asked).values[
            "plan_received_in_time"
        ]
        assert isinstance(told, dict)
        assert (told["n"], told["of"]) == (0, of)


def test_who_came_is_counted_by_role_and_a_parent_once_a_review(who: dict[str, Any]) -> None:
    first, second = held(register.AMARA, AMARA[0]), held(register.AMARA, AMARA[1])
    other, after = held(register.BRAM, BRAM[0]), held(register.BRAM, BRAM[1])
    came(first, who, parent=("attended", ""), education=("attended", ""), carer=("absent", ""), child=("absent", ""))
    invite(guests=[Guest(first.pk, "parent", "Another")], **who)
    came(second, who, parent=("absent", "phone"), education=("absent", "report"), health=("", "report"))
    came(other, who, parent=("absent", "spoken_for"), social_worker=("attended", ""))
    came(after, who, parent=("attended", ""), health=("attended", ""))
    figures = found()["figures"]
    assert figures["parents_attended"] == {"n": 1, "of": 3, "percent": "33.33"}
    assert figures["parents_contributed"] == {"n": 2, "of": 3, "percent": "66.67"}
    rows = figures["agency_attendance"]
    assert {row: pair for row, pair in rows.items() if pair != [0, 0]} == {
        "Education": [1, 1], "Carer": [0, 1], "Social Worker": [1, 0],
    }  # fmt: skip
    assert list(rows) == [
        "Care Manager", "Carer", "Education", "Family Centre Worker / Therapist", "Family Placement Social Worker",
        "Health", "Key Worker (Residential)", "Other Worker", "Private Fostering Social Worker", "Relative / Friend",
        "Team Manager", "Social Worker",
    ]  # fmt: skip
