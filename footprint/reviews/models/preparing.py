"""What is kept of preparing a review: its papers, the talk with the child, who is invited and came, the decision."""

import uuid

from django.db import models
from django.db.models import Q

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.children.models import Contact, some_of
from footprint.reviews.models.review import Review
from rulebook.groupings import AGENCY_ROWS


class PaperKind(models.TextChoices):
    CARE_PLAN = "care_plan", "Care plan"
    SOCIAL_WORK = "social_work", "Social worker’s report"
    HEALTH = "health", "Health report or plan"
    EDUCATION = "education", "Personal education plan"
    CARER = "carer", "Carer’s report"
    OTHER = "other", "Other paper"


CHILD, PARENT = "child", "parent"
# What is no row of the table of agencies: the child and the parents are counted in figures of their own.
FAMILY = {CHILD: "Child", PARENT: "Parent"}
ROLES = {**FAMILY, **AGENCY_ROWS}


class AskedBy(models.TextChoices):
    LETTER = "letter", "Letter"
    EMAIL = "email", "Email"
    PHONE = "phone", "Telephone"
    PERSON = "person", "In person"
    LINK = "link", "Link to a form"


class Presence(models.TextChoices):
    ATTENDED = "attended", "Came"
    ABSENT = "absent", "Did not come"


class ViewsBy(models.TextChoices):
    BOOKLET = "booklet", "Booklet or form"
    SEPARATELY = "separately", "Met the IRO separately"
    PHONE = "phone", "By telephone"
    REPORT = "report", "Report or letter"
    SPOKEN_FOR = "spoken_for", "Somebody spoke for them"


class TalkKind(models.TextChoices):
    VISIT = "visit", "Visit"
    PHONE = "phone", "Telephone"
    VIDEO = "video", "Video call"
    BEFORE_THE_MEETING = "before_the_meeting", "Before the meeting, on the day"
    OBSERVED = "observed", "Observed: very young, or without speech"


class ReadinessDecision(models.TextChoices):
    GO_ON = "go_on", "Go on with the review"
    ADJOURN = "adjourn", "Adjourn it when it meets"


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
    kind = models.CharField("paper", max_length=12, choices=PaperKind.choices)
    title = models.CharField("what it is", max_length=100, blank=True)
    asked_on = models.DateField("asked for on", null=True)
    received_on = models.DateField("came on", null=True)
    not_needed_because = models.TextField("why it is not needed", blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "kind", "title"], name="paper_once"),
            some_of(PaperKind.values, "kind", "paper_kind_is_known"),
            models.CheckConstraint(
                condition=(Q(kind=PaperKind.OTHER) & ~Q(title="")) | (~Q(kind=PaperKind.OTHER) & Q(title="")),
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
        return self.title or self.get_kind_display()

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
    on_day = models.DateField("day")
    how = models.CharField("how the child was spoken with", max_length=20, choices=TalkKind.choices, blank=True)
    person = models.ForeignKey(Person, verbose_name="by whom", on_delete=models.PROTECT, null=True, related_name="+")
    alone = models.BooleanField("seen alone", null=True)
    not_alone_because = models.TextField("why not alone", blank=True)
    not_done_because = models.TextField("why it was not done", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(how="") & ~Q(not_done_because="")) | (~Q(how="") & Q(not_done_because="")),
                name="consultation_done_or_why_not",
            ),
            some_of(["", *TalkKind.values], "how", "consultation_how_is_known"),
            models.CheckConstraint(
                condition=~Q(alone=False) | ~Q(not_alone_because=""), name="consultation_not_alone_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_display() or "Not done"


@tracked()
class Invitation(Of):
    """One person for one review: asked to come, or kept away with the reason; whether they came, and sent views.

    `contact` is empty for the child and for those who are in nobody's list of contacts. `came` is empty while nobody
    has recorded it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20, choices=ROLES)
    name = models.CharField("who", max_length=100)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    excluded_because = models.TextField("why they are kept away", blank=True)
    asked_on = models.DateField(null=True)
    asked_by = models.CharField(max_length=10, choices=AskedBy.choices, blank=True)
    came = models.CharField(max_length=10, choices=Presence.choices, blank=True)
    views = models.CharField("views reached the review", max_length=12, choices=ViewsBy.choices, blank=True)

    class Meta:
        constraints = [
            some_of(ROLES, "role", "invitation_role_is_known"),
            models.UniqueConstraint(fields=["review", "contact"], name="invitation_of_a_contact_once"),
            models.UniqueConstraint(fields=["review"], condition=Q(role=CHILD), name="invitation_of_the_child_once"),
            models.CheckConstraint(
                condition=Q(excluded_because="") | Q(asked_on=None, came=""), name="invitation_excluded_is_not_asked"
            ),
            some_of(["", *AskedBy.values], "asked_by", "invitation_asked_by_is_known"),
            some_of(["", *Presence.values], "came", "invitation_came_is_known"),
            some_of(["", *ViewsBy.values], "views", "invitation_views_are_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {ROLES[self.role]}"


@tracked()
class Readiness(models.Model):
    """The decision to go on with a review or to adjourn it; with reasons where something is missing."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="readiness")
    decision = models.CharField(max_length=8, choices=ReadinessDecision.choices)
    decided_on = models.DateField()
    reason = models.TextField("why", blank=True)

    class Meta:
        verbose_name_plural = "readiness"
        constraints = [some_of(ReadinessDecision.values, "decision", "readiness_decision_is_known")]

    def __str__(self) -> str:
        return self.get_decision_display()
