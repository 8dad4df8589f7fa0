"""By what else than their work a person comes to a child: an engagement, or a reason that is judged afterwards."""

from django.db import models
from django.db.models import F, Q

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.children.models.register import Child, Record
from footprint.page.spans import ending_after_beginning

LONGEST_PURPOSE = 200


@tracked()
class Engagement(Record):
    """An agreed audit or inspection: its people read the children of its sample, and change nothing.

    From `from_on` to the day before `until_on`. It ends by itself; `end_reason` says why it ended sooner.
    """

    purpose = models.CharField(max_length=LONGEST_PURPOSE)
    from_on = models.DateField()
    until_on = models.DateField()
    end_reason = models.TextField(blank=True)

    class Meta:
        constraints = [ending_after_beginning("engagement_ends_after_beginning")]

    def __str__(self) -> str:
        return self.purpose


@tracked()
class EngagedPerson(Record):
    """An auditor or inspector of an engagement."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engagement", "person"], name="engaged_person_once")]

    def __str__(self) -> str:
        return self.person.name


@tracked()
class SampledChild(Record):
    """A child of the sample of an engagement."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="sample")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "sampled children"
        constraints = [models.UniqueConstraint(fields=["engagement", "child"], name="sampled_child_once")]

    def __str__(self) -> str:
        return self.child.local_id


@tracked()
class Alert(Record):
    """Something that somebody did for a written reason, for the information governance officer to judge.

    The reason holds for that person, that `action` (the words of its row) and that record until `until_at`. The record
    is a child, or a list by its name. `on_day` is the business date, `at` the real time.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=100)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    list_name = models.CharField(max_length=60, blank=True)
    reason = models.TextField()
    on_day = models.DateField()
    at = models.DateTimeField()
    until_at = models.DateTimeField()
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    judgement = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "action", "until_at"], name="alert_of_person"),
            models.Index(fields=["judged_at", "-at"], name="alert_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(child=None) & ~Q(list_name="")) | Q(child__isnull=False, list_name=""),
                name="alert_about_a_child_or_a_list",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None, judged_at=None, judgement="")
                | (Q(judged_by__isnull=False, judged_at__isnull=False) & ~Q(judgement="")),
                name="alert_judged_whole",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=F("person")), name="alert_judged_by_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return self.action
