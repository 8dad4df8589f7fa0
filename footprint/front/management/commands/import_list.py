import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from footprint.audit import SYSTEM
from footprint.front.launch import named_file
from footprint.interchange.lists import actions, columns, reading
from footprint.interchange.lists.queries import remembered
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.page import clock

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "takes in a list (CSV or Excel) of names, IROs, social workers, dates; --dry-run only looks"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a CSV file or an Excel workbook (.xlsx)")
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
        parser.add_argument("--add-children", action="store_true", help="add children who are not in the register")
        parser.add_argument("--hold-back-children-with-faults", dest="hold_back", action="store_true",
                            help="leave out the children with faults instead of refusing the list")  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        path = named_file(options["file"])
        if not path.is_file():
            self._stop(WRONG_USAGE, f'./run: there is no file "{options["file"]}"')
        try:
            sheet = reading.read(name=path.name, content=path.read_bytes())
        except reading.UnreadableListError as fault:
            self._stop(REFUSED, f"{path.name}: {fault}")
        meanings = columns.guessed(sheet.columns, remembered=remembered())
        wanting = columns.wanting(meanings)
        if wanting:
            self._stop(REFUSED, *(f"{path.name}:1: {sentence}" for sentence in wanting))
        for column, meaning in zip(sheet.columns, meanings, strict=True):
            if column and not meaning:
                self.stderr.write(f"warning: {path.name}:1: {column}: what this column means is not known; left out")
        cleaned: dict[str, Any] = {"sheet": sheet, "meanings": meanings, "add": options["add_children"]}
        counts = self._look(cleaned, options) if options["dry_run"] else self._take_in(cleaned, options)
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(
            f"{path.name}: {would}added {counts['added']:,}, {would}filled {counts['filled']:,}, "
            f"to decide {counts['conflict']:,}, the same {counts['same']:,}."
        )

    def _look(self, cleaned: dict[str, Any], options: dict[str, Any]) -> dict[str, int]:
        compared = actions.preview(**cleaned, to=SYSTEM, on=clock.today())
        if compared.problems and not options["hold_back"]:
            self._stop(REFUSED, *map(str, sorted(compared.problems)))
        self._warn(map(str, compared.warnings))
        self._held_back(map(str, compared.problems))
        return actions.counts(compared)

    def _take_in(self, cleaned: dict[str, Any], options: dict[str, Any]) -> dict[str, int]:
        try:
            made = actions.take_in(
                **cleaned, hold_back=options["hold_back"], by=SYSTEM, on=clock.today(), at=timezone.now()
            )
        except Refused as refused:
            self._stop(REFUSED, *map(str, refused.problems))
        self._warn(str(Problem(**warning)) for warning in made.warnings)
        self._held_back(str(Problem(**item)) for item in made.held_back)
        counts: dict[str, int] = made.counts
        return counts

    def _warn(self, lines: Any) -> None:
        for line in lines:
            self.stderr.write(f"warning: {line}")

    def _held_back(self, lines: Any) -> None:
        for line in lines:
            self.stderr.write(f"held back: {line}")

    def _stop(self, status: int, *lines: str) -> Any:
        for line in lines:
            self.stderr.write(line)
        sys.exit(status)
