"""Correcting a review that was held, and taking back that it was."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import said
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions
from footprint.reviews.access import open_held
from footprint.reviews.meetings.forms import CorrectReview, TakeBackHeld
from footprint.reviews.meetings.views import Asked, ask, held_as, notes_of, sent
from footprint.reviews.models import Review
from footprint.reviews.permissions import ATTENDANCE
from rulebook import codes

CHANGED = "Somebody changed this review in the meantime. It is now: {}. Look again, then save to replace that."


@allowed(ATTENDANCE)
def correct(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_held(request, review, ATTENDANCE), clock.today()
    initial = {"held_on": found.held_on, **CorrectReview.answers_of(found.participation)}
    form = CorrectReview(sent(request), initial=initial)

    def given(asked: Asked) -> Asked:
        return {**held_as(found, form), "reason": asked["reason"]}

    def save(asked: Asked) -> None:
        check_unchanged(request, found)
        actions.correct_held(review=found.pk, **given(asked), by=request.user, on=on, at=timezone.now())

    def notes(asked: Asked) -> list[str]:
        kept = held_as(found, form)
        return notes_of(kept, actions.due_if_corrected(review=found.pk, **kept, on=on))

    was = {"was": words_of(found), "was_is": "Recorded"}
    return ask(request, found, form, save, notes, "correct", "The review is corrected.", **was)


@allowed(ATTENDANCE)
def take_back(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_held(request, review, ATTENDANCE)

    def save(asked: Asked) -> None:
        check_unchanged(request, found)
        actions.undo_held(review=found.pk, **asked, by=request.user, on=clock.today(), at=timezone.now())

    was = {"was": words_of(found), "was_is": "Recorded"}
    done = "The review is no longer recorded as held."
    return ask(request, found, TakeBackHeld(sent(request)), save, lambda asked: [], "take_back", done, **was)


def check_unchanged(request: SignedInRequest, review: Review) -> None:
    if request.POST.get("was", words_of(review)) != words_of(review):
        raise NotAllowed(CHANGED.format(words_of(review)))


def words_of(review: Review) -> str:
    assert review.held_on
    code = review.participation
    return f"held on {said(review.held_on)}, {f'{code} {codes.PARTICIPATION.words(code)}' if code else 'no code'}"
