"""Between two reviews: the IRO's midway. It is no review, and moves no date."""

import uuid

from django.db import models
from django.db.models import Q

from footprint.audit.tracking import tracked
from footprint.children.models import some_of
from footprint.page.labels import labels_of
from footprint.reviews.models.review import Review

LOOKED_AT = ("spoke_worker", "spoke_child", "read_record")


class MidwayOutcome(models.TextChoices):
    ON_TRACK = "on_track", "On track"
    DRIFT = "drift", "Drift"
    BRING_FORWARD = "bring_forward", "Bring the review forward"
    CHALLENGE = "challenge", "Challenge"


@tracked()
class Midway(models.Model):
    """The IRO's look between a review and the next one: its day, and once it was done, at what and what came of it.

    `due_on` follows the review's dates, as `midways.setting` keeps it, unless the IRO has `chosen` another day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="midway")
    due_on = models.DateField("midway by")
    chosen = models.BooleanField(default=False)
    done_on = models.DateField(null=True)
    spoke_worker = models.BooleanField("spoke with the social worker", default=False)
    spoke_child = models.BooleanField("spoke with the child", default=False)
    read_record = models.BooleanField("read the record", default=False)
    outcome = models.CharField("how things stood", max_length=15, choices=MidwayOutcome.choices, blank=True)
    words = models.TextField("in words", blank=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on=None), name="midway_to_do")]
        constraints = [
            some_of(["", *MidwayOutcome.values], "outcome", "midway_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(done_on=None, outcome="") | (Q(done_on__isnull=False) & ~Q(outcome="")),
                name="midway_done_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(spoke_worker=True) | Q(spoke_child=True) | Q(read_record=True),
                name="midway_done_looked_at_something",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=("", MidwayOutcome.ON_TRACK)) | ~Q(words=""), name="midway_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Midway on {self.due_on}"

    @property
    def looked_at(self) -> list[str]:
        """In words."""
        return [label for name, label in labels_of(Midway, *LOOKED_AT).items() if getattr(self, name)]
