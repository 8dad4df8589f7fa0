"""What follows a held review: its record, written as a draft and then frozen; its decisions; who was sent it."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from footprint.audit.tracking import APPEND_ONLY, tracked
from footprint.children.models import Contact, some_of
from footprint.post.models import StoredFile
from footprint.reviews.models.review import Review


class DecisionAnswer(models.TextChoices):
    AGREED = "agreed", "Agreed"
    DISAGREED = "disagreed", "Disagreed"


class DecisionOutcome(models.TextChoices):
    DONE = "done", "Done"
    DONE_LATE = "done_late", "Done late"
    NOT_DONE = "not_done", "Not done"
    OVERTAKEN = "overtaken", "Overtaken by events"
    CARRIED_ON = "carried_on", "Carried on"


class ProgressKind(models.TextChoices):
    PROGRESS = "progress", "Being worked on"
    DONE = "done", "Said to be done"
    NOT_YET = "not_yet", "Not done yet, says the IRO"


class DecisionOwner(models.TextChoices):
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    IRO = "iro", "IRO"
    CARER = "carer", "Carer"
    PARENT = "parent", "Parent or relative"
    CHILD = "child", "The child"
    SCHOOL = "school", "School"
    HEALTH = "health", "Health"
    OTHER = "other", "Somebody else"


class SendingMeans(models.TextChoices):
    POST = "post", "Post"
    EMAIL = "email", "Secure e-mail"
    HAND = "hand", "By hand"
    MEETING = "meeting", "Read with them"
    SYSTEM = "system", "In the council’s system"


@tracked()
class Afterwards(models.Model):
    """What a held review is followed by: the last day for each step, worked out once, and the day it was done."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="afterwards")
    decisions_due_on = models.DateField(null=True)
    plan_due_on = models.DateField("last day for the updated care plan", null=True)
    record_due_on = models.DateField(null=True)
    distribution_due_on = models.DateField(null=True)
    decisions_sent_on = models.DateField(null=True)
    decisions_sent_to = models.CharField(max_length=100, blank=True)
    decisions_answered_on = models.DateField(null=True)
    plan_updated_on = models.DateField("care plan updated on", null=True)
    record_completed_on = models.DateField("record complete on", null=True)
    distributed_on = models.DateField("record with everybody on", null=True)

    class Meta:
        verbose_name_plural = "afterwards"
        indexes = [models.Index(fields=["record_due_on"], condition=Q(distributed_on=None), name="afterwards_open")]

    def __str__(self) -> str:
        return f"After {self.review}"


@tracked(leaving_out=("content", "version", "saved_at"))
class Draft(models.Model):
    """The one draft of a review's record. `version` grows with every save; `amends` is the version that it will follow.

    What is typed is kept here alone until it is finalised: the trail keeps who saved it, not each keystroke.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="draft")
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    amends = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField("why the record is amended", blank=True)
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amends=None) | ~Q(reason=""), name="amended_with_a_reason")]

    def __str__(self) -> str:
        return f"Draft of {self.review}"


@tracked(leaving_out=("content", "at"))
class SetAside(models.Model):
    """What a window sent when the draft had been saved elsewhere meanwhile: kept until somebody compared the two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="set_aside")
    window = models.UUIDField("which window sent it")
    content = models.JSONField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "set aside"
        constraints = [models.UniqueConstraint(fields=["review", "window"], name="set_aside_once_a_window")]

    def __str__(self) -> str:
        return f"Set aside by {self.who}"


class RecordVersion(models.Model):
    """A finalised record. It never changes: an amendment is another one, with its reason, and all stay readable.

    `decisions` are those of the review as they stood; `around` is what else is told at its head, as
    `record.around` gathers it. What figures count is kept beside the words; empty: not judged.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    decisions = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    around = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    finalised_on = models.DateField()
    finalised_at = models.DateTimeField()
    finalised_by = models.CharField(max_length=200)
    plan_up_to_date = models.BooleanField(null=True)
    progress_education = models.BooleanField(null=True)
    progress_health = models.BooleanField(null=True)
    progress_placement = models.BooleanField(null=True)
    progress_contact = models.BooleanField(null=True)

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="record_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="record_version_amended_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Record, version {self.number}"


@tracked()
class Decision(models.Model):
    """What a review decided: who does it by when, what the team manager answered, and what became of it.

    `answer_due_on` is the manager's last day; with no answer by then it counts as agreed. `carried_from` is the
    decision of an earlier review that this one takes up again, `rolled_over` how many reviews have done so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="decisions")
    place = models.PositiveSmallIntegerField()
    text = models.TextField("decision")
    owner_role = models.CharField(max_length=20, choices=DecisionOwner.choices)
    owner = models.CharField("who does it", max_length=100)
    by_on = models.DateField("by when")
    carried_from = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="carried_to")
    rolled_over = models.PositiveSmallIntegerField("reviews it was carried on to", default=0, db_default=0)
    sent_on = models.DateField(null=True)
    answer_due_on = models.DateField(null=True)
    answer = models.CharField("team manager’s answer", max_length=10, choices=DecisionAnswer.choices, blank=True)
    answer_reason = models.TextField("why they disagreed", blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    became = models.CharField("what became of it", max_length=12, choices=DecisionOutcome.choices, blank=True)
    became_reason = models.TextField("why", blank=True)
    became_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["answer_due_on"], condition=Q(answer=""), name="decision_to_answer"),
            models.Index(fields=["review"], condition=Q(became=""), name="decision_open"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["review", "place"], name="decision_in_its_place"),
            some_of(DecisionOwner.values, "owner_role", "decision_owner_role_is_known"),
            some_of(["", *DecisionAnswer.values], "answer", "decision_answer_is_known"),
            some_of(["", *DecisionOutcome.values], "became", "decision_became_is_known"),
            models.CheckConstraint(
                condition=~Q(answer="disagreed") | ~Q(answer_reason=""), name="decision_disagreed_with_a_reason"
            ),
            models.CheckConstraint(condition=~Q(carried_from=F("id")), name="decision_not_from_itself"),
            models.CheckConstraint(
                condition=Q(carried_from=None, rolled_over=0) | Q(carried_from__isnull=False, rolled_over__gt=0),
                name="decision_rolled_over_from_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.place}"


class Progress(models.Model):
    """What somebody told of a decision between reviews: how far it is, that it is done, or, the IRO, that it is not.

    It only grows, and the last one counts. `done_on` is the day on which it was done, told with that it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="told")
    says = models.CharField(max_length=8, choices=ProgressKind.choices)
    words = models.TextField()
    done_on = models.DateField(null=True)
    on_day = models.DateField()
    at = models.DateTimeField()
    who = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "progress"
        triggers = [APPEND_ONLY]
        indexes = [models.Index(fields=["decision", "-at"], name="progress_of_decision")]
        constraints = [
            some_of(ProgressKind.values, "says", "progress_says_is_known"),
            models.CheckConstraint(
                condition=Q(says=ProgressKind.DONE, done_on__isnull=False)
                | (~Q(says=ProgressKind.DONE) & Q(done_on=None)),
                name="progress_done_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_says_display()}, {self.who}"


@tracked()
class SentCopy(models.Model):
    """A copy of a finalised record that somebody was sent: to whom, when, and by which means.

    `contact` is empty for one who is no contact of the child. `asked` is what the social worker said of a contact who
    may be sent things only after asking.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="copies")
    version = models.PositiveSmallIntegerField()
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("sent to", max_length=100)
    capacity = models.CharField("as", max_length=60)
    means = models.CharField("by means of", max_length=10, choices=SendingMeans.choices)
    sent_on = models.DateField()
    sent_by = models.CharField(max_length=200)
    asked = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "sent copies"
        indexes = [models.Index(fields=["review", "sent_on"], name="sent_copy_of_review")]
        constraints = [some_of(SendingMeans.values, "means", "sent_copy_means_is_known")]

    def __str__(self) -> str:
        return f"Copy for {self.name}"


class RecordTemplate(models.Model):
    """From a day on, records are downloaded for Word in this file of the council's own; without a file, in ours.

    Never changed or removed: of two from the same day, the one that was said later counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)
    reason = models.TextField()

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="record_template_with_a_reason"),
            models.UniqueConstraint(fields=["from_on", "set_at"], name="record_template_in_one_order"),
        ]

    def __str__(self) -> str:
        return f"Template from {self.from_on}"
