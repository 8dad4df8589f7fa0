"""The one meeting of several reviews, moved or cancelled for all of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.reviews import actions
from footprint.reviews.access import booked_meeting
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import Review

Expecting = Mapping[UUID, str]
NOTHING: Expecting = {}


def move_for(
    *, reviews: Sequence[Review], reason: str, by: Actor, on: date, at: datetime, expecting: Expecting = NOTHING,
    **details: Any,
) -> None:  # fmt: skip
    """For each, or for none. `details` are those of actions.move; `expecting` are the words of the meetings that the
    page showed, by the review. NotAllowed, and Hidden where one has no meeting."""
    with acting(by=by, action=ReviewAction.MOVE_MEETING, reason=reason, at=at):
        for review in reviews:
            actions.move(
                meeting=booked_meeting(review).pk,
                reason=reason,
                by=by,
                on=on,
                at=at,
                expecting=expecting.get(review.pk),
                **details,
            )


def cancel_for(
    *, reviews: Sequence[Review], reason: str, by: Actor, on: date, at: datetime, expecting: Expecting = NOTHING
) -> None:
    """As move_for."""
    with acting(by=by, action=ReviewAction.CANCEL_MEETING, reason=reason, at=at):
        for review in reviews:
            actions.cancel(
                meeting=booked_meeting(review).pk,
                reason=reason,
                by=by,
                on=on,
                at=at,
                expecting=expecting.get(review.pk),
            )
