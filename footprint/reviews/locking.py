"""Reviews held until the transaction ends, so that two acts on the same review follow each other."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Review

BATCH = 500  # rows written in one statement


def locked_many(keys: Iterable[UUID]) -> Mapping[UUID, Review]:
    """The reviews of these keys, each once, held until the transaction ends. NotAllowed where one is gone."""
    wanted = set(keys)
    rows = Review.objects.select_for_update(of=("self",)).select_related("child", "period")
    result = {review.pk: review for review in rows.filter(pk__in=wanted).order_by("pk")}
    if len(result) != len(wanted):
        raise NotAllowed("One of these reviews is on record no longer. Look at the child’s page.")
    return result


def locked(review: UUID) -> Review:
    """The same, of one that is there."""
    return Review.objects.select_for_update(of=("self",)).select_related("child", "period").get(pk=review)
