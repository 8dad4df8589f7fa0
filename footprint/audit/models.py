from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from footprint.audit.tracking import APPEND_ONLY


class AuditEvent(models.Model):
    """One thing that somebody did, or was refused: who, in which role, when, to what, why, and what changed.

    People and records are named by label and key, so that the line still reads when what it names is gone.
    """

    at = models.DateTimeField("when, by the real clock")
    who_key = models.CharField(max_length=64)
    who_label = models.CharField(max_length=200)
    role = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=60)
    about_key = models.CharField(max_length=64)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    reference = models.CharField("request reference", max_length=40, blank=True)

    class Meta:
        triggers = [APPEND_ONLY]
        indexes = [
            models.Index(fields=["about_kind", "about_key", "at"], name="audit_event_about"),
            models.Index(fields=["who_key", "at"], name="audit_event_who"),
            models.Index(fields=["action", "at"], name="audit_event_action"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(who_key="") & ~models.Q(action="") & ~models.Q(about_kind=""),
                name="audit_event_names_who_what_and_about",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.who_label} {self.action} {self.about_kind} {self.about_key}"


class ReadEvent(models.Model):
    """One look at a record: a page that showed it to somebody. Kept before the page was sent."""

    at = models.DateTimeField("when, by the real clock")
    who_key = models.CharField(max_length=64)
    who_label = models.CharField(max_length=200)
    role = models.CharField(max_length=60, blank=True)
    about_kind = models.CharField(max_length=60)
    about_key = models.CharField(max_length=64)
    page = models.CharField("name of the page", max_length=100)
    capacity = models.CharField("in whose stead, or why", max_length=300, blank=True)
    reference = models.CharField("request reference", max_length=40, blank=True)

    class Meta:
        triggers = [APPEND_ONLY]
        indexes = [
            models.Index(fields=["about_kind", "about_key", "at"], name="audit_read_about"),
            models.Index(fields=["who_key", "at"], name="audit_read_who"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(who_key="") & ~models.Q(about_kind="") & ~models.Q(about_key=""),
                name="audit_read_names_who_and_about",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.who_label} {self.page} {self.about_kind} {self.about_key}"
