"""What is kept of an annual report: its period, its words as they are written, who approved them, published copies."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from footprint.accounts.models import Person
from footprint.audit.tracking import APPEND_ONLY, tracked

WRITING, FOR_APPROVAL, PUBLISHED = "writing", "for approval", "published"


@tracked(leaving_out=("revision",))
class AnnualReport(models.Model):
    """The report on a period, both days included, over the records as they stood on `as_at`.

    `revision` grows with every change of its words. How far it has come is read from `sent_at` and `published_at`,
    which are emptied when it is taken back or another version is begun.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_day = models.DateField()
    last_day = models.DateField()
    as_at = models.DateField()
    caseloads_on = models.DateField("the day of which caseloads are told, where it is not the last", null=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField("when it was sent for approval", null=True)
    sent_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first_day", "last_day"], name="annual_report_once_a_period"),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="annual_report_ends_after_beginning"
            ),
            models.CheckConstraint(condition=Q(as_at__gte=F("first_day")), name="annual_report_as_at_in_its_period"),
            models.CheckConstraint(
                condition=Q(caseloads_on=None) | Q(caseloads_on__range=(F("first_day"), F("last_day"))),
                name="annual_report_caseloads_in_its_period",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(sent_at__isnull=False), name="annual_report_published_after_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"Annual report to {self.last_day}"

    @property
    def state(self) -> str:
        """WRITING, FOR_APPROVAL or PUBLISHED."""
        if self.published_at is not None:
            return PUBLISHED
        return FOR_APPROVAL if self.sent_at is not None else WRITING


@tracked(leaving_out=("text", "doing", "version", "saved_at"))
class PassageText(models.Model):
    """What is written in one section. `version` grows with every save, so that two windows can't overwrite each other.

    The trail keeps who wrote and when a sitting began, not each keystroke; what a sitting wrote is an EarlierWording
    as soon as another sitting writes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="passages")
    section = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    doing = models.TextField("what is being done about it", blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="passage_text_once_a_section")]

    def __str__(self) -> str:
        return f"{self.section}, by {self.saved_by}"

    @property
    def content(self) -> dict[str, str]:
        return {"text": self.text, "doing": self.doing}


class EarlierWording(models.Model):
    """The words of a passage as one sitting left them, kept when others took their place; or what was set aside, when
    it was compared with them. `report.wordings` says what counts as a sitting.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    passage = models.ForeignKey(PassageText, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField("its place among those of the passage, in the order in which they were kept")
    text = models.TextField(blank=True)
    doing = models.TextField("what is being done about it", blank=True)
    set_aside = models.BooleanField("whether it was set aside and compared")
    who = models.CharField("who wrote it last", max_length=200)
    at = models.DateTimeField("when it was written last")

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [models.UniqueConstraint(fields=["passage", "number"], name="earlier_wording_once")]

    def __str__(self) -> str:
        return f"Wording {self.number}, by {self.who}"

    @property
    def content(self) -> dict[str, str]:
        return {"text": self.text, "doing": self.doing}


@tracked(leaving_out=("content", "at"))
class PassageAside(models.Model):
    """What a window sent when the section had been saved elsewhere meanwhile: kept until the two are compared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    passage = models.ForeignKey(PassageText, on_delete=models.PROTECT, related_name="set_aside")
    window = models.UUIDField("which window sent it")
    content = models.JSONField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["passage", "window"], name="passage_aside_once_a_window")]

    def __str__(self) -> str:
        return f"Set aside by {self.who}"


@tracked()
class Comment(models.Model):
    """What somebody says about a section to those who write it; it is never printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="comments")
    section = models.CharField(max_length=40)
    words = models.TextField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by="") | (Q(settled_at__isnull=False) & ~Q(settled_by="")),
                name="comment_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment by {self.who}"


class LetStand(models.Model):
    """A word by which a child might be recognised, and why somebody who did not write it lets it stand.

    `mark` is that of the word in its paragraph: in other words around it, it is asked again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="let_stand")
    section = models.CharField(max_length=40)
    mark = models.CharField(max_length=64)
    word = models.CharField(max_length=100)
    reason = models.TextField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "let stand"
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(fields=["report", "section", "mark"], name="let_stand_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="let_stand_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Let stand by {self.who}"


class Approval(models.Model):
    """Somebody's signature under one revision of the words and its numbers. Of a later revision it says nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="approvals")
    revision = models.PositiveIntegerField()
    sent_at = models.DateTimeField("when what is signed was sent for approval")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    role = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(fields=["report", "revision", "sent_at", "person"], name="approval_once_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.role}"


class ReportVersion(models.Model):
    """A published copy. It never changes: what is wrong in it is put right by the next.

    `frozen` holds the words, and each figure's values with the SQL that they were counted by, as
    `reporting.report.freezing` gathers them. `published`, `internal` and `for_children` are the documents as
    `post.kept` keeps them: with small numbers hidden, with all of them, and told to children.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    frozen = models.JSONField(encoder=DjangoJSONEncoder)
    published = models.JSONField()
    internal = models.JSONField()
    for_children = models.JSONField()
    signed = models.JSONField("who approved it: name, role, when", encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"Version {self.number}"


class Withdrawal(models.Model):
    """A published copy taken back, with the reason: from then on only those who approve reports read it."""

    version = models.OneToOneField(ReportVersion, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal")
    reason = models.TextField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_with_a_reason")]

    def __str__(self) -> str:
        return f"Taken back by {self.who}"
