"""From the rows of the files to the records that the figures read: children, periods of care, statuses, reviews.

The relations have the names and columns that the figure handbook (docs/figures.md) describes, so that the same figure
SQL runs here and on the register. Every due date comes from the rulebook: its limits are worked out once for each day
of the calendar, and its statements say which of them applies.
"""

from datetime import date

from footprint.interchange.ssda903.reading import Tables
from rulebook import bulk, calendar, codes
from rulebook import known_from as rule
from rulebook.calendar import BANK_HOLIDAYS, Holidays
from rulebook.known_from import YEARS

LONG_AGO = date(1900, 1, 1)


def known_from(tables: Tables, *, counting: str = "place >= 0") -> date | None:
    """K of these rows, whatever day they are looked at as at; None when no review lies inside care."""
    if not all(map(tables.has, ("header", "episodes", "reviews"))):
        return None
    _lay_out_care(tables, as_at=calendar.LAST_EVENT)
    reviews = f"(SELECT child_id, review_on AS held_on FROM review_rows WHERE {counting})"
    rows = tables.connection.execute(YEARS.format(reviews=reviews, periods="period_end")).fetchall()
    return rule.known_from(rule.Year(*row) for row in rows)


def make_records(
    tables: Tables,
    *,
    as_at: date,
    known_from: date | None,
    since: date = LONG_AGO,
    next_on: date | None = None,
    holidays: Holidays = BANK_HOLIDAYS,
) -> None:
    """Makes `child`, `period`, `status`, `proceedings`, `adoption`, `reckoned` and `review` as on `as_at`: what ends
    later is open.

    Of periods that ended before `since` no review is made: none of them is in a figure of a later period. With
    `next_on` there is in `reckoned` also the next review of each period that goes on that day.
    """
    run = tables.run
    days = bulk.days_of(known_from=known_from, since=since, on=next_on)
    run("child")
    _lay_out_care(tables, as_at=as_at)
    _limits(tables, as_at=as_at, holidays=holidays)
    run("period", **days)
    run("status")
    run("proceedings")
    run("placed_episodes", placed=codes.PLACED_FOR_ADOPTION)
    if tables.has("placed_for_adoption"):
        run("placed_rows")
    run("adoption")
    if not tables.has("reviews"):
        run("no_review")
    run("review_in_period", as_at=as_at)
    run("to_reckon_with_next" if next_on else "to_reckon", **days)
    run("reckoned", remand=codes.REMAND, **days)
    run("review")


def _lay_out_care(tables: Tables, *, as_at: date) -> None:
    """Makes `episode_walk` and `period_end`, once for all days after the last of the files."""
    last = tables.scalar("SELECT max(greatest(decom_on, coalesce(dec_on, decom_on))) FROM episode_rows")
    day = min(as_at, last or as_at)
    if tables.care_as_at != day:
        tables.run("episode_walk", as_at=day, short_breaks=codes.SHORT_BREAKS)
        tables.run("period_end")
        tables.care_as_at = day


def _limits(tables: Tables, *, as_at: date, holidays: Holidays) -> None:
    """For each day something can count from: the last day of each limit that may start on it."""
    first = tables.scalar("SELECT min(started_on) FROM period_end") or as_at
    limits = bulk.limits_by_day(first, as_at, holidays=holidays)
    seconds = {name: values.astype("datetime64[s]") for name, values in limits.items()}
    tables.connection.register("limits_in_bulk", seconds)
    dated = ", ".join(f"CAST({name} AS DATE) AS {name}" for name in seconds)
    tables.connection.execute(f"CREATE OR REPLACE TABLE limits AS SELECT {dated} FROM limits_in_bulk")
    tables.connection.unregister("limits_in_bulk")
