"""Putting parts of a draft into the records of brothers and sisters whose reviews were the same meeting."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.reviews.access import open_review
from footprint.reviews.pages import act_on, act_page, at
from footprint.reviews.permissions import DRAFT
from footprint.reviews.record.queries import draft_of
from footprint.reviews.record.sections import QUESTIONS
from footprint.reviews.siblings import held_with
from footprint.reviews.together.actions import Put, said_in, share_parts
from footprint.reviews.together.forms import ShareParts
from rulebook.reasons import count_of

BEFORE = (
    "Blank answers in their records are filled with what this draft says. What is written there already stays. "
    "Read each record before you finalise it: a name or a pronoun may be the other child’s."
)
NOTHING_YET = "Nothing is written yet that could be put into another record. Write it here first."


@allowed(DRAFT)
def share(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_review(request, pk=review_id, permission=DRAFT), clock.today()
    draft = draft_of(review)
    siblings = held_with(review, to=request.user, permission=DRAFT, on=on) if draft and not draft.discarded_at else []
    if not draft or not siblings:
        raise Hidden(("review", str(review_id)))
    parts = said_in(draft.content)
    if not parts:
        messages.warning(request, NOTHING_YET)
        return redirect("reviews:draft", review_id=review.pk)
    form, draft_page = ShareParts(typed(request), parts=parts, siblings=siblings), at(review, "draft")

    def save(cleaned: Cleaned) -> Done:
        chosen = [review for review in siblings if str(review.pk) in cleaned["reviews"]]
        done = share_parts(
            draft=draft, sections=cleaned["sections"], reviews=chosen, by=request.user, on=on, at=timezone.now()
        )
        return Done(" ".join(_told(done)), draft_page)

    page = act_page(
        request,
        review,
        "Put parts into the records of brothers and sisters",
        button="Put them in",
        before=BEFORE,
        above=("record",),
        back=draft_page,
    )
    return act_on(request, review, page, form=form, save=save, version=version_of(draft.version))


def _told(done: Iterable[Put]) -> Iterable[str]:
    for put in done:
        yield f"{put.review.child.name}: {count_of(put.answers, 'answer')} put in."
        if put.left:
            labels = "; ".join(QUESTIONS[key].label for key in put.left)
            yield f"Left as it was, since something else is written there: {labels}"
