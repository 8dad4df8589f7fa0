"""What a finalised record keeps besides its words: the child's part, the next day, who came, what became of decisions.

It is gathered when the record is frozen, so that no later correction changes what a version says.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from footprint.reviews.models import Decision, Invitation, Review
from footprint.reviews.models.preparing import ROLES


def around_of(
    review: Review, *, previous: Iterable[Decision] = (), guests: Iterable[Invitation] = ()
) -> dict[str, Any]:
    """Plain values, for keeping. `previous` are the decisions of earlier reviews, with their reviews."""
    return {
        "held_on": _day(review.held_on),
        "participation": review.participation,
        "next_due_on": _day(review.next_due_on),
        "previous": [_previous(decision) for decision in previous],
        "guests": [_guest(invitation) for invitation in guests],
    }


def _guest(invitation: Invitation) -> dict[str, str]:
    """One who was kept away is not named."""
    return {
        "name": invitation.name,
        "role": ROLES[invitation.role],
        "came": invitation.get_came_display(),
        "views": invitation.get_views_display(),
    }


def _previous(decision: Decision) -> dict[str, Any]:
    return {
        "text": decision.text,
        "owner": decision.owner,
        "decided_on": _day(decision.review.held_on),
        "became": decision.get_became_display(),
        "reason": decision.became_reason,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
