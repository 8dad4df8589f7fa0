"""Recording, sending, answering and judging decisions. Each leaves its audit event about the review."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.allocations.queries import acting_iro
from footprint.council import queries as council
from footprint.page.datefield import format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.post.letters.actions import Draft, write_letters
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.clocks import answer_due, start_clocks
from footprint.reviews.decisions.policies import (
    check_can_answer,
    check_can_change,
    check_can_decide,
    check_can_judge,
    check_can_remove,
    check_can_send,
    check_due,
    sent_elsewhere,
    waiting_for_answer,
)
from footprint.reviews.life import one_step
from footprint.reviews.models import Afterwards, Decision, Review
from footprint.reviews.models.record import DecisionAnswer
from footprint.reviews.offices import IRO, MANAGER, manager_of
from footprint.reviews.policies import check_complete, check_unchanged
from rulebook.decisions import rolled_over

SUBJECT = "Decisions of a review wait for your answer"
DISAGREED = "A team manager disagrees with a decision"
DISAGREED_TEXT = "Sign in, open This week, and look under Manager disagrees. Their reason stands beside the decision."


def decide(
    *, review: Review, text: str, owner_role: str, owner: str, by_on: date, by: Actor, on: date, at: datetime
) -> Decision:
    """Records a decision, after those recorded already."""
    with acting(by=by, action=ReviewAction.RECORD_DECISION, at=at) as doing:
        locked = Review.objects.select_for_update().get(pk=review.pk)
        check_can_decide(review=locked)
        check_due(by_on=by_on, held_on=locked.held_on)
        start_clocks(reviews=[locked], on=on)
        with one_step([review.pk]):
            _sent_whole(review, None)
        decision = _new(locked, text=text, owner_role=owner_role, owner=owner, by_on=by_on)
        doing.record(("review", review.pk), after=_kept(decision))
    return decision


def change(
    *,
    decision: UUID,
    text: str,
    owner_role: str,
    owner: str,
    by_on: date,
    reason: str,
    by: Actor,
    at: datetime,
    expecting: str | None = None,
) -> Decision:
    """Changes a decision. One that was sent needs a reason and goes to the manager again: its answer is asked anew.

    `expecting` is `words_of` it as the page showed it.
    """
    with acting(by=by, action=ReviewAction.CHANGE_DECISION, reason=reason, at=at) as doing:
        locked_decision = locked(decision)
        _check_as_shown(locked_decision, expecting)
        check_can_change(decision=locked_decision, reason=reason)
        if by_on != locked_decision.by_on:
            check_due(by_on=by_on, held_on=locked_decision.review.held_on)
        before = _kept(locked_decision)
        locked_decision.text, locked_decision.owner_role, locked_decision.owner, locked_decision.by_on = (
            text,
            owner_role,
            owner,
            by_on,
        )
        locked_decision.sent_on = locked_decision.answer_due_on = locked_decision.answered_on = None
        locked_decision.answer = locked_decision.answer_reason = locked_decision.answered_by = ""
        locked_decision.save()
        _answered(locked_decision.review, None)
        doing.record(("review", locked_decision.review_id), before=before, after=_kept(locked_decision))
    return locked_decision


def remove(*, decision: UUID, by: Actor, at: datetime, expecting: str | None = None) -> None:
    """Takes out a decision that nobody was sent. `expecting` is `words_of` it as the page showed it."""
    with acting(by=by, action=ReviewAction.REMOVE_DECISION, at=at) as doing:
        locked_decision = locked(decision)
        _check_as_shown(locked_decision, expecting)
        check_can_remove(decision=locked_decision)
        before = _kept(locked_decision)
        if locked_decision.carried_from:
            locked_decision.carried_from.became, locked_decision.carried_from.became_on = "", None
            locked_decision.carried_from.save(update_fields=["became", "became_on"])
        locked_decision.delete()
        rest = Decision.objects.filter(review=locked_decision.review_id)
        if not rest.filter(sent_on=None).exists():
            _sent_whole(locked_decision.review, rest.aggregate(last=Max("sent_on"))["last"])
        doing.record(("review", locked_decision.review_id), before=before)


def send(
    *, review: Review, to: Person, sent_on: date, by: Actor, on: date, at: datetime,
    expecting: Mapping[UUID, str] | None = None,
) -> int:  # fmt: skip
    """Notes that the decisions not yet sent went to the team manager on a day, and writes to them. How many they were.

    What was sent to somebody else, and waits for an answer, goes to them as well; its last day stays. The message says
    nothing of the child. `expecting` are the words of each unsent one that the page showed.
    """
    with acting(by=by, action=ReviewAction.SEND_DECISIONS, at=at) as doing:
        afterwards = (
            Afterwards.objects.select_for_update(of=("self",)).select_related("review").filter(review=review).first()
        )
        check_complete(review=review)
        unsent = Decision.objects.select_for_update().filter(review=review, sent_on=None)
        count = len(unsent)
        if expecting is not None and expecting != {decision.pk: words_of(decision) for decision in unsent}:
            raise ChangedMeanwhile("Somebody else has changed the decisions meanwhile. Look at them, then send them.")
        check_can_send(
            to=to, can_answer=manager_of(review=review, on=on), unsent=count, again=sent_elsewhere(review, to=to),
            sent_on=sent_on, held_on=review.held_on, on=on,
        )  # fmt: skip
        assert afterwards
        assert review.held_on
        due = answer_due(sent_on=sent_on, held_on=review.held_on, standards=council.standards(on=on))
        Decision.objects.filter(review=review, sent_on=None).update(sent_on=sent_on, answer_due_on=due)
        if count:
            afterwards.decisions_sent_on, afterwards.decisions_answered_on = (
                afterwards.decisions_sent_on or sent_on,
                None,
            )
        afterwards.decisions_sent_to = to.name
        with one_step([review.pk]):
            afterwards.save(update_fields=["decisions_sent_on", "decisions_sent_to", "decisions_answered_on"])
        doing.record(("review", review.pk), after={"decisions sent": count, "to": to.name, "on": sent_on})
        nouns = council.nouns(on=on)
        last = due if count else _last_day_of_answers(review)
        notice = Draft(to.name, to.email, nouns.worded(SUBJECT), nouns.worded(_notice(last)), MANAGER)
        write_letters(drafts=[notice], about=("review", review.pk), unsaid=(), by=by, at=at)
    return count


def answer(
    *, review: Review, answers: Mapping[UUID, tuple[str, str]], by: Actor, on: date, at: datetime,
    expecting: Mapping[UUID, str] | None = None,
) -> list[Decision]:  # fmt: skip
    """The team manager's answers, each with its reason, to some of a review's decisions: all are kept, or none.

    The IRO is written to where one is a disagreement. `expecting` are the words of each that the page showed.
    """
    with acting(by=by, action=ReviewAction.ANSWER_DECISIONS, at=at) as doing:
        decisions = list(
            Decision.objects.select_for_update().filter(review=review, pk__in=list(answers)).order_by("place")
        )
        for decision in decisions:
            values, reason = answers[decision.pk]
            _check_as_shown(decision, expecting.get(decision.pk) if expecting else None)
            check_can_answer(decision=decision, answer=values, reason=reason, on=on)
            decision.answer, decision.answer_reason, decision.answered_on, decision.answered_by = (
                values,
                reason,
                on,
                by.audit_label,
            )
        Decision.objects.bulk_update(decisions, ["answer", "answer_reason", "answered_on", "answered_by"])
        if not Decision.objects.filter(review=review, answer="").exists():
            _answered(review, on)
        after = {
            f"decision {decision.place}": f"{decision.answer} {decision.answer_reason}".strip()
            for decision in decisions
        }
        doing.record(("review", review.pk), after=after)
        if any(decision.answer == DecisionAnswer.DISAGREED for decision in decisions):
            _tell_iro(review, by=by, on=on, at=at)
    return decisions


def judge(
    *,
    decision: UUID,
    review: Review,
    became: str,
    reason: str,
    by_on: date | None = None,
    by: Actor,
    on: date,
    at: datetime,
    expecting: str | None = None,
) -> Decision:
    """Says at a review what became of an earlier one’s decision. What is carried on is decided again, to a new day.

    `expecting` is `words_of` it as the page showed it.
    """
    with acting(by=by, action=ReviewAction.JUDGE_DECISION, reason=reason, at=at) as doing:
        locked_decision = locked(decision)
        _check_as_shown(locked_decision, expecting)
        check_can_judge(decision=locked_decision, review=review, became=became, reason=reason)
        if became == "carried_on" and by_on is None:
            raise NotAllowed("Say by when it is to be done now.")
        check_due(by_on=by_on, held_on=review.held_on)
        locked_decision.became, locked_decision.became_reason, locked_decision.became_on = became, reason, on
        locked_decision.save(update_fields=["became", "became_reason", "became_on"])
        if became == "carried_on":
            start_clocks(reviews=[review], on=on)
            same = {name: getattr(locked_decision, name) for name in ("text", "owner_role", "owner")}
            _new(
                review,
                **same,
                by_on=by_on,
                carried_from=locked_decision,
                rolled_over=rolled_over(locked_decision.rolled_over),
            )
        doing.record(("review", review.pk), after={"decision": locked_decision.text, "became": became})
    return locked_decision


def _notice(due: date | None) -> str:
    until = f" by {format_day(due)}" if due else ""
    return f"Sign in, open After reviews, and answer them{until}. What is not answered in time counts as agreed."


def _last_day_of_answers(review: Review) -> date | None:
    last: date | None = waiting_for_answer(review).aggregate(last=Max("answer_due_on"))["last"]
    return last


def _tell_iro(review: Review, *, by: Actor, on: date, at: datetime) -> None:
    """The IRO, or who covers for them; the list of *This week* shows it to whoever holds the child."""
    iro = acting_iro(child=review.child_id, on=on)
    if iro is not None:
        nouns = council.nouns(on=on)
        notice = Draft(iro.name, iro.email, nouns.worded(DISAGREED), nouns.worded(DISAGREED_TEXT), IRO)
        write_letters(drafts=[notice], about=("review", review.pk), unsaid=(), by=by, at=at)


def _new(review: Review, **values: Any) -> Decision:
    last = Decision.objects.filter(review=review).aggregate(last=Max("place"))["last"]
    return Decision.objects.create(review=review, place=(last or 0) + 1, **values)


def _sent_whole(review: Review, on: date | None) -> None:
    """The day on which the last of the decisions went; None while one that the manager never had waits."""
    Afterwards.objects.filter(review=review).update(decisions_sent_on=on)


def _answered(review: Review, on: date | None) -> None:
    Afterwards.objects.filter(review=review).update(decisions_answered_on=on)


def locked(key: UUID) -> Decision:
    decisions = Decision.objects.select_for_update(of=("self",)).select_related("review", "carried_from")
    decision = decisions.filter(pk=key).first()
    if decision is None:
        raise NotAllowed("This decision is no longer there. Go back to the page of decisions.")
    return decision


def _check_as_shown(decision: Decision, expecting: str | None) -> None:
    check_unchanged("The decision", now=words_of(decision), expecting=expecting)


def words_of(decision: Decision) -> str:
    who = [*([decision.owner] if decision.owner else []), decision.get_owner_role_display().lower()]
    return f"{decision.text} ({', '.join(who)}, by {decision.by_on:%d/%m/%Y})"


def _kept(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.text,
        "owner": f"{decision.owner_role} {decision.owner}",
        "by": str(decision.by_on),
        "sent": decision.sent_on and str(decision.sent_on),
        "answer": decision.answer,
    }
