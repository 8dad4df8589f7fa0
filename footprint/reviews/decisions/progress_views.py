"""The decisions of a child with all that was told of them; telling how far one is; the IRO's word that it is done."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.addresses import page_of
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.reviews.access import may_with, open_held
from footprint.reviews.decisions import forms, progress_actions
from footprint.reviews.decisions.actions import words_of
from footprint.reviews.decisions.chains import chains_of
from footprint.reviews.decisions.progress_tables import Shown, closed_table, told_words
from footprint.reviews.models import Decision, Progress, Review
from footprint.reviews.models.record import ProgressKind
from footprint.reviews.pages import act_on, act_page
from footprint.reviews.permissions import CONFIRM, DECIDE, REPORT, VIEW_RECORD


@allowed(get=VIEW_RECORD)
@records_page_view(kind="child", key="child_id")
def of_child(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Open ones first. Those not sent yet are seen by the IRO and the lead alone."""
    child, on = open_child(request, pk=child_id, permission=VIEW_RECORD), clock.today()
    chains = chains_of(child=child, unsent=may_with(request.user, DECIDE, child.pk, on=on))
    acts = {
        "may_report": may_with(request.user, REPORT, child.pk, on=on),
        "may_confirm": may_with(request.user, CONFIRM, child.pk, on=on),
    }
    return render(request, "reviews/record/decisions_of_child.html", {
        "child": child, "shown": [Shown(chain, on, **acts) for chain in chains if chain.is_open],
        "closed": closed_table([chain for chain in chains if not chain.is_open]),
        "trail": [{"label": child.name, "url": page_of(child.pk)}],
    })  # fmt: skip


@allowed(REPORT)
def report(request: SignedInRequest, review_id: UUID, decision_id: UUID) -> HttpResponse:
    review, on = open_held(request, review_id, REPORT), clock.today()
    decision = _sent(review, decision_id)
    words, back = words_of(decision), _page_of(review)

    def save(cleaned: Cleaned) -> Done:
        progress_actions.report(
            decision=decision.pk, words=cleaned["words"], done_on=cleaned["done_on"],
            by=request.user, on=on, at=timezone.now(), expecting=words,
        )  # fmt: skip
        done = cleaned["says"] == ProgressKind.DONE
        return Done("Kept. The IRO is asked to confirm that it is done." if done else "Your words are kept.", back)

    page = act_page(
        request, review, "How far a decision is", before=words, back=back, above=("record",),
        stored=[("The decision", words)],
    )  # fmt: skip
    form = forms.ReportProgress(typed(request), initial={"done_on": on})
    return act_on(request, review, page, form=form, save=save, version=version_of(words, decision.became))


@allowed(CONFIRM)
def confirm(request: SignedInRequest, review_id: UUID, decision_id: UUID) -> HttpResponse:
    """Shows what its owner's side told last."""
    review, on = open_held(request, review_id, CONFIRM), clock.today()
    decision = _sent(review, decision_id)
    last = Progress.objects.filter(decision=decision).order_by("-at", "-pk").first()
    words, description, back = words_of(decision), told_words(last) if last else "", _page_of(review)

    def save(cleaned: Cleaned) -> Done:
        row = progress_actions.confirm(
            decision=decision.pk, **cleaned, by=request.user, on=on, at=timezone.now(), expecting=words
        )
        return Done("The decision is closed." if row.became else "Kept. The decision stays open.", back)

    page = act_page(
        request, review, "Is a decision done?", before=". ".join(filter(None, [words, description])), back=back,
        above=("record",), stored=[("The decision", words), ("What was told last", description or "Nothing")],
    )  # fmt: skip
    form = forms.ConfirmDone(typed(request), initial={"done_on": (last and last.done_on) or on})
    return act_on(request, review, page, form=form, save=save, version=version_of(words, description, decision.became))


def _page_of(review: Review) -> str:
    return reverse("reviews:of-child", args=[review.child_id])


def _sent(review: Review, key: UUID) -> Decision:
    """Raises Hidden where it is none of this review's, or was not sent: who may report knows of no other."""
    decision = Decision.objects.filter(review=review, pk=key, sent_on__isnull=False).first()
    if decision is None:
        raise Hidden(("review", str(review.pk)))
    decision.review = review
    return decision
