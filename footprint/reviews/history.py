"""What the trail of rows keeps of a child's reviews and meetings; due dates, which follow from it, are left out."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import NullIf

from footprint.audit.history import Field, Source
from footprint.audit.tracking import event_model
from footprint.children.history import code_of, words
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
from footprint.reviews.models.between import LOOKED_AT, OUTCOMES
from footprint.reviews.models.preparing import ASKED_BY, CAME, DECISIONS, PAPERS, ROLES, TALKS, VIEWS
from footprint.reviews.models.record import ANSWERS, BECAME, MEANS
from rulebook import codes
from rulebook.early_reviews import CHOICES, REASONS

GROUP = "reviews"
GROUPS = {GROUP: "Reviews, what goes before and what follows them"}
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
ADJOURNMENT = {
    "adjourned_on": Field("Adjourned on", words),
    "until_on": Field("To go on by", words),
    "reason": Field("Why"),
    "delay_weighed": Field("What the delay means for the child"),
    "consulted": Field("Who was asked"),
}
PAPER = {
    "kind": Field("Paper", lambda value: PAPERS.get(value, "")),
    "title": Field("What it is"),
    "asked_on": Field("Asked for on", words),
    "received_on": Field("Came on", words),
    "not_needed_because": Field("Why it is not needed"),
}
TALK = {
    "on_day": Field("Day", words),
    "how": Field("How the child was spoken with", lambda value: TALKS.get(value, "")),
    "person": Field("By whom", at="person__name"),
    "alone": Field("Seen alone", lambda value: {True: "Yes", False: "No"}.get(value, "")),
    "not_alone_because": Field("Why not alone"),
    "not_done_because": Field("Why it was not done"),
}
INVITATION = {
    "name": Field("Who"),
    "role": Field("Role", lambda value: ROLES.get(value, "")),
    "excluded_because": Field("Why they are kept away"),
    "asked_on": Field("Asked on", words),
    "asked_by": Field("Asked by", lambda value: ASKED_BY.get(value, "")),
    "came": Field("Came", lambda value: CAME.get(value, "")),
    "views": Field("Views reached the review", lambda value: VIEWS.get(value, "")),
}
READINESS = {
    "decision": Field("Decision", lambda value: DECISIONS.get(value, "")),
    "decided_on": Field("Decided on", words),
    "reason": Field("Why"),
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
CHANGE = {
    "code": Field("What changed", lambda value: REASONS[value].words if value else ""),
    "known_on": Field("Known since", words),
    "note": Field("What the IRO should know"),
    "choice": Field("What is to follow", lambda value: CHOICES.get(value, "")),
    "target_on": Field("Review to be held by", words),
    "because": Field("Why"),
}
EXCEPTION = {
    "cause": Field("Why the review was late"),
    "detail": Field("More about the cause"),
    "avoidable": Field("Could have been avoided", lambda value: {True: "Yes", False: "No"}.get(value, "")),
    "effect": Field("What it meant for the child"),
    "action": Field("What is done about it"),
    "reason": Field("Why there is another version"),
    "signed_on": Field("Signed on", words),
    "signed_by": Field("Signed by", at=NullIf("signed_by", Value(""))),
}
MIDWAY = {
    "due_on": Field("Midway by", words),
    "done_on": Field("Done on", words),
    **{name: Field(label, words) for name, label in LOOKED_AT.items()},
    "outcome": Field("How things stood", lambda value: OUTCOMES.get(value, "")),
    "words": Field("In words"),
}
COPY = {
    "name": Field("Sent to"),
    "capacity": Field("As"),
    "means": Field("By means of", lambda value: MEANS.get(value, "")),
    "sent_on": Field("Sent on", words),
}


def sources(*, child: Child, visible: QuerySet[Child]) -> list[Source]:
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
