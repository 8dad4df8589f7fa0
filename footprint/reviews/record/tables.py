"""What the pages of a record show: each step after a review with its clock, the versions, the copies sent."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from footprint.page.tables import Cell, Column, Table
from footprint.reviews.decisions.policies import before_manager_of
from footprint.reviews.models import Afterwards, Decision, RecordVersion, Review, SentCopy
from footprint.reviews.models.record import SendingMeans
from footprint.reviews.record.sending_actions import Recipient
from rulebook.decisions import BY_KEY

STEPS = (
    ("Decisions sent to the team manager", "decisions_due_on", "decisions_sent_on"),
    ("Care plan brought up to date", "plan_due_on", "plan_updated_on"),
    ("Record complete", "record_due_on", "record_completed_on"),
    ("Record with everybody", "distribution_due_on", "distributed_on"),
)

BY_WEIGHT = [BY_KEY[key] for key in ("disagreed", "not_sent", "with_manager", "deemed_agreed", "agreed")]


def steps_table(review: Review, *, on: date) -> Table:
    """Two queries. A review whose clocks never ran, as one of the files, has none."""
    afterwards = Afterwards.objects.filter(review=review).first()
    columns = [Column("Step"), Column("By"), Column("Done")]
    rows = (
        [[title, getattr(afterwards, due), _done(afterwards, due, done, on)] for title, due, done in STEPS]
        if afterwards
        else []
    )
    if afterwards and afterwards.decisions_sent_on:
        rows.insert(1, ["Team manager’s answer", None, _answers(review, afterwards.decisions_sent_to, on)])
    empty = "No clock runs for this review: it was not recorded as held here."
    return Table("What follows the review", columns, rows, id="steps", stacked=True, empty=empty)


def _answers(review: Review, sent_to: str, on: date) -> Cell:
    """How the decision stands that wants most: one disagreed with, then one not sent, then one nobody answered."""
    states = {before_manager_of(decision, on=on) for decision in Decision.objects.filter(review=review, became="")}
    wanting = next((state for state in BY_WEIGHT if state in states), None)
    url = reverse("reviews:decisions", args=[review.pk])
    note = f"Sent to {sent_to}" if sent_to else ""
    return Cell(None, wanting.title if wanting else "Nothing to answer", url=url, note=note)


def _done(stored: Any, due: str, done: str, on: date) -> Cell:
    """Done or due on the last day is in time."""
    last, day = getattr(stored, due), getattr(stored, done)
    if day is not None:
        late = last is not None and day > last
        return Cell(day, tag="Late" if late else "In time", colour="red" if late else "green")
    if last is not None and last < on:
        return Cell(None, "Overdue", colour="red")
    return Cell(None, "Not yet", colour="grey")


def versions_table(review: Review, versions: Sequence[RecordVersion]) -> Table:
    columns = [Column("Version"), Column("Finalised"), Column("By"), Column("Why it was amended")]
    rows = [
        [
            Cell(
                record_version.number,
                f"Version {record_version.number}",
                reverse("reviews:version", args=[review.pk, record_version.number]),
            ),
            record_version.finalised_on,
            record_version.finalised_by,
            record_version.reason,
        ]
        for record_version in versions
    ]
    return Table("Versions", columns, rows, id="versions", stacked=True)


def copies_table(review: Review) -> Table:
    """One query."""
    columns = [Column("To"), Column("As"), Column("Sent"), Column("By means of"), Column("Version", number=True)]
    rows = [
        [
            Cell(sent_copy.name, note=sent_copy.asked),
            sent_copy.capacity,
            sent_copy.sent_on,
            SendingMeans(sent_copy.means).label,
            sent_copy.version,
        ]
        for sent_copy in SentCopy.objects.filter(review=review).order_by("sent_on", "name", "pk")
    ]
    return Table("Who was sent it", columns, rows, id="copies", stacked=True, empty="Nobody was sent it yet.")


def not_safe(people: Sequence[Recipient]) -> str:
    """Who is left out, in a sentence."""
    names = [recipient.name for recipient in people if recipient.safe == "no"]
    return f"Not offered here, because it is not safe to contact them: {', '.join(names)}." if names else ""
