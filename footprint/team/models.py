"""The reviewing service's own team: posts and how much of a full week each is."""

import uuid
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.page.spans import ending_after_beginning, never_overlapping


class PostKind(models.TextChoices):
    PERMANENT = "permanent", "Permanent"
    FIXED = "fixed", "Fixed term"
    LOCUM = "locum", "Locum"


class PostWork(models.TextChoices):
    """What the part of a week is given to: caseloads for each full-time post are of those that hold reviews."""

    REVIEWS = "reviews", "Reviews"
    CONFERENCES = "conferences", "Child-protection conferences alone"


@tracked()
class Post(models.Model):
    """A post that a person holds for a time. `fte` is the part of a full week given to its `work`: 1.00 is all of it.

    Lead IROs commonly carry half a caseload (annual report 2013/14): their `fte` is then 0.50.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=PostKind.choices, default="permanent")
    work = models.CharField(max_length=11, choices=PostWork.choices, default="reviews", db_default="reviews")
    fte = models.DecimalField(
        max_digits=3,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.05")), MaxValueValidator(Decimal("1.00"))],
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            never_overlapping("post_once_at_a_time", of=["person"]),
            ending_after_beginning("post_ends_after_beginning"),
            models.CheckConstraint(condition=Q(kind__in=PostKind.values), name="post_kind_is_known"),
            models.CheckConstraint(condition=Q(work__in=PostWork.values), name="post_work_is_known"),
            models.CheckConstraint(condition=Q(fte__gt=0, fte__lte=1), name="post_fte_is_part_of_a_week"),
        ]

    def __str__(self) -> str:
        return self.title
