"""The decisions of a review: those of the last ones and what became of them, those of this one, sent and answered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import ActPage, Cleaned, Done, typed, version_of
from footprint.page.datefield import format_day
from footprint.page.forms import Form
from footprint.reviews.access import may, open_held
from footprint.reviews.decisions import actions, forms
from footprint.reviews.decisions.actions import words_of
from footprint.reviews.decisions.chains import last_told
from footprint.reviews.decisions.people import can_send_again, owners_for
from footprint.reviews.decisions.policies import can_answer, can_remove, shown_before
from footprint.reviews.decisions.tables import decisions_table, previous_table, sent_to_words
from footprint.reviews.models import Decision, Review
from footprint.reviews.offices import manager_of
from footprint.reviews.pages import act_on, act_page, at, show
from footprint.reviews.permissions import ANSWER, CONFIRM, DECIDE, VIEW_RECORD

TO_MANAGER = "They see them in After reviews, and are written to. What is not answered in time counts as agreed."
NO_MANAGER = (
    "The child’s team has no manager who can sign in and open this record, so nobody could answer. The decisions wait, "
    "and stand on a list of This week. Ask for a manager to be given to the team."
)


@allowed(get=VIEW_RECORD)
def decisions(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Those not sent yet are seen by the IRO and the lead alone."""
    review, on = open_held(request, review_id, VIEW_RECORD), clock.today()
    decides = may(request.user, DECIDE, review, on=on)
    rows = list(Decision.objects.filter(review=review).order_by("place"))
    current_decisions = [decision for decision in rows if decides or decision.sent_on]
    description = last_told(child=review.child)
    answers = bool(ANSWER.scopes(request.user.roles_on(on)))
    return show(
        request,
        review,
        "record/decisions",
        above=("record",),
        table=decisions_table(current_decisions, told=description, on=on, may_decide=decides),
        sent_to=sent_to_words(review, on=on),
        previous=previous_table(review, list(shown_before(review)), description=description, may_judge=decides),
        may_decide=decides,
        to_send=any(not decision.sent_on for decision in rows),
        to_send_again=decides and can_send_again(review, on=on),
        to_answer=answers and any(can_answer(decision=decision, on=on) for decision in rows),
    )


@allowed(DECIDE)
def decide(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_held(request, review_id, DECIDE), clock.today()

    def save(cleaned: Cleaned) -> Done:
        actions.decide(review=review, **cleaned, by=request.user, on=on, at=timezone.now())
        return _done(review, "The decision is recorded. Record the next one, or send them to the team manager.")

    page = _page(request, review, "Record a decision", button="Save the decision")
    form = forms.ADecision(typed(request), owners=owners_for(child=review.child, on=on))
    return act_on(request, review, page, form=form, save=save)


@allowed(DECIDE)
def change(request: SignedInRequest, review_id: UUID, decision_id: UUID) -> HttpResponse:
    review = open_held(request, review_id, DECIDE)
    decision = _open(review, decision_id)
    words = words_of(decision)
    form = forms.ChangeDecision(
        typed(request),
        owners=owners_for(child=review.child, on=clock.today(), stored=decision.owner),
        initial=forms.ADecision.shown_of(decision),
        was_sent=decision.sent_on is not None,
    )

    def save(cleaned: Cleaned) -> Done:
        answers: Cleaned = {"reason": "", **cleaned}
        actions.change(decision=decision.pk, **answers, by=request.user, at=timezone.now(), expecting=words)
        return _done(
            review, "The decision is changed." + (" Send it to the team manager again." if decision.sent_on else "")
        )

    page = _page(
        request,
        review,
        "Change a decision",
        stored=[("The decision", words)],
        template="reviews/record/change_decision.html",
        context={"removable": can_remove(decision=decision) and decision},
    )
    return act_on(
        request, review, page, form=form, save=save, version=version_of(words, decision.sent_on, decision.became)
    )


@allowed(DECIDE)
def remove(request: SignedInRequest, review_id: UUID, decision_id: UUID) -> HttpResponse:
    review = open_held(request, review_id, DECIDE)
    decision = _open(review, decision_id)
    words = words_of(decision)

    def save(cleaned: Cleaned) -> Done:
        actions.remove(decision=decision.pk, by=request.user, at=timezone.now(), expecting=words)
        return _done(review, "The decision is taken out.")

    stored = [("The decision", words)]
    page = _page(request, review, "Take out a decision", button="Take it out", before=words, stored=stored, danger=True)
    return act_on(request, review, page, form=Form(typed(request)), save=save, version=version_of(words))


@allowed(DECIDE)
def send(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """To the manager of the team that holds the case: nobody else can answer."""
    review, on = open_held(request, review_id, DECIDE), clock.today()
    manager = manager_of(review=review, on=on)
    unsent = {
        decision.pk: words_of(decision)
        for decision in Decision.objects.filter(review=review, sent_on=None).order_by("place")
    }

    def save(cleaned: Cleaned) -> Done:
        assert manager
        sent_on, by, now = cleaned["sent_on"], request.user, timezone.now()
        actions.send(review=review, to=manager, sent_on=sent_on, by=by, on=on, at=now, expecting=unsent)
        return _done(review, f"The decisions are sent to {manager} on {format_day(sent_on)}.")

    page = _page(
        request, review, "Send the decisions", button="Save that they are sent",
        before=TO_MANAGER if manager else NO_MANAGER, stored=[("Decisions", "; ".join(unsent.values()))],
    )  # fmt: skip
    form = forms.SendDecisions(typed(request), manager=manager, initial={"sent_on": on})
    return act_on(request, review, page, form=form, save=save, version=version_of(list(unsent.values())))


@allowed(ANSWER)
def answer(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_held(request, review_id, ANSWER), clock.today()
    rows = [
        decision
        for decision in Decision.objects.filter(review=review).order_by("place")
        if can_answer(decision=decision, on=on)
    ]
    if not rows and request.method != "POST":
        return redirect(at(review, "decisions"))
    form = forms.AnswerDecisions(typed(request), decisions=rows)
    words = {decision.pk: words_of(decision) for decision in rows}

    def save(cleaned: Cleaned) -> Done:
        by, now = request.user, timezone.now()
        rows = actions.answer(review=review, answers=form.answers, by=by, on=on, at=now, expecting=words)
        return _done(review, "Your answer is kept." if len(rows) == 1 else "Your answers are kept.")

    last = min((decision.answer_due_on for decision in rows if decision.answer_due_on), default=None)
    page = _page(
        request, review, "Answer the decisions", button="Send the answers",
        before=f"Answer by {format_day(last)}. What is not answered by then counts as agreed." if last else "",
        stored=[("Decisions", "; ".join(words.values()))],
    )  # fmt: skip
    return act_on(request, review, page, form=form, save=save, version=version_of(list(words.values())))


@allowed(CONFIRM)
def became(request: SignedInRequest, review_id: UUID, decision_id: UUID) -> HttpResponse:
    """What became of a decision of an earlier review, said at this one."""
    review, on = open_held(request, review_id, CONFIRM), clock.today()
    decision = shown_before(review).filter(pk=decision_id).first()
    if decision is None:
        raise Hidden(("review", str(review_id)))
    words = words_of(decision)

    def save(cleaned: Cleaned) -> Done:
        by, now = request.user, timezone.now()
        actions.judge(decision=decision.pk, review=review, **cleaned, by=by, on=on, at=now, expecting=words)
        return _done(review, "What became of the decision is kept.")

    page = _page(request, review, "What became of a decision", before=words, stored=[("The decision", words)])
    form = forms.WhatBecame(typed(request))
    return act_on(request, review, page, form=form, save=save, version=version_of(words))


def _page(request: SignedInRequest, review: Review, heading: str, **words: Any) -> ActPage:
    """An act on the decisions, which leads back to them."""
    return act_page(request, review, heading, above=("record",), back=at(review, "decisions"), **words)


def _done(review: Review, sentence: str) -> Done:
    return Done(sentence, at(review, "decisions"))


def _open(review: Review, key: UUID) -> Decision:
    """Raises Hidden where it is none of this review's."""
    decision = Decision.objects.filter(review=review, pk=key).first()
    if decision is None:
        raise Hidden(("review", str(review.pk)))
    return decision
