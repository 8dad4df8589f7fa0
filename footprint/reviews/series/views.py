"""Recording a meeting from which a review goes on, its adjournment, and its last meeting."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import said
from footprint.reviews.access import open_review
from footprint.reviews.asking import Asked, ask, sent
from footprint.reviews.life import booked_until
from footprint.reviews.permissions import ATTENDANCE, MAKE_READY
from footprint.reviews.series import actions, forms
from rulebook.participation import participation_code

BOOK = "Book the next meeting from the review’s page."


@allowed(ATTENDANCE)
def goes_on(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_review(request, pk=review, permission=ATTENDANCE)
    form = forms.Met(sent(request), initial={"met_on": booked_until(found, clock.today())})

    def save(asked: Asked) -> str:
        actions.go_on(review=found.pk, **asked, by=request.user, on=clock.today(), at=timezone.now())
        return f"The meeting is recorded. {BOOK}"

    before = ("It stays one review with one day. What follows from it, such as decisions and record, is due after its"
              " last meeting.")  # fmt: skip
    return ask(request, found, form, save, words=("It met, and goes on in another meeting", "Save"), before=before)


@allowed(MAKE_READY)
def adjourn(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_review(request, pk=review, permission=MAKE_READY)
    form = forms.Adjourn(sent(request), initial={"met_on": booked_until(found, clock.today())})

    def save(asked: Asked) -> str:
        actions.adjourn(review=found.pk, **asked, by=request.user, on=clock.today(), at=timezone.now())
        return f"The review is adjourned until {said(asked['until_on'])}. {BOOK}"

    before = ("An IRO may adjourn a review once, where too little is known to review the case. It stays the same"
              " review, and nothing proposed at it may be carried out before it is complete.")  # fmt: skip
    return ask(request, found, form, save, words=("Adjourn the review", "Adjourn it"), before=before)


@allowed(ATTENDANCE)
def complete(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_review(request, pk=review, permission=ATTENDANCE)
    form = forms.LastMeeting(sent(request), initial={"held_on": booked_until(found, clock.today())})

    def save(asked: Asked) -> str:
        day = asked["held_on"]
        code = participation_code(born_on=found.child.born_on, held_on=found.held_on or day, part=form.part)
        actions.complete(
            review=found.pk, met_on=day, participation=code, by=request.user, on=clock.today(), at=timezone.now()
        )
        return f"The review is complete. How the child took part: {code or 'not recorded yet'}."

    return ask(request, found, form, save, words=("Record the last meeting of the review", "Save"))
