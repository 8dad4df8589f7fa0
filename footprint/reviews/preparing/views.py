"""A review's own page, and the short pages of preparing it: papers, the talk with the child, the decision."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts import queries as accounts
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import Permission, allowed
from footprint.reviews import life
from footprint.reviews.access import open_review
from footprint.reviews.asking import Asked, ask, sent, trail
from footprint.reviews.early.listed import state_of
from footprint.reviews.models import Consultation, Paper, Review
from footprint.reviews.models.preparing import PaperKind
from footprint.reviews.permissions import MAKE_READY, MARK_RECEIVED, VIEW_REVIEW
from footprint.reviews.preparing import actions, forms
from footprint.reviews.preparing.actions import Decided, PaperTold, Talk
from footprint.reviews.preparing.counting_back import last_days
from footprint.reviews.preparing.page_shown import Page, papers_table


def open_whole(request: SignedInRequest, review: UUID, permission: Permission) -> Review:
    """The review with all that is kept about it."""
    found = open_review(request, pk=review, permission=permission)
    life.read([found])
    return found


@allowed(get=VIEW_REVIEW)
def page(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, VIEW_REVIEW), clock.today()
    leave(request, kind="child", key=found.child_id)
    roles = () if request.only_looking else tuple(request.user.roles_on(on))
    shown = Page(found, roles, on, council.standards(on=on), state_of(found, on=on))
    return render(request, "reviews/preparing/review.html", {
        "page": shown, "review": found, "child": found.child, "trail": trail(found)[:1],
    })  # fmt: skip


@allowed(MARK_RECEIVED)
def papers(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, MARK_RECEIVED), clock.today()
    known = life.papers_of(found)
    others = [title for kind, title in known if kind == PaperKind.OTHER]
    form = forms.PapersForm(sent(request), others=others, initial={"received_on": on, "asked_on": on})

    def save(asked: Asked) -> str:
        chosen = list(form.chosen())
        done: Asked = {"by": request.user, "on": on, "at": timezone.now()}
        if asked["what"] == "forgotten":
            gone = [known[key] for key in chosen if key in known]
            actions.forget_papers(papers=gone, **done)
            return "What was recorded of these papers is taken back."
        told = [_told(found, *key, known.get(key), asked) for key in chosen]
        actions.keep_papers(papers=told, **done)
        return "The papers are recorded."

    words = ("Papers for the review", "Save")
    return ask(request, found, form, save, words=words, back="meetings:papers", template="papers",
               shown=papers_table(found, due_on=last_days(reviews=[found.pk], on=on).get(found.pk)))  # fmt: skip


def _told(review: Review, kind: str, title: str, kept: Paper | None, asked: Asked) -> PaperTold:
    """What is told of a paper now, beside what was known of it."""
    days = {"asked_on": kept.asked_on if kept else None, "received_on": kept.received_on if kept else None}
    if asked["what"] == "spared":
        return PaperTold(review.pk, kind, title, days["asked_on"], not_needed_because=asked["reason"])
    given = {name: asked[name] for name in days if asked[name]}
    return PaperTold(review.pk, kind, title, **days | given)


@allowed(MAKE_READY)
def talk(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, MAKE_READY), clock.today()
    officers = {str(one.pk): one for one in accounts.people(on=on, role="iro")}
    kept = life.consultation_of(found)
    me = str(request.user.pk)
    initial = _answers(kept) if kept else {"on_day": on, "person": me if me in officers else ""}
    names = {key: one.name for key, one in officers.items()}
    form = forms.TalkWithTheChild(sent(request), people=names, initial=initial)

    def save(asked: Asked) -> str:
        alone = {"yes": True, "no": False}.get(asked["alone"] or "")
        told = Talk(
            found.pk, asked["on_day"], asked["how"] or "", officers.get(asked["person"] or ""), alone,
            (asked["not_alone_because"] or "") if alone is False else "", asked["not_done_because"] or "",
        )  # fmt: skip
        actions.record_talks(talks=[told], by=request.user, on=on, at=timezone.now())
        return "The talk with the child is recorded." if told.how else "Why the child was not spoken with is recorded."

    return ask(request, found, form, save, words=("Talking with the child", "Save"))


def _answers(kept: Consultation) -> Asked:
    alone = {True: "yes", False: "no", None: "unknown"}[kept.alone]
    return {
        "done": "yes" if kept.how else "no", "how": kept.how, "person": str(kept.person_id or ""), "alone": alone,
        "on_day": kept.on_day, "not_alone_because": kept.not_alone_because, "not_done_because": kept.not_done_because,
    }  # fmt: skip


@allowed(MAKE_READY)
def ready(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, MAKE_READY), clock.today()
    kept = life.readiness_of(found)
    initial = {"decision": kept.decision, "reason": kept.reason} if kept else {}
    form = forms.ReadyOrNot(sent(request), initial=initial, decided=bool(kept))

    def save(asked: Asked) -> str:
        done: Asked = {"by": request.user, "on": on, "at": timezone.now()}
        if asked["decision"] == forms.NOT_YET:
            actions.take_back_decision(review=found.pk, **done)
            return "The decision is taken back."
        decided = Decided(found.pk, asked["decision"], on, asked["reason"])
        actions.decide(decisions=[decided], **done)
        return "The decision is recorded."

    words = ("Is the review ready?", "Save the decision")
    return ask(request, found, form, save, words=words, template="ready", missing=life.missing(found), kept=kept)
