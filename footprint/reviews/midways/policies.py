"""Whether a midway may be recorded; the refusal is a sentence that says what to do."""

from collections.abc import Collection
from datetime import date

from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Midway, Review
from footprint.reviews.models.midway import MidwayOutcome


def over_on(review: Review) -> date | None:
    """The day from which the time after a held review is over: the next one was held, or care ended. One query, or
    none where `reviews.access` has read it beside the review."""
    if hasattr(review, "followed_on"):
        followed_on: date | None = review.followed_on
    else:
        later = Review.objects.filter(period=review.period_id, held_on__gt=review.held_on).order_by("held_on").first()
        followed_on = later.held_on if later else None
    return followed_on or (review.period.until_on if review.period else None)


def check_can_look_between(
    *, midway: Midway, done_on: date, looked_at: Collection[str], outcome: str, words: str, on: date
) -> None:
    """After its review and before what ends its time; with what was looked at, and why where it is not on track."""
    review = midway.review
    if done_on > on:
        raise NotAllowed("That day is still to come. Record the midway once it is done.")
    if review.held_on is None or done_on < review.held_on:
        raise NotAllowed("That day is before the review that this midway follows. Check the day.")
    over = over_on(review)
    if over is not None and done_on >= over:
        raise NotAllowed(
            "By that day the next review was held, or care had ended. A midway comes before. Check the day."
        )
    if not looked_at:
        raise NotAllowed("Say at what you looked: the social worker, the child, or the record.")
    if outcome != MidwayOutcome.ON_TRACK and not words.strip():
        raise NotAllowed("Say in a few words what is not on track.")


def words_of(midway: Midway) -> str:
    """As it is recorded, by which a page knows that it is still as it was shown."""
    if midway.done_on is None:
        return f"to be done by {format_day(midway.due_on)}"
    how = ", ".join(midway.looked_at)
    return ", ".join(
        filter(None, [f"done on {format_day(midway.done_on)}", midway.get_outcome_display(), how, midway.words])
    )
