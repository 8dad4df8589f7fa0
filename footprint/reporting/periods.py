"""The periods that figures are asked for: what they are called, and those of earlier years beside them."""

from collections.abc import Iterable
from datetime import date, timedelta

from footprint.page.datefield import said
from footprint.reporting.figures import Asked
from rulebook import calendar

YEARS_BEFORE = 2
ONE_DAY = timedelta(days=1)


def last_year(*, on: date) -> Asked:
    """The last reporting year that has ended, the one that ends on the day among them."""
    return Asked.year_ending(calendar.reporting_year_ended(on))


def year_so_far(*, on: date) -> Asked:
    return Asked(Asked.year_ending(calendar.reporting_year_ending(on)).first_day, on, on)


def is_year(asked: Asked) -> bool:
    """Whether it is a reporting year as at its last day."""
    return asked == Asked.year_ending(calendar.reporting_year_ending(asked.last_day))


def called(asked: Asked) -> str:
    """2013/14 for a reporting year, else its days."""
    if is_year(asked):
        return f"{asked.first_day.year}/{asked.last_day:%y}"
    return f"{said(asked.first_day)} to {said(asked.last_day)}"


def with_earlier(asked: Asked) -> list[Asked]:
    """The period, and the same days of the years before it; alone where it is longer than a year."""
    if asked.last_day >= calendar.add_months(asked.first_day, 12):
        return [asked]
    return [_back(asked, years) for years in range(YEARS_BEFORE + 1)]


def _back(asked: Asked, years: int) -> Asked:
    first = calendar.add_months(asked.first_day, -12 * years)
    return Asked(first, _last_day_back(asked.last_day, years), _last_day_back(asked.as_at, years))


def _last_day_back(day: date, years: int) -> date:
    """The last day of February, and of every other month, stays the last."""
    if (day + ONE_DAY).day == 1:
        return calendar.add_months(day + ONE_DAY, -12 * years) - ONE_DAY
    return calendar.add_months(day, -12 * years)


def names(periods: Iterable[Asked]) -> list[str]:
    return [called(one) for one in periods]
