"""How a midway stands, in a cell."""

from datetime import date

from footprint.page.datefield import format_day
from footprint.page.tables import Cell
from footprint.reviews.models import Midway
from footprint.reviews.models.midway import MidwayOutcome
from rulebook.midway import state_of

WORDS = {"to do": "To do", "overdue": "Overdue", "missed": "Missed", "done": "Done in time", "done late": "Done late"}
COLOURS = {"to do": "grey", "overdue": "red", "missed": "red", "done": "green", "done late": "orange"}


def midway_cell(*, due_on: date, done_on: date | None, over_on: date | None, on: date, note: str = "") -> Cell:
    state = state_of(due_on=due_on, done_on=done_on, over_on=over_on, on=on)
    return Cell(due_on, tag=WORDS[state], colour=COLOURS[state], note=note)


def told_of(midway: Midway) -> str:
    """What a midway that was done found, in a line; "" for one that was not."""
    if midway.done_on is None:
        return ""
    result = [f"{format_day(midway.done_on)}, {midway.done_by}", MidwayOutcome(midway.outcome).label, *midway.looked_at]
    return ". ".join(filter(None, ["; ".join(result), midway.words]))
