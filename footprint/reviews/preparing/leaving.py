"""What was kept of preparing a review that is no more. The trail keeps every row."""

from collections.abc import Collection
from uuid import UUID

from footprint.reviews.lateness import leaving as lateness
from footprint.reviews.models import Adjournment, Consultation, Invitation, Paper, Readiness, Review

PREPARED = (Paper, Invitation, Consultation, Readiness)


def forget(*, reviews: Collection[UUID]) -> None:
    for model in (*PREPARED, Adjournment):
        model.objects.filter(review__in=reviews).delete()
    lateness.forget(reviews=reviews)


def hand_over(*, review: Review, to: Review) -> None:
    """What was prepared for one review is for another, where nothing of its kind was for that one.

    That the one was overdue is no word about the other.
    """
    lateness.forget(reviews=[review.pk])
    for model in PREPARED:
        if model.objects.filter(review=to).exists():
            model.objects.filter(review=review).delete()
        elif model in (Consultation, Readiness):
            _hand_over_one(model, review, to)
        else:
            model.objects.filter(review=review).update(review=to)


def _hand_over_one(model: type[Consultation] | type[Readiness], review: Review, to: Review) -> None:
    """Its review is its key, so that it becomes another row."""
    for row in model.objects.filter(review=review):
        row.delete()
        row.review = to
        row.save(force_insert=True)
