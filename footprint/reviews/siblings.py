"""The reviews of a child's brothers and sisters, of those whom the person may do the same for."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from footprint.accounts.models import Person
from footprint.children.access import visible_children
from footprint.children.queries import siblings_of
from footprint.page.access import Permission
from footprint.reviews.models import BOOKED, Meeting, RecordVersion, Review

Wanted = Callable[[QuerySet[Review]], QuerySet[Review]]


def to_book_with(review: Review, *, to: Person, permission: Permission, on: date) -> list[Review]:
    """Their next reviews that have no meeting yet, by name. Two queries at most."""
    booked = Meeting.objects.filter(BOOKED, review=OuterRef("pk"))
    return _theirs(review, to, permission, on, lambda rows: rows.filter(held_on=None).exclude(Exists(booked)))


def booked_with(meeting: Meeting, *, to: Person, permission: Permission, on: date) -> list[Review]:
    """Their next reviews in the same meeting: booked for the same day, time and place, by name. Two queries at most."""
    place = {"on_day": meeting.on_day, "at_time": meeting.at_time, "place": meeting.place}
    same = Meeting.objects.filter(BOOKED, review=OuterRef("pk"), **place)
    return _theirs(meeting.review, to, permission, on, lambda rows: rows.filter(Exists(same), held_on=None))


def held_with(review: Review, *, to: Person, permission: Permission, on: date) -> list[Review]:
    """Their reviews held on the same day whose record can still be written, by name. Two queries at most."""
    finalised = RecordVersion.objects.filter(review=OuterRef("pk"))
    return _theirs(
        review, to, permission, on, lambda rows: rows.filter(held_on=review.held_on).exclude(Exists(finalised))
    )


def _theirs(review: Review, to: Person, permission: Permission, on: date, wanted: Wanted) -> list[Review]:
    keys = siblings_of(review.child_id)
    if not keys:
        return []
    children = visible_children(to=to, permission=permission, on=on).filter(pk__in=keys)
    reviews = wanted(Review.objects.filter(child__in=children)).select_related("child")
    return sorted(reviews, key=lambda review: review.child.name)
