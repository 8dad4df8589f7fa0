"""What the service keeps beside its records: files that were given to it, and messages that leave it."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from footprint.audit.tracking import tracked

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
