"""What was kept of why a review was late, where that review is on record no more."""

from collections.abc import Collection
from uuid import UUID

from footprint.reviews.models import LatenessException


def forget(*, reviews: Collection[UUID]) -> None:
    """What was signed stays with the child; what was not goes, and the trail keeps it."""
    rows = LatenessException.objects.filter(review__in=reviews)
    rows.filter(signed_on=None).delete()
    rows.update(review=None)
