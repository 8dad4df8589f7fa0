"""Days, working days, months and ages as English law counts them.

A time limit never counts the day of the event it runs from, and ends with its last day. A working day is any day
but Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of England and Wales (regulation 2(1) of the
Care Planning, Placement and Case Review (England) Regulations 2010; Banking and Financial Dealings Act 1971).
A month ends on the corresponding date, or on the last day of a month that has none (Dodds v Walker [1981]).
"""

import csv
from calendar import monthrange
from collections.abc import Callable, Collection
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

Holidays = Collection[date]
P = ParamSpec("P")
T = TypeVar("T")
LeapBirthday = Literal["1 March", "28 February"]

BANK_HOLIDAYS_FILE = Path(__file__).with_name("bank_holidays.csv")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
YEAR_END_MONTH, YEAR_END_DAY = 3, 31
# What a page says of a day from which nothing can be counted.
OUTSIDE_CALENDAR = "Cannot be counted: check the year"


class OutsideCalendarError(ValueError):
    """A date before or after the years whose bank holidays are known."""


def _read_bank_holidays() -> dict[date, str]:
    with BANK_HOLIDAYS_FILE.open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(file)}


BANK_HOLIDAY_NAMES = _read_bank_holidays()
BANK_HOLIDAYS: frozenset[date] = frozenset(BANK_HOLIDAY_NAMES)
FIRST_DAY = date(min(BANK_HOLIDAYS).year, 1, 1)
LAST_DAY = date(max(BANK_HOLIDAYS).year, 12, 31)
# A time limit may not run past the calendar, so none starts in its last year.
LAST_EVENT = LAST_DAY.replace(year=LAST_DAY.year - 1)


def outside_calendar(day: date) -> OutsideCalendarError:
    return OutsideCalendarError(
        f"{day.day:02}/{day.month:02}/{day.year:04} is outside the calendar of bank holidays: "
        f"dates can be counted from {FIRST_DAY:%d/%m/%Y} to {LAST_EVENT:%d/%m/%Y}. Check the year."
    )


def check_can_count_from(day: date) -> None:
    """`OutsideCalendarError` unless a time limit may be counted from `day`."""
    if not FIRST_DAY <= day <= LAST_EVENT:
        raise outside_calendar(day)


def if_known(count: Callable[P, T], /, *days: P.args, **named: P.kwargs) -> T | None:
    """What `count` answers, or None where the calendar does not reach: for whoever shows rows, whatever day one has."""
    try:
        return count(*days, **named)
    except (OutsideCalendarError, OverflowError):
        return None


def is_working_day(day: date, *, holidays: Holidays = BANK_HOLIDAYS) -> bool:
    """Whether `day` is neither a weekend nor a bank holiday; `OutsideCalendarError` where that cannot be known."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise outside_calendar(day)
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, count: int, *, holidays: Holidays = BANK_HOLIDAYS) -> date:
    """The `count`-th working day after `day`, which is day 0; before it where `count` is negative."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise outside_calendar(day)
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, holidays=holidays):
            day += step
    return day


def working_days_between(start: date, end: date, *, holidays: Holidays = BANK_HOLIDAYS) -> int:
    """Working days after `start` up to and including `end`; where `end` is earlier, the same backwards and negative.

    The inverse of `add_working_days` when `end` is a working day.
    """
    step = ONE_DAY if end >= start else -ONE_DAY
    count, day = 0, start
    while day != end:
        day += step
        count += is_working_day(day, holidays=holidays)
    return count if end >= start else -count


def last_working_day_on_or_before(day: date, *, holidays: Holidays = BANK_HOLIDAYS) -> date:
    """`day` where it is a working day, else the nearest one before it: the day to act by, for alerts."""
    while not is_working_day(day, holidays=holidays):
        day -= ONE_DAY
    return day


def add_months(day: date, months: int) -> date:
    """The corresponding date `months` later (earlier where negative), or the last day of a month without it."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise outside_calendar(day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def age_on(born: date, day: date, *, leap_birthday: LeapBirthday = "1 March") -> int:
    """Completed years on `day`. Someone born on 29 February is a year older on `leap_birthday` in other years."""
    if day < born:
        raise ValueError(f"The date of birth {born:%d/%m/%Y} is after {day:%d/%m/%Y}. Check both dates.")
    birthday = (born.month, born.day)
    if birthday == (2, 29) and leap_birthday == "28 February" and monthrange(day.year, 2)[1] == 28:
        birthday = (2, 28)
    return day.year - born.year - ((day.month, day.day) < birthday)


def eighteenth_birthday(born: date) -> date:
    """The day from which nobody is a child; of somebody born on 29 February, 1 March."""
    day = add_months(born, 18 * 12)
    return day + ONE_DAY if (born.month, born.day) == (2, 29) and day.day == 28 else day


def reporting_year_ending(day: date) -> date:
    """The 31 March that ends the reporting year (1 April to 31 March) in which `day` falls."""
    end = date(day.year, YEAR_END_MONTH, YEAR_END_DAY)
    return end if day <= end else end.replace(year=day.year + 1)


def reporting_year_ended(day: date) -> date:
    """The last 31 March that has come by `day`, which may be that day itself."""
    end = reporting_year_ending(day)
    return end if end == day else end.replace(year=end.year - 1)


def quarter(day: date) -> int:
    """The quarter of the reporting year: 1 for April to June, 4 for January to March."""
    return (day.month - 4) % 12 // 3 + 1
