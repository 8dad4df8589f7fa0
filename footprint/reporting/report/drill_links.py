"""The numbers of a figure's table, each leading to just the rows that it counts: of its period, its group, its side."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from footprint.page.datefield import PARTS
from footprint.page.tables import Cell, Table, cell
from footprint.reporting.figure_text import BY_MONTH, Saying
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.periods import called
from rulebook.disclosure import HIDDEN

WITH_ROWS = ("breakdown", "pairs", "quarters")
SIDES = ("yes", "no")  # of a figure's hits


@dataclass(frozen=True)
class Behind:
    """Which rows stand behind a number. Without `row` those of all groups; `counted` is yes, no, or empty for both."""

    key: str
    asked: ReportingPeriod
    row: str = ""
    counted: str = ""


Addresses = Callable[[Behind], str]


def address_of(behind: Behind, **more: str) -> str:
    """That of the page of the rows. The period is told by its days: it may be any."""
    days = {"from_on": behind.asked.first_day, "to_on": behind.asked.last_day, "as_at": behind.asked.as_at}
    values = {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in PARTS}
    chosen = {"row": behind.row, "counted": behind.counted, **more}
    query = urlencode(values | {name: value for name, value in chosen.items() if value})
    return f"{reverse('reporting:rows', args=[behind.key])}?{query}"


def id_of(key: str, name: str) -> str:
    """By which a table of a report tells its figure, also in a copy that is kept, and which of its tables it is."""
    return f"{key}.{name}"


def leading(table: Table, says: Saying, address: Addresses) -> Table:
    """A post stands for no one row: of caseloads, those of all posts together lead to theirs."""
    if says.figure.shape == "caseloads" and table.id == "figure":
        return table
    rows = [[_led(says, table, line, row, place, address) for place in range(len(line))]
            for row, line in enumerate(table.rows)]  # fmt: skip
    total = [_led(says, table, table.total, None, place, address) for place in range(len(table.total))]
    return replace(table, rows=rows, total=total)


def _led(says: Saying, table: Table, line: Any, row: int | None, place: int, address: Addresses) -> Cell:
    current_cell, head = cell(line[place]), table.columns[place].label
    label = cell(line[0]).shown()
    period, counted = _period(says, current_cell, head, label), _counted(says, head)
    if not place or period is None or current_cell.value in (None, HIDDEN):
        return current_cell
    if says.figure.shape == "caseloads" and not counted:
        return current_cell
    return replace(current_cell, url=address(Behind(says.figure.key, period, _row(says, row, label, period), counted)))


def _period(says: Saying, cell: Cell, head: str, label: str) -> ReportingPeriod | None:
    """That of the column, else of the line; None for a number that no row stands behind, as a change."""
    periods = {called(period): period for period in says.periods}
    if reporting_period := periods.get(head.rpartition(", ")[2]):
        return reporting_period
    return periods.get(label, says.periods[0]) if isinstance(cell.value, int) else None


def _counted(says: Saying, head: str) -> str:
    side = head.rpartition(", ")[0] or head
    return SIDES[says.figure.hits.index(side)] if side in says.figure.hits else ""


def _row(says: Saying, row: int | None, label: str, period: ReportingPeriod) -> str:
    """What the line is called; of months each year has its own."""
    if row is None or says.figure.shape not in WITH_ROWS:
        return ""
    if says.figure.key == BY_MONTH:
        month: str = list(says.values[says.periods.index(period)])[row]
        return month
    return label
