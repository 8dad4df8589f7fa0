"""Late reviews as rows of lists: why each was late, or where to say it."""

from datetime import date
from typing import Protocol

from footprint.children.worklist import CHILD, IRO, NUMBER, STATE, TEAM, WORKER, Kind, ListColumn
from footprint.page.addresses import of_record
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column
from footprint.reviews.lateness import worklist_rows
from footprint.reviews.worklist import REVIEW_DUE, DueLine, DueRow


class Late(DueRow, Protocol):
    """A late review with what was said about it last."""

    held_on: date | None
    cause: str | None
    told_by: str | None
    told_on: date | None


class LateLine(DueLine):
    """A late review: how late on the day it was held, or today."""

    row: Late

    @property
    def judged_on(self) -> date:
        return self.row.held_on or self.frame.on

    def held(self) -> Cell:
        return Cell(self.row.held_on) if self.row.held_on else Cell(None, "Not held yet")

    def cause(self) -> Cell:
        """Where to say why it was late, or what somebody said."""
        row = self.row
        if row.told_on is None:
            return Cell(None, "Say why", url=of_record("reviews:why-late", row.pk))
        note = f"{row.told_by}, {format_day(row.told_on)}"
        return Cell(row.cause, url=of_record("reviews:lateness", row.pk), note=note)


HELD: ListColumn[LateLine] = ListColumn(
    Column("Held", "held"), LateLine.held, lambda line: line.row.held_on, ("held_on",)
)
CAUSE: ListColumn[LateLine] = ListColumn(
    Column("Why it was late", "why"), LateLine.cause, lambda line: line.row.cause, ("cause",)
)
KIND: Kind[LateLine] = Kind(
    worklist_rows, LateLine, "review", "reviews",
    page=(CHILD, NUMBER, REVIEW_DUE, HELD, CAUSE, IRO, WORKER),
    first=(CHILD, REVIEW_DUE, HELD, CAUSE),
    excel=(CHILD, NUMBER, REVIEW_DUE, STATE, HELD, CAUSE, IRO, WORKER, TEAM),
)  # fmt: skip
