"""Recording midways. A midway is no review: it changes no date of any."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.early.actions import Noted, note
from footprint.reviews.midways.policies import check_can_look_between, over_on, words_of
from footprint.reviews.models import EarlyTrigger, Midway, Review
from footprint.reviews.models.midway import LOOKED_AT, MidwayOutcome
from footprint.reviews.policies import check_unchanged
from rulebook.early_reviews import IRO_ASKS
from rulebook.midway import is_wanted, sets_itself

DONE = ("done_on", *LOOKED_AT, "outcome", "words", "done_by")


def look_between(
    *,
    midway: Midway,
    done_on: date,
    looked_at: Collection[str],
    outcome: str,
    words: str,
    by: Actor,
    on: date,
    at: datetime,
    expecting: str | None = None,
) -> Midway:
    """Records a midway, or corrects what was recorded of it. One after which the review is to come earlier notes that
    the IRO asks for it, so that a day is chosen as after any other change.

    `expecting` is `words_of` it as the page showed it.
    """
    with acting(by=by, action=ReviewAction.RECORD_MIDWAY, at=at) as doing:
        current_midway = (
            Midway.objects.select_for_update(of=("self",))
            .select_related("review__period", "review__child")
            .get(pk=midway.pk)
        )
        check_unchanged("The midway", now=words_of(current_midway), expecting=expecting)
        check_can_look_between(
            midway=current_midway, done_on=done_on, looked_at=looked_at, outcome=outcome, words=words, on=on
        )
        before = _kept(current_midway)
        _set_done(current_midway, done_on, looked_at, outcome, words, by.audit_label)
        current_midway.save(update_fields=DONE)
        if outcome == MidwayOutcome.BRING_FORWARD:
            _ask_for_a_review(current_midway, by=by, on=on, at=at)
        doing.record(("review", current_midway.review_id), before=before, after=_kept(current_midway))
    return current_midway


def _ask_for_a_review(midway: Midway, *, by: Actor, on: date, at: datetime) -> None:
    """Unless that is noted already for the day, or no review is to come."""
    child, day = midway.review.child, midway.done_on
    assert day
    noted = EarlyTrigger.objects.filter(child=child, code=IRO_ASKS, known_on=day).exists()
    if not noted and Review.objects.filter(period=midway.review.period_id, held_on=None).exists():
        note(changes=[Noted(child, IRO_ASKS, day, midway.words)], by=by, on=on, at=at)


def choose(*, review: Review, day: date | None, on: date) -> None:
    """The IRO's own day, as the finalised record says it; inside the caller's transaction. One that is done stays.

    No day, and one that does not lie between this review and the next, choose nothing.
    """
    if day is None or review.held_on is None or day <= review.held_on:
        return
    midway = Midway.objects.select_for_update().filter(review=review).first()
    if midway is not None and midway.done_on is None and midway.due_on != day:
        midway.due_on, midway.chosen = day, True
        midway.save(update_fields=["due_on", "chosen"])
    elif midway is None and sets_itself(day=day, on=on) and is_wanted(day=day, over_on=over_on(review)):
        Midway.objects.create(review=review, due_on=day, chosen=True)


@dataclass(frozen=True)
class Told:
    """A midway as a history tells it: its day, and when, how and by whom it was done, or that it was not."""

    review: Review
    due_on: date
    done_on: date | None = None
    looked_at: Collection[str] = ()
    outcome: str = ""
    words: str = ""
    by: str = ""


def tell_many(*, midways: Sequence[Told], by: Actor, at: datetime) -> None:
    """Many-objects form, for a history made or brought over; one that is kept already is told what was done of it. Two
    queries for each five hundred, and one audit event for all.

    Refuses nothing: the caller answers for what it tells.
    """
    with acting(by=by, action=ReviewAction.RECORD_MANY_MIDWAYS, at=at) as doing:
        stored = {
            telling.review_id: telling
            for telling in Midway.objects.filter(review__in=[telling.review for telling in midways])
        }
        rows = [
            stored.get(telling.review.pk) or Midway(review=telling.review, due_on=telling.due_on) for telling in midways
        ]
        for row, telling in zip(rows, midways, strict=True):
            if telling.done_on:
                _set_done(row, telling.done_on, telling.looked_at, telling.outcome, telling.words, telling.by)
        Midway.objects.bulk_create([row for row in rows if row.review_id not in stored], batch_size=500)
        Midway.objects.bulk_update([row for row in rows if row.review_id in stored], DONE, batch_size=500)
        doing.record(("reviews", "many"), after={"midways": len(midways)})


def _set_done(
    midway: Midway, done_on: date, looked_at: Collection[str], outcome: str, words: str, done_by: str
) -> None:
    midway.done_on, midway.outcome, midway.words, midway.done_by = done_on, outcome, words, done_by
    for name in LOOKED_AT:
        setattr(midway, name, name in looked_at)


def _kept(midway: Midway) -> dict[str, Any]:
    return {
        "midway": str(midway.due_on),
        "done": midway.done_on and str(midway.done_on),
        "looked at": ", ".join(midway.looked_at),
        "outcome": midway.outcome,
        "words": midway.words,
    }
