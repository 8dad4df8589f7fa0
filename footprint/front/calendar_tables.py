"""The team's month: the reviews booked, held and due on each day."""

from calendar import Calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from footprint.front.worklists import ListReader
from rulebook.calendar import add_months

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Note:
    """One line of a day. `kind` is booked, held, due or late."""

    kind: str
    words: str
    name: str
    url: str
    more: str = ""


@dataclass(frozen=True)
class Day:
    on: date
    holiday: str
    notes: Sequence[Note]
    of_month: bool
    today: bool


@dataclass(frozen=True)
class Month:
    """A month as `asked` may see it; `iro` is the key of one reviewing officer, or ""."""

    first: date
    asked: ListReader
    iro: str = ""
    holidays: Mapping[date, str] = field(default_factory=dict)

    @property
    def until(self) -> date:
        return add_months(self.first, 1)

    @property
    def before(self) -> date:
        return self.first - timedelta(days=1)

    def rows(self) -> list[Any]:
        """Every review that has something to do with the month, by the time of its meeting. One query."""
        booked = Q(booked_on__gte=self.first, booked_on__lt=self.until)
        due = Q(held_on=None, governing_on__gte=self.first, governing_on__lt=self.until)
        held = Q(held_on__gte=self.first, held_on__lt=self.until)
        result = self.asked.reviews.filter(booked | due | held)
        if self.iro:
            result = result.filter(iro=self.iro)
        return list(result.order_by("booked_at", "child__family_name", "child__given_names", "pk"))

    def weeks(self) -> list[list[Day]]:
        notes: dict[date, list[Note]] = {}
        for row in self.rows():
            for on, note in self._notes(row):
                notes.setdefault(on, []).append(note)
        return [[self._day(on, notes) for on in week] for week in
                Calendar().monthdatescalendar(self.first.year, self.first.month)]  # fmt: skip

    def _day(self, on: date, notes: Mapping[date, list[Note]]) -> Day:
        of_month = self.first <= on < self.until
        current_notes = notes.get(on, []) if of_month else []
        return Day(on, self.holidays.get(on, ""), current_notes, of_month, of_month and on == self.asked.on)

    def _notes(self, row: Any) -> Iterator[tuple[date, Note]]:
        name, url = row.child.name, reverse("front:child", args=[row.child.pk])
        if row.held_on:
            yield row.held_on, Note("held", "Held", name, url)
            if not row.goes_on:
                return
        if row.booked_on:
            at = f"{row.booked_at:%H:%M}" if row.booked_at else "Booked"
            yield row.booked_on, Note("booked", at, name, url, row.booked_in or "")
        if row.governing_on and not row.held_on:
            late = row.governing_on < self.asked.on
            yield row.governing_on, Note("late" if late else "due", "Late since" if late else "Last day", name, url)


def month_of(values: str, *, on: date) -> date:
    """The first day of "2014-05"; of the month of `on` where that is no month."""
    try:
        return date.fromisoformat(f"{values}-01")
    except ValueError:
        return on.replace(day=1)
