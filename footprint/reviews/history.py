"""What the trail of rows keeps of a child's reviews and meetings; due dates, which follow from it, are left out."""

from django.db.models import Q, Value
from django.db.models.functions import NullIf

from footprint.audit.history import Field, Source
from footprint.audit.tracking import event_model
from footprint.children.history import code_of, words
from footprint.children.models import Child
from footprint.reviews.models import Afterwards, Decision, Meeting, Review, SentCopy
from footprint.reviews.models.record import ANSWERS, BECAME, MEANS
from rulebook import codes

GROUP = "reviews"
GROUPS = {GROUP: "Reviews and what follows them"}
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
AFTERWARDS = {
    "decisions_sent_on": Field("Decisions sent on", words),
    "decisions_sent_to": Field("Decisions sent to"),
    "plan_updated_on": Field("Care plan updated on", words),
    "record_completed_on": Field("Record complete on", words),
    "distributed_on": Field("Record with everybody on", words),
}
# Its days are worked out when the review is held; told is what somebody did.
DONE = ~Q(decisions_sent_on=None, plan_updated_on=None, record_completed_on=None, distributed_on=None)
DECISION = {
    "text": Field("Decision"),
    "owner": Field("Who does it"),
    "by_on": Field("By when", words),
    "answer": Field("Team manager’s answer", lambda value: ANSWERS.get(value, "")),
    "answer_reason": Field("Why they disagreed"),
    "became": Field("What became of it", lambda value: BECAME.get(value, "")),
    "became_reason": Field("Why"),
}
COPY = {
    "name": Field("Sent to"),
    "capacity": Field("As"),
    "means": Field("By means of", lambda value: MEANS.get(value, "")),
    "sent_on": Field("Sent on", words),
}


def sources(*, child: Child) -> list[Source]:
    """A review to come is told once it was held, its meetings from when they were booked, decisions from when sent."""
    of_child = event_model(Review)._default_manager.filter(child=child).values("pgh_obj")
    return [
        Source("review", "Review", GROUP, Review, Q(child=child), REVIEW, named="held_on"),
        Source("meeting", "Meeting", GROUP, Meeting, Q(review__in=of_child), MEETING, named="on_day"),
        Source("afterwards", "After a review", GROUP, Afterwards, Q(review__in=of_child) & DONE, AFTERWARDS),
        Source(
            "decision", "Decision", GROUP, Decision, Q(review__in=of_child, sent_on__isnull=False), DECISION, "text"
        ),
        Source("copy", "Copy of a record", GROUP, SentCopy, Q(review__in=of_child), COPY, named="name"),
    ]
