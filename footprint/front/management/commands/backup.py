import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from footprint import audit
from footprint.audit.actions import record
from footprint.database import backup
from footprint.database.archive import BackupRefusedError
from footprint.front.audit_actions import FrontAction
from footprint.front.launch import named_file, place
from footprint.page.context import version


class Command(BaseCommand):
    help = "writes the whole database to a file, checked by reading it back; --out FILE"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, metavar="FILE", help="where to write it; must not be there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        out = named_file(options["out"])
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
