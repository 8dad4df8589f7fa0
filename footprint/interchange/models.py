"""Files taken into the register: each import, what it would have changed and did not, and what the return gets back."""

import uuid

from django.db import models
from django.db.models import Q

from footprint.accounts.models import Person
from footprint.audit.tracking import APPEND_ONLY, tracked
from footprint.children.models import Child, some_of
from footprint.reviews.models import RecordVersion

KINDS = {
    "child": "Child",
    "episode": "Episode",
    "review": "Review",
    "adoption_placement": "Placement for adoption",
    "kept": "Kept for the return",
    "list": "Complementary list",
}
WHOLE_ROW = "row"


class Import(models.Model):
    """Folders of SSDA903 files, or a list, taken in, in this order.

    `counts` are rows by what became of them, then by kind.

    `filled` and `added` list the first changes in words; `warnings` and `held_back` are what was said of lines.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField("when, by the real clock")
    on_day = models.DateField("business date")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField("who", max_length=200)
    source = models.CharField("return or list", max_length=10, default="return")
    folders = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    filled = models.JSONField(default=list)
    added = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    held_back = models.JSONField(default=list)

    class Meta:
        get_latest_by = "at"
        indexes = [models.Index(fields=["-at"], name="import_newest_first")]

    def __str__(self) -> str:
        return f"Import of {', '.join(self.folders)}"


@tracked()
class Conflict(models.Model):
    """A value in the register that a file offered to change: kept, until a person decides.

    `record` is the key of the row, `named` the day or words by which the return knows it. `field` is the return's
    column; `row` is filled where the whole row waits, because it overlaps what the register holds. Dates are written
    as 2014-03-31. `accepted` is empty until it is decided; a refused value is not asked again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    taken_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="conflicts")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    record = models.CharField(max_length=200)
    named = models.CharField(max_length=200, blank=True)
    field = models.CharField("column of the return", max_length=60)
    held = models.TextField(blank=True)
    offered = models.TextField()
    row = models.JSONField(null=True)
    file = models.TextField()
    line = models.PositiveIntegerField(default=0)
    accepted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["child"], name="conflict_of_child"),
            models.Index(fields=["taken_in"], condition=Q(accepted=None), name="conflict_to_decide"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=tuple(KINDS)), name="conflict_kind_is_known"),
            models.CheckConstraint(
                condition=Q(accepted=None, decided_at=None) | Q(accepted__isnull=False, decided_at__isnull=False),
                name="conflict_decided_at_some_time",
            ),
            models.UniqueConstraint(
                fields=["child", "kind", "record", "field", "offered"],
                condition=Q(accepted=None),
                name="conflict_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.kind} {self.named}".strip()


@tracked()
class KeptRow(models.Model):
    """A row, or the rest of one, that the service does not use and gives back in the return of its year.

    `kind` is the file of the return, `year` the calendar year in which the return's year ends, `row` what tells it
    from the child's other rows of that file; `values` are the columns that were filled, as they stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=100, blank=True)
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "kind", "year", "row"], name="kept_row_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.row}".strip()


class HandedBack(models.Model):
    """That a version of a review's record went back to the council's case system: each does so once."""

    version = models.OneToOneField(RecordVersion, on_delete=models.PROTECT, primary_key=True, related_name="+")
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "handed back"
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"Handed back at {self.at}"


@tracked()
class CarriedDecision(models.Model):
    """A decision of a review that was still open when the council's list told of it, in the words of the list.

    `owner` carries it out, by `due_on`; it was made on `from_on`. Either day may be unknown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    owner = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True)
    from_on = models.DateField(null=True)
    taken_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["child"], name="carried_decision_of_child")]

    def __str__(self) -> str:
        return self.text


class ListColumn(models.Model):
    """What a column of the council's list was last said to mean, by its bare header; "" is left out."""

    header = models.CharField(max_length=200, primary_key=True)
    meaning = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.header


class UploadKind(models.TextChoices):
    RETURN = "return", "Return"
    LIST = "list", "List"


class Upload(models.Model):
    """Files that somebody gave in the browser, kept until they are taken in or dropped; then their bytes go.

    `kind` is return or list; `taken_in` the import that they became. `meanings` say what each column of a list holds,
    in order, and are empty until somebody has said so; `add_children` is asked with them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("return or list", max_length=10, choices=UploadKind.choices)
    name = models.CharField("the files in words", max_length=200)
    at = models.DateTimeField("when, by the real clock")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_in = models.ForeignKey(Import, on_delete=models.PROTECT, null=True, related_name="uploads")
    meanings = models.JSONField(null=True)
    add_children = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["-at"], condition=Q(taken_in=None), name="upload_waiting")]
        constraints = [some_of(UploadKind.values, "kind", "upload_kind_is_known")]

    def __str__(self) -> str:
        return self.name


class UploadedFile(models.Model):
    """One file of an upload. Folders are read in their order: where a later one says otherwise, it rules."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField("order of its folder")
    folder = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "folder", "name"], name="uploaded_file_once")]

    def __str__(self) -> str:
        return f"{self.folder}/{self.name}"
