"""Whether a run of short breaks may be treated as one placement (regulation 48), and what follows when it may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rulebook.calendar import add_months
from rulebook.chain import Step, chain_under, plain_chain
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import SHORT_BREAKS

LONGEST_PLACEMENT_DAYS = 17
MOST_DAYS_IN_TWELVE_MONTHS = 75
MONTHS_COUNTED = 12


@dataclass(frozen=True)
class ShortBreak:
    """One stay. `intended_days` is how long it was meant to last; its span's end is the day the child went home."""

    span: Span
    intended_days: int
    home_before: bool = True
    same_place: bool = True
    in_care: bool = False


@dataclass(frozen=True)
class Failure:
    """A condition of regulation 48 that a stay does not meet. The full timetable counts from that stay's first day."""

    on: date
    condition: str


def failures(breaks: Iterable[ShortBreak]) -> list[Failure]:
    """Every condition not met, the earliest first. None: the stays are one placement on the light timetable."""
    stays = sorted(breaks, key=lambda each: each.span.start)
    found = [Failure(stay.span.start, condition) for stay in stays for condition in _unmet(stay)]
    found += [
        Failure(
            stay.span.start, f"more than {MOST_DAYS_IN_TWELVE_MONTHS} days in {MONTHS_COUNTED} months ({days} days)"
        )
        for stay in stays
        if (days := _days_in_year_to(stay, stays)) > MOST_DAYS_IN_TWELVE_MONTHS
    ]
    return sorted(found, key=lambda failure: failure.on)


def _unmet(stay: ShortBreak) -> list[str]:
    conditions = {
        "the child is in care": stay.in_care,
        "not with the same person or in the same accommodation": not stay.same_place,
        f"meant to last more than {LONGEST_PLACEMENT_DAYS} days ({stay.intended_days} days)": (
            stay.intended_days > LONGEST_PLACEMENT_DAYS
        ),
        "the child did not return to a parent before it": not stay.home_before,
    }
    return [words for words, fails in conditions.items() if fails]


def _days_in_year_to(stay: ShortBreak, stays: Iterable[ShortBreak]) -> int:
    last = stay.span.start if stay.span.end is None else stay.span.end - timedelta(days=1)
    first = add_months(last, -MONTHS_COUNTED) + timedelta(days=1)
    return sum(each.span.days_within(first, last) for each in stays)


def full_timetable_from(breaks: Iterable[ShortBreak]) -> date | None:
    """The day regulation 33 counts from: the first day of the first stay that fails; None while none does."""
    failed = failures(breaks)
    return failed[0].on if failed else None


def short_breaks_chain(
    *, breaks: Iterable[ShortBreak], held: Iterable[date], standards: Standards = DEFAULT_STANDARDS
) -> list[Step]:
    """The reviews of a run of short breaks with their due dates, and the next.

    Where a condition fails the chain is the plain one from that stay on, and reviews held before it do not count in it.
    """
    stays, days = list(breaks), list(held)
    full_from = full_timetable_from(stays)
    if full_from is None:
        first = min(stay.span.start for stay in stays)
        return chain_under(SHORT_BREAKS, event=first, held=days, standards=standards)
    return plain_chain(entered=full_from, held=[day for day in days if day >= full_from], standards=standards)
