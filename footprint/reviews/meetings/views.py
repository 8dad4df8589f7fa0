"""Booking, moving and cancelling the meeting of a review."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import Cleaned, Done, typed, version_of
from footprint.page.datefield import format_day
from footprint.reviews import actions, policies
from footprint.reviews.access import booked_meeting, open_review
from footprint.reviews.meetings.forms import BookTogether, CancelTogether, MoveTogether
from footprint.reviews.meetings.pages import came_from, chairs_today, due_words, proposed_chairs
from footprint.reviews.meetings.shared_actions import cancel_for, move_for
from footprint.reviews.models import Meeting, Review
from footprint.reviews.pages import act_on, act_page
from footprint.reviews.permissions import SCHEDULE
from footprint.reviews.policies import words_of_meeting
from footprint.reviews.siblings import booked_with, to_book_with

Kin = dict[str, Review]


@allowed(SCHEDULE)
def book(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """One meeting, for the review and for those of brothers and sisters that were chosen."""
    review, chairs, on = open_review(request, pk=review_id, permission=SCHEDULE), chairs_today(), clock.today()
    kin = {str(review.pk): review for review in to_book_with(review, to=request.user, permission=SCHEDULE, on=on)}
    proposed = proposed_chairs([review], chairs).get(review.child_id)
    form = BookTogether(
        typed(request),
        initial={"chair": str(proposed.pk) if proposed else ""},
        chairs={str(key): item.name for key, item in chairs.items()},
        siblings=_names(kin),
    )
    back = came_from(request, review)

    def save(cleaned: Cleaned) -> Done:
        details = {**cleaned, "chair": chairs.get(cleaned["chair"])}
        keys = [review.pk, *(kin[key].pk for key in details.pop("together", ()))]
        bookings = [actions.Booking(key, **details) for key in keys]
        actions.book(bookings=bookings, by=request.user, on=on, at=timezone.now())
        return Done(
            f"The meeting is booked for {format_day(cleaned['on_day'])}. Next, invite those around the child.", back
        )

    page = act_page(request, review, "Book the meeting of a review", button="Book", before=due_words(review), back=back)
    return act_on(
        request, review, page, form=form, save=save, warnings=lambda cleaned: _warn(review, kin, cleaned, chairs)
    )


@allowed(SCHEDULE)
def move(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, chairs = open_review(request, pk=review_id, permission=SCHEDULE), chairs_today()
    meeting, kin = _shared_meeting(request, review)
    back, booked = came_from(request, review), words_of_meeting(meeting)
    form = MoveTogether(
        typed(request),
        initial={
            **{name: getattr(meeting, name) for name in ("on_day", "at_time", "place", "link")},
            "chair": str(meeting.chair_id or ""),
            "together": list(kin),
        },
        chairs={str(key): item.name for key, item in chairs.items()},
        siblings=_names(kin),
    )

    def save(cleaned: Cleaned) -> Done:
        details = {**cleaned, "chair": chairs.get(cleaned["chair"]), "expecting": {review.pk: booked}}
        reviews = [review, *(kin[key] for key in details.pop("together", ()))]
        move_for(reviews=reviews, **details, by=request.user, on=clock.today(), at=timezone.now())
        return Done(
            f"The meeting is moved to {format_day(cleaned['on_day'])}. Tell those who were asked to come.", back
        )

    page = _page_of_booked(request, review, booked, "Move the meeting of a review", button="Move", back=back)
    return act_on(
        request, review, page, form=form, save=save, version=_version(booked, kin),
        warnings=lambda cleaned: _warn(review, kin, cleaned, chairs),
    )  # fmt: skip


@allowed(SCHEDULE)
def cancel(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_review(request, pk=review_id, permission=SCHEDULE)
    meeting, kin = _shared_meeting(request, review)
    back, booked = came_from(request, review), words_of_meeting(meeting)

    def save(cleaned: Cleaned) -> Done:
        reviews, by = [review, *(kin[key] for key in cleaned.pop("together", ()))], request.user
        expecting = {review.pk: booked}
        cancel_for(reviews=reviews, **cleaned, by=by, on=clock.today(), at=timezone.now(), expecting=expecting)
        return Done("The meeting is cancelled. The review is still due: book another meeting.", back)

    form = CancelTogether(typed(request), initial={"together": list(kin)}, siblings=_names(kin))
    page = _page_of_booked(
        request, review, booked, "Cancel the meeting of a review", button="Cancel the meeting", back=back, danger=True
    )
    return act_on(request, review, page, form=form, save=save, version=_version(booked, kin))


def _page_of_booked(request: SignedInRequest, review: Review, booked: str, heading: str, **words: Any) -> Any:
    before = f"{due_words(review)} Booked: {booked}."
    return act_page(request, review, heading, before=before, stored=[("The meeting", booked)], **words)


def _version(booked: str, kin: Kin) -> str:
    return version_of(booked, sorted(kin))


def _shared_meeting(request: SignedInRequest, review: Review) -> tuple[Meeting, Kin]:
    """The meeting booked for a review, and the reviews of brothers and sisters that it holds as well, by their keys."""
    meeting = booked_meeting(review)
    meeting.review = review
    kin = booked_with(meeting, to=request.user, permission=SCHEDULE, on=clock.today())
    return meeting, {str(review.pk): review for review in kin}


def _names(kin: Kin) -> dict[str, str]:
    return {key: review.child.name for key, review in kin.items()}


def _warn(review: Review, kin: Kin, cleaned: Cleaned, chairs: dict[str, Any]) -> list[str]:
    """What stands against it of each review, under the name of each where they are several."""
    others = [kin[key] for key in cleaned.get("together", ())]
    theirs = [f"{review.child.name}: {words}" for review in others for words in _warnings_of(review, cleaned, chairs)]
    return [*_warnings_of(review, cleaned, chairs), *theirs]


def _warnings_of(review: Review, cleaned: Cleaned, chairs: dict[str, Any]) -> list[str]:
    return policies.warnings(
        review=review,
        on_day=cleaned["on_day"],
        at_time=cleaned["at_time"],
        chair=chairs.get(cleaned["chair"]),
        standards=council.standards(on=clock.today()),
    )
