"""Figures straight from a council's SSDA903 files: nothing is stored, no database is touched."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from footprint.interchange.ssda903 import checks, distances, records, ruling
from footprint.interchange.ssda903.next_reviews import NextReview, next_reviews
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.interchange.ssda903.reading import Tables, read_folders
from footprint.reporting import figures
from footprint.reporting.definitions import countable, in_print
from footprint.reporting.figures import ReportingPeriod, Value
from rulebook import calendar

LISTED_OF_A_KIND = 20
MOST_CHILDREN = 2000
MISSING = {"episodes": "no file of episodes was given", "reviews": "no review was given"}


@dataclass
class FiguresFromFiles:
    """What the files say for one period, and what is doubtful in them."""

    year_ending: date
    asked: ReportingPeriod
    known_from: date | None
    values: dict[str, Value]
    not_available: dict[str, str]
    warnings: list[Problem]
    held_back: list[Problem] = field(default_factory=list)
    children: list[NextReview] = field(default_factory=list)
    children_in_all: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "year_ending": str(self.year_ending),
            "from": str(self.asked.first_day),
            "to": str(self.asked.last_day),
            "as_at": str(self.asked.as_at),
            "known_from": str(self.known_from) if self.known_from else None,
            "figures": self.values,
            "not_available": self.not_available,
        }


def asked_for(
    *, year_ending: date, from_date: date | None = None, to_date: date | None = None, as_at: date | None = None
) -> ReportingPeriod:
    """The period: the year that ends on `year_ending` unless its days are given; as at its last day unless said."""
    year = ReportingPeriod.year_ending(year_ending)
    last = to_date or year.last_day
    return ReportingPeriod(from_date or year.first_day, last, as_at or last)


def work_out(
    folders: Sequence[Path],
    *,
    year_ending: date,
    asked: ReportingPeriod,
    known_from: date | None = None,
    today: date = calendar.LAST_EVENT,
    hold_back: bool = False,
    at_most: int = LISTED_OF_A_KIND,
    with_children: bool = False,
) -> FiguresFromFiles:
    """Reads, checks and counts. What happened after `today` is a fault.

    `hold_back` leaves out the children with faults instead of refusing the files.

    Of what can be said of many lines `at_most` are named. `with_children` adds each child's next review, up to
    MOST_CHILDREN of them.
    """
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch:
        tables = read_folders(folders, scratch=Path(scratch), today=today)
        problems, held_back = _check(tables, hold_back=hold_back, at_most=at_most)
        problems += distances.fill_in_files(tables, as_at=asked.as_at, at_most=at_most)
        known = known_from or records.known_from(tables)
        values: dict[str, Value] = {}
        if tables.has("header") and tables.has("episodes"):
            next_on = asked.as_at if with_children else None
            records.make_records(tables, since=asked.first_day, as_at=asked.as_at, known_from=known, next_on=next_on)
            by_rule = None if known_from else known
            problems += checks.setting_nothing(tables, as_at=asked.as_at, known_from=by_rule, at_most=at_most)
            values = _count(tables, asked, reviews_known=known is not None)
        missing = {key: _missing(tables, key) for key in in_print() if key not in values}
        problems += doubts(values, flagged=False)
        figures = FiguresFromFiles(year_ending, asked, known, values, missing, problems, held_back)
        if with_children and values:
            children = next_reviews(tables, on=asked.as_at)
            figures.children, figures.children_in_all = children[:MOST_CHILDREN], len(children)
        return figures


def _check(tables: Tables, *, hold_back: bool, at_most: int) -> tuple[list[Problem], list[Problem]]:
    changes = ruling.choose_rows(tables, at_most=at_most)
    faults = checks.faults(tables)
    if faults and not hold_back:
        raise Refused(faults)
    if faults:
        checks.hold_back(tables, faults)
        ruling.choose_rows(tables, at_most=at_most)
    problems = tables.warnings + tables.told_of_cells(at_most=at_most)
    return problems + changes + checks.warnings(tables, at_most=at_most), faults


def _count(tables: Tables, reporting_period: ReportingPeriod, *, reviews_known: bool) -> dict[str, Value]:
    figures.prepare(tables.connection, reporting_period)
    things = ("episodes", "reviews") if reviews_known else ("episodes",)
    counted = figures.count(tables.connection, reporting_period, countable(things))
    counted["rate_per_10000"] = None
    return {key: counted[key] for key in in_print() if key in counted}


def _missing(tables: Tables, key: str) -> str:
    if words := in_print()[key]:
        return words
    return MISSING["reviews" if tables.has("episodes") else "episodes"]


def doubts(values: dict[str, Value], *, flagged: bool) -> list[Problem]:
    """What the reader of the figures should know, though no line of a file is to blame.

    `flagged` where the records hold the council's own flag of proceedings, as the register does.
    """
    sentence = []
    if "rate_per_10000" in values and values["rate_per_10000"] is None:
        sentence.append("the rate per 10,000 is empty (rate_per_10000): no population aged 0 to 17 is loaded")
    if "legal_status_rows" in values and not flagged:
        sentence.append(
            'the row "In care proceedings, no ICO (S20)" is 0 (legal_status_rows): '
            "it needs a local flag that no code holds"
        )
    if isinstance(miles := values.get("over_20_miles"), dict) and not miles["of"]:
        sentence.append(
            "no distance is known (over_20_miles, over_20_miles_dfe): no row has a PL_DISTANCE, "
            "nor a HOME_POST and a PL_POST that are both known"
        )
    return [Problem("figures", 0, "", "", text) for text in sentence]
