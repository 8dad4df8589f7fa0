"""Midways to do as rows of lists: each leads to where it is recorded."""

from datetime import date
from typing import Protocol
from uuid import UUID

from footprint.children.worklist import (
    CHILD,
    DUE,
    IRO,
    NUMBER,
    STATE,
    TEAM,
    WORKER,
    Kind,
    Line,
    ListColumn,
    Row,
    plain,
)  # fmt: skip
from footprint.page.addresses import of_record
from footprint.page.tables import Cell, Column
from footprint.reviews.midways import worklist_rows


class ToDo(Row, Protocol):
    """A midway that is not done, and the reviews before and after it."""

    review_id: UUID
    after_on: date
    next_due_on: date | None


class MidwayLine(Line):
    """A midway to do."""

    row: ToDo

    def midway(self) -> Cell:
        """Leads to where it is recorded: its lists are of those who do."""
        return self.by(url=of_record("reviews:midway", self.row.review_id))


MIDWAY: ListColumn[MidwayLine] = ListColumn(
    Column("Midway by", "due"), MidwayLine.midway, lambda line: line.due_on, DUE
)
HELD: ListColumn[MidwayLine] = plain("Review held", lambda line: line.row.after_on, "after", ("after_on",))
NEXT: ListColumn[MidwayLine] = plain("Next review due", lambda line: line.row.next_due_on, "next", ("next_due_on",))
KIND: Kind[MidwayLine] = Kind(
    worklist_rows, MidwayLine, "midway", "midways",
    page=(CHILD, NUMBER, MIDWAY, HELD, NEXT, IRO, WORKER),
    first=(CHILD, MIDWAY, HELD, NEXT),
    excel=(CHILD, NUMBER, MIDWAY, STATE, HELD, NEXT, IRO, WORKER, TEAM),
)  # fmt: skip
