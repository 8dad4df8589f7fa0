"""The figures behind the targets of a work programme as they stand: of which period, and whether they are reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from footprint.programme.measures import MEASURES, Measure
from footprint.programme.models import Outcome
from footprint.reporting.figure_text import Saying, number_of
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling, telling_of
from footprint.reporting.forms import SO_FAR, years
from footprint.reporting.periods import called, is_year, last_year, year_so_far
from rulebook.calendar import reporting_year_ending

REACHED, NOT_YET, NOT_REACHED = ("Target reached", "green"), ("Not reached yet", "yellow"), ("Not reached", "red")


@dataclass(frozen=True)
class Behind:
    """A figure behind a target, whose day may be `past`. `says` is None where it has no number, and `why` says why.

    `says` holds two periods: the one that counts, and the year before it.
    """

    measure: Measure
    wanted: Decimal | None
    past: bool
    periods: Sequence[ReportingPeriod]
    says: Saying | None
    why: str
    url: str

    @property
    def period(self) -> str:
        return named(self.periods[0])

    @property
    def wants(self) -> str:
        return "" if self.wanted is None else self.measure.wants(self.wanted)

    @property
    def number(self) -> str:
        return self.says.number if self.says else ""

    @property
    def base(self) -> str:
        return self.says.base if self.says else ""

    @property
    def before(self) -> str:
        """The number of the year before, with the year's name; nothing where there is none."""
        earlier = self.says.values[1] if self.says else None
        return f"{number_of(earlier)} in {named(self.periods[1])}" if value_of(earlier) is not None else ""

    @property
    def missing(self) -> str:
        """Why there is no number."""
        return "" if self.says else f"No number: {self.why}."

    @property
    def headline(self) -> str:
        return f"{self.measure.title}: {self.number}" if self.says else self.measure.title

    @property
    def words(self) -> str:
        """What stands below the headline: base and period, what is wanted, the year before."""
        of = f"{self.base}, {self.period}." if self.says else self.missing
        wanted = f"Wanted: {self.wants}." if self.wants else ""
        beside = self.says.beside if self.says else ""
        return " ".join(filter(None, [of, beside, wanted, self.before and f"{self.before}."]))

    @property
    def verdict(self) -> tuple[str, str]:
        """Whether the target is reached, with a colour; empty where nothing is wanted or the number is not shown. None
        on timeliness is while reviews are overdue."""
        value = value_of(self.says.value) if self.says else None
        if self.wanted is None or value is None:
            return "", ""
        if self.measure.reached(value=value, wanted=self.wanted) and not (self.says and self.says.overdue):
            return REACHED
        return NOT_REACHED if self.past else NOT_YET


def value_of(counted: Any) -> Decimal | None:
    """The percentage of a ratio or a count as a number; None where it is hidden or of nobody."""
    values = counted.get("percent") if isinstance(counted, dict) else counted
    try:
        return None if values is None else Decimal(values)
    except ArithmeticError:
        return None


def behind(outcomes: Sequence[Outcome], *, year_ending: date, whole: bool, on: date) -> dict[UUID, Behind]:
    """The figure of each outcome that rests on one, by the outcome's key. Nothing is counted where none does."""
    resting = [outcome for outcome in outcomes if outcome.measure in MEASURES]
    if not resting:
        return {}
    periods = periods_of(year_ending, whole=whole, on=on)
    telling = telling_of(periods, whole=whole, keys={outcome.measure for outcome in resting})
    return {outcome.pk: _behind(outcome, telling, on) for outcome in resting}


def periods_of(year_ending: date, *, whole: bool, on: date) -> list[ReportingPeriod]:
    """The year that counts and the one before it. While the programme's year runs, or is to come, what counts is the
    running year so far; where small numbers are hidden, the last year that has ended."""
    if year_ending > on and whole:
        return [year_so_far(on=on), last_year(on=on)]
    last = min(year_ending, last_year(on=on).last_day)
    return [ReportingPeriod.year_ending(last), ReportingPeriod.year_ending(last.replace(year=last.year - 1))]


def named(asked: ReportingPeriod) -> str:
    """2013/14, or 2014/15 so far."""
    return called(asked) if is_year(asked) else f"{called(ReportingPeriod.year_ending(_end(asked)))} so far"


def _end(reporting_period: ReportingPeriod) -> date:
    return reporting_year_ending(reporting_period.last_day)


def _behind(outcome: Outcome, telling: Telling, on: date) -> Behind:
    key, periods = outcome.measure, telling.periods
    why = telling.told[0].missing.get(key, "")
    address, past = _address(key, periods[0], on), outcome.by_on < on
    return Behind(MEASURES[key], outcome.wanted, past, periods, telling.saying(key), why, address)


def _address(key: str, reporting_period: ReportingPeriod, on: date) -> str:
    """The figure's own page of the same period; nothing where that offers the year no longer."""
    year = str(reporting_period.last_day.year) if is_year(reporting_period) else SO_FAR
    offered = {str(reporting_period.last_day.year) for reporting_period in years(on=on)} | {SO_FAR}
    return f"{reverse('reporting:figure', args=[key])}?{urlencode({'year': year})}" if year in offered else ""
