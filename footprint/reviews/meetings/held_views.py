"""Recording that a review was held, correcting that, and taking it back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.reviews import actions
from footprint.reviews.access import open_held, open_review
from footprint.reviews.life import booked_until
from footprint.reviews.meetings.forms import CorrectReview, ReviewHeld, TakeBackHeld
from footprint.reviews.meetings.pages import came_from, due_words
from footprint.reviews.models import Review
from footprint.reviews.pages import act_on, act_page
from footprint.reviews.permissions import ATTENDANCE
from footprint.reviews.policies import words_of_held
from rulebook import codes
from rulebook.participation import participation_code
from rulebook.reasons import in_words


@allowed(ATTENDANCE)
def held(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """What follows from the answers is shown before they are kept."""
    review, on = open_review(request, pk=review_id, permission=ATTENDANCE), clock.today()
    back = came_from(request, review)
    form = ReviewHeld(typed(request), initial={"held_on": booked_until(review, on)})

    def save(cleaned: Cleaned) -> Done:
        actions.mark_held(review=review.pk, **held_as(review, form), by=request.user, on=on, at=timezone.now())
        return Done("The review is recorded as held. Next, write its record, from the page of the review.", back)

    def follows(cleaned: Cleaned) -> list[str]:
        answers = held_as(review, form)
        return follows_words(answers, actions.due_if_held(review=review.pk, **answers, on=on))

    page = act_page(request, review, "Record that a review was held", before=due_words(review), back=back)
    version = version_of(review.held_on, review.last_met_on, review.goes_on, review.governing_on)
    return act_on(request, review, page, form=form, save=save, warnings=follows, version=version)


@allowed(ATTENDANCE)
def correct(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_held(request, review_id, ATTENDANCE), clock.today()
    back, context = came_from(request, review), words_of_held(review)
    initial = {"held_on": review.held_on, **CorrectReview.answers_of(review.participation)}
    form = CorrectReview(typed(request), initial=initial)

    def save(cleaned: Cleaned) -> Done:
        actions.correct_held(
            review=review.pk,
            **held_as(review, form),
            reason=cleaned["reason"],
            by=request.user,
            on=on,
            at=timezone.now(),
            expecting=context,
        )
        return Done("The review is corrected.", back)

    def follows(cleaned: Cleaned) -> list[str]:
        answers = held_as(review, form)
        return follows_words(answers, actions.due_if_corrected(review=review.pk, **answers, on=on))

    page = act_page(
        request,
        review,
        "Correct a review that was held",
        before=f"Recorded: {context}.",
        back=back,
        stored=[("The review", context)],
        template="reviews/correct.html",
    )
    return act_on(request, review, page, form=form, save=save, warnings=follows, version=version_of(context))


@allowed(ATTENDANCE)
def take_back(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_held(request, review_id, ATTENDANCE)
    back, context = came_from(request, review), words_of_held(review)

    def save(cleaned: Cleaned) -> Done:
        actions.undo_held(
            review=review.pk, **cleaned, by=request.user, on=clock.today(), at=timezone.now(), expecting=context
        )
        return Done("The review is no longer recorded as held, and is to be held again.", back)

    page = act_page(
        request,
        review,
        "Take back that a review was held",
        button="It was not held",
        before=f"Recorded: {context}. The review will be the next one to hold again, and every date after it follows.",
        back=back,
        stored=[("The review", context)],
        danger=True,
    )
    return act_on(request, review, page, form=TakeBackHeld(typed(request)), save=save, version=version_of(context))


def held_as(review: Review, form: Any) -> Cleaned:
    """The day, and the code that follows from the answers and the child's age on it."""
    held_on = form.cleaned_data["held_on"]
    code = participation_code(born_on=review.child.born_on, held_on=held_on, part=form.part)
    return {"held_on": held_on, "participation": code}


def follows_words(answers: Cleaned, next_due: date | None) -> list[str]:
    code = answers["participation"]
    words = f"{code}, {codes.PARTICIPATION.words(code)}" if code else "not recorded yet"
    following = [f"The next review will then be due by {in_words(next_due)}."] if next_due else []
    return [f"How the child took part: {words}.", *following]
