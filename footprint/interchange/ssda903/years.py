"""The reporting year that each folder is the return of."""

from datetime import date

from footprint.interchange.ssda903.reading import Tables
from rulebook import calendar


def latest_days(tables: Tables) -> dict[int, date]:
    """For each folder the latest day up to today of which its episodes and reviews speak: it tells the year."""
    latest: dict[int, date] = {}
    for kind, name in (("episodes", "decom_on"), ("episodes", "dec_on"), ("reviews", "review_on")):
        if tables.has(kind):
            query = f"SELECT folder, max({name}) FROM {kind} WHERE {name} <= DATE '{tables.today}' GROUP BY folder"
            for folder, day in tables.connection.execute(query).fetchall():
                latest[folder] = max(day, latest.get(folder, day))
    return latest


def latest_day_of_row(tables: Tables) -> str:
    """The latest day of a row's own folder, in SQL."""
    latest = latest_days(tables)
    if len(set(latest.values())) < 2:
        return f"DATE '{next(iter(latest.values()))}'" if latest else "NULL::DATE"
    days = (f"WHEN {folder} THEN DATE '{day}'" for folder, day in latest.items())
    return f"CASE folder {' '.join(days)} END"


def first_day(day: date) -> date:
    """The 1 April that begins the reporting year in which a day lies."""
    return date(calendar.reporting_year_ending(day).year - 1, 4, 1)
