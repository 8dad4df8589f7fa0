"""Whether a decision may be recorded, changed, sent, answered or judged; how it stands on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from footprint.accounts.models import Person
from footprint.accounts.policies import passes
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Afterwards, Decision, Review
from footprint.reviews.models.record import DecisionOutcome, DecisionOwner, ProgressKind
from rulebook.days import PLANNED
from rulebook.decisions import State, before_manager, may_follow

SENT = "This decision went to the team manager already. "
CLOSED = "What became of this decision is recorded already."
STILL_TO_COME = "That day is still to come. Choose today or an earlier day."

ANSWERED = "This decision is answered already. Speak with the IRO to change that."
# Why the manager can't answer, by how the decision stands before them.
NO_ANSWER = {
    "not_sent": "This decision was not sent yet. Wait until the IRO has sent it.",
    "with_manager": "Say whether you agree or disagree.",
    "agreed": ANSWERED,
    "disagreed": ANSWERED,
    "deemed_agreed": "The time for an answer is over, so it counts as agreed. Speak with the IRO to change that.",
}


def check_can_decide(*, review: Review) -> None:
    if review.held_on is None:
        raise NotAllowed("This review is not recorded as held. Record that it was held, then its decisions.")


def check_due(*, by_on: date | None, held_on: date | None) -> None:
    """The day by which something is to be done: not before the review that decides it, and within years of it."""
    if by_on is None or held_on is None:
        return
    if by_on < held_on:
        raise NotAllowed(
            f"The review was held on {format_day(held_on)}. Choose that day or a later one: "
            f"{format_day(by_on)} is before."
        )
    check_day(by_on, kind=PLANNED, on=held_on, called="The day by which it is done")


def check_can_change(*, decision: Decision, reason: str) -> None:
    """One that was sent is changed with a reason, and goes to the manager again."""
    if decision.became:
        raise NotAllowed("What became of this decision is recorded. Record another decision instead.")
    if decision.sent_on and not reason:
        raise NotAllowed(SENT + "Say why it is changed; it will go to them again.")


def check_can_remove(*, decision: Decision) -> None:
    if decision.sent_on:
        raise NotAllowed(SENT + "Change it, with a reason, or say what became of it at the next review.")
    if decision.became:
        raise NotAllowed(CLOSED + " It stays.")
    if decision.told.exists():
        raise NotAllowed("Somebody told how far this decision is, so it stays. Say what became of it instead.")


def can_remove(*, decision: Decision) -> bool:
    return passes(check_can_remove, decision=decision)


def check_can_send(
    *, to: Person, can_answer: Person | None, unsent: int, again: bool, sent_on: date, held_on: date | None, on: date
) -> None:
    """`can_answer` is the one who can answer on the day; `again`: what waits for an answer went to somebody else."""
    if to != can_answer:
        raise NotAllowed(
            f"{to} can’t answer the decisions of this child. Send them to the manager of the child’s team."
        )
    if not unsent and not again:
        raise NotAllowed("Every decision of this review was sent already. Record one first.")
    if sent_on > on:
        raise NotAllowed(STILL_TO_COME)
    if held_on is None or sent_on < held_on:
        raise NotAllowed("That day is before the review was held. Check the day.")


def waiting_for_answer(review: Review) -> QuerySet[Decision]:
    return Decision.objects.filter(review=review, sent_on__isnull=False, answer="", became="")


def sent_elsewhere(review: Review, *, to: Person) -> bool:
    """Whether decisions that nobody answered went to somebody else, or to a name that is nobody's here."""
    afterwardses = Afterwards.objects.filter(review=review).exclude(decisions_sent_to__in=("", to.name))
    return afterwardses.exists() and waiting_for_answer(review).exists()


def check_can_answer(*, decision: Decision, answer: str, reason: str, on: date) -> None:
    """Once, from when it was sent until the last day for an answer; a disagreement says why."""
    state = before_manager_of(decision, on=on).key
    if not may_follow(state, answer):
        raise NotAllowed(NO_ANSWER[state])
    if answer == "disagreed" and not reason.strip():
        raise NotAllowed("Say why you disagree.")


def can_answer(*, decision: Decision, on: date) -> bool:
    return passes(check_can_answer, decision=decision, answer="agreed", reason="", on=on)


def check_can_judge(*, decision: Decision, review: Review, became: str, reason: str) -> None:
    """Of an earlier review of the same child, once; what was not done says why."""
    earlier = decision.review.held_on and review.held_on and decision.review.held_on < review.held_on
    if decision.review.child_id != review.child_id or not earlier:
        raise NotAllowed("This is no decision of an earlier review of this child. Go back to the page of decisions.")
    if decision.became:
        raise NotAllowed(CLOSED)
    if became in ("not_done", "overtaken") and not reason.strip():
        raise NotAllowed("Say why it was not done, or what overtook it.")


def check_can_report(*, decision: Decision, words: str, done_on: date | None, on: date) -> None:
    """How far one is that was sent and that nobody closed. `done_on`: the day, where it is said to be done."""
    _check_open(decision)
    if not words.strip():
        raise NotAllowed("Say in a few words how far it is.")
    _check_done_on(decision, done_on, on)


def check_can_confirm(*, decision: Decision, answer: str, words: str, done_on: date | None, on: date) -> None:
    """The IRO's answer between two reviews: done, not done yet, or overtaken; the last two say why."""
    _check_open(decision)
    if answer == ProgressKind.DONE and done_on is None:
        raise NotAllowed("Say on which day it was done.")
    if answer != ProgressKind.DONE and not words.strip():
        raise NotAllowed("Say what is still wanting, or what overtook it.")
    _check_done_on(decision, done_on, on)


def _check_open(decision: Decision) -> None:
    if decision.became:
        raise NotAllowed(CLOSED)
    if decision.sent_on is None:
        raise NotAllowed("This decision was not sent yet. Wait until the IRO has sent it.")


def _check_done_on(decision: Decision, done_on: date | None, on: date) -> None:
    """One that was carried on may have been done before the review that took it up again."""
    if done_on is None:
        return
    if done_on > on:
        raise NotAllowed(STILL_TO_COME)
    if not decision.carried_from_id and decision.review.held_on and done_on < decision.review.held_on:
        raise NotAllowed("That day is before the review that decided it. Check the day.")


def undecided_before(review: Review) -> QuerySet[Decision]:
    """Decisions of the child's earlier reviews of which nobody has said what became, the oldest first."""
    return _before(review).filter(became="")


def shown_before(review: Review) -> QuerySet[Decision]:
    """The same, with those that were judged at this review or after it, and every one of the review before."""
    earlier = Review.objects.filter(child=review.child_id, held_on__lt=review.held_on)
    last_held_on = Subquery(earlier.order_by("-held_on").values("held_on")[:1])
    return _before(review).filter(Q(became="") | Q(became_on__gte=review.held_on) | Q(review__held_on=last_held_on))


def _before(review: Review) -> QuerySet[Decision]:
    earlier = Decision.objects.filter(review__child=review.child_id, review__held_on__lt=review.held_on)
    return earlier.select_related("review").order_by("review__held_on", "place")


def before_manager_of(decision: Decision, *, on: date) -> State:
    return before_manager(sent_on=decision.sent_on, answer=decision.answer, answer_due_on=decision.answer_due_on, on=on)


def standing(decision: Decision, *, on: date) -> tuple[str, str]:
    """How a decision stands on a day, in words, and the colour of its tag."""
    if decision.became:
        return DecisionOutcome(decision.became).label, {"done": "green", "done_late": "green", "not_done": "red"}.get(
            decision.became, "grey"
        )
    state = before_manager_of(decision, on=on)
    return state.title, state.colour


def decisions_as_kept(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Decisions as a finalised record keeps them, in their order."""
    return [
        {
            "place": decision.place,
            "text": decision.text,
            "owner_role": DecisionOwner(decision.owner_role).label,
            "owner": decision.owner,
            "by_on": decision.by_on.isoformat(),
            "carried": decision.carried_from_id is not None,
        }
        for decision in decisions
    ]
