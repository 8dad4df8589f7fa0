"""What the trail of rows keeps of a child's reviews and meetings; due dates, which follow from it, are left out."""

from django.db.models import Q, Value
from django.db.models.functions import NullIf

from footprint.audit.history import Field, Source
from footprint.audit.tracking import event_model
from footprint.children.history import code_of, words
from footprint.children.models import Child
from footprint.reviews.models import Meeting, Review
from rulebook import codes

GROUP = "reviews"
GROUPS = {GROUP: "Reviews and meetings"}
REVIEW = {
    "held_on": Field("Held on", words),
    "participation": Field("The child’s part", code_of(codes.PARTICIPATION), at=NullIf("participation", Value(""))),
}
MEETING = {
    "on_day": Field("Day", words),
    "at_time": Field("Time", lambda value: str(value)[:5] if value else ""),
    "place": Field("Place"),
    "link": Field("Video link"),
    "chair": Field("Chair", at="chair__name"),
    "cancelled_on": Field("Cancelled on", words),
    "cancelled_because": Field("Why it was cancelled"),
}


def sources(*, child: Child) -> list[Source]:
    """A review to come is told once it was held; its meetings are told from when they were booked."""
    of_child = event_model(Review)._default_manager.filter(child=child).values("pgh_obj")
    return [
        Source("review", "Review", GROUP, Review, Q(child=child), REVIEW, named="held_on"),
        Source("meeting", "Meeting", GROUP, Meeting, Q(review__in=of_child), MEETING, named="on_day"),
    ]
