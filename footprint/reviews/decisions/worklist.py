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
from footprint.reviews.decisions import worklist_rows
from footprint.reviews.decisions.tables import SAYS_COLOURS, carried_on, owner_cell
from footprint.reviews.models.record import DecisionOwner, ProgressKind
from rulebook.decisions import State, before_manager, is_the_same_again


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
    sent_on: date | None
    answer: str
    answer_reason: str
    answer_due_on: date | None


class DecisionLine(Line):
    """A decision to do."""

    row: ToDo

    def decision(self) -> Cell:
        row = self.row
        place = f"{of_record('reviews:of-child', row.child.pk)}#decision-{row.pk}"
        again = is_the_same_again(rolled_over=row.rolled_over)
        tag, colour = ("Same decision again", "red") if again else ("", "")
        return Cell(row.text, url=place, tag=tag, colour=colour, note=self.carried())

    def carried(self) -> str:
        return carried_on(self.row.rolled_over)

    def owner(self) -> Cell:
        return owner_cell(self.row.owner, self.row.owner_role)

    def manager(self) -> Cell:
        state = self.before_manager()
        return Cell(self.row.answer_due_on, tag=state.title, colour=state.colour, note=self.row.answer_reason)

    def before_manager(self) -> State:
        row = self.row
        return before_manager(sent_on=row.sent_on, answer=row.answer, answer_due_on=row.answer_due_on, on=self.frame.on)

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
MANAGER: ListColumn[DecisionLine] = ListColumn(
    Column("Manager’s answer", "manager"), DecisionLine.manager, lambda line: line.before_manager().title,
    ("answer_due_on",),
)  # fmt: skip
WHY: ListColumn[DecisionLine] = plain("Why they disagree", lambda line: line.row.answer_reason)
TOLD_ON: ListColumn[DecisionLine] = plain("Told on", lambda line: line.row.told_on)
KIND: Kind[DecisionLine] = Kind(
    worklist_rows, DecisionLine, "decision", "decisions",
    page=(CHILD, DECISION, OWNER, BY, TOLD, IRO, WORKER),
    first=(CHILD, DECISION, OWNER, BY, TOLD),
    excel=(CHILD, NUMBER, DECISION, OWNER, plain("Role", DecisionLine.role), BY, STATE,
           plain("Carried on", DecisionLine.carried), TOLD, TOLD_ON, IRO, WORKER, TEAM),
)  # fmt: skip
ANSWERED: Kind[DecisionLine] = Kind(
    worklist_rows, DecisionLine, "decision", "decisions",
    page=(CHILD, DECISION, MANAGER, OWNER, BY, IRO, WORKER),
    first=(CHILD, DECISION, MANAGER, OWNER, BY),
    excel=(CHILD, NUMBER, DECISION, MANAGER, WHY, OWNER, plain("Role", DecisionLine.role), BY, IRO, WORKER, TEAM),
)  # fmt: skip
