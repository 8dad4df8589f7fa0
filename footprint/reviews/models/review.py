"""Statutory reviews: those held, and for each open period of care the next one, with both due dates and their reasons.

Source: Care Planning, Placement and Case Review (England) Regulations 2010, Part 6; Adoption Agencies Regulations 2005,
regulation 36.
"""

import uuid

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from footprint.accounts.models import Person
from footprint.audit.tracking import tracked
from footprint.children.models import Child, PeriodOfCare

BOOKED = Q(cancelled_on=None, continued=False)


class KnownFrom(models.Model):
    """The day from which reviews are known, since the council's files begin (K of the figures). The last row counts."""

    day = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return str(self.day)


@tracked()
class Clock(models.Model):
    """What sets the first review of a period of care. `first_due_on` is empty where it can't be known.

    `history_known` is off for a period that began before reviews are known.
    """

    period = models.OneToOneField(PeriodOfCare, on_delete=models.PROTECT, primary_key=True, related_name="clock")
    history_known = models.BooleanField()
    first_due_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.first_due_on)


@tracked(not_searched_by=["period"])
class Review(models.Model):
    """One statutory review. `held_on` is empty for the next review of an open period of care.

    `due_on` is the last day by the plain timetable, which figures count by; `special_due_on` by the timetable that
    takes its place (adoption), empty where none does; `governing_on` is the one that rules. `why` names the rule and
    the day counted from, as `rulebook.review_dates` writes it. A held review that can't be judged has no `due_on`; one
    outside every period of care has no `period`, and is in no figure. `next_due_on` is the plain timetable's date after
    it.

    A review that met and `goes_on` in another meeting, as adjourned ones do, is not complete; `completed_on` is the day
    of its last meeting, kept in `last_met_on` where it took more than one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # `review_once_a_day` finds a child's reviews, so that their key needs no index of its own.
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="reviews", db_index=False)
    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, null=True, related_name="reviews")
    number = models.PositiveSmallIntegerField("place in the period of care, from 1", null=True)
    held_on = models.DateField(null=True)
    participation = models.CharField("the child’s part", max_length=12, blank=True)
    from_files = models.BooleanField("told by the council's reviews file", default=False)
    due_on = models.DateField(null=True)
    special_due_on = models.DateField(null=True)
    governing_on = models.GeneratedField(
        expression=Coalesce("special_due_on", "due_on"), output_field=models.DateField(null=True), db_persist=True
    )
    why = models.JSONField(default=dict)
    next_due_on = models.DateField(null=True)
    goes_on = models.BooleanField("met, and goes on in another meeting", default=False, db_default=False)
    last_met_on = models.DateField(null=True)
    completed_on = models.GeneratedField(
        expression=Case(When(goes_on=True, then=None), default=Coalesce("last_met_on", "held_on")),
        output_field=models.DateField(null=True),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["child"], condition=Q(goes_on=True), name="review_going_on"),
            models.Index(fields=["governing_on"], condition=Q(held_on=None), name="review_to_hold"),
            models.Index(fields=["held_on"], name="review_held_on"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["child", "held_on"], name="review_once_a_day"),
            models.UniqueConstraint(fields=["period"], condition=Q(held_on=None), name="review_to_hold_once"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(period__isnull=False), name="review_to_hold_has_a_period"
            ),
            models.CheckConstraint(
                condition=Q(last_met_on=None) | Q(last_met_on__gte=F("held_on"), goes_on=False),
                name="review_last_met_after_the_first_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.number or ''}"


@tracked()
class Meeting(models.Model):
    """A meeting booked for a review. A cancelled one stays, with its reason; the review remains due.

    One that is `continued` took place on its day, and the review went on in another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="meetings")
    on_day = models.DateField("day")
    at_time = models.TimeField("time", null=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField("video link", blank=True)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_on = models.DateField(null=True)
    cancelled_because = models.TextField("why it was cancelled", blank=True)
    continued = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [models.Index(fields=["on_day"], name="meeting_day")]
        constraints = [
            models.UniqueConstraint(fields=["review"], condition=BOOKED, name="meeting_booked_once"),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancelled_because=""), name="meeting_cancelled_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | Q(continued=False), name="meeting_cancelled_or_continued"
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting on {self.on_day}"


@tracked()
class Adjournment(models.Model):
    """That a review which had met was stopped for want of information: once, and for at most 20 working days.

    It stays the same review. Before stopping it the IRO weighed what the delay means for the child, and asked people.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, primary_key=True, related_name="adjournment")
    adjourned_on = models.DateField()
    until_on = models.DateField("to go on by")
    reason = models.TextField("why")
    delay_weighed = models.TextField("what the delay means for the child")
    consulted = models.TextField("who was asked")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=F("adjourned_on")), name="adjournment_ends_after_its_beginning"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(delay_weighed="") & ~Q(consulted=""), name="adjournment_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Adjourned on {self.adjourned_on}"
