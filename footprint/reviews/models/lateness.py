"""Why a review was late: what somebody filled in, and what the lead IRO signed."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from footprint.audit.tracking import tracked
from footprint.children.models import Child
from footprint.reviews.models.review import Review

# A signed one may only be parted from a review that is no more, or given to the one that takes its place.
FROZEN = pgtrigger.Trigger(
    name="frozen_once_signed",
    level=pgtrigger.Row,
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Condition("OLD.signed_on IS NOT NULL"),
    func="""
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'review_id' = to_jsonb(OLD) - 'review_id' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'A signed exception report never changes: write another version, with its reason'
            USING ERRCODE = 'insufficient_privilege';
    """,
)


@tracked()
class LatenessException(models.Model):
    """The exception report of one late review, in versions: filled in, then signed and frozen.

    `due_on`, `held_on` and `days_late` are what the records said when it was signed, empty until then; `held_on` is
    empty too where the review had not been held. `cause` keeps the words of the council's list as they were. `review`
    is empty where that is on record no longer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="exceptions")
    number = models.PositiveSmallIntegerField("version")
    cause = models.CharField("why the review was late", max_length=100)
    detail = models.TextField("more about the cause", blank=True)
    avoidable = models.BooleanField("could have been avoided")
    effect = models.TextField("what it meant for the child")
    action = models.TextField("what is done about it")
    reason = models.TextField("why there is another version", blank=True)
    told_on = models.DateField("filled in on")
    told_by = models.CharField("filled in by", max_length=200)
    due_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    days_late = models.PositiveIntegerField(null=True)
    signed_on = models.DateField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        triggers = [FROZEN]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="lateness_exception_once"),
            models.UniqueConstraint(fields=["review"], condition=Q(signed_on=None), name="lateness_exception_to_sign"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="lateness_exception_another_with_why"),
            models.CheckConstraint(
                condition=Q(signed_on=None, due_on=None, days_late=None, signed_by="")
                | (Q(signed_on__isnull=False, due_on__isnull=False, days_late__isnull=False) & ~Q(signed_by="")),
                name="lateness_exception_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Exception report, version {self.number}"
