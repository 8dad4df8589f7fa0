"""The decisions of a review: those of the last ones and what became of them, those of this one, sent and answered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.datefield import said
from footprint.reviews.access import may, open_held
from footprint.reviews.decisions import actions, forms
from footprint.reviews.decisions.chains import last_told
from footprint.reviews.decisions.people import can_send_again, owners_for
from footprint.reviews.decisions.policies import can_answer, can_remove, shown_before
from footprint.reviews.decisions.shown import decisions_table, previous_table, sent_to_words
from footprint.reviews.models import Decision, Review
from footprint.reviews.offices import manager_of
from footprint.reviews.permissions import ANSWER, CONFIRM, DECIDE, VIEW_RECORD
from footprint.reviews.record_asking import Asked, ask, page, sent

BACK = "meetings:decisions"
TO_MANAGER = "They see them in After reviews, and are written to. What is not answered in time counts as agreed."
NO_MANAGER = (
    "The child’s team has no manager who can sign in and open this record, so nobody could answer. The decisions wait, "
    "and stand on a list of This week. Ask for a manager to be given to the team."
)


@allowed(get=VIEW_RECORD)
def decisions(request: SignedInRequest, review: UUID) -> HttpResponse:
    """Those not sent yet are seen by the IRO and the lead alone."""
    found, on = open_held(request, review, VIEW_RECORD), clock.today()
    decides = may(request.user, DECIDE, found, on=on)
    rows = list(Decision.objects.filter(review=found).order_by("place"))
    shown = [one for one in rows if decides or one.sent_on]
    told = last_told(child=found.child)
    answers = bool(ANSWER.scopes(request.user.roles_on(on)))
    return page(
        request, found, "decisions",
        table=decisions_table(shown, told=told, on=on, may_decide=decides), sent_to=sent_to_words(found, on=on),
        previous=previous_table(found, list(shown_before(found)), told=told, may_judge=decides),
        may_decide=decides, to_send=any(not one.sent_on for one in rows),
        to_send_again=decides and can_send_again(found, on=on),
        to_answer=answers and any(can_answer(decision=one, on=on) for one in rows),
    )  # fmt: skip


@allowed(DECIDE)
def decide(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_held(request, review, DECIDE), clock.today()

    def save(asked: Asked) -> str:
        actions.decide(review=found, **asked, by=request.user, on=on, at=timezone.now())
        return "The decision is recorded."

    words = ("Record a decision", "Save the decision")
    return ask(
        request,
        found,
        forms.ADecision(sent(request), owners=owners_for(child=found.child, on=on)),
        save,
        words=words,
        back=BACK,
    )


@allowed(DECIDE)
def change(request: SignedInRequest, review: UUID, decision: UUID) -> HttpResponse:
    found = open_held(request, review, DECIDE)
    kept = _open(found, decision)
    was = request.POST.get("was") or actions.words_of(kept)
    form = forms.ChangeDecision(
        sent(request),
        owners=owners_for(child=found.child, on=clock.today(), stored=kept.owner),
        initial=forms.ADecision.shown_of(kept),
        was_sent=kept.sent_on is not None,
    )

    def save(asked: Asked) -> str:
        given: dict[str, Any] = {"reason": "", **asked}
        actions.change(decision=kept.pk, **given, was=was, by=request.user, at=timezone.now())
        return "The decision is changed." + (" Send it to the team manager again." if kept.sent_on else "")

    words = ("Change a decision", "Save")
    return ask(
        request, found, form, save, words=words, back=BACK, was=was, removable=can_remove(decision=kept) and kept
    )


@allowed(DECIDE)
def remove(request: SignedInRequest, review: UUID, decision: UUID) -> HttpResponse:
    found = open_held(request, review, DECIDE)
    kept = _open(found, decision)

    def save(asked: Asked) -> str:
        actions.remove(decision=kept.pk, by=request.user, at=timezone.now())
        return "The decision is taken out."

    words = ("Take out a decision", "Take it out")
    form = forms.RemoveDecision(sent(request))
    return ask(request, found, form, save, words=words, back=BACK, before=actions.words_of(kept))


@allowed(DECIDE)
def send(request: SignedInRequest, review: UUID) -> HttpResponse:
    """To the manager of the team that holds the case: nobody else can answer."""
    found, on = open_held(request, review, DECIDE), clock.today()
    manager = manager_of(review=found, on=on)

    def save(asked: Asked) -> str:
        assert manager
        actions.send(review=found, to=manager, sent_on=asked["sent_on"], by=request.user, on=on, at=timezone.now())
        return f"The decisions are sent to {manager} on {said(asked['sent_on'])}."

    form = forms.SendDecisions(sent(request), manager=manager, initial={"sent_on": on})
    words = ("Send the decisions", "Save that they are sent")
    before = TO_MANAGER if manager else NO_MANAGER
    return ask(request, found, form, save, words=words, back=BACK, before=before)


@allowed(ANSWER)
def answer(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_held(request, review, ANSWER), clock.today()
    rows = [one for one in Decision.objects.filter(review=found).order_by("place") if can_answer(decision=one, on=on)]
    if not rows:
        return redirect(BACK, found.pk)
    form = forms.AnswerDecisions(sent(request), decisions=rows)

    def save(asked: Asked) -> str:
        made = actions.answer(review=found, answers=form.answers, by=request.user, on=on, at=timezone.now())
        return "Your answer is kept." if len(made) == 1 else "Your answers are kept."

    last = min((one.answer_due_on for one in rows if one.answer_due_on), default=None)
    before = f"Answer by {said(last)}. What is not answered by then counts as agreed." if last else ""
    words = ("Answer the decisions", "Send the answers")
    return ask(request, found, form, save, words=words, back=BACK, before=before)


@allowed(CONFIRM)
def became(request: SignedInRequest, review: UUID, decision: UUID) -> HttpResponse:
    """What became of a decision of an earlier review, said at this one."""
    found, on = open_held(request, review, CONFIRM), clock.today()
    kept = shown_before(found).filter(pk=decision).first()
    if kept is None:
        raise Hidden(("review", str(review)))

    def save(asked: Asked) -> str:
        actions.judge(decision=kept.pk, review=found, **asked, by=request.user, on=on, at=timezone.now())
        return "What became of the decision is kept."

    words = ("What became of a decision", "Save")
    form = forms.WhatBecame(sent(request))
    return ask(request, found, form, save, words=words, back=BACK, before=actions.words_of(kept))


def _open(review: Review, key: UUID) -> Decision:
    """Raises Hidden where it is none of this review's."""
    found = Decision.objects.filter(review=review, pk=key).first()
    if found is None:
        raise Hidden(("review", str(review.pk)))
    return found
