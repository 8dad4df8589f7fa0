"""Reviews with the meeting booked for each, as rows of a list."""

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from footprint.children.models import Child
from footprint.reviews.models import Meeting, Review


def reviews_of(*, children: QuerySet[Child]) -> QuerySet[Review]:
    """Every review of these children, held and to hold (the one without `held_on` of an open period of care)."""
    return with_meeting(Review.objects.filter(child__in=children))


def with_meeting(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """booked (its key), booked_on, booked_at and booked_in beside each review, which has one meeting at most."""
    open_meeting = Q(meetings__cancelled_on=None, meetings__continued=False)
    joined = reviews.alias(meeting=FilteredRelation("meetings", condition=open_meeting))
    return joined.annotate(
        booked=F("meeting__pk"),
        booked_on=F("meeting__on_day"),
        booked_at=F("meeting__at_time"),
        booked_in=F("meeting__place"),
    )


def every_review(*, child: Child) -> list[Review]:
    """Every review of a child, held and to hold, the latest first, each with its booked meeting, and whether one was
    cancelled. One query."""
    cancelled = Exists(Meeting.objects.filter(review=OuterRef("pk")).exclude(cancelled_on=None))
    rows = with_meeting(Review.objects.filter(child=child)).annotate(cancelled=cancelled).select_related("period")
    return list(rows.order_by(F("held_on").desc(nulls_first=True)))
