"""Recording the midway that follows a review."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.page.datefield import format_day
from footprint.reviews.access import open_review
from footprint.reviews.early.tables import choosing
from footprint.reviews.early.worklist_rows import for_midway
from footprint.reviews.midways import actions, forms
from footprint.reviews.midways.policies import words_of
from footprint.reviews.models import EarlyTrigger, Midway, Review
from footprint.reviews.models.midway import MidwayOutcome
from footprint.reviews.pages import act_on, act_page, at
from footprint.reviews.permissions import LOOK_BETWEEN
from rulebook.early_reviews import IRO_ASKS

SAVED = {
    MidwayOutcome.BRING_FORWARD: "The midway is recorded. Now choose by which day the review is to be held.",
    MidwayOutcome.CHALLENGE: "The midway is recorded, and that it calls for a challenge. Raise that as you do today.",
}


@allowed(LOOK_BETWEEN)
def midway(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """One that asks for an earlier review leads on to the choice of its day."""
    review, on = open_review(request, pk=review_id, permission=LOOK_BETWEEN), clock.today()
    current_midway: Midway | None = getattr(review, "midway", None)
    if current_midway is None:
        raise Hidden(("review", str(review_id)))
    words = words_of(current_midway)

    def save(cleaned: Cleaned) -> Done:
        actions.look_between(
            midway=current_midway, **cleaned, by=request.user, on=on, at=timezone.now(), expecting=words
        )
        forward = cleaned["outcome"] == MidwayOutcome.BRING_FORWARD
        to = _to_the_choice(review, cleaned["done_on"]) if forward else at(review)
        return Done(SAVED.get(cleaned["outcome"], "The midway is recorded."), to)

    left = for_midway(review)
    before = f"To be done by {format_day(current_midway.due_on)}. A midway is no review: every date stays as it is."
    before += f" It was chosen to talk here about: {'; '.join(left)}." if left else ""
    page = act_page(
        request, review, "Between two reviews", button="Save the midway", before=before, stored=[("The midway", words)]
    )
    form = forms.AMidway(
        typed(request), initial=forms.AMidway.shown_of(current_midway) if current_midway.done_on else {"done_on": on}
    )
    return act_on(request, review, page, form=form, save=save, version=version_of(words))


def _to_the_choice(review: Review, day: date) -> str:
    """Back to the review where none is to come, so that there is nothing to choose."""
    noted = EarlyTrigger.objects.filter(child=review.child_id, code=IRO_ASKS, known_on=day).exists()
    return choosing(review.child_id, IRO_ASKS, day) if noted else at(review)
