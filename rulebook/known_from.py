"""The day from which reviews are known (K), from what the records hold of each reporting year.

A return holds one year, so what came before it is unknown. K begins the first year that is covered: the year of the
latest review inside care, and each year before it, one after the other, in which reviews lie and at least half of the
children in care from its first day to its last had one. So one review of a mistyped year, or one of 31 March, moves
nothing. A review outside every period of care, or in a year that is not covered, sets nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook.calendar import reporting_year_ending

# Counts for `Year`, in the SQL that PostgreSQL and DuckDB share. `{reviews}` has child_id and held_on, `{periods}` has
# child_id, started_on and ended_on of the periods of care.
YEARS = """
WITH inside AS (
    SELECT DISTINCT r.child_id, CAST(extract(year FROM r.held_on) AS integer)
                                - CASE WHEN extract(month FROM r.held_on) < 4 THEN 1 ELSE 0 END AS year
    FROM {reviews} r JOIN {periods} p ON p.child_id = r.child_id AND r.held_on >= p.started_on
     AND (p.ended_on IS NULL OR r.held_on <= p.ended_on)
), held AS (
    SELECT DISTINCT year FROM inside
), whole AS (
    SELECT h.year, p.child_id FROM held h JOIN {periods} p ON p.started_on <= make_date(h.year, 4, 1)
     AND (p.ended_on IS NULL OR p.ended_on > make_date(h.year + 1, 3, 31))
)
SELECT make_date(h.year, 4, 1), count(w.child_id), count(i.child_id)
FROM held h LEFT JOIN whole w ON w.year = h.year LEFT JOIN inside i ON i.year = w.year AND i.child_id = w.child_id
GROUP BY h.year"""


@dataclass(frozen=True)
class Year:
    """A reporting year with a review inside care: how many children were in care from its first day to its last, and
    how many of them had a review in it."""

    first_day: date
    children: int
    reviewed: int

    @property
    def is_covered(self) -> bool:
        """As the year before one that is. With none in care all year the review is enough."""
        return 2 * self.reviewed >= self.children


def known_from(years: Iterable[Year]) -> date | None:
    """K; None while no review lies inside care."""
    held = {year.first_day: year for year in years}
    if not held:
        return None
    first = max(held)
    while (before := held.get(first.replace(year=first.year - 1))) and before.is_covered:
        first = before.first_day
    return first


def first_day_of_year(day: date) -> date:
    """The 1 April that begins the reporting year in which a day lies."""
    ending = reporting_year_ending(day)
    return date(ending.year - 1, 4, 1)
