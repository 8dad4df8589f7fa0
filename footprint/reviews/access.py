"""The door to one review: whoever may do this with the child may do it with the review."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.access import open_child, visible_children
from footprint.page import clock
from footprint.page.access import Hidden, Permission
from footprint.reviews.models import BOOKED, Meeting, Review


def open_review(request: SignedInRequest, *, pk: UUID, permission: Permission) -> Review:
    """Raises Hidden where there is none that the person may know of."""
    review = _with_what_follows(Review.objects.filter(pk=pk)).first()
    if review is None:
        raise Hidden(("review", str(pk)))
    review.child = open_child(request, pk=review.child_id, permission=permission)
    return review


def _with_what_follows(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """With the period, the midway, and `followed_on`, the day on which the next review of the period was held."""
    later = Review.objects.filter(period=OuterRef("period"), held_on__gt=OuterRef("held_on")).order_by("held_on")
    return reviews.select_related("period", "midway").annotate(followed_on=Subquery(later.values("held_on")[:1]))


def open_held(request: SignedInRequest, review_id: UUID, permission: Permission) -> Review:
    """A held review. Raises Hidden where it is not held: there is nothing to write up, or to correct."""
    review = open_review(request, pk=review_id, permission=permission)
    if review.held_on is None:
        raise Hidden(("review", str(review_id)))
    return review


def open_reviews(request: SignedInRequest, *, keys: Sequence[UUID], permission: Permission) -> list[Review]:
    """Several, the first due first. Raises Hidden for one that the person may not know of. Two queries."""
    children = visible_children(to=request.user, permission=permission, on=clock.today())
    wanted = Review.objects.filter(pk__in=keys, child__in=children).select_related("child", "period")
    reviews = list(wanted.order_by("governing_on", "child__family_name", "child__given_names", "pk"))
    unknown = set(keys) - {review.pk for review in reviews}
    if unknown:
        raise Hidden(("review", str(min(unknown))))
    return reviews


def may(person: Person, permission: Permission, review: Review, *, on: date) -> bool:
    """Whether somebody may do something with the child of a review. One query, or none where no role may."""
    return may_with(person, permission, review.child_id, on=on)


def may_with(person: Person, permission: Permission, child: UUID, *, on: date) -> bool:
    """The same, of a child."""
    if not permission.scopes(person.roles_on(on)):
        return False
    return visible_children(to=person, permission=permission, on=on).filter(pk=child).exists()


def latest_meeting(review: Review) -> Meeting:
    """The booked one, else the one cancelled or met last. Raises Hidden where there has been none."""
    meeting = review.meetings.order_by(F("cancelled_on").desc(nulls_first=True), "continued", "-on_day").first()
    if meeting is None:
        raise Hidden(("review", str(review.pk)))
    return meeting


def booked_meeting(review: Review) -> Meeting:
    """The meeting booked for a review. Raises Hidden where none is."""
    meeting = review.meetings.filter(BOOKED).select_related("chair").first()
    if meeting is None:
        raise Hidden(("review", str(review.pk)))
    return meeting
