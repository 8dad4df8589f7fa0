"""Recording, sending, answering and judging decisions. Each leaves its audit event about the review."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.council import queries as council
from footprint.page.datefield import said
from footprint.page.refusals import NotAllowed
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
)
from footprint.reviews.life import one_step
from footprint.reviews.models import Afterwards, Decision, Review
from footprint.reviews.policies import check_complete
from rulebook.decisions import rolled_over

SUBJECT = "Decisions of a review wait for your answer"
CHANGED = "Somebody changed this decision in the meantime. It is now: {}. Look again, then save to replace that."


def decide(
    *, review: Review, text: str, owner_role: str, owner: str, by_on: date, by: Actor, on: date, at: datetime
) -> Decision:
    """Records a decision, after those recorded already."""
    with acting(by=by, action=ReviewAction.RECORD_DECISION, at=at) as doing:
        locked = Review.objects.select_for_update().get(pk=review.pk)
        check_can_decide(review=locked)
        start_clocks(reviews=[locked], on=on)
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
    was: str,
    by: Actor,
    at: datetime,
) -> Decision:
    """Changes a decision. One that was sent needs a reason and goes to the manager again: its answer is asked anew.

    `was` are the words that the person saw; NotAllowed where somebody changed them since.
    """
    with acting(by=by, action=ReviewAction.CHANGE_DECISION, reason=reason, at=at) as doing:
        found = locked(decision)
        if was != words_of(found):
            raise NotAllowed(CHANGED.format(words_of(found)))
        check_can_change(decision=found, reason=reason)
        before = _kept(found)
        found.text, found.owner_role, found.owner, found.by_on = text, owner_role, owner, by_on
        found.sent_on = found.answer_due_on = found.answered_on = None
        found.answer = found.answer_reason = found.answered_by = ""
        found.save()
        _answered(found.review, None)
        doing.record(("review", found.review_id), before=before, after=_kept(found))
    return found


def remove(*, decision: UUID, by: Actor, at: datetime) -> None:
    """Takes out a decision that nobody was sent."""
    with acting(by=by, action=ReviewAction.REMOVE_DECISION, at=at) as doing:
        found = locked(decision)
        check_can_remove(decision=found)
        before = _kept(found)
        if found.carried_from:
            found.carried_from.became, found.carried_from.became_on = "", None
            found.carried_from.save(update_fields=["became", "became_on"])
        found.delete()
        doing.record(("review", found.review_id), before=before)


def send(
    *, review: Review, sent_to: str, sent_on: date, manager: Person | None = None, by: Actor, on: date, at: datetime
) -> int:
    """Notes that the decisions not yet sent went to the team manager on a day. How many they were.

    `manager`, where that is whom they go to, is written to; the message says nothing of the child.
    """
    with acting(by=by, action=ReviewAction.SEND_DECISIONS, at=at) as doing:
        kept = Afterwards.objects.select_for_update(of=("self",)).select_related("review").filter(review=review).first()
        check_complete(review=review)
        unsent = Decision.objects.select_for_update().filter(review=review, sent_on=None)
        count = len(unsent)
        check_can_send(unsent=count, sent_to=sent_to, sent_on=sent_on, held_on=review.held_on, on=on)
        assert kept
        assert review.held_on
        due = answer_due(sent_on=sent_on, held_on=review.held_on, standards=council.standards(on=on))
        Decision.objects.filter(review=review, sent_on=None).update(sent_on=sent_on, answer_due_on=due)
        kept.decisions_sent_on = kept.decisions_sent_on or sent_on
        kept.decisions_sent_to, kept.decisions_answered_on = sent_to, None
        with one_step([review.pk]):
            kept.save(update_fields=["decisions_sent_on", "decisions_sent_to", "decisions_answered_on"])
        doing.record(("review", review.pk), after={"decisions sent": count, "to": sent_to, "on": sent_on})
        if manager is not None and manager.name == sent_to:
            nouns = council.nouns(on=on)
            notice = Draft(manager.name, manager.email, nouns.worded(SUBJECT), nouns.worded(_notice(due)))
            write_letters(drafts=[notice], about=("review", review.pk), unsaid=(), by=by, at=at)
    return count


def answer(
    *, review: Review, answers: Mapping[UUID, tuple[str, str]], by: Actor, on: date, at: datetime
) -> list[Decision]:
    """The team manager's answers, each with its reason, to some of a review's decisions: all are kept, or none."""
    with acting(by=by, action=ReviewAction.ANSWER_DECISIONS, at=at) as doing:
        found = list(Decision.objects.select_for_update().filter(review=review, pk__in=list(answers)).order_by("place"))
        for one in found:
            given, reason = answers[one.pk]
            check_can_answer(decision=one, answer=given, reason=reason, on=on)
            one.answer, one.answer_reason, one.answered_on, one.answered_by = given, reason, on, by.audit_label
        Decision.objects.bulk_update(found, ["answer", "answer_reason", "answered_on", "answered_by"])
        if not Decision.objects.filter(review=review, answer="").exists():
            _answered(review, on)
        after = {f"decision {one.place}": f"{one.answer} {one.answer_reason}".strip() for one in found}
        doing.record(("review", review.pk), after=after)
    return found


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
) -> Decision:
    """Says at a review what became of an earlier one’s decision. What is carried on is decided again, to a new day."""
    with acting(by=by, action=ReviewAction.JUDGE_DECISION, reason=reason, at=at) as doing:
        found = locked(decision)
        check_can_judge(decision=found, review=review, became=became, reason=reason)
        if became == "carried_on" and by_on is None:
            raise NotAllowed("Say by when it is to be done now.")
        found.became, found.became_reason, found.became_on = became, reason, on
        found.save(update_fields=["became", "became_reason", "became_on"])
        if became == "carried_on":
            start_clocks(reviews=[review], on=on)
            same = {name: getattr(found, name) for name in ("text", "owner_role", "owner")}
            _new(review, **same, by_on=by_on, carried_from=found, rolled_over=rolled_over(found.rolled_over))
        doing.record(("review", review.pk), after={"decision": found.text, "became": became})
    return found


def _notice(due: date | None) -> str:
    until = f" by {said(due)}" if due else ""
    return f"Sign in, open After reviews, and answer them{until}. What is not answered in time counts as agreed."


def _new(review: Review, **values: Any) -> Decision:
    last = Decision.objects.filter(review=review).aggregate(last=Max("place"))["last"]
    return Decision.objects.create(review=review, place=(last or 0) + 1, **values)


def _answered(review: Review, on: date | None) -> None:
    Afterwards.objects.filter(review=review).update(decisions_answered_on=on)


def locked(key: UUID) -> Decision:
    found = Decision.objects.select_for_update(of=("self",)).select_related("review", "carried_from")
    decision = found.filter(pk=key).first()
    if decision is None:
        raise NotAllowed("This decision is no longer there. Go back to the page of decisions.")
    return decision


def words_of(decision: Decision) -> str:
    return f"{decision.text} ({decision.owner}, by {decision.by_on:%d/%m/%Y})"


def _kept(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.text,
        "owner": f"{decision.owner_role} {decision.owner}",
        "by": str(decision.by_on),
        "sent": decision.sent_on and str(decision.sent_on),
        "answer": decision.answer,
    }
