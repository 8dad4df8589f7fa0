import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from footprint import audit
from footprint.audit.actions import record
from footprint.database import backup
from footprint.database.archive import BackupRefusedError
from footprint.database.rotation import named_at, remove_earlier
from footprint.front.audit_actions import FrontAction
from footprint.front.launch import named_file, place
from footprint.page.context import version


class Command(BaseCommand):
    help = "writes the whole database to a file, checked by reading it back; --out FILE, or --into FOLDER --keep 30"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--out", metavar="FILE", help="where to write it; must not be there yet")
        where.add_argument("--into", metavar="FOLDER", help="writes it there under the day and the time")
        parser.add_argument("--keep", type=int, metavar="N", help="with --into: of those, the newest N stay")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] is not None and (options["keep"] < 1 or not options["into"]):
            raise CommandError("--keep goes with --into, and is 1 or more.", returncode=2)
        out = named_file(options["out"] or f"{options['into']}/{named_at(timezone.now())}")
        try:
            manifest = backup.take(place(), out, footprint=version(), at=timezone.now())
        except BackupRefusedError as refused:
            sys.exit(str(refused))
        rows, tables = sum(manifest.rows.values()), len(manifest.rows)
        with transaction.atomic():
            after = {"sha256": manifest.sha256, "rows": rows, "tables": tables}
            record(
                by=audit.SYSTEM, action=FrontAction.BACKUP, about=("database", "all"), after=after, at=timezone.now()
            )
        self.stdout.write(f"{out}: {rows:,} rows of {tables} tables, read back and counted.")
        for earlier in remove_earlier(out.parent, keep=options["keep"]) if options["keep"] else ():
            self.stdout.write(f"{earlier}: removed, as {options['keep']} newer ones are there.")
