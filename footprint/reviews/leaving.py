"""A period of care that the register no longer has: its clock and its review to hold go with it."""

from collections.abc import Collection
from uuid import UUID

from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Clock, Meeting, Review
from footprint.reviews.preparing.leaving import forget


def let_go(*, periods: Collection[UUID]) -> None:
    """Raises NotAllowed where a review was held in one of the periods, or a meeting booked for its next review."""
    reviews = Review.objects.filter(period__in=periods)
    if reviews.filter(held_on__isnull=False).exists():
        raise NotAllowed("A review was held in this time in care, so it can't be removed. Correct its dates instead.")
    if Meeting.objects.filter(review__in=reviews).exists():
        raise NotAllowed("A meeting was booked for a review in this time in care, so it stays. End the care instead.")
    forget(reviews=list(reviews.values_list("pk", flat=True)))
    reviews.delete()
    Clock.objects.filter(period__in=periods).delete()
