"""From the rows of the files to the records that the figures read: children, periods of care, statuses, reviews.

The relations have the names and columns that the figure handbook (docs/figures.md) describes, so that the same figure
SQL runs here and on the register. Every due date comes from the rulebook: it is worked out once for each day of the
calendar, then joined.
"""

from datetime import date, timedelta

import numpy as np

from footprint.interchange.ssda903.reading import Tables
from rulebook import bulk, calendar, codes
from rulebook.calendar import BANK_HOLIDAYS, Holidays
from rulebook.timetables import ADOPTION_PLACED, LOOKED_AFTER


def known_from(tables: Tables) -> date | None:
    """K: the 1 April on or before the earliest review in the reviews files; None when there is no review."""
    if not tables.has("reviews"):
        return None
    first: date | None = tables.scalar("SELECT min(review_on) FROM review_rows")
    return first and date(first.year if first.month >= 4 else first.year - 1, 4, 1)


def make_records(
    tables: Tables, *, since: date, as_at: date, known_from: date | None, holidays: Holidays = BANK_HOLIDAYS
) -> None:
    """Makes `child`, `period`, `status`, `proceedings`, `adoption` and `review` as on `as_at`: what ends later is open.

    Of periods that ended before `since` no review is made: none of them is in a figure of a later period.
    """
    run = tables.run
    run("child")
    run("episode_walk", as_at=as_at, short_breaks=codes.SHORT_BREAKS)
    run("period_end")
    _limits(tables, as_at=as_at, holidays=holidays)
    backstop = calendar.add_months(known_from - timedelta(days=1), 6) if known_from else None
    run("period", known_from=known_from, backstop=backstop)
    run("status")
    run("proceedings")
    run("placed_episodes", placed=codes.PLACED_FOR_ADOPTION)
    if tables.has("placed_for_adoption"):
        run("placed_rows")
    run("adoption")
    if tables.has("reviews"):
        run("review_in_period", as_at=as_at)
        run("review", since=since, known_from=known_from, remand=codes.REMAND)
    else:
        run("no_review")


def _limits(tables: Tables, *, as_at: date, holidays: Holidays) -> None:
    """For each day something can count from: the last day of each limit that may start on it."""
    first = max(tables.scalar("SELECT min(started_on) FROM period_end") or as_at, calendar.FIRST_DAY)
    last = min(max(as_at, first), calendar.LAST_EVENT)
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    limits = {"day": days}
    for name, timetable, position in (
        ("first_due", LOOKED_AFTER, 0),
        ("second_due", LOOKED_AFTER, 1),
        ("later_due", LOOKED_AFTER, 2),
        ("placed_first_due", ADOPTION_PLACED, 0),
        ("placed_second_due", ADOPTION_PLACED, 1),
        ("placed_later_due", ADOPTION_PLACED, 2),
    ):
        limits[name] = bulk.due_in_bulk(
            timetable, base=days, previous=days, position=np.full(days.size, position), holidays=holidays
        )
    seconds = {name: values.astype("datetime64[s]") for name, values in limits.items()}
    tables.connection.register("limits_in_bulk", seconds)
    dated = ", ".join(f"CAST({name} AS DATE) AS {name}" for name in seconds)
    tables.connection.execute(f"CREATE OR REPLACE TABLE limits AS SELECT {dated} FROM limits_in_bulk")
    tables.connection.unregister("limits_in_bulk")
