"""Who is invited to a review, how they were asked, and who came."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.forms import Together
from footprint.page.refusals import NotAllowed
from footprint.reviews import life
from footprint.reviews.asking import Asked, ask, sent, trail
from footprint.reviews.models import Invitation, Review
from footprint.reviews.permissions import ATTENDANCE, SCHEDULE
from footprint.reviews.preparing import forms, guest_actions
from footprint.reviews.preparing.guest_actions import Attended, Guest
from footprint.reviews.preparing.page_shown import guests_table
from footprint.reviews.preparing.suggestions import suggested
from footprint.reviews.preparing.views import open_whole
from rulebook.reasons import count_of

GUESTS = "meetings:guests"


@allowed(get=SCHEDULE)
def guests(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_whole(request, review, SCHEDULE)
    leave(request, kind="child", key=found.child_id)
    return render(request, "reviews/preparing/guests.html", {
        "review": found, "table": guests_table(found, changing=True), "trail": trail(found),
        "to_ask": any(one.asked_on is None for one in life.guests_of(found)),
    })  # fmt: skip


@allowed(SCHEDULE)
def invite(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, SCHEDULE), clock.today()
    form = forms.SuggestedGuests(sent(request), suggested=suggested(found, on=on))

    def save(asked: Asked) -> str:
        chosen = [Guest(found.pk, one.role, one.name, one.contact) for one in form.chosen()]
        guest_actions.invite(guests=chosen, by=request.user, on=on, at=timezone.now())
        return (
            f"{count_of(len(chosen), 'person').replace('persons', 'people')} invited. Record below how they were asked."
        )

    return ask(request, found, form, save, words=("Invite those around the child", "Invite them"), back=GUESTS)


@allowed(SCHEDULE)
def invite_other(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_whole(request, review, SCHEDULE)
    form = forms.AGuest(sent(request))

    def save(asked: Asked) -> str:
        one = Guest(found.pk, asked["role"], asked["name"], excluded_because=asked["excluded_because"] or "")
        guest_actions.invite(guests=[one], by=request.user, on=clock.today(), at=timezone.now())
        return f"{one.name} is on the list."

    return ask(request, found, form, save, words=("Invite somebody else", "Add to the list"), back=GUESTS)


@allowed(SCHEDULE)
def asked(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_whole(request, review, SCHEDULE), clock.today()
    form = forms.GuestsAsked(sent(request), guests=life.guests_of(found), initial={"asked_on": on})

    def save(given: Asked) -> str:
        keys = [UUID(key) for key in given["guests"]]
        guest_actions.ask(invitations=keys, asked_on=given["asked_on"], asked_by=given["asked_by"], by=request.user,
                          on=on, at=timezone.now())  # fmt: skip
        return "How they were asked is recorded."

    return ask(request, found, form, save, words=("Record that people were asked", "Save"), back=GUESTS)


@allowed(SCHEDULE)
def guest(request: SignedInRequest, review: UUID, guest: UUID) -> HttpResponse:
    found = open_whole(request, review, SCHEDULE)
    one = _guest(found, guest)
    form = forms.CorrectGuest(sent(request), initial=_answers(one))
    done: dict[str, Any] = {"by": request.user, "on": clock.today(), "at": timezone.now()}

    def save(given: Asked) -> str:
        if request.POST.get("remove"):
            guest_actions.remove_guest(invitation=one.pk, **done)
            return f"{one.name} is taken off the list."
        guest_actions.change_guest(
            invitation=one.pk, role=given["role"], name=given["name"], asked_by=given["asked_by"],
            excluded_because=given["excluded_because"] or "", asked_on=given["asked_on"], **done,
        )  # fmt: skip
        return "The invitation is changed."

    words = ("Change an invitation", "Save")
    return ask(request, found, form, save, words=words, back=GUESTS, template="guest", guest=one)


def _guest(review: Review, key: UUID) -> Invitation:
    found = next((one for one in review.invitations.all() if one.pk == key), None)
    if found is None:
        raise Hidden(("invitation", str(key)))
    return found


def _answers(one: Invitation) -> Asked:
    return {
        "name": one.name, "role": one.role, "coming": "no" if one.excluded_because else "yes",
        "excluded_because": one.excluded_because, "asked_on": one.asked_on, "asked_by": one.asked_by,
    }  # fmt: skip


@allowed(ATTENDANCE)
def attendance(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, fault = open_whole(request, review, ATTENDANCE), ""
    lines = [forms.Attendance(sent(request), guest=one) for one in life.guests_of(found)]
    sound = [line.is_valid() for line in lines]
    if request.method == "POST" and all(sound):
        told = [Attended(line.guest.pk, **line.cleaned_data) for line in lines if line.has_changed()]
        try:
            guest_actions.record_attendance(attended=told, by=request.user, on=clock.today(), at=timezone.now())
        except NotAllowed as refused:
            fault = str(refused)
        else:
            messages.success(request, "Who came is recorded.")
            return redirect("meetings:review", found.pk)
    leave(request, kind="child", key=found.child_id)
    return render(request, "reviews/preparing/attendance.html", {
        "review": found, "lines": lines, "together": Together(lines, fault), "trail": trail(found),
    })  # fmt: skip
