"""One row of a list in words: as a line of a page, and as a line of an Excel sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from footprint.page.addresses import of_record
from footprint.page.datefield import said
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.decisions.shown import SAYS_COLOURS, carried_on
from footprint.reviews.early.shown import NOTICED, choosing, reason
from footprint.reviews.models.record import OWNERS, SAYS
from footprint.reviews.outlook import LIGHTS, before_of_row
from footprint.reviews.reckoning import explained
from rulebook.calendar import working_days_between
from rulebook.decisions import is_the_same_again
from rulebook.outlook import Marks, Outlook, marks_on, outlook
from rulebook.reasons import count_of
from rulebook.standards import Standards

SOON = 10
NOT_BOOKED, AFTER = "Not booked", "After the last day"
WHY_LIKELY = "Why it may be late"
CHOOSE = ("choose",)


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
    """A row, which carries its child and what else `list_kinds.KINDS` reads beside it."""

    row: Any
    frame: Frame

    @property
    def due_on(self) -> date | None:
        found: date | None = self.row.governing_on
        return found

    @property
    def held_on(self) -> date | None:
        """Where the list tells it."""
        found: date | None = vars(self.row).get("held_on")
        return found

    @property
    def target_on(self) -> date | None:
        """The day to which somebody chose to bring the review forward, where the list tells it."""
        found: date | None = vars(self.row).get("target_on")
        return found

    def change(self) -> Cell:
        """What changed, which leads to the choice."""
        row = self.row
        about, place = reason(row.code), choosing(row.child_id, row.code, row.known_on)
        return Cell(about.value, url=place, tag=about.tag, colour=about.colour, note=row.note)

    @property
    def working_days(self) -> int:
        """From today, or the day it was held, to the due date, or since it when that is past."""
        assert self.due_on is not None
        first, last = sorted((self.held_on or self.frame.on, self.due_on))
        return working_days_between(first, last, holidays=self.frame.standards.holidays)

    def state(self) -> tuple[str, str]:
        """How urgent it is in words, and the colour that repeats it."""
        if self.due_on is None:
            return "No date known", "orange"
        if self.due_on < (self.held_on or self.frame.on):
            return f"Late by {count_of(max(self.working_days, 1), 'working day')}", "red"
        if not self.working_days:
            return "Today is the last day", "orange"
        return f"In {count_of(self.working_days, 'working day')}", "yellow" if self.working_days <= SOON else "grey"

    @property
    def covering(self) -> str:
        return f"Covering for {self.row.iro_name}" if self.row.iro in self.frame.covered else ""

    def child(self) -> Cell:
        child = self.row.child
        order = f"{child.family_name} {child.given_names}"
        return Cell(child.name, url=of_record("front:child", child.pk), order=order, note=self.covering)

    def choose(self) -> Cell:
        """A box for whoever books; none where a meeting is booked."""
        if self.row.booked_on is not None:
            return Cell("", " ")
        return Cell("", f"Book {self.row.child.name}", box=("review", str(self.row.pk)))

    def due(self) -> Cell:
        words, colour = self.state()
        if self.due_on is None:
            return Cell(None, words, colour=colour)
        note = f"Brought forward to {said(self.target_on)}" if self.target_on else ""
        why = why_of(self.row, standards=self.frame.standards)
        return Cell(self.due_on, tag=words, colour=colour, why=why, note=note)

    def by(self) -> Cell:
        """The day of what has no reason of law."""
        words, colour = self.state()
        return Cell(self.due_on, tag=words, colour=colour)

    def outlook(self) -> Outlook | None:
        """Of a review that is not late yet."""
        late = self.due_on is not None and self.due_on < self.frame.on
        return None if late else outlook(before_of_row(self.row), marks=self.frame.marks)

    def in_time(self) -> str:
        found = self.outlook()
        return LIGHTS[found.light][0] if found else ""

    def meeting(self) -> Cell:
        """With how likely the review is to be in time; what is not booked yet and need not be has no light."""
        found, booked_on = self.outlook(), self.row.booked_on
        if booked_on is None and (found is None or found.light == "green"):
            return Cell(None, NOT_BOOKED, colour="yellow" if self._wants_booking() else "")
        after = booked_on is not None and self.due_on is not None and booked_on > self.due_on
        tag, colour = (AFTER, "red") if after else LIGHTS[found.light] if found else ("", "")
        why = found.why if found and found.light != "green" else ()
        note = ", ".join(filter(None, [self.time(), self.row.booked_in])) if booked_on else ""
        words = "" if booked_on else NOT_BOOKED
        return Cell(booked_on, words, note=note, tag=tag, colour=colour, why=why, why_of=WHY_LIKELY)

    def held(self) -> Cell:
        return Cell(self.held_on) if self.held_on else Cell(None, "Not held yet")

    def cause(self) -> Cell:
        """Where to say why it was late, or what somebody said."""
        row = self.row
        if row.told_on is None:
            return Cell(None, "Say why", url=of_record("meetings:why-late", row.pk))
        return Cell(row.cause, url=of_record("meetings:lateness", row.pk),
                    note=f"{row.told_by}, {said(row.told_on)}")  # fmt: skip

    def time(self) -> str:
        return f"{self.row.booked_at:%H:%M}" if self.row.booked_at else ""

    def decision(self) -> Cell:
        row = self.row
        place = f"{of_record('meetings:of-child', row.child.pk)}#decision-{row.pk}"
        again = is_the_same_again(rolled_over=row.rolled_over)
        return Cell(row.text, url=place, tag="Same decision again" if again else "", colour="red" if again else "",
                    note=self.carried())  # fmt: skip

    def midway(self) -> Cell:
        """Leads to where it is recorded: its lists are of those who do."""
        words, colour = self.state()
        return Cell(self.due_on, url=of_record("meetings:midway", self.row.review_id), tag=words, colour=colour)

    def carried(self) -> str:
        return carried_on(self.row.rolled_over)

    def told(self) -> Cell:
        row = self.row
        if row.told_on is None:
            return Cell(None, "Nothing yet", colour="grey")
        return Cell(row.told_on, tag=SAYS[row.says], colour=SAYS_COLOURS[row.says], note=row.told_words)

    def _wants_booking(self) -> bool:
        return self.due_on is None or self.due_on < self.frame.on or self.working_days <= 3 * SOON


@dataclass(frozen=True)
class Shown:
    """A column of lists: its head, its cell on a page, and its values in Excel."""

    column: Column
    cell: Callable[[Line], Any]
    value: Callable[[Line], Any]


COLUMNS: Mapping[str, Shown] = {
    "child": Shown(Column("Child", "child"), Line.child, lambda line: line.row.child.name),
    "choose": Shown(Column("Book", "book", sortable=False), Line.choose, lambda line: None),
    "number": Shown(
        Column("Number", "number"), lambda line: line.row.child.local_id, lambda line: line.row.child.local_id
    ),
    "due": Shown(Column("Due", "due"), Line.due, lambda line: line.due_on),
    "target": Shown(Column("Brought forward to"), lambda line: line.target_on, lambda line: line.target_on),
    "change": Shown(Column("What changed", "change"), Line.change, lambda line: reason(line.row.code).value),
    "known": Shown(Column("Known since", "known"), lambda line: line.row.known_on, lambda line: line.row.known_on),
    "note": Shown(Column("Note"), lambda line: line.row.note, lambda line: line.row.note),
    "noted-by": Shown(Column("Noted by"), lambda line: line.row.noted_by, lambda line: line.row.noted_by or NOTICED),
    "state": Shown(Column("State", "state"), lambda line: line.state()[0], lambda line: line.state()[0]),
    "meeting": Shown(Column("Meeting", "meeting"), Line.meeting, lambda line: line.row.booked_on),
    "in-time": Shown(Column("In time?"), Line.in_time, Line.in_time),
    "time": Shown(Column("Time"), lambda line: line.time(), lambda line: line.time()),
    "place": Shown(Column("Place"), lambda line: line.row.booked_in, lambda line: line.row.booked_in),
    "held": Shown(Column("Held", "held"), Line.held, lambda line: line.held_on),
    "cause": Shown(Column("Why it was late", "why"), Line.cause, lambda line: line.row.cause),
    "iro": Shown(Column("IRO", "iro"), lambda line: line.row.iro_name, lambda line: line.row.iro_name),
    "worker": Shown(
        Column("Social worker", "social-worker"),
        lambda line: Cell(line.row.worker_name, note=line.row.team_name or ""),
        lambda line: line.row.worker_name,
    ),
    "team": Shown(Column("Team", "team"), lambda line: line.row.team_name, lambda line: line.row.team_name),
    "decision": Shown(Column("Decision", "decision"), Line.decision, lambda line: line.row.text),
    "owner": Shown(
        Column("Who", "owner"),
        lambda line: Cell(line.row.owner, note=OWNERS[line.row.owner_role]),
        lambda line: line.row.owner,
    ),
    "role": Shown(Column("Role"), lambda line: OWNERS[line.row.owner_role], lambda line: OWNERS[line.row.owner_role]),
    "by": Shown(Column("By when", "due"), Line.by, lambda line: line.due_on),
    "midway": Shown(Column("Midway by", "due"), Line.midway, lambda line: line.due_on),
    "after": Shown(Column("Review held", "after"), lambda line: line.row.after_on, lambda line: line.row.after_on),
    "next": Shown(
        Column("Next review due", "next"), lambda line: line.row.next_due_on, lambda line: line.row.next_due_on
    ),
    "carried": Shown(Column("Carried on"), Line.carried, Line.carried),
    "told": Shown(Column("Last told", "told"), Line.told, lambda line: line.row.told_words),
    "told-on": Shown(Column("Told on"), lambda line: line.row.told_on, lambda line: line.row.told_on),
}


def why_of(review: Any, *, standards: Standards) -> tuple[str, ...]:
    """The whole reason of a review's governing date, a sentence each; none where it has no date."""
    due = explained(review.why, number=review.number or 1, standards=standards)
    return due.sentences if due else ()


def table_of(rows: Sequence[Any], *, frame: Frame, keys: Sequence[str], **table: Any) -> Table:
    shown = [COLUMNS[key] for key in keys]
    lines = [[one.cell(Line(row, frame)) for one in shown] for row in rows]
    return Table(columns=[one.column for one in shown], rows=lines, stacked=True, **table)


def values_of(row: Any, *, frame: Frame, keys: Sequence[str]) -> list[Any]:
    """What a line of the Excel sheet holds, in the order of its columns."""
    return [COLUMNS[key].value(Line(row, frame)) for key in keys]


def date_line(day: date) -> str:
    return f"{day:%A} {said(day)}"
