"""Between two reviews: the owner's side tells how far a decision is, and the IRO alone says that it is done."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.decisions.actions import locked, words_of
from footprint.reviews.decisions.policies import check_can_confirm, check_can_report
from footprint.reviews.models import Decision, Progress
from footprint.reviews.models.record import ProgressKind
from footprint.reviews.policies import check_unchanged
from rulebook.decisions import became_when_done


def report(
    *, decision: UUID, words: str, done_on: date | None, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> Progress:
    """Keeps how far a decision is; with `done_on`, that it is done, which the IRO is asked to confirm.

    `expecting` is `words_of` the decision as the page showed it.
    """
    with acting(by=by, action=ReviewAction.REPORT_PROGRESS, at=at) as doing:
        locked_decision = locked(decision)
        check_unchanged("The decision", now=words_of(locked_decision), expecting=expecting)
        check_can_report(decision=locked_decision, words=words, done_on=done_on, on=on)
        says = "progress" if done_on is None else ProgressKind.DONE
        progress = _tell(locked_decision, says, words, done_on, by=by, on=on, at=at)
        doing.record(
            ("review", locked_decision.review_id),
            after={"decision": locked_decision.text, "says": says, "words": words},
        )
    return progress


def confirm(
    *, decision: UUID, answer: str, words: str, done_on: date | None, by: Actor, on: date, at: datetime,
    expecting: str | None = None,
) -> Decision:  # fmt: skip
    """The IRO's answer: `done` and `overtaken` close the decision, `not_yet` gives it back to its owner.

    `expecting` is `words_of` the decision as the page showed it.
    """
    with acting(by=by, action=ReviewAction.CONFIRM_DECISION, reason=words, at=at) as doing:
        locked_decision = locked(decision)
        check_unchanged("The decision", now=words_of(locked_decision), expecting=expecting)
        check_can_confirm(decision=locked_decision, answer=answer, words=words, done_on=done_on, on=on)
        if answer == ProgressKind.NOT_YET:
            _tell(locked_decision, ProgressKind.NOT_YET, words, None, by=by, on=on, at=at)
        else:
            locked_decision.became = answer
            if answer == ProgressKind.DONE and done_on:
                locked_decision.became = became_when_done(by_on=locked_decision.by_on, done_on=done_on)
            locked_decision.became_reason, locked_decision.became_on = words, on
            locked_decision.save(update_fields=["became", "became_reason", "became_on"])
        doing.record(
            ("review", locked_decision.review_id),
            after={"decision": locked_decision.text, "became": locked_decision.became or ProgressKind.NOT_YET},
        )
    return locked_decision


def tell_many(*, told: Sequence[Progress], by: Actor, at: datetime) -> None:
    """Many-objects form, for a history made or brought over: unsaved rows, each with its decision. One audit event.

    Refuses nothing: the caller answers for what it tells.
    """
    with acting(by=by, action=ReviewAction.REPORT_PROGRESS, at=at) as doing:
        Progress.objects.bulk_create(told, batch_size=500)
        doing.record(("reviews", "many"), after={"progress": len(told)})


def _tell(
    decision: Decision, says: str, words: str, done_on: date | None, *, by: Actor, on: date, at: datetime
) -> Progress:
    return Progress.objects.create(
        decision=decision, says=says, words=words, done_on=done_on, on_day=on, at=at, who=by.audit_label
    )
