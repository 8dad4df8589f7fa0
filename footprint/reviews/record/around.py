"""What a finalised record keeps besides its words: the child's part, the next day, who came, what became of decisions.

It is gathered when the record is frozen, so that no later correction changes what a version says.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from footprint.reviews.models import Decision, Review
from footprint.reviews.models.record import BECAME


def around_of(review: Review, *, previous: Iterable[Decision] = ()) -> dict[str, Any]:
    """Plain values, for keeping. `previous` are the decisions of earlier reviews, with their reviews."""
    return {
        "held_on": _day(review.held_on),
        "participation": review.participation,
        "next_due_on": _day(review.next_due_on),
        "previous": [_previous(one) for one in previous],
    }


def _previous(one: Decision) -> dict[str, Any]:
    return {
        "text": one.text,
        "owner": one.owner,
        "decided_on": _day(one.review.held_on),
        "became": BECAME.get(one.became, ""),
        "reason": one.became_reason,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
