"""When a bank holiday is added or taken away, every date that is counted in working days follows."""

from datetime import date

from footprint.reviews.actions import reckon_everybody
from footprint.reviews.clocks import start_clocks
from footprint.reviews.models import Paper, Review
from footprint.reviews.preparing.counting_back import count_back


def recount(*, on: date) -> None:
    """The due dates of every review, and the last days of what is owed still. What is done keeps its days."""
    reckon_everybody(on=on)
    coming = Paper.objects.filter(review__held_on=None).values_list("review_id", flat=True)
    count_back(reviews=set(coming), on=on)
    start_clocks(reviews=list(Review.objects.filter(afterwards__distributed_on=None, afterwards__isnull=False)), on=on)
