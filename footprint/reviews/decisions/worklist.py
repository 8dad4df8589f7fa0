"""Decisions to do as rows of lists: who does them, by when, and what was told of them last."""

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
from footprint.reviews.decisions import to_do
from footprint.reviews.decisions.shown import SAYS_COLOURS, carried_on
from footprint.reviews.models.record import DecisionOwner, ProgressKind
from rulebook.decisions import is_the_same_again


class ToDo(Row, Protocol):
    """An open decision with what was told of it last."""

    review_id: UUID
    text: str
    owner: str
    owner_role: str
    rolled_over: int
    says: str
    told_on: date | None
    told_words: str | None


class DecisionLine(Line):
    """A decision to do."""

    row: ToDo

    def decision(self) -> Cell:
        row = self.row
        place = f"{of_record('meetings:of-child', row.child.pk)}#decision-{row.pk}"
        again = is_the_same_again(rolled_over=row.rolled_over)
        tag, colour = ("Same decision again", "red") if again else ("", "")
        return Cell(row.text, url=place, tag=tag, colour=colour, note=self.carried())

    def carried(self) -> str:
        return carried_on(self.row.rolled_over)

    def owner(self) -> Cell:
        return Cell(self.row.owner, note=self.role())

    def role(self) -> str:
        return DecisionOwner(self.row.owner_role).label

    def told(self) -> Cell:
        row = self.row
        if row.told_on is None:
            return Cell(None, "Nothing yet", colour="grey")
        return Cell(
            row.told_on, tag=ProgressKind(row.says).label, colour=SAYS_COLOURS[row.says], note=row.told_words or ""
        )


DECISION: ListColumn[DecisionLine] = ListColumn(
    Column("Decision", "decision"), DecisionLine.decision, lambda line: line.row.text, ("text",)
)
OWNER: ListColumn[DecisionLine] = ListColumn(
    Column("Who", "owner"), DecisionLine.owner, lambda line: line.row.owner, ("owner",)
)
BY: ListColumn[DecisionLine] = ListColumn(Column("By when", "due"), DecisionLine.by, lambda line: line.due_on, DUE)
TOLD: ListColumn[DecisionLine] = ListColumn(
    Column("Last told", "told"), DecisionLine.told, lambda line: line.row.told_words, ("told_on",)
)
TOLD_ON: ListColumn[DecisionLine] = plain("Told on", lambda line: line.row.told_on)
KIND: Kind[DecisionLine] = Kind(
    to_do, DecisionLine, "decision", "decisions",
    page=(CHILD, DECISION, OWNER, BY, TOLD, IRO, WORKER),
    first=(CHILD, DECISION, OWNER, BY, TOLD),
    excel=(CHILD, NUMBER, DECISION, OWNER, plain("Role", DecisionLine.role), BY, STATE,
           plain("Carried on", DecisionLine.carried), TOLD, TOLD_ON, IRO, WORKER, TEAM),
)  # fmt: skip
