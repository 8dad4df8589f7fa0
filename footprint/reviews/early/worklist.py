"""Changes that may bring a review forward as rows of lists: each leads to its choice."""

from datetime import date
from typing import Protocol

from footprint.children.worklist import CHILD, IRO, NUMBER, STATE, TEAM, WORKER, Kind, ListColumn, plain
from footprint.page.tables import Cell, Column
from footprint.reviews.early import worklist_rows
from footprint.reviews.early.tables import NOTICED, choosing, reason
from footprint.reviews.worklist import REVIEW_DUE, DueLine, DueRow


class Change(DueRow, Protocol):
    """A change of a child about which nobody has chosen."""

    code: str
    known_on: date
    note: str
    noted_by: str


class ChangeLine(DueLine):
    """A change, and the review that it may bring forward."""

    row: Change

    def change(self) -> Cell:
        """What changed, which leads to the choice."""
        row = self.row
        about, place = reason(row.code), choosing(row.child.pk, row.code, row.known_on)
        return Cell(about.value, url=place, tag=about.tag, colour=about.colour, note=row.note)


CHANGE: ListColumn[ChangeLine] = ListColumn(
    Column("What changed", "change"), ChangeLine.change, lambda line: reason(line.row.code).value, ("code",)
)
KNOWN: ListColumn[ChangeLine] = plain("Known since", lambda line: line.row.known_on, "known", ("known_on",))
NOTE: ListColumn[ChangeLine] = plain("Note", lambda line: line.row.note)
NOTED_BY: ListColumn[ChangeLine] = plain("Noted by", lambda line: line.row.noted_by or NOTICED)
KIND: Kind[ChangeLine] = Kind(
    worklist_rows, ChangeLine, "change", "changes",
    page=(CHILD, NUMBER, CHANGE, KNOWN, REVIEW_DUE, IRO, WORKER),
    first=(CHILD, CHANGE, KNOWN, REVIEW_DUE),
    excel=(CHILD, NUMBER, CHANGE, KNOWN, NOTE, NOTED_BY, REVIEW_DUE, STATE, IRO, WORKER, TEAM),
)  # fmt: skip
