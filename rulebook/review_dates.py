"""The law of review dates: what is due in one period of care, one review after the other, from plain facts.

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

A key is left out where there is no such date. `rulebook/sql/reckoned.sql` says the same of many reviews at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rulebook import law
from rulebook.calendar import OutsideCalendarError
from rulebook.reasons import Considered, Due, due_under, due_within, in_words
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import ADOPTION_PLACED, LOOKED_AFTER

ONE_DAY = timedelta(days=1)
PLAIN = {"first": 0, "second": 1}
PLACED = {"placed_first": 0, "placed_second": 1, "placed_later": 2}
SOFTENED_FROM, SOFTENED_TO = date(2020, 4, 24), date(2020, 9, 25)
SOFTENED = (
    "From 24 April to 25 September 2020 SI 2020/445 softened the interval between later reviews; "
    "this is the date without it."
)
Why = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Care:
    """One period of care. `placed` are its placements for adoption as recorded, in any order; `remands` its remands."""

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

    @property
    def governing_on(self) -> date | None:
        return self.special_due_on or self.due_on


@dataclass(frozen=True)
class Period:
    history_known: bool
    first_due_on: date | None
    reviews: tuple[Reckoned, ...]

    @property
    def next_review(self) -> Reckoned | None:
        """The one to hold; None where care has ended."""
        return next((review for review in self.reviews if review.held_on is None), None)


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
    return _Reckoning(care, tuple(sorted(held)), on, known_from, standards).period()


@dataclass(frozen=True)
class _Reckoning:
    care: Care
    days: Sequence[date]
    on: date
    known_from: date | None
    standards: Standards

    @property
    def known(self) -> bool:
        return self.care.start_known and self._since_known(self.care.span.start)

    def _since_known(self, day: date) -> bool:
        return self.known_from is not None and day >= self.known_from

    def period(self) -> Period:
        ended = self.care.span.end is not None and self.care.span.end <= self.on
        spells = placed_spells(self.care.placed, within=self.care.span)
        reviews = [
            self._review(self.days[:place], day, spells)
            for place, day in enumerate([*self.days, *([] if ended else [None])])
        ]
        return Period(self.known, _day(self._first()), tuple(reviews))

    def _review(self, before: Sequence[date], held: date | None, spells: Sequence[Span]) -> Reckoned:
        plain = self._plain(before)
        if plain and held and plain.rule == "backstop" and held <= plain.on:
            plain = None  # for its own due date nobody can say
        special = self._special(before, held, plain, spells)
        dates = {"plain": plain, "special": special}
        return Reckoned(
            number=len(before) + 1,
            held_on=held,
            due_on=_day(plain),
            special_due_on=_day(special),
            next_due_on=_day(self._plain([*before, held])) if held else None,
            why={key: counted.named() for key, counted in dates.items() if counted},
        )

    def _plain(self, before: Sequence[date]) -> Counted | None:
        if not before:
            return self._first()
        rule = "after_unknown" if not self.known else "second" if len(before) == 1 else "later"
        return self._counted(rule, before[-1])

    def _first(self) -> Counted | None:
        """What was due by the backstop was due only to those in care on that day."""
        if self.known:
            return self._counted("first", self.care.span.start)
        if self.known_from is None:
            return None
        backstop = self._counted("backstop", self.known_from - ONE_DAY)
        return backstop if backstop and backstop.on in self.care.span else None

    def _special(
        self, before: Sequence[date], held: date | None, plain: Counted | None, spells: Sequence[Span]
    ) -> Counted | None:
        """Under the timetable of a placement for adoption; on remand the plain date. None where neither applies."""
        placed = next((spell for spell in spells if _placed(spell, held, self.on)), None)
        if placed:
            return self._since_placed(placed.start, before, plain)
        remand = next((status for status in self.care.remands if self._under(status, held or self.on)), None)
        return Counted("remand_plain", remand.start, plain.on) if remand and plain else None

    def _under(self, status: Span, day: date) -> bool:
        """On the day care ends a review is still under the last status."""
        return day in status or (status.start <= day == status.end == self.care.span.end)

    def _since_placed(self, placed_on: date, before: Sequence[date], plain: Counted | None) -> Counted | None:
        since = [day for day in before if day > placed_on]
        known = self._since_known(placed_on)
        if since:
            return self._counted("placed_second" if known and len(since) == 1 else "placed_later", since[-1])
        if plain and plain.on < placed_on:
            return Counted("overdue_when_placed", placed_on, plain.on)
        return self._counted("placed_first", placed_on) if known else None

    def _counted(self, rule: str, counted_from: date) -> Counted | None:
        try:
            due = due_by(rule, counted_from, standards=self.standards)
        except OutsideCalendarError:
            return None
        return Counted(rule, counted_from, due.on)


def _day(counted: Counted | None) -> date | None:
    return counted.on if counted else None


def placed_spells(placed: Iterable[Span], *, within: Span) -> list[Span]:
    """Placements for adoption inside a period of care; those that touch or overlap are one, from its first day."""
    joined: list[Span] = []
    for span in sorted((_clipped(each, within) for each in _inside(placed, within)), key=lambda each: each.start):
        last = joined[-1] if joined else None
        if last and (last.end is None or span.start <= last.end):
            end = None if last.end is None or span.end is None else max(last.end, span.end)
            joined[-1] = Span(last.start, end)
        else:
            joined.append(span)
    return joined


def _inside(placed: Iterable[Span], period: Span) -> list[Span]:
    until = period.end or date.max
    return [span for span in placed if span.start <= until and (span.end or date.max) > period.start]


def _clipped(span: Span, period: Span) -> Span:
    ends = [end for end in (span.end, period.end) if end]
    return Span(max(span.start, period.start), min(ends) if ends else None)


def _placed(spell: Span, held: date | None, on: date) -> bool:
    """A review on the day of the placement belongs to the time before it, one on its last day is still its own."""
    if held is None:
        return on in spell
    return spell.start < held and (spell.end is None or held <= spell.end)


def due_by(rule: str, counted_from: date, *, number: int = 3, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The due date by one rule, with its reason. `number` is the review's place, which its words name.

    `OutsideCalendarError` where the calendar does not reach.
    """
    if rule == "backstop":
        return _backstop(counted_from, standards)
    if rule == "after_unknown":
        return _after_unknown(counted_from, number, standards)
    if rule in PLACED:
        return due_under(ADOPTION_PLACED, PLACED[rule], counted_from=counted_from, standards=standards)
    due = due_under(LOOKED_AFTER, PLAIN.get(rule, max(number - 1, 2)), counted_from=counted_from, standards=standards)
    softened = rule not in PLAIN and SOFTENED_FROM <= due.on <= SOFTENED_TO
    return due.noting(SOFTENED) if softened else due


def backstop_of(known_from: date) -> date:
    """The day by which a review was due whatever came before reviews are known."""
    return LOOKED_AFTER.later.end(known_from - ONE_DAY)


def _backstop(eve: date, standards: Standards) -> Due:
    due = due_within(
        LOOKED_AFTER.later,
        name="Last review unknown",
        rule=f"Whatever came before, a review is due within {LOOKED_AFTER.later} of the last day of unknown history",
        citation=law.LATER_REVIEWS,
        event="the day before the first day on record",
        counted_from=eve,
        standards=standards,
        timetable=LOOKED_AFTER.key,
    )
    return due.noting("The last review is not on record, so the true limit may be earlier.")


def _after_unknown(held: date, number: int, standards: Standards) -> Due:
    event = "the day the first known review was held" if number <= 2 else "the day the review before was held"
    return due_within(
        LOOKED_AFTER.later,
        name=f"{LOOKED_AFTER.name}: later review",
        rule=f"A later review is due within {LOOKED_AFTER.later} of {event}",
        citation=law.LATER_REVIEWS,
        event=event,
        counted_from=held,
        standards=standards,
        timetable=LOOKED_AFTER.key,
    )


def explained(why: dict[str, Any], *, number: int, standards: Standards = DEFAULT_STANDARDS) -> Due | None:
    """The governing date with its whole reason, from what is stored of it alone; None where there is no date."""
    plain = plainly_explained(why, number=number, standards=standards)
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


def plainly_explained(why: dict[str, Any], *, number: int, standards: Standards = DEFAULT_STANDARDS) -> Due | None:
    """The plain chain's date with its reason, as `explained`."""
    plain = why.get("plain")
    if plain is None:
        return None
    return due_by(plain["rule"], date.fromisoformat(plain["from"]), number=number, standards=standards)


def _replaced(due: Due) -> str:
    return f"{due.citation} takes its place while the child is placed for adoption."
