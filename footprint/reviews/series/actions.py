"""Meetings from which a review goes on, its adjournment, and its last meeting. Each act leaves its audit event.

The review stays one review with one day (`Standards.date_counted`): its first meeting by default, which sets the next
review at once; or, where the council counts that, the day it was completed.
In each act `expecting` is `words_of` the review as its page showed it.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.council import queries as council
from footprint.reviews.actions import dates_following
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.clocks import start_clocks
from footprint.reviews.life import one_step
from footprint.reviews.locking import locked
from footprint.reviews.models import BOOKED, Adjournment, Meeting, Review
from footprint.reviews.policies import check_unchanged
from footprint.reviews.series.policies import check_can_adjourn, check_can_complete, check_can_meet, words_of


def go_on(*, review: UUID, met_on: date, by: Actor, on: date, at: datetime, expecting: str | None = None) -> Review:
    """Records a meeting of a review that goes on in another."""
    with acting(by=by, action=ReviewAction.REVIEW_GOES_ON, at=at) as doing:
        locked_review = locked(review)
        check_unchanged("The review", now=words_of(locked_review), expecting=expecting)
        check_can_meet(review=locked_review, met_on=met_on, on=on)
        with one_step([review]), dates_following(locked_review, on):
            _met(locked_review, met_on, on)
        doing.record(("review", review), after={"met_on": str(met_on), "goes_on": True})
    return Review.objects.get(pk=review)


def adjourn(
    *,
    review: UUID,
    met_on: date,
    until_on: date,
    reason: str,
    delay_weighed: str,
    consulted: str,
    by: Actor,
    on: date,
    at: datetime,
    expecting: str | None = None,
) -> Adjournment:
    """Records that a review met and was stopped for want of information, to go on by a day."""
    with acting(by=by, action=ReviewAction.ADJOURN_REVIEW, reason=reason, at=at) as doing:
        locked_review = locked(review)
        check_unchanged("The review", now=words_of(locked_review), expecting=expecting)
        standards = council.standards(on=on)
        check_can_adjourn(review=locked_review, met_on=met_on, until_on=until_on, on=on, standards=standards)
        with one_step([review]), dates_following(locked_review, on):
            _met(locked_review, met_on, on)
            adjournment = Adjournment.objects.create(
                review=locked_review,
                adjourned_on=met_on,
                until_on=until_on,
                reason=reason,
                delay_weighed=delay_weighed,
                consulted=consulted,
            )
        doing.record(("review", review), after={"adjourned_on": str(met_on), "until_on": str(until_on)})
    return adjournment


def complete(
    *, review: UUID, met_on: date, participation: str, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> Review:
    """Records the last meeting of a review that went on from an earlier one, and how the child took part in it all."""
    with acting(by=by, action=ReviewAction.COMPLETE_REVIEW, at=at) as doing:
        locked_review = locked(review)
        check_unchanged("The review", now=words_of(locked_review), expecting=expecting)
        check_can_complete(review=locked_review, met_on=met_on, participation=participation, on=on)
        with one_step([review]), dates_following(locked_review, on):
            Meeting.objects.filter(BOOKED, review=locked_review).update(on_day=met_on)
            locked_review.held_on = locked_review.held_on or met_on
            locked_review.goes_on, locked_review.last_met_on, locked_review.participation = False, met_on, participation
            locked_review.save(update_fields=["held_on", "goes_on", "last_met_on", "participation"])
        start_clocks(reviews=[locked_review], on=on)
        doing.record(("review", review), after={"completed_on": str(met_on), "participation": participation})
    return Review.objects.get(pk=review)


def _met(review: Review, met_on: date, on: date) -> None:
    """The booked meeting took place, or one that nobody had booked; the review goes on."""
    took_place: dict[str, Any] = {"on_day": met_on, "continued": True}
    if not Meeting.objects.filter(BOOKED, review=review).update(**took_place):
        Meeting.objects.create(review=review, **took_place)
    if council.standards(on=on).date_counted == "first_meeting":
        review.held_on = review.held_on or met_on
    review.goes_on = True
    review.save(update_fields=["held_on", "goes_on"])
