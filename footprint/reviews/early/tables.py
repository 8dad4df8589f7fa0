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
    found = REASONS[code]
    return Cell(found.words, tag="By law" if found.by_law else "", colour="purple" if found.by_law else "")


def open_table(rows: Iterable[Any], *, may_choose: bool) -> Table:
    columns = [Column("What changed"), Column("Known since"), Column("Noted by")]
    lines: list[list[Any]] = [
        [reason(one.code), one.known_on, Cell(one.noted_by or NOTICED, note=one.note)] for one in rows
    ]
    if may_choose:
        columns = [*columns, Column("Choose")]
        links = [Cell(None, "Choose", url=choosing(one.child_id, one.code, one.known_on)) for one in rows]
        lines = [[*line, link] for line, link in zip(lines, links, strict=True)]
    empty = "Nothing waits for a choice."
    return Table("Waiting for a choice", columns, lines, id="open", stacked=True, empty=empty)


def chosen_table(rows: Sequence[EarlyTrigger], *, again: set[UUID]) -> Table:
    """`again` are those about which somebody may still choose anew."""
    columns = [Column("What changed"), Column("Known since"), Column("Chosen"), Column("By whom")]
    lines: list[list[Any]] = [[reason(one.code), one.known_on, _choice(one), _by(one)] for one in rows]
    if again:
        columns = [*columns, Column("Change")]
        links = [_changing(one) if one.pk in again else Cell(None) for one in rows]
        lines = [[*line, link] for line, link in zip(lines, links, strict=True)]
    return Table("Chosen", columns, lines, id="chosen", stacked=True, empty="Nothing was chosen yet.")


def _choice(one: EarlyTrigger) -> Cell:
    until = f" by {format_day(one.target_on)}" if one.target_on else ""
    return Cell(None, CHOICES[one.choice] + until, colour=COLOURS[one.choice], note=one.because)


def _by(one: EarlyTrigger) -> Cell:
    return Cell(one.chosen_by, note=format_day(one.chosen_on) if one.chosen_on else "")


def _changing(one: EarlyTrigger) -> Cell:
    return Cell(None, "Choose anew", url=choosing(one.child_id, one.code, one.known_on))
