"""Recording a meeting from which a review goes on, its adjournment, and its last meeting."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import Cleaned, Done, Save, typed, version_of
from footprint.page.datefield import format_day
from footprint.reviews.access import open_review
from footprint.reviews.life import booked_until
from footprint.reviews.models import Review
from footprint.reviews.pages import act_on, act_page, at
from footprint.reviews.permissions import ATTENDANCE, MAKE_READY
from footprint.reviews.series import actions, forms
from footprint.reviews.series.policies import words_of
from rulebook.participation import participation_code

BOOK = "Book the next meeting from the review’s page."


@allowed(ATTENDANCE)
def goes_on(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=ATTENDANCE)
    form = forms.Met(typed(request), initial={"met_on": booked_until(review, clock.today())})
    words = words_of(review)

    def save(cleaned: Cleaned) -> Done:
        by, on = request.user, clock.today()
        actions.go_on(review=review.pk, **cleaned, by=by, on=on, at=timezone.now(), expecting=words)
        return Done(f"The meeting is recorded. {BOOK}", at(review))

    before = (
        "It stays one review with one day. What follows from it, such as decisions and record, is due after its last "
        "meeting."
    )
    return _act(request, review, words, form, save, "It met, and goes on in another meeting", before=before)


@allowed(MAKE_READY)
def adjourn(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=MAKE_READY)
    form = forms.Adjourn(typed(request), initial={"met_on": booked_until(review, clock.today())})
    words = words_of(review)

    def save(cleaned: Cleaned) -> Done:
        by, on = request.user, clock.today()
        actions.adjourn(review=review.pk, **cleaned, by=by, on=on, at=timezone.now(), expecting=words)
        return Done(f"The review is adjourned until {format_day(cleaned['until_on'])}. {BOOK}", at(review))

    before = (
        "An IRO may adjourn a review once, where too little is known to review the case. It stays the same review, and "
        "nothing proposed at it may be carried out before it is complete."
    )
    return _act(request, review, words, form, save, "Adjourn the review", button="Adjourn it", before=before)


@allowed(ATTENDANCE)
def complete(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=ATTENDANCE)
    form = forms.LastMeeting(typed(request), initial={"held_on": booked_until(review, clock.today())})
    words = words_of(review)

    def save(cleaned: Cleaned) -> Done:
        day = cleaned["held_on"]
        code = participation_code(born_on=review.child.born_on, held_on=review.held_on or day, part=form.part)
        actions.complete(
            review=review.pk, met_on=day, participation=code, by=request.user, on=clock.today(), at=timezone.now(),
            expecting=words,
        )  # fmt: skip
        part = code or "not recorded yet"
        return Done(f"The review is complete. How the child took part: {part}. Next, write its record.", at(review))

    return _act(request, review, words, form, save, "Record the last meeting of the review")


def _act(
    request: SignedInRequest, review: Review, stands: str, form: django_forms.BaseForm, save: Save, heading: str,
    **words: Any,
) -> HttpResponse:  # fmt: skip
    page = act_page(request, review, heading, stored=[("The review", stands)], **words)
    return act_on(request, review, page, form=form, save=save, version=version_of(stands))
