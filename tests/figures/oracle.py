"""The figures of SSDA903 files a second time: plain Python, one child and one day after another.

Written from the written definitions alone, without sight of the product's code, so that a figure on which both agree
has been worked out twice. A choice that the definitions leave open is marked CHOICE (`records`, `counts` too).
"""

from datetime import date
from pathlib import Path
from typing import Any

from tests.figures import counts
from tests.figures.records import DAY, add_months, children_of, known_from_of


def year_before(day: date) -> date:
    """The day after the same date of the year before: 1 April for 31 March."""
    return add_months(day + DAY, -12)


def figures_of(
    folders: list[Path],
    *,
    year_ending: date,
    from_date: date | None = None,
    to_date: date | None = None,
    as_at: date | None = None,
    known_from: date | None = None,
) -> dict[str, Any]:
    """Everything as the records stood on `as_at`; K is that of the files whatever the day they are looked at."""
    first = from_date or year_before(year_ending)
    last = to_date or year_ending
    known_from = known_from or known_from_of(folders)
    children = children_of(folders, known_from, as_at or last)
    figures = {
        "rate_per_10000": None,  # no file of the return holds the population
        **counts.population(children, first, last),
        **counts.snapshot(children, last),
        **counts.distances(children, last),
        **counts.reviews(children, first, last),
        **counts.timeliness_of_children(children, first, last, known_from),
    }
    return {"known_from": known_from.isoformat(), "figures": figures}
