"""The same rules for millions of dates at once: every answer is that of the one-by-one rule.

A limit is worked out once for every day of the calendar; each due date is then only looked up. Which limit applies to
which review is said by the statements in `sql/`: over the relations `period_end`, `placed`, `status` and `to_reckon`
they make `period`, `adoption` and `reckoned`, with the limits of `limits_by_day` as `limits`.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rulebook.calendar import BANK_HOLIDAYS, FIRST_DAY, LAST_DAY, LAST_EVENT, Holidays, outside_calendar
from rulebook.review_dates import ONE_DAY, backstop_of
from rulebook.timetables import ADOPTION_PLACED, LOOKED_AFTER, Limit, Timetable

STATEMENTS = Path(__file__).parent / "sql"

Days = NDArray[np.datetime64]

DAY = np.dtype("datetime64[D]")
MONTH = np.dtype("datetime64[M]")
NO_DATE = np.datetime64("NaT", "D")
NO_NUMBER = int(NO_DATE.view(np.int64))
FIRST = int(np.datetime64(FIRST_DAY, "D").astype(np.int64))
EVENTS = (LAST_EVENT - FIRST_DAY).days + 1


def add_months_in_bulk(days: ArrayLike, months: ArrayLike) -> Days:
    """`calendar.add_months` of each day; no date gives no date."""
    base = np.asarray(days, DAY)
    month = base.astype(MONTH)
    target: Days = np.add(month, np.asarray(months, "timedelta64[M]"))
    last_day = (target + 1).astype(DAY) - 1
    corresponding: Days = np.add(target.astype(DAY), base - month.astype(DAY))
    return np.minimum(corresponding, last_day)


def add_working_days_in_bulk(days: ArrayLike, count: int, *, holidays: Holidays = BANK_HOLIDAYS) -> Days:
    """`calendar.add_working_days` of each day; no date gives no date. Raises `OutsideCalendarError` as that does."""
    base = np.asarray(days, DAY)
    _check_in_calendar(base)
    if count == 0:
        return base.copy()
    roll: Literal["backward", "forward"] = "backward" if count > 0 else "forward"
    answer: Days = np.full(base.shape, NO_DATE, DAY)
    known = ~np.isnat(base)
    answer[known] = np.busday_offset(base[known], count, roll=roll, busdaycal=_working_week(frozenset(holidays)))
    _check_in_calendar(answer)
    return answer


def due_in_bulk(
    timetable: Timetable,
    *,
    base: ArrayLike,
    previous: ArrayLike,
    position: ArrayLike,
    holidays: Holidays = BANK_HOLIDAYS,
) -> Days:
    """The last day on which each review is in time.

    `base` is the event that the timetable starts from, `previous` the day the review before was held, `position` 0 for
    the first review, 1 for the second, 2 or more for a later one. No date to count from, no due date.
    """
    place = np.asarray(position)
    event = np.where(place == 0, np.asarray(base, DAY).view(np.int64), np.asarray(previous, DAY).view(np.int64))
    unknown = event == NO_NUMBER
    event -= FIRST
    event[unknown] = 0
    if event.size and not (event.min() >= 0 and event.max() < EVENTS):
        raise _outside(event[(event < 0) | (event >= EVENTS)][0] + FIRST)
    event[unknown] = EVENTS
    event += np.minimum(place, 2).astype(np.int64) * (EVENTS + 1)
    limits = (timetable.first, timetable.second, timetable.later)
    return _last_days(limits, frozenset(holidays))[event]


def limits_by_day(first: date, last: date, *, holidays: Holidays = BANK_HOLIDAYS) -> dict[str, Days]:
    """For each `day` from `first` to `last`, as far as the calendar reaches: the end of each limit counted from it."""
    start = max(first, FIRST_DAY)
    days = np.arange(np.datetime64(start, "D"), np.datetime64(min(max(last, start), LAST_EVENT), "D") + 1)
    limits = {
        "first_due": LOOKED_AFTER.first,
        "second_due": LOOKED_AFTER.second,
        "later_due": LOOKED_AFTER.later,
        "placed_first_due": ADOPTION_PLACED.first,
        "placed_second_due": ADOPTION_PLACED.second,
        "placed_later_due": ADOPTION_PLACED.later,
    }
    return {"day": days, **{name: _ends(limit, days, frozenset(holidays)) for name, limit in limits.items()}}


def days_of(*, known_from: date | None, since: date, on: date | None) -> dict[str, Any]:
    """The days that the statements ask for: K and what follows from it, the first day of interest, and today."""
    return {
        "known_from": known_from,
        "eve": known_from and known_from - ONE_DAY,
        "backstop": known_from and backstop_of(known_from),
        "since": since,
        "on": on,
    }


@lru_cache(maxsize=64)
def _last_days(limits: tuple[Limit, ...], holidays: frozenset[date]) -> Days:
    """The end of each limit for every day that one can count from, and no date after the last, laid end to end."""
    events = np.arange(EVENTS).astype(DAY) + np.timedelta64(FIRST, "D")
    return np.concatenate([np.append(_ends(limit, events, holidays), NO_DATE) for limit in limits])


def _ends(limit: Limit, events: Days, holidays: frozenset[date]) -> Days:
    if limit.unit == "working days":
        return add_working_days_in_bulk(events, limit.count, holidays=holidays)
    if limit.unit == "months":
        return add_months_in_bulk(events, limit.count)
    return events + np.timedelta64(limit.count, "D")


@lru_cache(maxsize=16)
def _working_week(holidays: frozenset[date]) -> np.busdaycalendar:
    return np.busdaycalendar(holidays=np.array(sorted(holidays), DAY))


def _check_in_calendar(days: Days) -> None:
    outside = (days < np.datetime64(FIRST_DAY)) | (days > np.datetime64(LAST_DAY))
    if outside.any():
        raise _outside(days[outside][0].view(np.int64))


def _outside(day: int) -> Exception:
    return outside_calendar(np.datetime64(int(day), "D").item())
