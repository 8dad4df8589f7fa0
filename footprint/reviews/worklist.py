"""Reviews to hold as rows of lists: when they are due and why, their meeting, and how likely they are to be in time."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, Protocol

from footprint.children.worklist import (
    CHILD,
    DUE,
    IRO,
    NUMBER,
    SOON,
    STATE,
    TEAM,
    WORKER,
    Kind,
    Line,
    ListColumn,
    Row,
    plain,
)  # fmt: skip
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column
from footprint.reviews import worklist_rows
from footprint.reviews.outlook import LIGHTS, before_of_row
from rulebook.outlook import Outlook, outlook
from rulebook.review_dates import explained
from rulebook.standards import Standards

NOT_BOOKED, AFTER = "Not booked", "After the last day"
WHY_LIKELY = "Why it may be late"


class DueRow(Row, Protocol):
    """A row that is about a review by its due date."""

    number: int | None
    why: dict[str, Any]


class ToHold(DueRow, Protocol):
    """A review to hold with its meeting; `target_on` is the day to which somebody chose to bring it forward."""

    target_on: date | None
    booked_on: date | None
    booked_at: time | None
    booked_in: str


class DueLine(Line):
    """A line about a review by its due date."""

    row: DueRow

    def due(self, note: str = "") -> Cell:
        words, colour = self.state()
        if self.due_on is None:
            return Cell(None, words, colour=colour)
        why = why_of(self.row, standards=self.frame.standards)
        return Cell(self.due_on, tag=words, colour=colour, why=why, note=note)


class ReviewLine(DueLine):
    """A review to hold."""

    row: ToHold

    def brought_forward(self) -> Cell:
        target = self.row.target_on
        return self.due(note=f"Brought forward to {format_day(target)}" if target else "")

    def choose(self) -> Cell:
        """A box for whoever books; none where a meeting is booked."""
        if self.row.booked_on is not None:
            return Cell("", " ")
        return Cell("", f"Book {self.row.child.name}", box=("review", str(self.row.pk)))

    def outlook(self) -> Outlook | None:
        """Of a review that is not late yet."""
        late = self.due_on is not None and self.due_on < self.frame.on
        return None if late else outlook(before_of_row(self.row), marks=self.frame.marks)

    def in_time(self) -> str:
        outlook = self.outlook()
        return LIGHTS[outlook.light][0] if outlook else ""

    def meeting(self) -> Cell:
        """With how likely the review is to be in time; what is not booked yet and need not be has no light."""
        outlook, booked_on = self.outlook(), self.row.booked_on
        if booked_on is None and (outlook is None or outlook.light == "green"):
            return Cell(None, NOT_BOOKED, colour="yellow" if self._wants_booking() else "")
        after = booked_on is not None and self.due_on is not None and booked_on > self.due_on
        tag, colour = (AFTER, "red") if after else LIGHTS[outlook.light] if outlook else ("", "")
        why = outlook.why if outlook and outlook.light != "green" else ()
        note = ", ".join(filter(None, [self.time(), self.row.booked_in])) if booked_on else ""
        words = "" if booked_on else NOT_BOOKED
        return Cell(booked_on, words, note=note, tag=tag, colour=colour, why=why, why_of=WHY_LIKELY)

    def time(self) -> str:
        return f"{self.row.booked_at:%H:%M}" if self.row.booked_at else ""

    def _wants_booking(self) -> bool:
        return self.due_on is None or self.due_on < self.frame.on or (self.working_days or 0) <= 3 * SOON


def why_of(review: Any, *, standards: Standards) -> Sequence[str]:
    """The whole reason of a review's governing date, a sentence each; none where it has no date."""
    due = explained(review.why, number=review.number or 1, standards=standards)
    return due.sentences if due else ()


REVIEW_DUE: ListColumn[DueLine] = ListColumn(Column("Due", "due"), DueLine.due, lambda line: line.due_on, DUE)
FORWARD: ListColumn[ReviewLine] = ListColumn(
    Column("Due", "due"), ReviewLine.brought_forward, lambda line: line.due_on, DUE
)
TARGET: ListColumn[ReviewLine] = plain("Brought forward to", lambda line: line.row.target_on)
MEETING: ListColumn[ReviewLine] = ListColumn(
    Column("Meeting", "meeting"), ReviewLine.meeting, lambda line: line.row.booked_on, ("booked_on", "booked_at")
)
CHOOSE: ListColumn[ReviewLine] = ListColumn(
    Column("Book", "book", sortable=False), ReviewLine.choose, lambda line: None
)
PLACE: ListColumn[ReviewLine] = plain("Place", lambda line: line.row.booked_in)
KIND: Kind[ReviewLine] = Kind(
    worklist_rows, ReviewLine, "review", "reviews",
    page=(CHILD, NUMBER, FORWARD, MEETING, IRO, WORKER),
    first=(CHILD, FORWARD, MEETING, WORKER),
    excel=(CHILD, NUMBER, FORWARD, TARGET, STATE, plain("In time?", ReviewLine.in_time), MEETING,
           plain("Time", ReviewLine.time), PLACE, IRO, WORKER, TEAM),
)  # fmt: skip
