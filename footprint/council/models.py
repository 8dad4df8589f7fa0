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
