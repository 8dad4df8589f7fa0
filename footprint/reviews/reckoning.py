"""The due dates of the reviews of one period of care, from plain facts.

`why` of a review names the rule of each of its dates and the day that it is counted from (day 0):

    {"plain": {"rule": "later", "from": "2014-03-10"}, "special": {"rule": "placed_first", "from": "2014-06-02"}}

| rule | counted from |
|---|---|
| first | the day the child became looked after |
| second, later | the day the review before was held |
| backstop | the day before reviews are known: whatever came before, one was due within the interval |
| after_unknown | the day the review before was held, in a period whose history is unknown |
| placed_first | the day the child was placed for adoption |
| placed_second, placed_later | the day the review before was held |
| overdue_when_placed | the day of the placement: the plain date had passed by then, and stays due |
| remand_plain | the day the status of remand began: the plain date rules |

A key is left out where there is no such date.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rulebook.calendar import OutsideCalendarError
from rulebook.reviews import (
    ADOPTION_PLACED,
    LOOKED_AFTER,
    Considered,
    Due,
    due_after_known,
    due_after_unknown_history,
    due_at,
    in_words,
)
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS, Standards

ONE_DAY = timedelta(days=1)
PLAIN = {"first": 0, "second": 1}
PLACED = {"placed_first": 0, "placed_second": 1, "placed_later": 2}
Why = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Care:
    """One period of care. `placed` are its placements for adoption as told, in any order; `remands` its statuses."""

    span: Span
    start_known: bool = True
    placed: tuple[Span, ...] = ()
    remands: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Reckoned:
    """One review with its dates; `held_on` is None for the next."""

    number: int
    held_on: date | None
    due_on: date | None = None
    special_due_on: date | None = None
    next_due_on: date | None = None
    why: Why = field(default_factory=dict)


@dataclass(frozen=True)
class Period:
    history_known: bool
    first_due_on: date | None
    reviews: tuple[Reckoned, ...]


@dataclass(frozen=True)
class Counted:
    """A rule and the day it counts from, with the date that this gives."""

    rule: str
    counted_from: date
    on: date

    def named(self) -> dict[str, str]:
        return {"rule": self.rule, "from": self.counted_from.isoformat()}


def reckon_period(
    care: Care,
    held: Iterable[date],
    *,
    on: date,
    known_from: date | None,
    standards: Standards = DEFAULT_STANDARDS,
) -> Period:
    """Each review held in a period of care, in order, then the next one where care goes on `on` that day."""
    known = care.start_known and known_from is not None and care.span.start >= known_from
    days = sorted(held)
    asked = days if care.span.end is not None and care.span.end <= on else [*days, None]
    reviews = [
        _reviewed(care, days[:place], day, on=on, known=known, known_from=known_from, standards=standards)
        for place, day in enumerate(asked)
    ]
    first = _first(care, known, known_from, standards)
    return Period(known, first.on if first else None, tuple(reviews))


def _reviewed(
    care: Care,
    before: Sequence[date],
    held: date | None,
    *,
    on: date,
    known: bool,
    known_from: date | None,
    standards: Standards,
) -> Reckoned:
    plain = _plain(care, before, known, known_from, standards)
    if plain and held and plain.rule == "backstop" and held <= plain.on:
        plain = None  # for its own due date nobody can say
    special = _special(care, before, held, on, plain, known_from, standards)
    dates = {"plain": plain, "special": special}
    after = _plain(care, [*before, held], known, known_from, standards) if held else None
    return Reckoned(
        number=len(before) + 1,
        held_on=held,
        due_on=_on(plain),
        special_due_on=_on(special),
        next_due_on=_on(after),
        why={key: one.named() for key, one in dates.items() if one},
    )


def _on(one: Counted | None) -> date | None:
    return one.on if one else None


def _plain(
    care: Care, before: Sequence[date], known: bool, known_from: date | None, standards: Standards
) -> Counted | None:
    if not before:
        return _first(care, known, known_from, standards)
    rule = "after_unknown" if not known else "second" if len(before) == 1 else "later"
    return _counted(rule, before[-1], standards)


def _first(care: Care, known: bool, known_from: date | None, standards: Standards) -> Counted | None:
    """What was due by the backstop was due only to those in care on that day."""
    if known:
        return _counted("first", care.span.start, standards)
    if known_from is None:
        return None
    backstop = _counted("backstop", known_from - ONE_DAY, standards)
    return backstop if backstop and backstop.on in care.span else None


def _special(
    care: Care,
    before: Sequence[date],
    held: date | None,
    on: date,
    plain: Counted | None,
    known_from: date | None,
    standards: Standards,
) -> Counted | None:
    """Under the timetable for children placed for adoption; on remand the plain date. None where neither applies."""
    placed = next((one for one in spells(care.placed, within=care.span) if _placed(one, held, on)), None)
    if placed:
        return _since_placed(placed.start, before, plain, known_from, standards)
    remand = next((one for one in care.remands if _under(one, care.span, held or on)), None)
    return Counted("remand_plain", remand.start, plain.on) if remand and plain else None


def _since_placed(
    placed_on: date, before: Sequence[date], plain: Counted | None, known_from: date | None, standards: Standards
) -> Counted | None:
    since = [day for day in before if day > placed_on]
    known = known_from is not None and placed_on >= known_from
    if since:
        return _counted("placed_second" if known and len(since) == 1 else "placed_later", since[-1], standards)
    if plain and plain.on < placed_on:
        return Counted("overdue_when_placed", placed_on, plain.on)
    return _counted("placed_first", placed_on, standards) if known else None


def spells(placed: Iterable[Span], *, within: Span) -> list[Span]:
    """Placements for adoption inside a period of care; those that touch or overlap are one, from its first day."""
    joined: list[Span] = []
    for one in sorted((_clipped(each, within) for each in _inside(placed, within)), key=lambda each: each.start):
        last = joined[-1] if joined else None
        if last and (last.end is None or one.start <= last.end):
            end = None if last.end is None or one.end is None else max(last.end, one.end)
            joined[-1] = Span(last.start, end)
        else:
            joined.append(one)
    return joined


def _inside(placed: Iterable[Span], period: Span) -> list[Span]:
    until = period.end or date.max
    return [one for one in placed if one.start <= until and (one.end or date.max) > period.start]


def _clipped(one: Span, period: Span) -> Span:
    ends = [end for end in (one.end, period.end) if end]
    return Span(max(one.start, period.start), min(ends) if ends else None)


def _placed(spell: Span, held: date | None, on: date) -> bool:
    """A review on the day of the placement belongs to the time before it, one on its last day is still its own."""
    if held is None:
        return on in spell
    return spell.start < held and (spell.end is None or held <= spell.end)


def _under(status: Span, period: Span, day: date) -> bool:
    """On the day care ends a review is still under the last status."""
    return day in status or (status.start <= day == status.end == period.end)


def _counted(rule: str, counted_from: date, standards: Standards) -> Counted | None:
    try:
        due = due_by(rule, counted_from, standards=standards)
    except OutsideCalendarError:
        return None
    return Counted(rule, counted_from, due.on)


def due_by(rule: str, counted_from: date, *, number: int = 3, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The rulebook's due date with its reason. `number` is the review's place, which its words name."""
    if rule == "backstop":
        due = due_after_unknown_history(counted_from + ONE_DAY, standards=standards)
        assert due is not None
        return due
    if rule == "after_unknown":
        return due_after_known(counted_from, number - 2, standards)
    if rule in PLACED:
        return due_at(ADOPTION_PLACED, PLACED[rule], counted_from, standards)
    return due_at(LOOKED_AFTER, PLAIN.get(rule, max(number - 1, 2)), counted_from, standards)


def explained(why: dict[str, Any], *, number: int, standards: Standards) -> Due | None:
    """The governing date with its whole reason, from what is kept of it alone; None where there is no date."""
    plain = _kept(why.get("plain"), number, standards)
    special = why.get("special")
    if special is None:
        return plain
    since = date.fromisoformat(special["from"])
    if special["rule"] == "remand_plain":
        assert plain is not None
        return plain.having_considered(Considered("Remand", None, f"since {in_words(since)} the plain date stands."))
    if special["rule"] == "overdue_when_placed":
        assert plain is not None
        lost = f"the review was already overdue when this timetable began on {in_words(since)}, and stays due."
        return plain.having_considered(due_by("placed_first", since, standards=standards).lost(lost))
    due = due_by(special["rule"], since, standards=standards)
    return due.having_considered(plain.lost(_replaced(due))) if plain else due


def _kept(named: dict[str, str] | None, number: int, standards: Standards) -> Due | None:
    return (
        due_by(named["rule"], date.fromisoformat(named["from"]), number=number, standards=standards) if named else None
    )


def _replaced(due: Due) -> str:
    return f"{due.citation} takes its place while the child is placed for adoption."
