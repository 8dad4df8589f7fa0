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
    found = open_review(request, pk=review_id, permission=permission)
    life.read([found])
    return found


@allowed(get=VIEW_REVIEW)
def page(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found, on = open_whole(request, review_id, VIEW_REVIEW), clock.today()
    roles = () if request.only_looking else tuple(request.user.roles_on(on))
    shown = Page(found, roles, on, council.standards(on=on), state_of(found, on=on))
    return show(request, found, "preparing/review", page=shown, trail=trail(request, found)[:1])


@allowed(MARK_RECEIVED)
def papers(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found, on = open_whole(request, review_id, MARK_RECEIVED), clock.today()
    known = life.papers_of(found)
    others = [title for kind, title in known if kind == PaperKind.OTHER]
    form = forms.PapersForm(typed(request), others=others, initial={"received_on": on, "asked_on": on})

    def save(cleaned: Cleaned) -> Done:
        chosen = list(form.chosen())
        who: Cleaned = {"by": request.user, "on": on, "at": timezone.now()}
        if cleaned["what"] == "forgotten":
            actions.forget_papers(papers=[known[key] for key in chosen if key in known], **who)
            return Done("What was recorded of these papers is taken back.", at(found, "papers"))
        actions.keep_papers(papers=[_told(found, *key, known.get(key), cleaned) for key in chosen], **who)
        return Done("The papers are recorded.", at(found, "papers"))

    table = papers_table(found, due_on=last_days(reviews=[found.pk], on=on).get(found.pk))
    stored = [(one.named, words_of_paper(one)) for one in known.values()]
    page = act_page(
        request, found, "Papers for the review", stored=stored, template="reviews/preparing/papers.html",
        context={"shown": table},
    )  # fmt: skip
    return act_on(request, found, page, form=form, save=save, version=version_of(sorted(stored)))


def _told(review: Review, kind: str, title: str, kept: Paper | None, cleaned: Cleaned) -> PaperTold:
    """What is told of a paper now, beside what was known of it."""
    days = {"asked_on": kept.asked_on if kept else None, "received_on": kept.received_on if kept else None}
    row = PaperTold(review.pk, kind, title, expecting=words_of_paper(kept))
    if cleaned["what"] == "spared":
        return replace(row, asked_on=days["asked_on"], not_needed_because=cleaned["reason"])
    answers = {name: cleaned[name] for name in days if cleaned[name]}
    return replace(row, **days | answers)


@allowed(MAKE_READY)
def talk(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found, on = open_whole(request, review_id, MAKE_READY), clock.today()
    officers = {str(one.pk): one for one in accounts.people(on=on, role="iro")}
    kept = life.consultation_of(found)
    words, me = words_of_talk(kept), str(request.user.pk)
    initial = _answers(kept) if kept else {"on_day": on, "person": me if me in officers else ""}
    names = {key: one.name for key, one in officers.items()}
    form = forms.TalkWithTheChild(typed(request), people=names, initial=initial)

    def save(cleaned: Cleaned) -> Done:
        alone = {"yes": True, "no": False}.get(cleaned["alone"] or "")
        row = Talk(
            found.pk, cleaned["on_day"], cleaned["how"] or "", officers.get(cleaned["person"] or ""), alone,
            (cleaned["not_alone_because"] or "") if alone is False else "", cleaned["not_done_because"] or "", words,
        )  # fmt: skip
        actions.record_talks(talks=[row], by=request.user, on=on, at=timezone.now())
        what = "The talk with the child" if row.how else "Why the child was not spoken with"
        return Done(f"{what} is recorded. Next, decide whether the review goes on.", at(found))

    stored = [("The talk with the child", words)]
    page = act_page(request, found, "Talking with the child", stored=stored)
    return act_on(request, found, page, form=form, save=save, version=version_of(words))


def _answers(kept: Consultation) -> Cleaned:
    alone = {True: "yes", False: "no", None: "unknown"}[kept.alone]
    return {
        "done": "yes" if kept.how else "no", "how": kept.how, "person": str(kept.person_id or ""), "alone": alone,
        "on_day": kept.on_day, "not_alone_because": kept.not_alone_because, "not_done_because": kept.not_done_because,
    }  # fmt: skip


@allowed(MAKE_READY)
def ready(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found, on = open_whole(request, review_id, MAKE_READY), clock.today()
    kept, missing = life.readiness_of(found), life.missing(found)
    words = words_of_decision(kept)
    initial = {"decision": kept.decision, "reason": kept.reason} if kept else {}
    form = forms.ReadyOrNot(typed(request), initial=initial, decided=bool(kept))

    def save(cleaned: Cleaned) -> Done:
        who: Cleaned = {"by": request.user, "on": on, "at": timezone.now()}
        if cleaned["decision"] == forms.NOT_YET:
            actions.take_back_decision(review=found.pk, **who, expecting=words)
            return Done("The decision is taken back.", at(found))
        row = Decided(found.pk, cleaned["decision"], on, cleaned["reason"], words)
        actions.decide(decisions=[row], **who)
        return Done("The decision is recorded.", at(found))

    page = act_page(
        request, found, "Is the review ready?", button="Save the decision", stored=[("The decision", words)],
        template="reviews/preparing/ready.html", context={"missing": missing, "kept": kept},
    )  # fmt: skip
    return act_on(request, found, page, form=form, save=save, version=version_of(words, missing))
