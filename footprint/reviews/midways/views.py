"""Recording the midway that follows a review."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.datefield import said
from footprint.reviews.access import open_review
from footprint.reviews.asking import Asked, ask, sent
from footprint.reviews.early.listed import for_midway
from footprint.reviews.early.shown import choosing
from footprint.reviews.midways import actions, forms
from footprint.reviews.models import EarlyTrigger, Midway, Review
from footprint.reviews.models.between import MidwayOutcome
from footprint.reviews.permissions import LOOK_BETWEEN
from rulebook.early_reviews import IRO_ASKS


@allowed(LOOK_BETWEEN)
def midway(request: SignedInRequest, review: UUID) -> HttpResponse:
    """One that asks for an earlier review leads on to the choice of its day."""
    found, on = open_review(request, pk=review, permission=LOOK_BETWEEN), clock.today()
    kept: Midway | None = getattr(found, "midway", None)
    if kept is None:
        raise Hidden(("review", str(review)))
    outcome = ""

    def save(asked: Asked) -> str:
        nonlocal outcome
        actions.look_between(midway=kept, **asked, by=request.user, on=on, at=timezone.now())
        outcome = asked["outcome"]
        return SAVED.get(outcome, "The midway is recorded.")

    shown = forms.AMidway.shown_of(kept) if kept.done_on else {"done_on": on}
    form = forms.AMidway(sent(request), initial=shown)
    before = f"To be done by {said(kept.due_on)}. A midway is no review: every date stays as it is."
    left = for_midway(found)
    before += f" It was chosen to talk here about: {'; '.join(left)}." if left else ""
    answer = ask(request, found, form, save, words=("Between two reviews", "Save the midway"), before=before)
    return _to_the_choice(found, form.cleaned_data["done_on"]) if outcome == MidwayOutcome.BRING_FORWARD else answer


SAVED = {
    MidwayOutcome.BRING_FORWARD: "The midway is recorded. Now choose by which day the review is to be held.",
    MidwayOutcome.CHALLENGE: "The midway is recorded, and that it calls for a challenge. Raise that as you do today.",
}


def _to_the_choice(review: Review, day: date) -> HttpResponse:
    """Back to the review where none is to come, so that there is nothing to choose."""
    noted = EarlyTrigger.objects.filter(child=review.child_id, code=IRO_ASKS, known_on=day).exists()
    if noted:
        return redirect(choosing(review.child_id, IRO_ASKS, day))
    return redirect("meetings:review", review.pk)
