"""What is known about reviews."""

from datetime import date

from django.db.models import Min

from footprint.reviews.models import KnownFrom, Review


def known_from() -> date | None:
    """K: the day from which reviews are known. Until somebody says, the 1 April on or before the earliest review."""
    said = KnownFrom.objects.order_by("-id").first()
    if said is not None:
        return said.day
    first: date | None = Review.objects.aggregate(first=Min("held_on"))["first"]
    return first and date(first.year if first.month >= 4 else first.year - 1, 4, 1)
