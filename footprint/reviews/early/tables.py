"""The tables of changes after which a review may have to be brought forward."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.models import EarlyTrigger
from rulebook.early_reviews import CHOICES, FORWARD, REASONS

NOTICED = "Noticed by the register"
COLOURS = {FORWARD: "orange", "no": "grey", "midway": "blue"}


def which(code: str, known_on: date) -> str:
    """A change in an address."""
    return f"{code}-{known_on.isoformat()}"


def parted(given: str) -> tuple[str, date] | None:
    """The code and the day of a change that an address names; None where it names none."""
    code, day = given[:-11], given[-10:]
    try:
        return (code, date.fromisoformat(day)) if code in REASONS and given[-11:-10] == "-" else None
    except ValueError:
        return None


def choosing(child: UUID, code: str, known_on: date) -> str:
    return reverse("reviews:choose-early", args=[child, which(code, known_on)])


def reason(code: str) -> Cell:
    current_reason = REASONS[code]
    return Cell(
        current_reason.words,
        tag="By law" if current_reason.by_law else "",
        colour="purple" if current_reason.by_law else "",
    )


def open_table(rows: Iterable[Any], *, may_choose: bool) -> Table:
    columns = [Column("What changed"), Column("Known since"), Column("Noted by")]
    lines: list[list[Any]] = [
        [reason(row.code), row.known_on, Cell(row.noted_by or NOTICED, note=row.note)] for row in rows
    ]
    if may_choose:
        columns = [*columns, Column("Choose")]
        links = [Cell(None, "Choose", url=choosing(row.child_id, row.code, row.known_on)) for row in rows]
        lines = [[*line, link] for line, link in zip(lines, links, strict=True)]
    empty = "Nothing waits for a choice."
    return Table("Waiting for a choice", columns, lines, id="open", stacked=True, empty=empty)


def chosen_table(rows: Sequence[EarlyTrigger], *, again: set[UUID]) -> Table:
    """`again` are those about which somebody may still choose anew."""
    columns = [Column("What changed"), Column("Known since"), Column("Chosen"), Column("By whom")]
    lines: list[list[Any]] = [
        [reason(trigger.code), trigger.known_on, _choice(trigger), _by(trigger)] for trigger in rows
    ]
    if again:
        columns = [*columns, Column("Change")]
        links = [_changing(trigger) if trigger.pk in again else Cell(None) for trigger in rows]
        lines = [[*line, link] for line, link in zip(lines, links, strict=True)]
    return Table("Chosen", columns, lines, id="chosen", stacked=True, empty="Nothing was chosen yet.")


def _choice(trigger: EarlyTrigger) -> Cell:
    until = f" by {format_day(trigger.target_on)}" if trigger.target_on else ""
    return Cell(None, CHOICES[trigger.choice] + until, colour=COLOURS[trigger.choice], note=trigger.because)


def _by(trigger: EarlyTrigger) -> Cell:
    return Cell(trigger.chosen_by, note=format_day(trigger.chosen_on) if trigger.chosen_on else "")


def _changing(trigger: EarlyTrigger) -> Cell:
    return Cell(None, "Choose anew", url=choosing(trigger.child_id, trigger.code, trigger.known_on))
