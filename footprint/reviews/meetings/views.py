"""Booking, moving and cancelling the meeting of a review, and recording that it was held."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from footprint.accounts import queries as accounts
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.children.addresses import page_of
from footprint.children.whose.queries import iros_of
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import said
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, policies
from footprint.reviews.access import booked_meeting, open_review
from footprint.reviews.life import booked_until
from footprint.reviews.meetings.forms import BookTogether, CancelTogether, MoveTogether, ReviewHeld
from footprint.reviews.meetings.shared_actions import cancel_for, move_for
from footprint.reviews.models import Meeting, Review
from footprint.reviews.permissions import ATTENDANCE, SCHEDULE
from footprint.reviews.siblings import booked_with, to_book_with
from rulebook import codes
from rulebook.participation import participation_code
from rulebook.reasons import in_words

Asked = dict[str, Any]
CHANGED = "Somebody changed this meeting in the meantime. It is now: {}. Look again, then save to replace that."


@allowed(SCHEDULE)
def book(request: SignedInRequest, review: UUID) -> HttpResponse:
    """One meeting, for the review and for those of brothers and sisters that were chosen."""
    found, chairs, on = open_review(request, pk=review, permission=SCHEDULE), chairs_today(), clock.today()
    kin = {str(one.pk): one for one in to_book_with(found, to=request.user, permission=SCHEDULE, on=on)}
    proposed = proposed_chairs([found], chairs).get(found.child_id)
    form = BookTogether(
        sent(request),
        initial={"chair": str(proposed.pk) if proposed else ""},
        chairs={str(key): one.name for key, one in chairs.items()},
        siblings=_names(kin),
    )

    def save(asked: Asked) -> None:
        details = {**asked, "chair": chairs.get(asked["chair"])}
        keys = [found.pk, *(kin[key].pk for key in details.pop("together", ()))]
        bookings = [actions.Booking(key, **details) for key in keys]
        actions.book(bookings=bookings, by=request.user, on=on, at=timezone.now())

    def notes(asked: Asked) -> list[str]:
        return _notes(found, kin, asked, chairs)

    return ask(request, found, form, save, notes, "book", "The meeting is booked.")


@allowed(SCHEDULE)
def move(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, chairs = open_review(request, pk=review, permission=SCHEDULE), chairs_today()
    meeting, kin = _shared_meeting(request, found)
    kept = {name: getattr(meeting, name) for name in ("on_day", "at_time", "place", "link")}
    form = MoveTogether(
        sent(request),
        initial={**kept, "chair": str(meeting.chair_id or ""), "together": list(kin)},
        chairs={str(key): one.name for key, one in chairs.items()},
        siblings=_names(kin),
    )

    def save(asked: Asked) -> None:
        if request.POST.get("was", words_of(meeting)) != words_of(meeting):
            raise NotAllowed(CHANGED.format(words_of(meeting)))
        details = {**asked, "chair": chairs.get(asked["chair"])}
        reviews = [found, *(kin[key] for key in details.pop("together", ()))]
        move_for(reviews=reviews, **details, by=request.user, on=clock.today(), at=timezone.now())

    def notes(asked: Asked) -> list[str]:
        return _notes(found, kin, asked, chairs)

    return ask(request, found, form, save, notes, "move", "The meeting is moved.", was=words_of(meeting))


@allowed(SCHEDULE)
def cancel(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_review(request, pk=review, permission=SCHEDULE)
    meeting, kin = _shared_meeting(request, found)

    def save(asked: Asked) -> None:
        reviews = [found, *(kin[key] for key in asked.pop("together", ()))]
        cancel_for(reviews=reviews, **asked, by=request.user, on=clock.today(), at=timezone.now())

    form = CancelTogether(sent(request), initial={"together": list(kin)}, siblings=_names(kin))
    done = "The meeting is cancelled. The review is still due."
    return ask(request, found, form, save, lambda asked: [], "cancel", done, was=words_of(meeting))


def _shared_meeting(request: SignedInRequest, review: Review) -> tuple[Meeting, dict[str, Review]]:
    """The meeting booked for a review, and the reviews of brothers and sisters that it holds as well, by their keys."""
    meeting = booked_meeting(review)
    meeting.review = review
    kin = booked_with(meeting, to=request.user, permission=SCHEDULE, on=clock.today())
    return meeting, {str(one.pk): one for one in kin}


def _names(kin: dict[str, Review]) -> dict[str, str]:
    return {key: one.child.name for key, one in kin.items()}


def _notes(review: Review, kin: dict[str, Review], asked: Asked, chairs: dict[str, Any]) -> list[str]:
    """What stands against it of each review, under the name of each where they are several."""
    others = [kin[key] for key in asked.get("together", ())]
    theirs = [f"{one.child.name}: {said}" for one in others for said in warnings_of(one, asked, chairs)]
    return [*warnings_of(review, asked, chairs), *theirs]


@allowed(ATTENDANCE)
def held(request: SignedInRequest, review: UUID) -> HttpResponse:
    found, on = open_review(request, pk=review, permission=ATTENDANCE), clock.today()
    form = ReviewHeld(sent(request), initial={"held_on": booked_until(found, on)})

    def save(asked: Asked) -> None:
        actions.mark_held(review=found.pk, **held_as(found, form), by=request.user, on=on, at=timezone.now())

    def notes(asked: Asked) -> list[str]:
        kept = held_as(found, form)
        return notes_of(kept, actions.due_if_held(review=found.pk, **kept, on=on))

    return ask(request, found, form, save, notes, "held", "The review is held.")


def held_as(review: Review, form: Any) -> Asked:
    """The day, and the code that follows from the answers and the child's age on it."""
    held_on = form.cleaned_data["held_on"]
    code = participation_code(born_on=review.child.born_on, held_on=held_on, part=form.part)
    return {"held_on": held_on, "participation": code}


def notes_of(kept: Asked, next_due: date | None) -> list[str]:
    code = kept["participation"]
    words = f"{code}, {codes.PARTICIPATION.words(code)}" if code else "not recorded yet"
    said_of_next = [f"The next review will then be due by {in_words(next_due)}."] if next_due else []
    return [f"How the child took part: {words}.", *said_of_next]


def ask(
    request: SignedInRequest,
    review: Review,
    form: Any,
    save: Callable[[Asked], None],
    notes: Callable[[Asked], Sequence[str]],
    page: str,
    done: str,
    **context: Any,
) -> HttpResponse:
    """Shows the form until it is whole, the notes about it were read, and the action takes it."""
    knowing: Sequence[str] = ()
    if request.method == "POST" and form.is_valid():
        try:
            knowing = notes(form.cleaned_data)
            if " ".join(knowing) == request.POST.get("knowing", ""):
                save(form.cleaned_data)
                messages.success(request, done)
                return redirect(_back(request, review))
        except NotAllowed as fault:
            form.add_error(None, str(fault))
    leave(request, kind="child", key=review.child_id)
    shown = {"form": form, "review": review, "child": review.child, "knowing": knowing, "back": _back(request, review)}
    return render(request, f"reviews/{page}.html", {**shown, **context})


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _back(request: SignedInRequest, review: Review) -> str:
    """Where the person came from, where the form says so; else the child's page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return page_of(review.child_id)


def chairs_today() -> dict[str, Any]:
    found = accounts.people(on=clock.today(), role="iro").prefetch_related(None)  # their other roles are not asked
    return {str(one.pk): one for one in found}


def proposed_chairs(reviews: Sequence[Review], chairs: dict[str, Any]) -> dict[UUID, Any]:
    """By the child's key, their IRO, who chairs where practicable (regulation 36); left out where no longer an IRO."""
    iros = iros_of(children=[one.child_id for one in reviews], on=clock.today())
    return {child: iro for child, iro in iros.items() if str(iro.pk) in chairs}


def warnings_of(review: Review, asked: Asked, chairs: dict[str, Any]) -> list[str]:
    return policies.warnings(
        review=review,
        on_day=asked["on_day"],
        at_time=asked["at_time"],
        chair=chairs.get(asked.get("chair", "")),
        standards=council.standards(on=clock.today()),
    )


def words_of(meeting: Meeting) -> str:
    at = f"at {meeting.at_time:%H:%M}" if meeting.at_time else ""
    chair = f"chaired by {meeting.chair.name}" if meeting.chair else ""
    return ", ".join(filter(None, [said(meeting.on_day), at, meeting.place, meeting.link, chair]))
