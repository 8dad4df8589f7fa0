"""The outcomes of a year's work programme, and the dated notes of how each is going."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Deferrable, Q

from footprint.audit.tracking import tracked

STATES = {"on_course": "On course", "slipping": "Slipping", "done": "Done", "not_done": "Not done"}
STANDS = pgtrigger.Trigger(
    name="note_stands",
    level=pgtrigger.Row,
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func="RAISE EXCEPTION 'A note on progress never changes: write another' USING ERRCODE = 'insufficient_privilege';",
)


@tracked()
class Outcome(models.Model):
    """One line of the programme for the year that ends on `year_ending`, a 31 March.

    `number` is its place, empty where it was taken out. `lead` names a post or a role. `actions` are one a line.
    `measure` is the key of the figure behind the target (`measures.MEASURES`), and `wanted` the value that the target
    wants of it; a figure may also only be watched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year_ending = models.DateField()
    number = models.PositiveSmallIntegerField(null=True)
    outcome = models.CharField(max_length=300)
    activity = models.CharField("service activity", max_length=200)
    lead = models.CharField("lead officer", max_length=100)
    target = models.CharField(max_length=300)
    by_on = models.DateField()
    actions = models.TextField()
    measure = models.CharField(max_length=40, blank=True)
    wanted = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried")
    removed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year_ending", "number"], name="outcome_place_once", deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(year_ending__month=3, year_ending__day=31), name="outcome_year_ends_in_march"
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None, number__gte=1) | Q(removed_on__isnull=False, number=None),
                name="outcome_has_a_place_or_is_out",
            ),
            models.UniqueConstraint(
                fields=["carried_from"], condition=Q(removed_on=None), name="outcome_carried_over_once"
            ),
            models.CheckConstraint(condition=Q(wanted=None) | ~Q(measure=""), name="outcome_wants_of_a_figure"),
        ]

    def __str__(self) -> str:
        return self.outcome


@tracked()
class ProgressNote(models.Model):
    """How an outcome is going, as it was told on a day. Notes stand as they were written; a later one puts it right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="notes")
    state = models.CharField(max_length=10)
    words = models.TextField()
    told_on = models.DateField()
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=200)

    class Meta:
        triggers = [STANDS]
        constraints = [models.CheckConstraint(condition=Q(state__in=tuple(STATES)), name="note_state_is_known")]

    def __str__(self) -> str:
        return STATES[self.state]
