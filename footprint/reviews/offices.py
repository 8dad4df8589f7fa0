"""Who answers for a review on a day, and whom its messages are for: whoever that is when they leave."""

from datetime import date
from uuid import UUID

from footprint.accounts.models import Person
from footprint.children.allocations.queries import acting_iro
from footprint.children.queries import worker_of
from footprint.post.letters.offices import Holder
from footprint.reviews.access import may
from footprint.reviews.models import Review
from footprint.reviews.permissions import ANSWER

IRO_OF_CHILD, IRO, MANAGER = "child-iro", "review-iro", "review-manager"


def manager_of(*, review: Review, on: date) -> Person | None:
    """The manager of the child's team, where they can sign in and open this review on the day. Nobody else answers."""
    worker = worker_of(child=review.child_id, on=on)
    manager = worker.team.manager if worker and worker.team else None
    return manager if manager and may(manager, ANSWER, review, on=on) else None


def iro_of_child(key: str, on: date) -> Holder | None:
    return _holder(acting_iro(child=UUID(key), on=on))


def iro_of_review(key: str, on: date) -> Holder | None:
    return _holder(acting_iro(child=Review.objects.get(pk=key).child_id, on=on))


def manager_of_review(key: str, on: date) -> Holder | None:
    return _holder(manager_of(review=Review.objects.get(pk=key), on=on))


def _holder(person: Person | None) -> Holder | None:
    return Holder(person.name, person.email) if person else None
