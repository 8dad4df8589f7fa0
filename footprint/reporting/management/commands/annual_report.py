import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from footprint.page import clock
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.report.formats import FORMS, report

REFUSED, WRONG_USAGE = 1, 2
VIEWS = ("internal", "published")
NO_PERIOD = "say which days: --year-ending DATE, or --from-date DATE and --to-date DATE"


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it as 2014-03-31") from None


class Command(BaseCommand):
    help = "the service's annual report; --year-ending DATE --format html|pdf|docx|xlsx --out FILE"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year-ending", type=day, metavar="DATE", help="31 March, as 2014-03-31")
        parser.add_argument(
            "--from-date", type=day, metavar="DATE", help="first day, where it is not a year; with --to-date"
        )
        parser.add_argument("--to-date", type=day, metavar="DATE", help="last day, where it is not a year")
        parser.add_argument("--as-at", type=day, metavar="DATE", help="look at the records as at this day")
        parser.add_argument("--format", choices=tuple(FORMS), required=True)
        parser.add_argument("--view", choices=VIEWS, default=VIEWS[0], help="published hides small numbers")
        parser.add_argument("--out", required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        reporting_period, out = _asked(options), Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / options["out"]
        if not out.parent.is_dir():
            raise CommandError(f"--out: there is no folder “{out.parent}”", returncode=WRONG_USAGE)
        document = report(asked=reporting_period, internal=options["view"] == VIEWS[0], at=timezone.now())
        if out.exists():
            self.stderr.write(f"{out}: was there already, and is replaced")
        try:
            out.write_bytes(FORMS[options["format"]](document))
        except OSError as fault:
            raise CommandError(f"--out: {out} could not be written: {fault.strerror}", returncode=REFUSED) from None
        self.stdout.write(f"{out}: {document.title}, {document.council}.")


def _asked(options: dict[str, Any]) -> ReportingPeriod:
    first, last = options["from_date"], options["to_date"]
    if options["year_ending"]:
        year = ReportingPeriod.year_ending(options["year_ending"])
        first, last = first or year.first_day, last or year.last_day
    if not (first and last):
        raise CommandError(NO_PERIOD, returncode=WRONG_USAGE)
    reporting_period = ReportingPeriod(first, last, options["as_at"] or last)
    if last > clock.today():
        raise CommandError(f"{last} is still to come: a report is made of days that are over", returncode=WRONG_USAGE)
    if reporting_period.first_day > reporting_period.last_day:
        raise CommandError(
            f"--from-date {reporting_period.first_day} is after --to-date {reporting_period.last_day}",
            returncode=WRONG_USAGE,
        )
    return reporting_period
