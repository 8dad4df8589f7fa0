"""Whether a review may go on in another meeting, be adjourned or be completed."""

from datetime import date

from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import BOOKED, Adjournment, Review
from footprint.reviews.policies import check_can_hold, check_participation, words_of_held, words_of_meeting
from rulebook import meetings
from rulebook.standards import Standards


def check_can_meet(*, review: Review, met_on: date, on: date) -> None:
    """A meeting of a review that is not complete: not in the future, and after those before it."""
    if review.completed_on is not None:
        raise NotAllowed("This review is complete. Correct its date if it is wrong.")
    if not review.goes_on:
        check_can_hold(review=review, held_on=met_on, participation="", on=on)
        return
    last = max(days_met(review))
    period = review.period
    if met_on > on:
        raise NotAllowed("That day is still to come. Record the meeting once it has taken place.")
    if met_on < last:
        raise NotAllowed("That day is before an earlier meeting of this review. Check the day.")
    if period is not None and period.until_on is not None and met_on > period.until_on:
        raise NotAllowed("That day is after this period of care ended. Check the day.")


def check_can_adjourn(*, review: Review, met_on: date, until_on: date, on: date, standards: Standards) -> None:
    """Once, after it met, and for no longer than the law allows."""
    check_can_meet(review=review, met_on=met_on, on=on)
    adjourned = Adjournment.objects.filter(review=review).count()
    met = meetings.Review((*days_met(review), met_on), completed=False, adjournments=adjourned)
    try:
        meetings.check_can_adjourn(met)
    except ValueError as refused:
        raise NotAllowed(str(refused)) from None
    last = meetings.resume_by(meetings.Review((met_on,), completed=False), standards=standards)
    if until_on <= met_on:
        raise NotAllowed("The review must go on after the day it was adjourned. Choose a later day.")
    if until_on > last.on:
        raise NotAllowed(
            f"A review may be adjourned for {meetings.ADJOURNED_FOR} at most: until {last.on.day} {last.on:%B %Y}."
        )


def check_can_complete(*, review: Review, met_on: date, participation: str, on: date) -> None:
    if not review.goes_on:
        raise NotAllowed("This review does not go on from an earlier meeting. Record that it was held instead.")
    check_can_meet(review=review, met_on=met_on, on=on)
    check_code(review=review, participation=participation, met_on=met_on)


def check_code(*, review: Review, participation: str, met_on: date) -> None:
    """The code fits the child's age on the day that the review counts by."""
    check_participation(participation, review.child.born_on, review.held_on or met_on)


def days_met(review: Review) -> list[date]:
    """The days of the meetings from which it went on. One query."""
    return list(review.meetings.filter(continued=True).order_by("on_day").values_list("on_day", flat=True))


def words_of(review: Review) -> str:
    """How far a review is, by which a page knows that it is still as it was shown. One query."""
    booked = review.meetings.filter(BOOKED).select_related("chair").first()
    return ", ".join(
        [
            words_of_held(review) or "not held yet",
            *(["goes on in another meeting"] if review.goes_on else []),
            *([f"last met on {format_day(review.last_met_on)}"] if review.last_met_on else []),
            f"booked: {words_of_meeting(booked)}" if booked else "nothing is booked",
        ]
    )
