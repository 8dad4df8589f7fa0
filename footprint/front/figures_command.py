"""`./run figures`: the figures of a year, from the register or straight from SSDA903 files (`--from`)."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import django

from footprint.front import figures_from_files
from footprint.front.figures_from_files import FiguresFromFiles
from footprint.interchange import problem_list
from footprint.interchange.ssda903.problems import EVERY, Problem, Refused
from footprint.page import clock
from footprint.reporting import tables
from footprint.reporting.figures import ReportingPeriod
from rulebook import calendar

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
LISTED_OF_A_KIND = 100
LONDON = ZoneInfo("Europe/London")


def main(argv: Sequence[str]) -> int:
    """The figures to standard output, the rest to standard error; 0 done, 1 refused, 2 wrong usage."""
    try:
        options = _arguments().parse_args(argv)
        year_ending = _year_ending(options)
        reporting_period = figures_from_files.asked_for(
            year_ending=year_ending, from_date=options.from_date, to_date=options.to_date, as_at=options.as_at
        )
        figures = (read if options.folders else _of_register)(
            options, year_ending=year_ending, reporting_period=reporting_period
        )
    except Stopped as stopped:
        return stopped.status
    except SystemExit as stopped:
        return WRONG_USAGE if stopped.code else DONE
    print(json.dumps(figures.as_json(), indent=1) if options.format == "json" else tables.as_text(figures.as_json()))
    return DONE


class Stopped(Exception):
    """The command ends with this status; what is to be said has been said."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def read(
    given: argparse.Namespace, *, year_ending: date, reporting_period: ReportingPeriod, with_children: bool = False
) -> FiguresFromFiles:
    """What the files named on the command line say. Raises Stopped on wrong usage and when they are refused."""
    if not given.folders:
        raise _usage("name the folders of files with --from DIR [DIR ...]")
    folders = [Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / folder for folder in given.folders]
    for folder in folders:
        if not folder.is_dir():
            raise _usage(f'--from: there is no folder "{folder}"')
    _check_order(reporting_period)
    try:
        figures = figures_from_files.work_out(
            folders,
            year_ending=year_ending,
            asked=reporting_period,
            known_from=given.known_from,
            today=clock.pinned() or datetime.now(LONDON).date(),
            hold_back=given.hold_back,
            at_most=EVERY if given.all_warnings or given.problems else LISTED_OF_A_KIND,
            with_children=with_children,
        )
    except Refused as refused:
        if not _listed_in(given.problems, faults=refused.problems):
            _say(refused.problems)
        raise Stopped(REFUSED) from None
    if not _listed_in(given.problems, faults=figures.held_back, warnings=figures.warnings):
        _say(figures.held_back, "held back: ")
        _say(figures.warnings, "warning: ")
    return figures


def _listed_in(name: str, *, faults: Sequence[Problem], warnings: Sequence[Problem] = ()) -> bool:
    """Whether the list went to a file: then it is printed how many lines there are of a kind."""
    if name:
        rows = problem_list.listed(faults=faults, warnings=warnings)
        problem_list.write(rows, to=Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / name)
        print("\n".join(problem_list.summary(rows)), file=sys.stderr)
    return bool(name)


def _of_register(
    options: argparse.Namespace, *, year_ending: date, reporting_period: ReportingPeriod
) -> FiguresFromFiles:
    """What the register says; only now is a database needed."""
    if options.hold_back or options.all_warnings or options.problems:
        raise _usage(
            "--hold-back-children-with-faults, --all-warnings and --problems are for files: name them with --from"
        )
    _check_order(reporting_period)
    today = clock.pinned() or datetime.now(LONDON).date()
    if reporting_period.first_day > today:
        raise _usage(f"{reporting_period.first_day} is still to come: the register holds nothing of these days yet")
    if reporting_period.last_day > today:
        print(f"warning: {reporting_period.last_day} is still to come: these figures are not final", file=sys.stderr)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")
    django.setup()
    from footprint.front import figures_from_register

    figures = figures_from_register.work_out(
        year_ending=year_ending, asked=reporting_period, known_from=options.known_from
    )
    _say(figures.warnings, "warning: ")
    return figures


def _year_ending(options: argparse.Namespace) -> date:
    """As it is typed, or that of the last day where both days are."""
    if options.year_ending:
        typed: date = options.year_ending
        return typed
    if not (options.from_date and options.to_date):
        raise _usage("say which days: --year-ending DATE, or --from-date DATE and --to-date DATE")
    return calendar.reporting_year_ending(options.to_date)


def _check_order(reporting_period: ReportingPeriod) -> None:
    if reporting_period.first_day > reporting_period.last_day:
        raise _usage(f"--from-date {reporting_period.first_day} is after --to-date {reporting_period.last_day}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run figures", description=__doc__, allow_abbrev=False)
    parser.add_argument("--year-ending", type=day, metavar="DATE", help="31 March, as 2026-03-31")
    parser.add_argument(
        "--from-date", type=day, metavar="DATE", help="first day, where it is not a year; with --to-date"
    )
    parser.add_argument("--to-date", type=day, metavar="DATE", help="last day, where it is not a year")
    parser.add_argument("--as-at", type=day, metavar="DATE", help="look at the records as at this day (the last day)")
    add_files(parser)
    parser.add_argument("--format", choices=("json", "table"), default="table")
    return parser


def add_files(parser: argparse.ArgumentParser) -> None:
    """The options of every command that reads a council's files."""
    parser.add_argument("--known-from", type=day, metavar="DATE", help="reviews are known from this day")
    parser.add_argument("--from", dest="folders", type=Path, nargs="+", action="extend", metavar="DIR", default=[],
                        help="folders of SSDA903 files; the later one rules")  # fmt: skip
    parser.add_argument("--hold-back-children-with-faults", dest="hold_back", action="store_true",
                        help="leave out the children with faults instead of refusing the files")  # fmt: skip
    parser.add_argument("--all-warnings", action="store_true", help="list every line of which a warning speaks")
    parser.add_argument("--problems", metavar="FILE", default="",
                        help="write every fault and warning into FILE (.csv, .xlsx), print counts")  # fmt: skip


def day(text: str) -> date:
    """A date as it is typed on a command line, within the years for which working days are known."""
    try:
        typed = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date: write it as 2026-03-31') from None
    first, last = calendar.FIRST_DAY.replace(year=calendar.FIRST_DAY.year + 1), calendar.LAST_EVENT
    if not first <= typed < last:
        raise argparse.ArgumentTypeError(f'"{text}" is out of range: give a day from {first} to {last}')
    return typed


def _usage(message: str) -> Stopped:
    print(f"./run: {message}", file=sys.stderr)
    return Stopped(WRONG_USAGE)


def _say(problems: Sequence[Problem], before: str = "") -> None:
    for problem in problems:
        print(f"{before}{problem}", file=sys.stderr)
