"""The exception report of a review as its pages show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.lateness.policies import lateness_of, to_sign
from footprint.reviews.models import LatenessException, Review
from rulebook.lateness import Late
from rulebook.reasons import count_of

NOT_RECORDED, WAITS, SIGNED, OVERTAKEN = "No reason yet", "To be signed", "Signed", "Not late after all"


@dataclass(frozen=True)
class Report:
    """`versions` in order; the report itself is worked out from the records, and stands whether or not one is there."""

    review: Review
    versions: Sequence[LatenessException]
    on: date

    @cached_property
    def late(self) -> Late | None:
        return lateness_of(self.review, on=self.on)

    @cached_property
    def waiting(self) -> LatenessException | None:
        return to_sign(self.versions)

    @property
    def signed(self) -> list[LatenessException]:
        return [exception for exception in self.versions if exception.signed_on]

    @property
    def is_there(self) -> bool:
        return bool(self.late or self.versions)

    def state(self) -> tuple[str, str]:
        """How far the report is, and the colour that repeats it."""
        if not self.late:
            return OVERTAKEN, "grey"
        if self.waiting:
            return WAITS, "yellow"
        return (SIGNED, "green") if self.signed else (NOT_RECORDED, "red")

    def sentences(self) -> Iterator[str]:
        """What the records say today; also where they say something else than a version that was signed."""
        late, due = self.late, self.review.governing_on
        if late:
            days = count_of(late.days, "day")
            yield f"The review was due by {format_day(late.due_on)}. " + (
                f"It was held on {format_day(late.held_on)}: {days} late."
                if late.held_on
                else f"It has not been held: {days} late so far."
            )
            yield f"This report stands since {format_day(late.since)}."
        elif due and self.review.held_on:
            yield f"By the dates now on record the review was not late: due by {format_day(due)}, held on " + (
                f"{format_day(self.review.held_on)}."
            )
        elif due:
            yield f"By the dates now on record the review is not late: it is due by {format_day(due)}."
        else:
            yield "By the dates now on record nobody can say whether the review was late."
        yield from self._since_signed()

    def _since_signed(self) -> Iterator[str]:
        if not self.late and self.versions:
            yield "What was written before the dates were corrected stays below."
        last = self.signed[-1] if self.signed else None
        if last and self.late and (last.due_on, last.held_on) != (self.late.due_on, self.late.held_on):
            held = f"held on {format_day(last.held_on)}" if last.held_on else "not held"
            yield f"When it was signed on {_day(last.signed_on)} the records said: due by {_day(last.due_on)}, {held}."

    def tables(self) -> list[Table]:
        """A table for each version, the latest first."""
        return [version_table(exception) for exception in reversed(self.versions)]


def version_table(exception: LatenessException) -> Table:
    rows: list[list[Any]] = [
        ["Cause", Cell(exception.cause, note=exception.detail)],
        ["Could have been avoided", "Yes" if exception.avoidable else "No"],
        ["What it meant for the child", exception.effect],
        ["What is done about it", exception.action],
        ["Filled in", f"{exception.told_by}, {format_day(exception.told_on)}"],
    ]
    if exception.reason:
        rows.insert(0, ["Why there is another version", exception.reason])
    if exception.signed_on:
        rows = [*_dates(exception), *rows, ["Signed", f"{exception.signed_by}, {format_day(exception.signed_on)}"]]
    state = "signed" if exception.signed_on else "not signed"
    columns = [Column("What", sortable=False), Column("As it was told", sortable=False)]
    return Table(f"Version {exception.number}, {state}", columns, rows, id=f"version-{exception.number}", stacked=True)


def _dates(exception: LatenessException) -> list[list[Any]]:
    held = format_day(exception.held_on) if exception.held_on else "Not held when it was signed"
    return [["Due by", _day(exception.due_on)], ["Held", held], ["Late by", count_of(exception.days_late or 0, "day")]]


def _day(day: date | None) -> str:
    return format_day(day) if day else ""
