"""Where backups are taken from and restored to: one database, and whoever may make others beside it."""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from footprint.database import binaries
from footprint.database.address import owner_settings
from footprint.database.archive import BackupRefusedError
from footprint.database.roles import SUPERUSER

Connection = psycopg.Connection[tuple[Any, ...]]
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    " AND backend_type IS DISTINCT FROM 'autovacuum worker'"
)
IN_USE = "The database is in use. Stop the site and its workers, then restore again. Nothing was changed."
LEAVING = 2.0  # seconds that a session which has just been closed may take to be gone


@dataclass(frozen=True)
class Place:
    """`owner` opens databases; `maker` makes, renames and drops them, standing in `postgres` meanwhile."""

    name: str
    owner: Mapping[str, Any]
    maker: Mapping[str, Any]
    programs: Path | None

    def connect(self, name: str) -> Connection:
        return self._open(self.owner, name)

    def making(self) -> Connection:
        return self._open(self.maker, "postgres")

    def _open(self, how: Mapping[str, Any], name: str) -> Connection:
        try:
            return psycopg.connect(**how, dbname=name, autocommit=True)
        except psycopg.OperationalError as fault:
            raise BackupRefusedError(f"The database does not answer: {str(fault).strip()}") from fault

    def make(self, name: str) -> None:
        """An empty database of the owner's, laid out as the one that is there."""
        with self.making() as connection:
            try:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                        sql.Identifier(name), sql.Identifier(self.owner["user"])
                    )
                )
            except psycopg.errors.InsufficientPrivilege:
                role = self.maker["user"]
                raise BackupRefusedError(
                    f"A backup is checked by restoring it beside the database, and the role {role} may not make "
                    f"databases. Ask for:  ALTER ROLE {role} CREATEDB"
                ) from None

    def drop(self, name: str) -> None:
        with self.making() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def swap(self, *, new: str, aside: str) -> None:
        """The new database takes the name of the one that is there, which is kept under the name `aside`. Both or none.

        BackupRefusedError while somebody works on the database.
        """
        with self.making() as connection:
            self._wait_until_unused(connection)
            try:
                with connection.transaction():
                    _rename(connection, self.name, aside)
                    _rename(connection, new, self.name)
            except psycopg.errors.ObjectInUse:
                raise BackupRefusedError(IN_USE) from None

    def _wait_until_unused(self, connection: Connection) -> None:
        until = time.monotonic() + LEAVING
        while (connection.execute(OTHERS, [self.name]).fetchone() or (0,))[0]:
            if time.monotonic() > until:
                raise BackupRefusedError(IN_USE)
            time.sleep(0.05)

    def tool(self, name: str, *words: str, database: str, stdin: Any = None) -> "subprocess.Popen[bytes]":
        """pg_dump or pg_restore at work on a database. The password goes by the environment, not by the command."""
        how = {key: value for key, value in self.owner.items() if key != "password"}
        address = make_conninfo(**how, dbname=database)
        environment = dict(os.environ) | {"PGPASSWORD": str(self.owner.get("password", ""))}
        return subprocess.Popen(  # noqa: S603
            [self._program(name), *words, f"--dbname={address}"],
            env=environment,
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _program(self, name: str) -> str:
        folder = self.programs or self._fitting_programs()
        return str(folder / name)

    def _fitting_programs(self) -> Path:
        with self.making() as connection:
            version = connection.info.server_version // 10_000
        folder = binaries.clients(version)
        if folder is None:
            raise BackupRefusedError(
                f"The server is PostgreSQL {version}, and no pg_dump of that version or later is installed here. "
                "Install PostgreSQL's client programs of that version (postgresql-client)."
            )
        return folder


def of(url: str, owner_url: str, data: Path) -> Place:
    """The place that the settings name: the server at DATABASE_URL, or the embedded one, which must be running."""
    address = owner_settings(url, owner_url, data)
    owner = {"host": address["HOST"], "port": address["PORT"], "user": address["USER"]}
    owner |= {"password": address.get("PASSWORD", "")} | address.get("OPTIONS", {})
    owner = {key: value for key, value in owner.items() if value}
    if url:
        return Place(address["NAME"], owner, owner, None)
    embedded = binaries.find(data / "postgres").folder
    return Place(address["NAME"], owner, owner | {"user": SUPERUSER}, embedded)


def _rename(connection: Connection, name: str, to: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))


def counts(connection: Connection) -> dict[str, int]:
    """The number of rows of every table."""
    names = [name for (name,) in connection.execute(TABLES)]
    query = "SELECT count(*) FROM {}"
    return {name: _first(connection, sql.SQL(query).format(sql.Identifier("public", name))) for name in names}


def _first(connection: Connection, query: sql.Composed) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def finished(process: "subprocess.Popen[bytes]") -> None:
    """Waits for a tool; `BackupRefusedError` with what it said when it failed."""
    _, text = process.communicate()
    if process.returncode:
        raise BackupRefusedError(f"PostgreSQL said: {text.decode(errors='replace').strip()}")
