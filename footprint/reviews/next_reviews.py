"""Reviews with the meeting booked for each, as rows of a list."""

from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from footprint.children.models import Child
from footprint.reviews.early.worklist_rows import STATE
from footprint.reviews.models import Review
from footprint.reviews.outlook import prepared


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


EVERY = """
    SELECT review.*, {prepared}, {state}, meeting.id AS booked, meeting.on_day AS booked_on,
        meeting.at_time AS booked_at,
        meeting.place AS booked_in, EXISTS (SELECT FROM reviews_meeting cancelled
            WHERE cancelled.review_id = review.id AND cancelled.cancelled_on IS NOT NULL) AS cancelled,
        midway.due_on AS midway_on, midway.done_on AS midway_done_on
    FROM reviews_review review LEFT JOIN reviews_meeting meeting ON meeting.review_id = review.id
        AND meeting.cancelled_on IS NULL AND NOT meeting.continued
    LEFT JOIN reviews_midway midway ON midway.review_id = review.id
    WHERE review.child_id = %(child)s ORDER BY review.held_on DESC NULLS FIRST"""


def every_review(*, child: Child, on: date) -> list[Any]:
    """Every review of a child, held and to hold, the latest first, each with its booked meeting, whether one was
    cancelled, its midway, what is prepared for the one to hold, and what may bring it
    forward. One query."""
    statement = EVERY.format(prepared=prepared(where="review.held_on IS NULL"), state=STATE)
    return list(Review.objects.raw(statement, {"child": child.pk, "on": on}))
