"""Taking in what a list tells of reviews. Each act leaves its audit event; due dates follow in the transaction."""

from datetime import date, datetime, time
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children import following
from footprint.children.models import Child
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import BOOKED, Meeting, Review

MOVED = "Moved: the council's list gives another date"


def note_last_review(*, child: Child, held_on: date, by: Actor, on: date, at: datetime) -> None:
    """Keeps a review that a list, not a return, says was held. The day from which reviews are known stays.

    `reviews.actions.mark_held` holds the review that is due, with the child's part in it, which no list tells; this one
    may lie before others, so it is written here.

    The review to hold becomes the one held where its meeting was booked for that day.
    """
    with acting(by=by, action=ReviewAction.NOTE_LAST_REVIEW, at=at) as doing:
        if Review.objects.filter(child=child, held_on=held_on).exists():
            return
        booked = Meeting.objects.filter(BOOKED, review__child=child, review__held_on=None, on_day=held_on).first()
        if booked is None:
            Review.objects.create(child=child, held_on=held_on)
        else:
            Review.objects.filter(pk=booked.review_id).update(held_on=held_on)
        doing.record(("child", child.pk), after={"review held": held_on})
        following.care_changed(children=[child.pk], on=on)


def book(*, child: Child, on_day: date, at_time: time | None, place: str, by: Actor, on: date, at: datetime) -> Meeting:
    """Books a meeting for the child's next review; one booked before for another time is cancelled, and stays.

    NotAllowed where no review is due, or the day is over by now.
    """
    with acting(by=by, action=ReviewAction.BOOK_REVIEW, at=at):
        review = _next(child.pk, on)
        before = Meeting.objects.filter(BOOKED, review=review).first()
        if before is not None:
            actions.cancel(meeting=before.pk, reason=MOVED, by=by, on=on, at=at)
        booking = actions.Booking(review.pk, on_day, at_time, place)
        return actions.book(bookings=[booking], by=by, on=on, at=at)[0]


def _next(child: UUID, on: date) -> Review:
    """The review to hold of the period of care that is open."""
    to_hold = Review.objects.filter(child=child, held_on=None, period__until_on=None)
    review = to_hold.first()
    if review is None:
        following.care_changed(children=[child], on=on)
        review = to_hold.first()
    if review is None:
        raise NotAllowed("No review of this child is due, so no meeting can be booked. Leave the booked date out.")
    return review
