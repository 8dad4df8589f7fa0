"""A due date with everything it rests on: what a page prints and a person can check with a calendar."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rulebook.calendar import (
    BANK_HOLIDAY_NAMES,
    ONE_DAY,
    SATURDAY,
    Holidays,
    add_working_days,
    last_working_day_on_or_before,
)
from rulebook.law import Citation
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit, Timetable

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(position: int) -> str:
    """The word for a position: 0 is "first", 10 is "11th"."""
    if position < len(ORDINALS):
        return ORDINALS[position]
    number = position + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def count_of(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@dataclass(frozen=True)
class Holiday:
    on: date
    name: str

    def __str__(self) -> str:
        return f"{self.name}, {in_words(self.on)}"


@dataclass(frozen=True)
class Considered:
    """A rule that did not decide the date. `on` is the day it would have given, None where it gives none."""

    name: str
    on: date | None
    why_lost: str

    def __str__(self) -> str:
        if self.on is None:
            return f"{self.name} gives no date: {self.why_lost}"
        return f"{self.name} would give {in_words(self.on)}, but {self.why_lost}"


@dataclass(frozen=True)
class Due:
    """The last day on which something is in time, and why.

    `event` says in words what happened on `counted_from`, which is day 0. `days` are calendar days from there, negative
    where the limit is counted back.
    `weekend_days` and `holidays` are the days skipped; both are empty for a limit in days or months.
    `act_by` is `on`, or the last working day before it. `not_before` is set where the law also sets an earliest day.
    """

    on: date
    name: str
    rule: str
    citation: Citation
    event: str
    counted_from: date
    act_by: date
    limit: Limit | None = None
    weekend_days: int = 0
    holidays: tuple[Holiday, ...] = ()
    not_before: date | None = None
    timetable: str = ""
    notes: tuple[str, ...] = ()
    others: tuple[Considered, ...] = field(default=(), compare=False)

    @property
    def days(self) -> int:
        return (self.on - self.counted_from).days

    @property
    def sentences(self) -> tuple[str, ...]:
        return (
            f"{self.rule} ({self.citation}).",
            f"That day was {in_words(self.counted_from)}, which is day 0.",
            *self._counting(),
            *([f"It may not be before {in_words(self.not_before)}."] if self.not_before else []),
            *self._last_day(),
            *self.notes,
            *(f"Also considered. {other}" for other in self.others),
        )

    @property
    def why(self) -> str:
        return " ".join(self.sentences)

    def _counting(self) -> list[str]:
        if self.limit is None:
            return [f"The last day is {in_words(self.on)}."]
        if self.limit.unit == "working days":
            which = "later" if self.days >= 0 else "earlier"
            days = count_of(abs(self.days), "day")
            return [f"{_capital(self.limit)} {which} is {in_words(self.on)}: {days}, {self._skipped()}."]
        on = "" if self.limit.unit == "days" else f", {count_of(self.days, 'day')} on"
        sentence = f"{_capital(self.limit)} later is {in_words(self.on)}{on}."
        if self.limit.unit == "months" and self.on.day != self.counted_from.day:
            missing = ordinal(self.counted_from.day - 1) if self.counted_from.day > 10 else str(self.counted_from.day)
            sentence += f" {self.on:%B} {self.on.year} has no {missing}, so the limit ends on its last day."
        return [sentence]

    def _skipped(self) -> str:
        weekends = f"skipping {count_of(self.weekend_days, 'weekend day')}"
        if not self.holidays:
            return f"{weekends} and no bank holiday"
        listed = "; ".join(map(str, self.holidays))
        return f"{weekends} and {count_of(len(self.holidays), 'bank holiday')} ({listed})"

    def _last_day(self) -> list[str]:
        if self.act_by == self.on:
            return []
        return [f"That day is not a working day and the limit does not move: act by {in_words(self.act_by)}."]

    def noting(self, *notes: str) -> "Due":
        return replace(self, notes=self.notes + notes)

    def having_considered(self, *others: Considered) -> "Due":
        return replace(self, others=self.others + others)

    def lost(self, why: str) -> Considered:
        return Considered(self.name, self.on, why)


def _capital(limit: Limit) -> str:
    text = str(limit)
    return text[:1].upper() + text[1:]


def skipped_days(after: date, last: date, *, holidays: Holidays) -> tuple[int, tuple[Holiday, ...]]:
    """Weekend days, and holidays that are not on one, after `after` up to `last`."""
    days = [after + timedelta(days=number) for number in range(1, (last - after).days + 1)]
    on_weekdays = [day for day in days if day.weekday() < SATURDAY and day in holidays]
    named = tuple(Holiday(day, BANK_HOLIDAY_NAMES.get(day, "One-off bank holiday")) for day in on_weekdays)
    return sum(day.weekday() >= SATURDAY for day in days), named


def due_within(
    limit: Limit,
    *,
    name: str,
    rule: str,
    citation: Citation,
    event: str,
    counted_from: date,
    standards: Standards = DEFAULT_STANDARDS,
    timetable: str = "",
) -> Due:
    """`limit` counted from a day, with its reason. `OutsideCalendarError` where the calendar does not reach."""
    holidays = standards.holidays
    last = limit.end(counted_from, holidays=holidays)
    weekend_days, skipped = (
        skipped_days(counted_from, last, holidays=holidays) if limit.unit == "working days" else (0, ())
    )
    act_by = last_working_day_on_or_before(last, holidays=holidays)
    return Due(
        last, name, rule, citation, event, counted_from, act_by, limit, weekend_days, skipped, timetable=timetable
    )


def due_before(
    limit: Limit,
    *,
    name: str,
    rule: str,
    citation: Citation,
    event: str,
    counted_from: date,
    standards: Standards = DEFAULT_STANDARDS,
) -> Due:
    """The last day that leaves so many working days before a day to come, with its reason: that day is day 0.

    `OutsideCalendarError` where the calendar does not reach.
    """
    holidays = standards.holidays
    last = add_working_days(counted_from, -limit.count, holidays=holidays)
    weekend_days, skipped = skipped_days(last - ONE_DAY, counted_from - ONE_DAY, holidays=holidays)
    return Due(last, name, rule, citation, event, counted_from, last, limit, weekend_days, skipped)


def due_under(
    timetable: Timetable, position: int, *, counted_from: date, standards: Standards = DEFAULT_STANDARDS
) -> Due:
    """The due date of the review at `position` of a timetable: 0 from its event, then from the review before."""
    limit = timetable.limit(position)
    event = timetable.event if position == 0 else f"the day the {ordinal(position - 1)} review was held"
    due = due_within(
        limit,
        name=f"{timetable.name}: {ordinal(position)} review",
        rule=f"The {ordinal(position)} review is due within {limit} of {event}",
        citation=timetable.citation(position),
        event=event,
        counted_from=counted_from,
        standards=standards,
        timetable=timetable.key,
    )
    if position == 0 and timetable.first_not_before:
        earliest = timetable.first_not_before.end(counted_from, holidays=standards.holidays)
        due = replace(due, not_before=earliest)
    return due
