"""The periods that figures are asked for: what they are called, and those of earlier years beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.page.datefield import format_day
from footprint.reporting.figures import ReportingPeriod
from rulebook import calendar

YEARS_BEFORE = 2
ONE_DAY = timedelta(days=1)
QUARTERLY = (1, 4, 7, 10)


def last_year(*, on: date) -> ReportingPeriod:
    """The last reporting year that has ended, the one that ends on the day among them."""
    return ReportingPeriod.year_ending(calendar.reporting_year_ended(on))


def year_so_far(*, on: date) -> ReportingPeriod:
    return ReportingPeriod(ReportingPeriod.year_ending(calendar.reporting_year_ending(on)).first_day, on, on)


def is_year(asked: ReportingPeriod) -> bool:
    """Whether it is a reporting year as at its last day."""
    return asked == ReportingPeriod.year_ending(calendar.reporting_year_ending(asked.last_day))


def called(asked: ReportingPeriod) -> str:
    """2013/14 for a reporting year, else its days."""
    if is_year(asked):
        return f"{asked.first_day.year}/{asked.last_day:%y}"
    return f"{format_day(asked.first_day)} to {format_day(asked.last_day)}"


def with_earlier(reporting_period: ReportingPeriod) -> list[ReportingPeriod]:
    """The period, and the same days of the years before it; alone where it is longer than a year."""
    if reporting_period.last_day >= calendar.add_months(reporting_period.first_day, 12):
        return [reporting_period]
    return [_back(reporting_period, years) for years in range(YEARS_BEFORE + 1)]


def _back(reporting_period: ReportingPeriod, years: int) -> ReportingPeriod:
    first = calendar.add_months(reporting_period.first_day, -12 * years)
    return ReportingPeriod(
        first, _last_day_back(reporting_period.last_day, years), _last_day_back(reporting_period.as_at, years)
    )


def _last_day_back(day: date, years: int) -> date:
    """The last day of February, and of every other month, stays the last."""
    if (day + ONE_DAY).day == 1:
        return calendar.add_months(day + ONE_DAY, -12 * years) - ONE_DAY
    return calendar.add_months(day, -12 * years)


def names(periods: Iterable[ReportingPeriod]) -> list[str]:
    return [called(reporting_period) for reporting_period in periods]


@dataclass(frozen=True)
class Kind:
    """A kind of period that reports are made of: whole months from the first of one of the months `begins` on."""

    name: str
    months: int
    begins: tuple[int, ...]

    def beginning(self, first_day: date) -> ReportingPeriod:
        last_day = calendar.add_months(first_day, self.months) - ONE_DAY
        return ReportingPeriod(first_day, last_day, last_day)

    def holds(self, reporting_period: ReportingPeriod) -> bool:
        return (
            reporting_period.first_day.day == 1
            and reporting_period.first_day.month in self.begins
            and reporting_period == self.beginning(reporting_period.first_day)
        )

    def ended(self, *, on: date, many: int) -> list[ReportingPeriod]:
        """The last `many` that have ended, the one that ends on the day among them, the latest first."""
        first_day, reporting_periods = on.replace(day=1), list[ReportingPeriod]()
        while len(reporting_periods) < many:
            reporting_period = self.beginning(first_day)
            if first_day.month in self.begins and reporting_period.last_day <= on:
                reporting_periods.append(reporting_period)
            first_day = calendar.add_months(first_day, -1)
        return reporting_periods


YEAR, MONTH, CALENDAR_YEAR = "year", "month", "calendar"
KINDS: Mapping[str, Kind] = {
    YEAR: Kind("year", 12, (4,)),
    "half": Kind("half-year", 6, QUARTERLY),
    "quarter": Kind("quarter", 3, QUARTERLY),
    MONTH: Kind("month", 1, tuple(range(1, 13))),
    CALENDAR_YEAR: Kind("calendar year", 12, (1,)),
}


def kind_of(asked: ReportingPeriod) -> str:
    """Its key in KINDS; empty for any other days, and as at another day than the last."""
    return next((key for key, kind in KINDS.items() if kind.holds(asked)), "")


def is_alike(reporting_period: ReportingPeriod, other: ReportingPeriod) -> bool:
    """Whether two periods are of one kind; of any other days, whether they are as many."""
    if kind := kind_of(reporting_period):
        return kind_of(other) == kind
    return (
        not kind_of(other)
        and reporting_period.last_day - reporting_period.first_day == other.last_day - other.first_day
    )


def named(asked: ReportingPeriod) -> str:
    """As a heading says it: 2013/14, June 2014, the quarter to 30 June 2014, the calendar year 2013; or its days."""
    kind = kind_of(asked)
    if kind == MONTH:
        return f"{asked.last_day:%B %Y}"
    if kind == CALENDAR_YEAR:
        return f"the calendar year {asked.last_day.year}"
    if kind in ("", YEAR):
        return called(asked)
    return f"the {KINDS[kind].name} to {format_day(asked.last_day)}"


def titled(asked: ReportingPeriod) -> str:
    """What a report on the period is called."""
    return f"Annual report {called(asked)}" if is_year(asked) else f"Report for {named(asked)}"
