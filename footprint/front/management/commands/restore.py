import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from footprint import audit
from footprint.audit.actions import record
from footprint.database import backup
from footprint.database.archive import BackupRefusedError
from footprint.front.audit_actions import FrontAction
from footprint.front.launch import bring_up_to_date, named_file, place, share


class Command(BaseCommand):
    help = "puts a backup in the place of the database; FILE [--replace]"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="what ./run backup wrote")
        parser.add_argument(
            "--replace", action="store_true", help="even when the database holds data, which is then kept aside"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = [".".join(key) for key in MigrationLoader(None).disk_migrations]
        connection.close()
        try:
            manifest, aside = backup.restore(
                place(), named_file(options["file"]), replace=options["replace"], known=known, at=timezone.now()
            )
        except BackupRefusedError as refused:
            sys.exit(str(refused))
        share()
        bring_up_to_date()
        rows = sum(manifest.rows.values())
        with transaction.atomic():
            after = {"sha256": manifest.sha256, "rows": rows, "made_at": manifest.made_at, "kept_aside": aside}
            record(
                by=audit.SYSTEM, action=FrontAction.RESTORE, about=("database", "all"), after=after, at=timezone.now()
            )
        stored = f" What was there before is kept in the database {aside}." if aside else ""
        self.stdout.write(f"Restored {rows:,} rows of {len(manifest.rows)} tables, made {manifest.made_at}.{stored}")
