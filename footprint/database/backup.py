"""Taking a backup that is known to open, and putting one in the place of the database."""

import os
import secrets
import shutil
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from psycopg import IsolationLevel

from footprint.database import archive
from footprint.database.archive import BackupRefusedError, Manifest
from footprint.database.place import Connection, Place, counts, finished

MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
# What a new database holds once its tables are made.
MADE_BY_MIGRATING = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def take(place: Place, out: Path, *, footprint: str, at: datetime) -> Manifest:
    """Writes the backup, restores it beside the database, and compares: only a backup that opened is left at `out`.

    BackupRefusedError when there is a file already, and when anything of it fails; then nothing is left.
    """
    if out.exists():
        raise BackupRefusedError(f"There is a file {out} already. Give another name, or move it away.")
    draft = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    try:
        draft.touch(mode=0o600)
        _write(place, draft, footprint=footprint, at=at)
        with _restored(place, draft) as (manifest, _):
            pass
        os.link(draft, out)
    except FileExistsError:
        raise BackupRefusedError(f"There is a file {out} already. Give another name, or move it away.") from None
    except OSError as fault:
        raise BackupRefusedError(f"{out} cannot be written ({fault.strerror}).") from fault
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return manifest


def _write(place: Place, path: Path, *, footprint: str, at: datetime) -> None:
    """The rows are counted and dumped as they stand at one moment, however many people are at work."""
    with place.connect(place.name) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        with connection.transaction():
            snapshot = (connection.execute("SELECT pg_export_snapshot()").fetchone() or [""])[0]
            rows = counts(connection)
            migrations = [name for (name,) in connection.execute(MIGRATIONS)]
            version = connection.info.server_version // 10_000
            words = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
            with place.tool("pg_dump", *words, database=place.name) as dump:
                assert dump.stdout is not None
                archive.write(
                    path,
                    dump.stdout,
                    lambda sha256, size: Manifest(at.isoformat(), footprint, version, migrations, rows, sha256, size),
                )
                finished(dump)
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _restored(place: Place, path: Path) -> Iterator[tuple[Manifest, str]]:
    """A database beside the one that is there, made from a backup and holding what its manifest says; then dropped."""
    name = f"footprint_check_{secrets.token_hex(4)}"
    with archive.read(path) as (manifest, dump):
        place.make(name)
        try:
            _load(place, dump, name)
            with place.connect(name) as connection:
                if counts(connection) != manifest.rows:
                    raise BackupRefusedError(f"{path} does not hold the rows that it says. Use another one.")
            yield manifest, name
        finally:
            place.drop(name)


def _load(place: Place, dump: IO[bytes], name: str) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        words = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
        process = place.tool("pg_restore", *words, database=name, stdin=reading)
        os.close(reading)
        feeding = threading.Thread(target=_feed, args=(dump, pipe))
        feeding.start()
        try:
            finished(process)
        finally:
            feeding.join()


def _feed(dump: IO[bytes], pipe: IO[bytes]) -> None:
    with suppress(BrokenPipeError), pipe:  # pg_restore says itself why it stopped reading
        shutil.copyfileobj(dump, pipe, archive.PIECE)


def restore(place: Place, path: Path, *, replace: bool, known: Collection[str], at: datetime) -> tuple[Manifest, str]:
    """Puts a backup in the place of the database. What was there is kept aside, under the name returned, or ""
    when it held nothing.

    BackupRefusedError, with nothing changed: for a file that is no whole backup or comes from another version, for a
    database that holds data unless `replace`, and while somebody works on it.
    """
    with archive.read(path) as (manifest, _):
        if unknown := sorted(set(manifest.migrations) - set(known)):
            raise BackupRefusedError(
                f"{path} was made by another version of Footprint ({manifest.footprint}: it has {unknown[0]}). "
                "Install that version, then restore."
            )
    with place.connect(place.name) as connection:
        full = holds_data(connection)
    if full and not replace:
        raise BackupRefusedError(
            "The database holds data. To put the backup in its place, add --replace: what is there now is kept aside."
        )
    with _restored(place, path) as (manifest, name):
        aside = f"{place.name}_before_{at:%Y%m%d_%H%M%S}"
        place.swap(new=name, aside=aside)
    if not full:
        place.drop(aside)
    return manifest, aside if full else ""


def holds_data(connection: Connection) -> bool:
    """Whether anybody has put anything into it."""
    return any(rows for table, rows in counts(connection).items() if table not in MADE_BY_MIGRATING)
