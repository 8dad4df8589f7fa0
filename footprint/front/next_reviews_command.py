"""`./run next_reviews`: each child's next statutory review, with its reason, straight from SSDA903 files."""

import argparse
import json
from collections.abc import Sequence

from footprint.front.figures_command import DONE, WRONG_USAGE, Stopped, add_files, day, read
from footprint.front.figures_from_files import FiguresFromFiles
from footprint.interchange.ssda903.next_reviews import LAST_REVIEW_UNKNOWN, NextReview
from footprint.reporting.figures import ReportingPeriod
from rulebook import calendar


def main(argv: Sequence[str]) -> int:
    """Prints the earliest due first, to standard output; the exit status is that of `./run figures`."""
    try:
        options = _arguments().parse_args(argv)
        year_ending = calendar.reporting_year_ended(options.as_at)
        reporting_period = ReportingPeriod(year_ending.replace(year=year_ending.year - 1), options.as_at, options.as_at)
        figures = read(options, year_ending=year_ending, reporting_period=reporting_period, with_children=True)
    except Stopped as stopped:
        return stopped.status
    except SystemExit as stopped:
        return WRONG_USAGE if stopped.code else DONE
    print(_as_json(figures) if options.format == "json" else "\n\n".join(_line(child) for child in figures.children))
    return DONE


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run next_reviews", description=__doc__, allow_abbrev=False)
    parser.add_argument("--as-at", type=day, required=True, metavar="DATE", help="look at the records as at this day")
    add_files(parser)
    parser.add_argument("--format", choices=("json", "table"), default="table")
    return parser


def _as_json(figures: FiguresFromFiles) -> str:
    children = [child.as_json() for child in figures.children]
    known = str(figures.known_from) if figures.known_from else None
    return json.dumps({"as_at": str(figures.asked.as_at), "known_from": known, "children": children}, indent=1)


def _line(review: NextReview) -> str:
    if review.due is None:
        return f"{review.child}: {LAST_REVIEW_UNKNOWN}"
    plain = (
        f" (plain timetable: {review.plain.on:%d/%m/%Y})" if review.plain and review.plain.on != review.due.on else ""
    )
    return f"{review.child}: due {review.due.on:%d/%m/%Y}{plain}\n    {review.due.why}"
