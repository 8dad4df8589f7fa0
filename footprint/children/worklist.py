"""Lists of the work of children: a row in words, and the columns by which rows of a kind are shown.

Whoever owns rows keeps their kind beside them: how they are read, a line of theirs, its columns. What lists them knows
none of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from footprint.children.addresses import page_of
from footprint.children.models import Child
from footprint.page.tables import Cell, Column, Table
from rulebook.calendar import OUTSIDE_CALENDAR, if_known, working_days_between
from rulebook.outlook import Marks, marks_on
from rulebook.reasons import count_of
from rulebook.standards import Standards

SOON = 10


class Row(Protocol):
    """What every row has: its child and whose it is, and `governing_on`, the day that filters and orders turn on."""

    pk: Any
    child: Child
    governing_on: date | None
    iro: UUID | None
    iro_name: str | None
    worker_name: str | None
    team_name: str | None


class Rows(Protocol):
    """A module that gives rows as SQL, and reads a statement over them."""

    def listed(self, *, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]: ...
    def rows(self, statement: str, params: Mapping[str, Any], /) -> Iterator[Any]: ...


@dataclass(frozen=True)
class Frame:
    """What every row is read against. `covered` are the keys of those whose work the reader does on the day."""

    on: date
    standards: Standards = field(repr=False)
    covered: frozenset[UUID] = frozenset()

    @cached_property
    def marks(self) -> Marks:
        return marks_on(self.on, standards=self.standards)


@dataclass(frozen=True)
class Line:
    """A row in words. Kinds add what their own rows tell."""

    row: Any
    frame: Frame

    @property
    def due_on(self) -> date | None:
        row: Row = self.row
        return row.governing_on

    @property
    def judged_on(self) -> date:
        """The day on which it is judged how urgent it is, or how late it was."""
        return self.frame.on

    @property
    def working_days(self) -> int | None:
        """From the day it is judged to the due date, or since it when that is past. None outside the calendar."""
        assert self.due_on is not None
        first, last = sorted((self.judged_on, self.due_on))
        return if_known(working_days_between, first, last, holidays=self.frame.standards.holidays)

    def state(self) -> tuple[str, str]:
        """How urgent it is in words, and the colour that repeats it."""
        if self.due_on is None:
            return "No date known", "orange"
        left = self.working_days
        if left is None:
            return OUTSIDE_CALENDAR, "orange"
        if self.due_on < self.judged_on:
            return f"Late by {count_of(max(left, 1), 'working day')}", "red"
        if not left:
            return "Today is the last day", "orange"
        return f"In {count_of(left, 'working day')}", "yellow" if left <= SOON else "grey"

    def by(self, url: str = "") -> Cell:
        """The day of what has no reason of law."""
        words, colour = self.state()
        return Cell(self.due_on, tag=words, colour=colour, url=url)

    def child(self) -> Cell:
        row: Row = self.row
        note = f"Covering for {row.iro_name}" if row.iro in self.frame.covered else ""
        order = f"{row.child.family_name} {row.child.given_names}"
        return Cell(row.child.name, url=page_of(row.child.pk), order=order, note=note)

    def worker(self) -> Cell:
        row: Row = self.row
        return Cell(row.worker_name, note=row.team_name or "")


L = TypeVar("L", bound=Line, contravariant=True)


@dataclass(frozen=True)
class ListColumn(Generic[L]):
    """A column of lists: its head, its cell on a page, and its value in Excel. `order` are the columns of the rows' SQL
    by which a list is put in order of it, under the name of its head in the address."""

    head: Column
    cell: Callable[[L], Any]
    value: Callable[[L], Any]
    order: tuple[str, ...] = ()


def plain(label: str, value: Callable[[L], Any], key: str = "", order: tuple[str, ...] = ()) -> ListColumn[L]:
    """A column whose cell shows the bare value."""
    return ListColumn(Column(label, key), value, value, order)


@dataclass(frozen=True, eq=False)
class Kind(Generic[L]):
    """What a list is of. `page`, `first` and `excel` are its columns on its page, on the first page, in Excel."""

    rows: Rows
    line: Callable[[Any, Frame], L]
    singular: str
    plural: str
    page: tuple[ListColumn[L], ...]
    first: tuple[ListColumn[L], ...]
    excel: tuple[ListColumn[L], ...]

    @cached_property
    def orders(self) -> Mapping[str, tuple[str, ...]]:
        """What a list may be ordered by, by its name in the address."""
        return {column.head.name(): column.order for column in (*self.page, *self.excel) if column.order}

    def in_words(self, count: int) -> str:
        return f"1 {self.singular}" if count == 1 else f"{count:,} {self.plural}"

    @property
    def none_fits(self) -> str:
        return f"No {self.singular} fits these filters. Take one off."

    def table(self, rows: Sequence[Any], columns: Sequence[ListColumn[L]], *, frame: Frame, **table: Any) -> Table:
        lines = [self.line(row, frame) for row in rows]
        cells = [[column.cell(line) for column in columns] for line in lines]
        return Table(columns=[column.head for column in columns], rows=cells, stacked=True, **table)

    def values(self, row: Any, *, frame: Frame) -> list[Any]:
        """What a line of the Excel sheet holds, in the order of its columns."""
        line = self.line(row, frame)
        return [column.value(line) for column in self.excel]


CHILD: ListColumn[Line] = ListColumn(
    Column("Child", "child"), Line.child, lambda line: line.row.child.name, ("family_name", "given_names")
)
NUMBER: ListColumn[Line] = plain("Number", lambda line: line.row.child.local_id, "number", ("local_id",))
IRO: ListColumn[Line] = plain("IRO", lambda line: line.row.iro_name, "iro", ("iro_name",))
WORKER: ListColumn[Line] = ListColumn(
    Column("Social worker", "social-worker"), Line.worker, lambda line: line.row.worker_name, ("worker_name",)
)
TEAM: ListColumn[Line] = plain("Team", lambda line: line.row.team_name, "team", ("team_name",))
STATE: ListColumn[Line] = plain("State", lambda line: line.state()[0], "state")
DUE = ("governing_on",)
