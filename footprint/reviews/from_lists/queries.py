"""What the register holds of many children's reviews, for what compares files and lists with it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from footprint.reviews.models import BOOKED, Meeting, Review


def days_held(*, children: Collection[UUID]) -> dict[UUID, set[date]]:
    """The days on which each child's reviews were held. One query."""
    result: dict[UUID, set[date]] = defaultdict(set)
    for child, day in Review.objects.filter(child__in=children, held_on__isnull=False).values_list("child", "held_on"):
        if day is not None:
            result[child].add(day)
    return result


def booked(*, children: Collection[UUID]) -> dict[UUID, Meeting]:
    """The meeting booked for each child's next review. One query."""
    meetings = Meeting.objects.filter(BOOKED, review__child__in=children, review__held_on=None)
    return {meeting.review.child_id: meeting for meeting in meetings.select_related("review")}
