"""Changes after which a review may have to be brought forward, and what was chosen."""

import uuid

from django.db import models
from django.db.models import Q

from footprint.audit.tracking import tracked
from footprint.children.models import Child, some_of
from rulebook.early_reviews import CHOICES, REASONS


@tracked()
class EarlyTrigger(models.Model):
    """A change that became known on a day, and what somebody chose: a day for the review, or why its date stays.

    What the register notices by itself has a row only once somebody chose; `noted_by` is empty then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(
        "what changed", max_length=30, choices={code: reason.words for code, reason in REASONS.items()}
    )
    known_on = models.DateField("known since")
    note = models.TextField("what the IRO should know", blank=True)
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=200, blank=True)
    choice = models.CharField("what is to follow", max_length=8, choices=CHOICES, blank=True)
    because = models.TextField("why", blank=True)
    target_on = models.DateField("review to be held by", null=True)
    chosen_on = models.DateField(null=True)
    chosen_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "code", "known_on"], name="early_trigger_once"),
            some_of(REASONS, "code", "early_trigger_is_known"),
            some_of(["", *CHOICES], "choice", "early_trigger_choice_is_known"),
            models.CheckConstraint(
                condition=Q(choice="", chosen_on=None, chosen_by="")
                | (~Q(choice="") & Q(chosen_on__isnull=False) & ~Q(chosen_by="")),
                name="early_trigger_chosen_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(choice="forward") & Q(target_on__isnull=False))
                | (~Q(choice="forward") & Q(target_on=None)),
                name="early_trigger_forward_to_a_day",
            ),
            models.CheckConstraint(condition=~Q(choice="no") | ~Q(because=""), name="early_trigger_no_says_why"),
        ]

    def __str__(self) -> str:
        return REASONS[self.code].words
