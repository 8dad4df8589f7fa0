"""What is kept of preparing a review: its papers, the talk with the child, who is invited and came, the decision."""

import uuid

from django.db import models
from django.db.models import Q

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.children.models import Contact, some_of
from footprint.reviews.models.review import Review
from rulebook.groupings import AGENCY_ROWS

CARE_PLAN, OTHER_PAPER = "care_plan", "other"
PAPERS = {
    CARE_PLAN: "Care plan",
    "social_work": "Social worker’s report",
    "health": "Health report or plan",
    "education": "Personal education plan",
    "carer": "Carer’s report",
    OTHER_PAPER: "Other paper",
}
CHILD, PARENT = "child", "parent"
# What is no row of the table of agencies: the child and the parents are counted in figures of their own.
FAMILY = {CHILD: "Child", PARENT: "Parent"}
ROLES = {**FAMILY, **AGENCY_ROWS}
ASKED_BY = {
    "letter": "Letter",
    "email": "Email",
    "phone": "Telephone",
    "person": "In person",
    "link": "Link to a form",
}
CAME = {"attended": "Came", "absent": "Did not come"}
VIEWS = {
    "booklet": "Booklet or form",
    "separately": "Met the IRO separately",
    "phone": "By telephone",
    "report": "Report or letter",
    "spoken_for": "Somebody spoke for them",
}
TALKS = {
    "visit": "Visit",
    "phone": "Telephone",
    "video": "Video call",
    "before_the_meeting": "Before the meeting, on the day",
    "observed": "Observed: very young, or without speech",
}
DECISIONS = {"go_on": "Go on with the review", "adjourn": "Adjourn it when it meets"}


class Of(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


@tracked()
class Paper(Of):
    """One paper for a review: asked for on a day, received on a day, or not needed, with the reason.

    `due_on` is the last day on which it is in time for the first meeting as that stands; empty while none is booked.
    `title` names one of the other papers.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=100, blank=True)
    asked_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    not_needed_because = models.TextField(blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "kind", "title"], name="paper_once"),
            some_of(PAPERS, "kind", "paper_kind_is_known"),
            models.CheckConstraint(
                condition=(Q(kind=OTHER_PAPER) & ~Q(title="")) | (~Q(kind=OTHER_PAPER) & Q(title="")),
                name="paper_other_has_a_title",
            ),
            models.CheckConstraint(
                condition=Q(not_needed_because="") | Q(received_on=None), name="paper_received_or_not_needed"
            ),
        ]

    def __str__(self) -> str:
        return self.named

    @property
    def named(self) -> str:
        return self.title or PAPERS[self.kind]

    @property
    def in_time(self) -> bool | None:
        """Received by its last day; None while neither is known."""
        if self.due_on is None or self.received_on is None:
            return None
        return self.received_on <= self.due_on


@tracked()
class Consultation(models.Model):
    """That the child was spoken with before a review, or why not. `on_day` is the day of either.

    `alone` is empty where that was not recorded; `not_alone_because` says why the child was not seen alone.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="consultation")
    on_day = models.DateField()
    how = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    alone = models.BooleanField(null=True)
    not_alone_because = models.TextField(blank=True)
    not_done_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(how="") & ~Q(not_done_because="")) | (~Q(how="") & Q(not_done_because="")),
                name="consultation_done_or_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(alone=False) | ~Q(not_alone_because=""), name="consultation_not_alone_says_why"
            ),
        ]

    def __str__(self) -> str:
        return TALKS.get(self.how, "Not done")


@tracked()
class Invitation(Of):
    """One person for one review: asked to come, or kept away with the reason; whether they came, and sent views.

    `contact` is empty for the child and for those who are in nobody's list of contacts. `came` is empty while nobody
    has recorded it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    excluded_because = models.TextField(blank=True)
    asked_on = models.DateField(null=True)
    asked_by = models.CharField(max_length=10, blank=True)
    came = models.CharField(max_length=10, blank=True)
    views = models.CharField("how their views reached the review", max_length=12, blank=True)

    class Meta:
        constraints = [
            some_of(ROLES, "role", "invitation_role_is_known"),
            models.UniqueConstraint(fields=["review", "contact"], name="invitation_of_a_contact_once"),
            models.UniqueConstraint(fields=["review"], condition=Q(role=CHILD), name="invitation_of_the_child_once"),
            models.CheckConstraint(
                condition=Q(excluded_because="") | Q(asked_on=None, came=""), name="invitation_excluded_is_not_asked"
            ),
            models.CheckConstraint(condition=Q(came__in=("", *CAME)), name="invitation_came_is_known"),
            models.CheckConstraint(condition=Q(views__in=("", *VIEWS)), name="invitation_views_are_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {ROLES[self.role]}"


@tracked()
class Readiness(models.Model):
    """The decision to go on with a review or to adjourn it; with reasons where something is missing."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="readiness")
    decision = models.CharField(max_length=8)
    decided_on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "readiness"
        constraints = [some_of(DECISIONS, "decision", "readiness_decision_is_known")]

    def __str__(self) -> str:
        return DECISIONS[self.decision]
