"""Why reviews were late, counted: Amara's, Bram's and Elin's in 2013/14, and what was signed about them by a day."""

from datetime import date
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.reviews import actions as reviews
from footprint.reviews.lateness import actions
from footprint.reviews.models import Review
from tests import people, register
from tests.people import AT

YEAR, APRIL = date(2014, 3, 31), date(2014, 4, 28)
HELD = {
    register.AMARA: (date(2013, 10, 7), date(2014, 1, 6)),  # due on 30 September
    register.BRAM: (date(2013, 11, 4),),
    register.CLEO: (date(2013, 12, 2), date(2014, 2, 28)),
    register.DOV: (date(2013, 7, 1), date(2013, 10, 1)),
    register.ELIN: (date(2014, 1, 30),),
}
SICK = "Staff sickness: another IRO took it over"
TOLD_LATE = "The service was told too late that the child came into care"


@pytest.fixture
def lena(db: None) -> Person:
    """In the year Amara's first review was a week late, Bram's second is overdue since 4 February; the others' are in
    time."""
    cast = register.register()
    lena = people.staff("liro")
    reviews.set_known_from(day=date(2013, 4, 1), by=cast["Ines"], on=APRIL, at=AT)
    for child, days in HELD.items():
        for day in days:
            to_hold = Review.objects.get(child=child, held_on=None).pk
            reviews.mark_held(review=to_hold, held_on=day, participation="PN1", by=lena, on=APRIL, at=AT)
    return lena


def signed(child: Any, cause: str, lena: Person, *, on: date, number: int = 1, reason: str = "") -> None:
    review = Review.objects.get(child=child, number=number)
    actions.explain(told=[actions.Told(review.pk, cause, False, "None", "None", reason=reason)], by=lena, on=on, at=AT)
    actions.sign(reviews=[review.pk], by=lena, on=on, at=AT)


def figures(*, as_at: date | None = None) -> dict[str, Any]:
    asked = asked_for(year_ending=YEAR, as_at=as_at)
    found: dict[str, Any] = figures_from_register.work_out(year_ending=YEAR, asked=asked).as_json()
    return found


def causes(*, as_at: date | None = None) -> dict[str, int]:
    found: dict[str, int] = figures(as_at=as_at)["figures"]["late_reviews_by_cause"]
    return {row: number for row, number in found.items() if number}


def test_nothing_signed_is_no_figure(lena: Person) -> None:
    found = figures()
    assert "late_reviews_by_cause" not in found["figures"]
    assert found["not_available"]["late_reviews_by_cause"] == "no exception report of a late review is signed"


def test_held_late_and_overdue_count_by_the_signed_cause(lena: Person) -> None:
    signed(register.AMARA, SICK, lena, on=date(2013, 10, 31))
    assert causes() == {SICK: 1, "not recorded": 1}
    signed(register.BRAM, TOLD_LATE, lena, on=YEAR, number=2)
    assert causes() == {SICK: 1, TOLD_LATE: 1}
    timely = figures()["figures"]["timely_reviews"]
    assert timely["of"] - timely["n"] == 1  # Bram's is held in another year, or not at all


def test_a_cause_counts_from_its_signature_in_the_latest_version(lena: Person) -> None:
    signed(register.AMARA, SICK, lena, on=date(2013, 10, 31))
    signed(register.AMARA, TOLD_LATE, lena, on=date(2014, 4, 1), reason="It was not that")
    assert causes() == {SICK: 1, "not recorded": 1}
    assert causes(as_at=date(2014, 4, 1)) == {TOLD_LATE: 1, "not recorded": 1}


def test_what_was_overdue_stays_so_when_it_is_held_later(lena: Person) -> None:
    signed(register.BRAM, TOLD_LATE, lena, on=YEAR, number=2)
    to_hold = Review.objects.get(child=register.BRAM, held_on=None).pk
    reviews.mark_held(review=to_hold, held_on=date(2014, 4, 10), participation="PN1", by=lena, on=APRIL, at=AT)
    assert causes() == causes(as_at=APRIL) == {TOLD_LATE: 1, "not recorded": 1}


def test_late_by_the_plain_chain_alone_asks_for_no_cause(lena: Person) -> None:
    signed(register.BRAM, TOLD_LATE, lena, on=YEAR, number=2)
    Review.objects.filter(child=register.AMARA, number=1).update(special_due_on=date(2013, 10, 8))
    assert causes() == {TOLD_LATE: 1, "in time by a special timetable": 1}
