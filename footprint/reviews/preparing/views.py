"""A review's own page, and the short pages of preparing it: papers, the talk with the child, the decision."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts import queries as accounts
from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import Permission, allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.reviews import life
from footprint.reviews.access import open_review
from footprint.reviews.early.worklist_rows import state_of
from footprint.reviews.models import Consultation, Paper, Review
from footprint.reviews.models.preparing import PaperKind
from footprint.reviews.pages import act_on, act_page, at, show, trail
from footprint.reviews.permissions import MAKE_READY, MARK_RECEIVED, VIEW_REVIEW
from footprint.reviews.preparing import actions, forms
from footprint.reviews.preparing.actions import Decided, PaperTold, Talk
from footprint.reviews.preparing.counting_back import last_days
from footprint.reviews.preparing.policies import words_of_decision, words_of_paper, words_of_talk
from footprint.reviews.preparing.review_page import Page, papers_table


def open_whole(request: SignedInRequest, review_id: UUID, permission: Permission) -> Review:
    """The review with all that is kept about it."""
    review = open_review(request, pk=review_id, permission=permission)
    life.read([review])
    return review


@allowed(get=VIEW_REVIEW)
def page(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, VIEW_REVIEW), clock.today()
    roles = () if request.only_looking else tuple(request.user.roles_on(on))
    current_page = Page(review, roles, on, council.standards(on=on), state_of(review, on=on))
    return show(request, review, "preparing/review", page=current_page, trail=trail(request, review)[:1])


@allowed(MARK_RECEIVED)
def papers(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, MARK_RECEIVED), clock.today()
    known = life.papers_of(review)
    others = [title for kind, title in known if kind == PaperKind.OTHER]
    form = forms.PapersForm(typed(request), others=others, initial={"received_on": on, "asked_on": on})

    def save(cleaned: Cleaned) -> Done:
        chosen = list(form.chosen())
        who: Cleaned = {"by": request.user, "on": on, "at": timezone.now()}
        if cleaned["what"] == "forgotten":
            actions.forget_papers(papers=[known[key] for key in chosen if key in known], **who)
            return Done("What was recorded of these papers is taken back.", at(review, "papers"))
        actions.keep_papers(papers=[_told(review, *key, known.get(key), cleaned) for key in chosen], **who)
        return Done("The papers are recorded.", at(review, "papers"))

    table = papers_table(review, due_on=last_days(reviews=[review.pk], on=on).get(review.pk))
    stored = [(paper.named, words_of_paper(paper)) for paper in known.values()]
    page = act_page(
        request, review, "Papers for the review", stored=stored, template="reviews/preparing/papers.html",
        context={"shown": table},
    )  # fmt: skip
    return act_on(request, review, page, form=form, save=save, version=version_of(sorted(stored)))


def _told(review: Review, kind: str, title: str, paper: Paper | None, cleaned: Cleaned) -> PaperTold:
    """What is told of a paper now, beside what was known of it."""
    days = {"asked_on": paper.asked_on if paper else None, "received_on": paper.received_on if paper else None}
    row = PaperTold(review.pk, kind, title, expecting=words_of_paper(paper))
    if cleaned["what"] == "spared":
        return replace(row, asked_on=days["asked_on"], not_needed_because=cleaned["reason"])
    answers = {name: cleaned[name] for name in days if cleaned[name]}
    return replace(row, **days | answers)


@allowed(MAKE_READY)
def talk(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, MAKE_READY), clock.today()
    officers = {str(person.pk): person for person in accounts.people(on=on, role="iro")}
    consultation = life.consultation_of(review)
    words, me = words_of_talk(consultation), str(request.user.pk)
    initial = _answers(consultation) if consultation else {"on_day": on, "person": me if me in officers else ""}
    names = {key: person.name for key, person in officers.items()}
    form = forms.TalkWithTheChild(typed(request), people=names, initial=initial)

    def save(cleaned: Cleaned) -> Done:
        alone = {"yes": True, "no": False}.get(cleaned["alone"] or "")
        row = Talk(
            review.pk, cleaned["on_day"], cleaned["how"] or "", officers.get(cleaned["person"] or ""), alone,
            (cleaned["not_alone_because"] or "") if alone is False else "", cleaned["not_done_because"] or "", words,
        )  # fmt: skip
        actions.record_talks(talks=[row], by=request.user, on=on, at=timezone.now())
        what = "The talk with the child" if row.how else "Why the child was not spoken with"
        return Done(f"{what} is recorded. Next, decide whether the review goes on.", at(review))

    stored = [("The talk with the child", words)]
    page = act_page(request, review, "Talking with the child", stored=stored)
    return act_on(request, review, page, form=form, save=save, version=version_of(words))


def _answers(consultation: Consultation) -> Cleaned:
    alone = {True: "yes", False: "no", None: "unknown"}[consultation.alone]
    return {
        "done": "yes" if consultation.how else "no",
        "how": consultation.how,
        "person": str(consultation.person_id or ""),
        "alone": alone,
        "on_day": consultation.on_day,
        "not_alone_because": consultation.not_alone_because,
        "not_done_because": consultation.not_done_because,
    }


@allowed(MAKE_READY)
def ready(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, MAKE_READY), clock.today()
    readiness, missing = life.readiness_of(review), life.missing(review)
    words = words_of_decision(readiness)
    initial = {"decision": readiness.decision, "reason": readiness.reason} if readiness else {}
    form = forms.ReadyOrNot(typed(request), initial=initial, decided=bool(readiness))

    def save(cleaned: Cleaned) -> Done:
        who: Cleaned = {"by": request.user, "on": on, "at": timezone.now()}
        if cleaned["decision"] == forms.NOT_YET:
            actions.take_back_decision(review=review.pk, **who, expecting=words)
            return Done("The decision is taken back.", at(review))
        row = Decided(review.pk, cleaned["decision"], on, cleaned["reason"], words)
        actions.decide(decisions=[row], **who)
        return Done("The decision is recorded.", at(review))

    page = act_page(
        request,
        review,
        "Is the review ready?",
        button="Save the decision",
        stored=[("The decision", words)],
        template="reviews/preparing/ready.html",
        context={"missing": missing, "kept": readiness},
    )
    return act_on(request, review, page, form=form, save=save, version=version_of(words, missing))
