import uuid

from django.db import models

from footprint.audit.tracking import APPEND_ONLY


class Setting(models.Model):
    """One decision about a setting: from a day on it has this value, until the next decision's day.

    A decision is never changed or removed: of two from the same day, the one made later counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60)
    value = models.JSONField()
    from_on = models.DateField()
    set_at = models.DateTimeField()
    set_by_key = models.CharField(max_length=64)
    set_by_label = models.CharField(max_length=200)
    reason = models.TextField()

    class Meta:
        triggers = [APPEND_ONLY]
        indexes = [models.Index(fields=["key", "-from_on", "-set_at"], name="council_setting_in_force")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="council_setting_has_a_reason"),
            models.UniqueConstraint(fields=["key", "from_on", "set_at"], name="council_setting_in_one_order"),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.from_on}"


class PublishedNumber(models.Model):
    """A number that others published of the year that ends on a 31 March; `value` as it is printed, empty where it was
    taken back. Of two of the same kind and year the later one counts; none is ever changed or removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    year_ending = models.DateField()
    value = models.CharField(max_length=60, blank=True)
    source = models.TextField()
    set_at = models.DateTimeField()
    set_by_key = models.CharField(max_length=64)
    set_by_label = models.CharField(max_length=200)

    class Meta:
        triggers = [APPEND_ONLY]
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="council_published_has_a_source"),
            models.CheckConstraint(
                condition=models.Q(year_ending__month=3, year_ending__day=31), name="council_published_year_in_march"
            ),
            models.UniqueConstraint(fields=["kind", "year_ending", "set_at"], name="council_published_in_one_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of the year to {self.year_ending}"
