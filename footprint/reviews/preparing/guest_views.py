"""Who is invited to a review, how they were asked, and who came."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, press, typed, version_of
from footprint.reviews import life
from footprint.reviews.models import Invitation, Review
from footprint.reviews.pages import act_on, act_page, at, show
from footprint.reviews.permissions import ATTENDANCE, SCHEDULE
from footprint.reviews.preparing import forms, guest_actions
from footprint.reviews.preparing.guest_actions import Attended, Guest
from footprint.reviews.preparing.policies import words_of_attendance, words_of_guest
from footprint.reviews.preparing.review_page import guests_table
from footprint.reviews.preparing.suggestions import suggested
from footprint.reviews.preparing.views import open_whole
from rulebook.reasons import count_of


@allowed(get=SCHEDULE)
def guests(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_whole(request, review_id, SCHEDULE)
    to_ask = any(invitation.asked_on is None for invitation in life.guests_of(review))
    return show(request, review, "preparing/guests", table=guests_table(review, changing=True), to_ask=to_ask)


@allowed(SCHEDULE)
def invite(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, SCHEDULE), clock.today()
    form = forms.SuggestedGuests(typed(request), suggested=suggested(review, on=on))

    def save(cleaned: Cleaned) -> Done:
        chosen = [
            Guest(review.pk, suggestion.role, suggestion.name, suggestion.contact) for suggestion in form.chosen()
        ]
        guest_actions.invite(guests=chosen, by=request.user, on=on, at=timezone.now())
        invited = count_of(len(chosen), "person").replace("persons", "people")
        return Done(f"{invited} invited. Record below how they were asked.", at(review, "guests"))

    page = _page(request, review, "Invite those around the child", button="Invite them")
    version = version_of([(suggestion.words, suggestion.note) for suggestion in form.suggested])
    return act_on(request, review, page, form=form, save=save, version=version)


@allowed(SCHEDULE)
def invite_other(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_whole(request, review_id, SCHEDULE)

    def save(cleaned: Cleaned) -> Done:
        why = cleaned["excluded_because"] or ""
        row = Guest(review.pk, cleaned["role"], cleaned["name"], excluded_because=why)
        guest_actions.invite(guests=[row], by=request.user, on=clock.today(), at=timezone.now())
        return Done(f"{row.name} is on the list.", at(review, "guests"))

    page = _page(request, review, "Invite somebody else", button="Add to the list")
    return act_on(request, review, page, form=forms.AGuest(typed(request)), save=save)


@allowed(SCHEDULE)
def asked(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_whole(request, review_id, SCHEDULE), clock.today()
    listed = life.guests_of(review)
    words = {invitation.pk: words_of_guest(invitation) for invitation in listed}
    form = forms.GuestsAsked(typed(request), guests=listed, initial={"asked_on": on})

    def save(cleaned: Cleaned) -> Done:
        guest_actions.ask(
            invitations=[UUID(key) for key in cleaned["guests"]], asked_on=cleaned["asked_on"],
            asked_by=cleaned["asked_by"], by=request.user, on=on, at=timezone.now(), expecting=words,
        )  # fmt: skip
        return Done("How they were asked is recorded.", at(review, "guests"))

    stored = [(invitation.name, words[invitation.pk]) for invitation in listed]
    page = _page(request, review, "Record that people were asked", stored=stored)
    return act_on(request, review, page, form=form, save=save, version=version_of(sorted(words.values())))


@allowed(SCHEDULE)
def guest(request: SignedInRequest, review_id: UUID, guest_id: UUID) -> HttpResponse:
    review = open_whole(request, review_id, SCHEDULE)
    invitation = _guest(review, guest_id)
    words = words_of_guest(invitation)

    def save(cleaned: Cleaned) -> Done:
        guest_actions.change_guest(
            invitation=invitation.pk, role=cleaned["role"], name=cleaned["name"], asked_by=cleaned["asked_by"],
            excluded_because=cleaned["excluded_because"] or "", asked_on=cleaned["asked_on"],
            by=request.user, on=clock.today(), at=timezone.now(), expecting=words,
        )  # fmt: skip
        return Done("The invitation is changed.", at(review, "guests"))

    page = _page(
        request, review, "Change an invitation", stored=[("The invitation", words)],
        template="reviews/preparing/guest.html", context={"guest": invitation},
    )  # fmt: skip
    form = forms.CorrectGuest(typed(request), initial=_answers(invitation))
    return act_on(request, review, page, form=form, save=save, version=version_of(words))


@allowed(post=SCHEDULE)
def remove_guest(request: SignedInRequest, review_id: UUID, guest_id: UUID) -> HttpResponse:
    review = open_whole(request, review_id, SCHEDULE)
    invitation = _guest(review, guest_id)

    def save() -> Done:
        guest_actions.remove_guest(invitation=invitation.pk, by=request.user, on=clock.today(), at=timezone.now())
        return Done(f"{invitation.name} is taken off the list.", at(review, "guests"))

    return press(request, save=save, back=at(review, "guests"))


def _page(request: SignedInRequest, review: Review, heading: str, **words: Any) -> Any:
    """An act on the invitations, which leads back to their list."""
    return act_page(request, review, heading, above=("guests",), back=at(review, "guests"), **words)


def _guest(review: Review, key: UUID) -> Invitation:
    invitation = next((invitation for invitation in review.invitations.all() if invitation.pk == key), None)
    if invitation is None:
        raise Hidden(("invitation", str(key)))
    return invitation


def _answers(invitation: Invitation) -> Cleaned:
    return {
        "name": invitation.name,
        "role": invitation.role,
        "coming": "no" if invitation.excluded_because else "yes",
        "excluded_because": invitation.excluded_because,
        "asked_on": invitation.asked_on,
        "asked_by": invitation.asked_by,
    }


@allowed(ATTENDANCE)
def attendance(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_whole(request, review_id, ATTENDANCE)
    listed, answers = life.guests_of(review), typed(request)
    if answers and request.method != "POST":
        answers = forms.Attendance.beside(answers, listed)
    form = forms.Attendance(answers, guests=listed)

    def save(cleaned: Cleaned) -> Done:
        rows = [
            Attended(invitation.pk, **answers, expecting=words_of_attendance(**before))
            for invitation, answers, before in form.changed()
        ]
        guest_actions.record_attendance(attended=rows, by=request.user, on=clock.today(), at=timezone.now())
        return Done("Who came is recorded.", at(review))

    page = act_page(
        request, review, "Who came to a review", template="reviews/preparing/attendance.html",
        context={"lines": [(invitation, form.boxes(invitation), form.shown(invitation)) for invitation in listed]},
    )  # fmt: skip
    return act_on(request, review, page, form=form, save=save)
