"""Finalising a record: frozen from then on, each amendment another version."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.refusals import ChangedMeanwhile
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.clocks import start_clocks
from footprint.reviews.decisions.policies import decisions_as_kept, shown_before, undecided_before
from footprint.reviews.life import one_step
from footprint.reviews.midways.actions import choose
from footprint.reviews.models import Afterwards, Decision, Draft, Invitation, RecordVersion, Review, SentCopy
from footprint.reviews.record.draft_actions import locked_draft
from footprint.reviews.record.policies import check_can_finalise, check_can_note_plan, missing
from footprint.reviews.record.recipients import around_of
from footprint.reviews.record.sections import DOMAINS, Content, day_of, judged


def finalise(
    *, draft: Draft, missing_accepted: bool, by: Actor, on: date, at: datetime, expecting: int | None = None
) -> RecordVersion:
    """Freezes the draft as the next version. The first one completes the record; its day stays when it is amended.

    `expecting` is the draft's version as the page showed it.
    """
    with acting(by=by, action=ReviewAction.FINALISE_RECORD, reason=draft.reason, at=at) as doing:
        current_draft = locked_draft(draft)
        if expecting is not None and current_draft.version != expecting:
            raise ChangedMeanwhile("The draft was saved again meanwhile. Read it, then finalise it.")
        wanting = missing_from(current_draft)
        check_can_finalise(
            draft=current_draft,
            content=current_draft.content,
            is_missing=bool(wanting),
            missing_accepted=missing_accepted,
        )
        version = RecordVersion.objects.create(
            **_version(
                current_draft.review,
                current_draft.content,
                Decision.objects.filter(review=current_draft.review).order_by("place"),
            ),
            around=around_of(
                current_draft.review, previous=shown_before(current_draft.review), guests=_guests(current_draft.review)
            ),
            number=(current_draft.amends or 0) + 1,
            reason=current_draft.reason,
            finalised_on=on,
            finalised_at=at,
            finalised_by=by.audit_label,
        )
        with one_step([current_draft.review_id]):
            Afterwards.objects.filter(review=current_draft.review, record_completed_on=None).update(
                record_completed_on=on
            )
        choose(review=current_draft.review, day=day_of(current_draft.content, "midway_on"), on=on)
        current_draft.delete()
        doing.record(("review", version.review_id), after={"version": version.number, "without": wanting})
    return version


def missing_from(draft: Draft) -> list[str]:
    """What a whole record would hold and the draft doesn't. Two queries."""
    decisions = Decision.objects.filter(review=draft.review).count()
    return list(
        missing(
            content=draft.content,
            participation=draft.review.participation,
            decisions=decisions,
            undecided=undecided_before(draft.review).count(),
        )
    )


def _version(review: Review, content: Content, decisions: Iterable[Decision]) -> dict[str, Any]:
    progress = {f"progress_{domain}": judged(content, f"progress_{domain}") for domain in DOMAINS}
    return {
        "review": review,
        "content": dict(content),
        "decisions": decisions_as_kept(decisions),
        "plan_up_to_date": judged(content, "plan_up_to_date"),
        **progress,
    }


def _guests(review: Review) -> QuerySet[Invitation]:
    return Invitation.objects.filter(review=review, excluded_because="").order_by("role", "name", "pk")


def note_plan_updated(*, review: Review, updated_on: date, by: Actor, on: date, at: datetime) -> None:
    """The day on which the care plan was brought up to date with what the review decided."""
    with acting(by=by, action=ReviewAction.NOTE_PLAN_UPDATED, at=at) as doing:
        check_can_note_plan(review=review, updated_on=updated_on, on=on)
        start_clocks(reviews=[review], on=on)
        afterwards = Afterwards.objects.select_for_update().get(review=review)
        before = afterwards.plan_updated_on
        afterwards.plan_updated_on = updated_on
        with one_step([review.pk]):
            afterwards.save(update_fields=["plan_updated_on"])
        doing.record(("review", review.pk), before={"plan updated": before}, after={"plan updated": updated_on})


@dataclass(frozen=True)
class Whole:
    """Everything that followed one held review, for `record_many`. Days left out are days on which nothing was done.

    `decisions` and `copies` are unsaved rows; a decision's `place` is set here where it has none.
    """

    review: Review
    content: Content = field(default_factory=dict)
    completed_on: date | None = None
    by: str = ""
    decisions: Sequence[Decision] = ()
    copies: Sequence[SentCopy] = ()
    days: dict[str, Any] = field(default_factory=dict)
    around: dict[str, Any] = field(default_factory=dict)


def record_many(*, wholes: Sequence[Whole], by: Actor, on: date, at: datetime) -> None:
    """Many-objects form, for a history made or brought over: records, decisions and copies of many held reviews.

    About ten queries for each five hundred reviews and one audit event for all; the trail keeps each row. `days` are
    fields of `Afterwards`. The clocks are started here. Refuses nothing: the caller answers for what it tells.
    """
    with acting(by=by, action=ReviewAction.RECORD_MANY_REVIEWS, at=at) as doing:
        start_clocks(reviews=[whole.review for whole in wholes], on=on)
        rows = {row.review_id: row for row in Afterwards.objects.filter(review__in=[whole.review for whole in wholes])}
        for whole in wholes:
            for name, value in {**whole.days, "record_completed_on": whole.completed_on}.items():
                setattr(rows[whole.review.pk], name, value)
        Afterwards.objects.bulk_update(list(rows.values()), DAYS, batch_size=500)
        Decision.objects.bulk_create([each for whole in wholes for each in _placed(whole)], batch_size=500)
        RecordVersion.objects.bulk_create([_whole(whole, at) for whole in wholes if whole.completed_on], batch_size=500)
        SentCopy.objects.bulk_create([copy for whole in wholes for copy in whole.copies], batch_size=500)
        doing.record(("reviews", "many"), after={"records": len(wholes)})


DAYS = (
    "decisions_sent_on",
    "decisions_sent_to",
    "decisions_answered_on",
    "plan_updated_on",
    "record_completed_on",
    "distributed_on",
)


def _placed(whole: Whole) -> Iterable[Decision]:
    for place, decision in enumerate(whole.decisions, start=1):
        decision.review, decision.place = whole.review, decision.place or place
        yield decision


def _whole(whole: Whole, at: datetime) -> RecordVersion:
    assert whole.completed_on
    return RecordVersion(
        **_version(whole.review, whole.content, whole.decisions),
        around={**around_of(whole.review), **whole.around},
        number=1,
        finalised_on=whole.completed_on,
        finalised_at=at,
        finalised_by=whole.by,
    )
