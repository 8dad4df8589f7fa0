"""What the trail of rows keeps of a child's reviews and meetings; due dates, which follow from it, are left out."""

from dataclasses import replace

from django.db.models import Q, Value
from django.db.models.functions import NullIf

from footprint.audit.history import Field, Source
from footprint.audit.tracking import event_model
from footprint.children.history import fields_of
from footprint.children.models import Child
from footprint.reviews.models import (
    Adjournment,
    Afterwards,
    Consultation,
    Decision,
    EarlyTrigger,
    Invitation,
    LatenessException,
    Meeting,
    Midway,
    Paper,
    Readiness,
    Review,
    SentCopy,
)
from footprint.reviews.models.midway import LOOKED_AT
from rulebook import codes

GROUP = "reviews"
GROUPS = {GROUP: "Reviews, what goes before and what follows them"}


def told_once_there(fields: dict[str, Field], name: str) -> dict[str, Field]:
    """A text that is empty at first is no change of it."""
    return fields | {name: replace(fields[name], at=NullIf(name, Value("")))}


REVIEW = told_once_there(
    fields_of(Review, "held_on", "participation", coded={"participation": codes.PARTICIPATION}), "participation"
)
MEETING = fields_of(Meeting, "on_day", "at_time", "place", "link", "chair", "cancelled_on", "cancelled_because")
ADJOURNMENT = fields_of(Adjournment, "adjourned_on", "until_on", "reason", "delay_weighed", "consulted")
PAPER = fields_of(Paper, "kind", "title", "asked_on", "received_on", "not_needed_because")
TALK = fields_of(Consultation, "on_day", "how", "person", "alone", "not_alone_because", "not_done_because")
INVITATION = fields_of(Invitation, "name", "role", "excluded_because", "asked_on", "asked_by", "came", "views")
READINESS = fields_of(Readiness, "decision", "decided_on", "reason")
AFTERWARDS = fields_of(
    Afterwards, "decisions_sent_on", "decisions_sent_to", "plan_updated_on", "record_completed_on", "distributed_on"
)
# Its days are worked out when the review is held; told is what somebody did.
DONE = ~Q(decisions_sent_on=None, plan_updated_on=None, record_completed_on=None, distributed_on=None)
DECISION = fields_of(Decision, "text", "owner", "by_on", "answer", "answer_reason", "became", "became_reason")
CHANGE = fields_of(EarlyTrigger, "code", "known_on", "note", "choice", "target_on", "because")
EXCEPTION = told_once_there(
    fields_of(
        LatenessException, "cause", "detail", "avoidable", "effect", "action", "reason", "signed_on", "signed_by"
    ),
    "signed_by",
)
MIDWAY = fields_of(Midway, "due_on", "done_on", *LOOKED_AT, "outcome", "words")
COPY = fields_of(SentCopy, "name", "capacity", "means", "sent_on")


def sources(*, child: Child) -> list[Source]:
    """A review to come is told once it was held, its meetings from when they were booked, decisions from when sent, a
    midway once it was done or the IRO chose its day."""
    of_child = event_model(Review)._default_manager.filter(child=child).values("pgh_obj")
    return [
        Source("review", "Review", GROUP, Review, Q(child=child), REVIEW, named="held_on"),
        Source("meeting", "Meeting", GROUP, Meeting, Q(review__in=of_child), MEETING, named="on_day"),
        Source("adjournment", "Adjournment", GROUP, Adjournment, Q(review__in=of_child), ADJOURNMENT),
        Source("paper", "Paper for a review", GROUP, Paper, Q(review__in=of_child), PAPER, named="kind"),
        Source("talk", "Talking with the child", GROUP, Consultation, Q(review__in=of_child), TALK),
        Source("invitation", "Invitation", GROUP, Invitation, Q(review__in=of_child), INVITATION, named="name"),
        Source("readiness", "Whether a review is ready", GROUP, Readiness, Q(review__in=of_child), READINESS),
        Source("afterwards", "After a review", GROUP, Afterwards, Q(review__in=of_child) & DONE, AFTERWARDS),
        Source(
            "decision", "Decision", GROUP, Decision, Q(review__in=of_child, sent_on__isnull=False), DECISION, "text"
        ),
        Source(
            "change",
            "Change that may bring the review forward",
            GROUP,
            EarlyTrigger,
            Q(child=child),
            CHANGE,
            named="known_on",
        ),
        Source("lateness", "Exception report", GROUP, LatenessException, Q(child=child), EXCEPTION, named="cause"),
        Source("midway", "Midway", GROUP, Midway, Q(review__in=of_child) & ~Q(done_on=None, chosen=False), MIDWAY),
        Source("copy", "Copy of a record", GROUP, SentCopy, Q(review__in=of_child), COPY, named="name"),
    ]
