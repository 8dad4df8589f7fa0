"""What the service keeps beside its records: files that were given to it, and messages that leave it."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from footprint.audit.tracking import tracked


class LetterStatus(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    WITHDRAWN = "withdrawn", "Called back"


ONE_ADDRESS = r"^[^\s,;:<>@]+@[^\s,;:<>@]+$"
ONE_LINE = r"^[^\r\n]+$"
NEVER_CHANGED = pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)


@tracked()
class StoredFile(models.Model):
    """A file that somebody gave to a record. It may be removed, never changed.

    Who may open it is for the record to say that it belongs to. Its bytes are in `FileContent`, so that a list of files
    does not fetch them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by_key = models.CharField(max_length=64)
    kept_by_label = models.CharField(max_length=200)

    class Meta:
        triggers = [NEVER_CHANGED]
        constraints = [models.CheckConstraint(condition=~Q(name="") & Q(size__gt=0), name="file_has_name_and_bytes")]

    def __str__(self) -> str:
        return f"{self.media_type}, {self.size} bytes"


class FileContent(models.Model):
    """The bytes of a file."""

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, primary_key=True, related_name="content")
    data = models.BinaryField()

    class Meta:
        triggers = [NEVER_CHANGED]

    def __str__(self) -> str:
        return f"Content of {self.file_id}"


@tracked()
class Letter(models.Model):
    """A message to one recipient, by e-mail. The row is the truth: what is not marked as sent has not left.

    One for an `office` (`letters.offices`) goes to whoever holds it when it leaves. It waits until `due_at`, and again
    after each try that did not succeed. `about_kind` and `about_key` name the record that it is about, as the trail
    does.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about_kind = models.CharField(max_length=60)
    about_key = models.CharField(max_length=64)
    to_name = models.CharField(max_length=200)
    to_address = models.EmailField()
    office = models.CharField("whom it is for, whoever that is when it leaves", max_length=20, blank=True)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    status = models.CharField(max_length=10, choices=LetterStatus.choices, default=LetterStatus.WAITING)
    asked_at = models.DateTimeField()
    asked_by_key = models.CharField(max_length=64)
    asked_by_label = models.CharField(max_length=200)
    due_at = models.DateTimeField("not to leave before")
    tries = models.PositiveSmallIntegerField("tries that failed", default=0)
    problem = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="waiting"), name="letter_due"),
            models.Index(fields=["about_kind", "about_key"], name="letter_about"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=LetterStatus.values), name="letter_status"),
            models.CheckConstraint(condition=Q(status="sent") ^ Q(sent_at=None), name="letter_sent_at"),
            models.CheckConstraint(condition=Q(to_address__regex=ONE_ADDRESS), name="letter_to_one_address"),
            models.CheckConstraint(condition=Q(subject__regex=ONE_LINE), name="letter_subject_on_one_line"),
        ]

    def __str__(self) -> str:
        return f"Letter, {self.status}"


class Heartbeat(models.Model):
    """When something that works beside the site last showed that it is alive."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
