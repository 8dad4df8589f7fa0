"""Changing reviews. Each change leaves its audit event, and every date that rests on it follows in the transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import Doing, acting
from footprint.children.care import everybody_in_care_once
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.clocks import start_clocks, stop_clocks
from footprint.reviews.following_care import next_due_if_held, reckon
from footprint.reviews.life import one_step
from footprint.reviews.locking import BATCH, locked, locked_many
from footprint.reviews.models import Adjournment, Afterwards, Draft, Invitation, KnownFrom, Meeting, Readiness, Review
from footprint.reviews.policies import (
    check_can_book,
    check_can_cancel,
    check_can_correct,
    check_can_mark_held,
    check_can_move,
    check_can_undo_held,
    check_unchanged,
    words_of_held,
    words_of_meeting,
)
from footprint.reviews.preparing.counting_back import count_back
from footprint.reviews.preparing.leaving import forget, hand_over
from footprint.reviews.queries import known_from


@dataclass(frozen=True)
class Booking:
    """A meeting to be booked for the review with this key."""

    review: UUID
    on_day: date
    at_time: time | None = None
    place: str = ""
    link: str = ""
    chair: Person | None = None


def book(*, bookings: Sequence[Booking], by: Actor, on: date, at: datetime) -> list[Meeting]:
    """Books a meeting for each of the reviews, or none of them. NotAllowed names what stands against it."""
    with acting(by=by, action=ReviewAction.BOOK_MEETING, at=at) as doing:
        reviews = locked_many(booking.review for booking in bookings)
        for booking in bookings:
            check_can_book(review=reviews[booking.review], on_day=booking.on_day, on=on)
        rows = [
            Meeting(review=reviews[booking.review], on_day=booking.on_day, at_time=booking.at_time, place=booking.place,
                    link=booking.link, chair=booking.chair)
            for booking in bookings
        ]  # fmt: skip
        with one_step(reviews):
            Meeting.objects.bulk_create(rows, batch_size=BATCH)
        count_back(reviews=reviews, on=on)
        doing.record_each((("review", row.review_id), None, _meeting(row)) for row in rows)
    return rows


def move(
    *,
    meeting: UUID,
    on_day: date,
    at_time: time | None,
    place: str,
    link: str,
    chair: Person | None,
    reason: str,
    by: Actor,
    on: date,
    at: datetime,
    expecting: str | None = None,
) -> Meeting:
    """Gives a booked meeting another day, time, place or chair. For another day everybody is to be asked again.

    `expecting`: its words, as the page showed it.
    """
    with acting(by=by, action=ReviewAction.MOVE_MEETING, reason=reason, at=at) as doing:
        current_meeting = _locked_meeting(meeting)
        check_unchanged("The meeting", now=words_of_meeting(current_meeting), expecting=expecting)
        check_can_move(meeting=current_meeting, on_day=on_day, on=on)
        before, asked_again = _meeting(current_meeting), on_day != current_meeting.on_day
        (
            current_meeting.on_day,
            current_meeting.at_time,
            current_meeting.place,
            current_meeting.link,
            current_meeting.chair,
        ) = on_day, at_time, place, link, chair
        current_meeting.save(update_fields=["on_day", "at_time", "place", "link", "chair"])
        if asked_again:
            Invitation.objects.filter(review=current_meeting.review_id, asked_on__isnull=False).update(
                asked_on=None, asked_by=""
            )
        count_back(reviews=[current_meeting.review_id], on=on)
        doing.record(("review", current_meeting.review_id), before=before, after=_meeting(current_meeting))
    return current_meeting


def cancel(*, meeting: UUID, reason: str, by: Actor, on: date, at: datetime, expecting: str | None = None) -> Meeting:
    """Cancels a booked meeting. The review remains due. `expecting`: its words, as the page showed it."""
    with acting(by=by, action=ReviewAction.CANCEL_MEETING, reason=reason, at=at) as doing:
        current_meeting = _locked_meeting(meeting)
        check_unchanged("The meeting", now=words_of_meeting(current_meeting), expecting=expecting)
        check_can_cancel(meeting=current_meeting, on=on)
        before = _meeting(current_meeting)
        current_meeting.cancelled_on, current_meeting.cancelled_because = on, reason
        with one_step([current_meeting.review_id]):
            current_meeting.save(update_fields=["cancelled_on", "cancelled_because"])
            _no_longer_ready(current_meeting.review_id)
        count_back(reviews=[current_meeting.review_id], on=on)
        doing.record(("review", current_meeting.review_id), before=before, after={"cancelled_on": str(on)})
    return current_meeting


def mark_held(*, review: UUID, held_on: date, participation: str, by: Actor, on: date, at: datetime) -> Review:
    """Records that a review was held; the next one and its due dates follow at once."""
    with acting(by=by, action=ReviewAction.MARK_REVIEW_HELD, at=at) as doing:
        locked_review = locked(review)
        check_can_mark_held(review=locked_review, held_on=held_on, participation=participation, on=on)
        with one_step([review]), dates_following(locked_review, on):
            _hold(locked_review, held_on, participation, doing)
        start_clocks(reviews=[locked_review], on=on)
    return Review.objects.get(pk=review)


def due_if_held(*, review: UUID, held_on: date, participation: str, on: date) -> date | None:
    """When the next review would be due. Nothing is written; NotAllowed as for the act itself."""
    current_review = Review.objects.select_related("child", "period").get(pk=review)
    check_can_mark_held(review=current_review, held_on=held_on, participation=participation, on=on)
    return next_due_if_held(review=current_review, held_on=held_on, on=on)


def due_if_corrected(*, review: UUID, held_on: date, participation: str, on: date) -> date | None:
    """When the review after a corrected one would be due. Nothing is written; NotAllowed as for the act itself."""
    current_review = Review.objects.select_related("child", "period").get(pk=review)
    check_can_correct(review=current_review, held_on=held_on, participation=participation, on=on)
    return next_due_if_held(review=current_review, held_on=held_on, on=on)


def correct_held(
    *, review: UUID, held_on: date, participation: str, reason: str, by: Actor, on: date, at: datetime,
    expecting: str | None = None,
) -> Review:  # fmt: skip
    """Corrects the day or the participation code of a held review; every date after it follows.

    `expecting` is `words_of_held` as the page showed it.
    """
    with acting(by=by, action=ReviewAction.CORRECT_REVIEW, reason=reason, at=at) as doing:
        locked_review = locked(review)
        check_unchanged("The review", now=words_of_held(locked_review), expecting=expecting)
        check_can_correct(review=locked_review, held_on=held_on, participation=participation, on=on)
        with dates_following(locked_review, on):
            _hold(locked_review, held_on, participation, doing)
        if Afterwards.objects.filter(review=locked_review).exists():
            start_clocks(reviews=[locked_review], on=on)
    return Review.objects.get(pk=review)


def undo_held(*, review: UUID, reason: str, by: Actor, on: date, at: datetime, expecting: str | None = None) -> None:
    """Takes back that a review was held: it is the next one again, where the child is still in care.

    `expecting` is `words_of_held` as the page showed it.
    """
    with acting(by=by, action=ReviewAction.UNDO_REVIEW_HELD, reason=reason, at=at) as doing:
        locked_review = locked(review)
        check_unchanged("The review", now=words_of_held(locked_review), expecting=expecting)
        check_can_undo_held(review=locked_review)
        Draft.objects.filter(review=locked_review).delete()
        with one_step([review]), dates_following(locked_review, on):
            stop_clocks(reviews=[locked_review])
            before = _held(locked_review)
            _no_longer_met(locked_review, reason, on)
            _no_longer_held(locked_review)
            doing.record(("review", review), before=before, after={"held_on": None, "participation": ""})


def _hold(review: Review, held_on: date, participation: str, doing: Doing) -> None:
    before = _held(review)
    review.held_on, review.participation = held_on, participation
    review.save(update_fields=["held_on", "participation"])
    doing.record(("review", review.pk), before=before, after=_held(review))


def _no_longer_met(review: Review, reason: str, on: date) -> None:
    """The meetings from which it went on count as cancelled; one that is booked stays booked."""
    met = review.meetings.filter(continued=True)
    if met.update(continued=False, cancelled_on=on, cancelled_because=reason):
        _no_longer_ready(review.pk)
    Adjournment.objects.filter(review=review).delete()


def _no_longer_ready(review: UUID) -> None:
    """What was decided was about the meeting that is cancelled."""
    Readiness.objects.filter(review=review).delete()


def _no_longer_held(review: Review) -> None:
    """The review that stood to be held in its place goes; what was cancelled of its meetings is kept with this one."""
    if review.period_id is None:
        forget(reviews=[review.pk])
        review.meetings.all().delete()
        review.delete()
        return
    for after in Review.objects.filter(period=review.period_id, held_on=None):
        after.meetings.update(review=review)
        hand_over(review=after, to=review)
        after.delete()
    review.held_on, review.last_met_on, review.goes_on, review.participation = None, None, False, ""
    review.save(update_fields=["held_on", "last_met_on", "goes_on", "participation"])


@contextmanager
def dates_following(review: Review, on: date) -> Iterator[None]:
    """Every date that rests on the change inside; everybody's, where it moves the day from which reviews are known."""
    before = known_from()
    yield
    _follow(before, [review.child_id], on)
    count_back(reviews=[review.pk], on=on)


def _follow(known: date | None, children: Sequence[UUID], on: date) -> None:
    now = known_from()
    if known is None and now is not None:
        KnownFrom.objects.create(day=now, set_at=datetime.combine(on, time(), UTC))
    if now != known:
        reckon_everybody(on=on)
        return
    for start in range(0, len(children), BATCH):
        reckon(children=children[start : start + BATCH], on=on)


def _locked_meeting(meeting: UUID) -> Meeting:
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("review__period", "chair")
    return meetings.get(pk=meeting)


def _held(review: Review) -> dict[str, Any]:
    return {"held_on": str(review.held_on) if review.held_on else None, "participation": review.participation}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "on_day": str(meeting.on_day),
        "at_time": f"{meeting.at_time:%H:%M}" if meeting.at_time else None,
        "place": meeting.place,
        "link": meeting.link,
        "chair": meeting.chair.name if meeting.chair else None,
    }


def set_known_from(*, day: date, by: Actor, on: date, at: datetime, reason: str = "") -> None:
    """Says from which day reviews are known; every child's dates follow where that is another day than before."""
    before = known_from()
    with acting(by=by, action=ReviewAction.SET_KNOWN_FROM, reason=reason, at=at) as doing:
        KnownFrom.objects.create(day=day, set_at=at)
        doing.record(("known_from", day.isoformat()), before={"day": before and str(before)}, after={"day": str(day)})
        if day != before:
            reckon_everybody(on=on)


def suppose_known_from(*, day: date, on: date) -> None:
    """Works every date out as if reviews were known from a day, inside a transaction that the caller rolls back."""
    KnownFrom.objects.create(day=day, set_at=datetime.combine(on, time(), UTC))
    reckon_everybody(on=on)


def reckon_everybody(*, on: date) -> None:
    """Every child's dates anew, as after a change of the calendar or of the day from which reviews are known."""
    keys = everybody_in_care_once()
    for start in range(0, len(keys), BATCH):
        reckon(children=keys[start : start + BATCH], on=on)
