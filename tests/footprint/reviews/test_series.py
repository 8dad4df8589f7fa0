"""One review in several meetings: Amara's first, due by Monday 30 September 2013."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from footprint.audit.queries import events_about
from footprint.children.models import PeriodOfCare
from footprint.council import queries as council
from footprint.council.actions import set_value
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, policies
from footprint.reviews.actions import Booking
from footprint.reviews.following_care import reckon
from footprint.reviews.models import Adjournment, Meeting, Review
from footprint.reviews.series import actions as series
from tests import register
from tests.people import AT

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2013, 9, 16), date(2013, 11, 29)
MET, LAST = date(2013, 9, 24), date(2013, 10, 8)
WHY = {
    "reason": "No health plan",
    "delay_weighed": "She is settled where she is",
    "consulted": "Amara and her mother agree",
}


@pytest.fixture
def ines() -> Any:
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=TODAY, at=AT)
    return found["Ines"]


@pytest.fixture
def review(ines: Any) -> Review:
    return Review.objects.get(child=register.AMARA, held_on=None)


@pytest.fixture
def book(ines: Any, review: Review) -> Callable[..., Meeting]:
    def booked(on_day: date) -> Meeting:
        return actions.book(bookings=[Booking(review.pk, on_day, time(14), "School")], by=ines, on=TODAY, at=AT)[0]

    return booked


@pytest.fixture
def adjourn(ines: Any, review: Review) -> Callable[..., Adjournment]:
    def adjourned(met_on: date = MET, until_on: date = LAST, **why: str) -> Adjournment:
        given = {**WHY, **why}
        return series.adjourn(review=review.pk, met_on=met_on, until_on=until_on, **given, by=ines, on=LATER, at=AT)

    return adjourned


@pytest.fixture
def complete(ines: Any, review: Review) -> Callable[..., Review]:
    def completed(met_on: date = LAST, code: str = "PN1") -> Review:
        return series.complete(review=review.pk, met_on=met_on, participation=code, by=ines, on=LATER, at=AT)

    return completed


def counts_completion(by: Any) -> None:
    set_value(key="date_counted", value="completed", from_on=date(2013, 4, 1), reason="Ours", by=by, at=AT)


def of_amara() -> list[tuple[Any, ...]]:
    found = Review.objects.filter(child=register.AMARA).order_by("number")
    return [(one.number, one.held_on, one.completed_on, one.due_on) for one in found]


def test_a_review_of_two_meetings_counts_by_its_first_and_is_complete_with_its_last(
    ines: Any, review: Review, book: Callable[..., Meeting], complete: Callable[..., Review]
) -> None:
    first = book(MET)
    series.go_on(review=review.pk, met_on=MET, by=ines, on=LATER, at=AT)
    assert of_amara() == [(1, MET, None, date(2013, 9, 30)), (2, None, None, date(2013, 12, 24))]
    second = book(date(2013, 10, 7))
    assert complete().participation == "PN1"
    assert of_amara() == [(1, MET, LAST, date(2013, 9, 30)), (2, None, None, date(2013, 12, 24))]
    kept = {one.pk: (one.on_day, one.continued) for one in Meeting.objects.all()}
    assert kept == {first.pk: (MET, True), second.pk: (LAST, False)}
    assert [event.action for event in events_about(("review", review.pk))][:3] == [
        "complete_review", "book_meeting", "review_goes_on",
    ]  # fmt: skip


def test_where_the_council_counts_completion_the_review_is_not_held_until_then(
    ines: Any, review: Review, complete: Callable[..., Review]
) -> None:
    counts_completion(ines)
    series.go_on(review=review.pk, met_on=MET, by=ines, on=LATER, at=AT)
    assert of_amara() == [(1, None, None, date(2013, 9, 30))]
    complete()
    assert of_amara() == [(1, LAST, LAST, date(2013, 9, 30)), (2, None, None, date(2014, 1, 8))]


def test_an_adjourned_review_is_the_same_review(
    review: Review, adjourn: Callable[..., Adjournment], complete: Callable[..., Review]
) -> None:
    adjourned = adjourn()
    assert (adjourned.review_id, adjourned.adjourned_on, adjourned.until_on) == (review.pk, MET, LAST)
    event = events_about(("review", review.pk))[0]
    assert (event.action, event.reason) == ("adjourn_review", "No health plan")
    assert complete().pk == review.pk
    assert of_amara()[0] == (1, MET, LAST, date(2013, 9, 30))


def test_a_review_is_adjourned_once(ines: Any, review: Review, adjourn: Callable[..., Adjournment]) -> None:
    adjourn()
    with pytest.raises(NotAllowed, match="may be adjourned once"):
        adjourn(LAST, date(2013, 10, 15))
    assert Adjournment.objects.count() == 1


@pytest.mark.parametrize(
    ("met_on", "until_on", "sentence"),
    [
        (MET, date(2013, 10, 23), "for 20 working days at most: until 22 October 2013"),
        (MET, MET, "after the day it was adjourned"),
        (date(2013, 11, 30), date(2013, 12, 2), "still to come"),
        (date(2013, 9, 1), LAST, "before this period of care began"),
    ],
)
def test_an_adjournment_that_cannot_be_so_is_refused(
    review: Review, adjourn: Callable[..., Adjournment], met_on: date, until_on: date, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        adjourn(met_on, until_on)
    review.refresh_from_db()
    assert not review.goes_on
    assert adjourn(until_on=date(2013, 10, 22)).until_on == date(2013, 10, 22)


def test_a_complete_review_neither_goes_on_nor_is_it_completed_again(
    ines: Any, review: Review, complete: Callable[..., Review], adjourn: Callable[..., Adjournment]
) -> None:
    with pytest.raises(NotAllowed, match="Record that it was held instead"):
        complete()
    actions.mark_held(review=review.pk, held_on=MET, participation="PN1", by=ines, on=LATER, at=AT)
    for act in (complete, adjourn, lambda: series.go_on(review=review.pk, met_on=MET, by=ines, on=LATER, at=AT)):
        with pytest.raises(NotAllowed):
            act()
    assert of_amara()[0] == (1, MET, MET, date(2013, 9, 30))


def test_a_review_that_goes_on_is_not_recorded_as_held_in_one_day(
    ines: Any, review: Review, adjourn: Callable[..., Adjournment], complete: Callable[..., Review]
) -> None:
    adjourn()
    with pytest.raises(NotAllowed, match="Record its last meeting instead"):
        actions.mark_held(review=review.pk, held_on=LAST, participation="PN1", by=ines, on=LATER, at=AT)
    with pytest.raises(NotAllowed, match="before an earlier meeting"):
        complete(date(2013, 9, 20))
    with pytest.raises(NotAllowed, match="under 4"):
        complete(code="PN0")
    complete()
    with pytest.raises(NotAllowed, match="several meetings"):
        actions.correct_held(review=review.pk, held_on=date(2013, 9, 25), participation="PN1", reason="Misread",
                             by=ines, on=LATER, at=AT)  # fmt: skip
    actions.correct_held(review=review.pk, held_on=MET, participation="PN2", reason="Misread", by=ines, on=LATER, at=AT)
    assert Review.objects.get(pk=review.pk).participation == "PN2"


def test_a_review_taken_back_loses_its_adjournment_and_stands_to_be_held(
    ines: Any, review: Review, book: Callable[..., Meeting], adjourn: Callable[..., Adjournment]
) -> None:
    book(MET)
    adjourn()
    booked = book(date(2013, 10, 7))
    actions.undo_held(review=review.pk, reason="It was another child’s", by=ines, on=LATER, at=AT)
    assert of_amara() == [(1, None, None, date(2013, 9, 30))]
    assert not Adjournment.objects.exists()
    assert list(Meeting.objects.filter(cancelled_on=None)) == [booked]
    assert Meeting.objects.get(on_day=MET).cancelled_because == "It was another child’s"


def test_a_review_going_on_when_care_ends_goes_with_its_meetings(ines: Any, review: Review) -> None:
    counts_completion(ines)
    series.go_on(review=review.pk, met_on=MET, by=ines, on=LATER, at=AT)
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=date(2013, 10, 1))
    reckon(children=[register.AMARA], on=LATER)
    assert not Review.objects.filter(child=register.AMARA).exists()


def test_a_meeting_after_the_last_day_of_an_adjournment_is_told_before_it_is_booked(
    review: Review, adjourn: Callable[..., Adjournment]
) -> None:
    adjourn()
    review.refresh_from_db()
    asked: dict[str, Any] = {"at_time": None, "chair": None, "standards": council.standards(on=TODAY)}
    assert policies.warnings(review=review, on_day=date(2013, 10, 22), **asked) == []
    assert policies.warnings(review=review, on_day=date(2013, 10, 23), **asked) == [
        "The adjourned review must be completed by 22 October 2013; this day is later."
    ]
