import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from footprint.audit import SYSTEM
from footprint.front.launch import named_file
from footprint.interchange import actions, problem_list
from footprint.interchange.cases import cases_of
from footprint.interchange.ssda903.problems import EVERY, Problem, Refused
from footprint.interchange.tables import as_text
from footprint.page import clock
from footprint.page.refusals import NotAllowed

REFUSED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "takes folders of SSDA903 files into the register; DIR [DIR ...] [--dry-run]"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="+", metavar="DIR", help="a folder of SSDA903 files")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument(
            "--hold-back-children-with-faults",
            dest="hold_back",
            action="store_true",
            help="leave out the children with faults instead of refusing the files",
        )
        parser.add_argument(
            "--accept-conflicts",
            action="store_true",
            help="take the files' values where they differ from the register's",
        )

        parser.add_argument("--problems", metavar="FILE", default="",
                            help="write every fault and warning into FILE (.csv, .xlsx), print counts")  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        folders = [Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / name for name in options["folders"]]
        for folder in folders:
            if not folder.is_dir():
                raise CommandError(f'There is no folder "{folder}".', returncode=WRONG_USAGE)
        cleaned = {key: options[key] for key in ("hold_back", "accept_conflicts")}
        try:
            if options["problems"]:
                # All of them, before any of it is in the register.
                every = actions.preview(folders=folders, on=clock.today(), at_most=EVERY, **cleaned)
                self._list(options["problems"], faults=every.held_back, warnings=every.warnings)
            if options["dry_run"]:
                done = actions.preview(folders=folders, on=clock.today(), **cleaned)
            else:
                done = actions.take_in(folders=folders, by=SYSTEM, on=clock.today(), at=timezone.now(), **cleaned)
        except Refused as refused:
            if options["problems"]:
                self._list(options["problems"], faults=refused.problems, warnings=())
            else:
                self.stderr.write("\n".join(str(problem) for problem in refused.problems))
            sys.exit(REFUSED)
        except NotAllowed as refused:
            raise CommandError(str(refused), returncode=REFUSED) from None
        if not options["problems"]:
            for problem in done.held_back:
                self.stderr.write(f"held back: {problem}")
            for problem in done.warnings:
                self.stderr.write(f"warning: {problem}")
        self.stdout.write(as_text(done, dry_run=options["dry_run"]))

    def _list(self, name: str, *, faults: Sequence[Problem], warnings: Sequence[Problem]) -> None:
        """Writes them into a file; here only how many there are of a kind."""
        cases = cases_of([*faults, *warnings], on=clock.today())
        rows = problem_list.listed(faults=faults, warnings=warnings, cases=cases)
        problem_list.write(rows, to=named_file(name))
        self.stderr.write("\n".join(problem_list.summary(rows)))
