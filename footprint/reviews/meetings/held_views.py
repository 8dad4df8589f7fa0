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
    found, on = open_review(request, pk=review_id, permission=ATTENDANCE), clock.today()
    back = came_from(request, found)
    form = ReviewHeld(typed(request), initial={"held_on": booked_until(found, on)})

    def save(cleaned: Cleaned) -> Done:
        actions.mark_held(review=found.pk, **held_as(found, form), by=request.user, on=on, at=timezone.now())
        return Done("The review is recorded as held. Next, write its record, from the page of the review.", back)

    def follows(cleaned: Cleaned) -> list[str]:
        answers = held_as(found, form)
        return follows_words(answers, actions.due_if_held(review=found.pk, **answers, on=on))

    page = act_page(request, found, "Record that a review was held", before=due_words(found), back=back)
    version = version_of(found.held_on, found.last_met_on, found.goes_on, found.governing_on)
    return act_on(request, found, page, form=form, save=save, warnings=follows, version=version)


@allowed(ATTENDANCE)
def correct(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found, on = open_held(request, review_id, ATTENDANCE), clock.today()
    back, shown = came_from(request, found), words_of_held(found)
    initial = {"held_on": found.held_on, **CorrectReview.answers_of(found.participation)}
    form = CorrectReview(typed(request), initial=initial)

    def save(cleaned: Cleaned) -> Done:
        actions.correct_held(
            review=found.pk,
            **held_as(found, form),
            reason=cleaned["reason"],
            by=request.user,
            on=on,
            at=timezone.now(),
            expecting=shown,
        )
        return Done("The review is corrected.", back)

    def follows(cleaned: Cleaned) -> list[str]:
        answers = held_as(found, form)
        return follows_words(answers, actions.due_if_corrected(review=found.pk, **answers, on=on))

    page = act_page(
        request,
        found,
        "Correct a review that was held",
        before=f"Recorded: {shown}.",
        back=back,
        stored=[("The review", shown)],
        template="reviews/correct.html",
    )
    return act_on(request, found, page, form=form, save=save, warnings=follows, version=version_of(shown))


@allowed(ATTENDANCE)
def take_back(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    found = open_held(request, review_id, ATTENDANCE)
    back, shown = came_from(request, found), words_of_held(found)

    def save(cleaned: Cleaned) -> Done:
        actions.undo_held(
            review=found.pk, **cleaned, by=request.user, on=clock.today(), at=timezone.now(), expecting=shown
        )
        return Done("The review is no longer recorded as held, and is to be held again.", back)

    page = act_page(
        request,
        found,
        "Take back that a review was held",
        button="It was not held",
        before=f"Recorded: {shown}. The review will be the next one to hold again, and every date after it follows.",
        back=back,
        stored=[("The review", shown)],
        danger=True,
    )
    return act_on(request, found, page, form=TakeBackHeld(typed(request)), save=save, version=version_of(shown))


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
