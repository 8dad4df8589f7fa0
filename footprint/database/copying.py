"""Rows in bulk between the database and files of comma-separated values; a value that is missing is written \\N."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection, transaction

AS_CSV = r"(FORMAT csv, NULL '\N')"
CHUNK = 1 << 20


@dataclass(frozen=True)
class Staged:
    """A table and, of it, the columns that come staged with their types; `key` tells a row."""

    table: str
    columns: Mapping[str, str]
    key: str = "id"


def copy_out(query: str, *, to: Path, values: tuple[Any, ...] = ()) -> None:
    """Writes what a query answers to a file. The driver's own cursor: Django's, under DEBUG, takes no parameters."""
    copy = f"COPY ({query}) TO STDOUT WITH {AS_CSV}"
    with connection.cursor() as cursor, to.open("wb") as out, cursor.cursor.copy(copy, values) as lines:
        for line in lines:
            out.write(line)


def add_rows(table: str, columns: Iterable[str], path: Path) -> None:
    """Adds the rows of a file, which holds these columns, to the table: straight into it, without a stage."""
    _copy_in(table, _names(columns), path)
    if path.stat().st_size > CHUNK:
        transaction.on_commit(partial(_count_anew, table))


def _count_anew(table: str) -> None:
    """A vacuum that passed while the rows were not yet committed counted none of them, and plans go by its count."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {table}")


def change_rows(staged: Staged, path: Path, *, spans: bool = False) -> int:
    """Gives rows that are there the values of a file's rows of the same key; says how many.

    With `spans`, every span is first cut to the days that it keeps, so that two that change places never overlap.
    """
    stage = _stage(staged, path)
    columns = [name for name in staged.columns if name != staged.key]
    with connection.cursor() as cursor:
        if spans:
            cursor.execute(
                f"UPDATE {staged.table} t SET from_on = greatest(t.from_on, s.from_on), "
                f"until_on = greatest(least(t.until_on, s.until_on), t.from_on, s.from_on) FROM {stage} s "
                f"WHERE t.{staged.key} = s.{staged.key} "
                "AND (t.from_on, t.until_on) IS DISTINCT FROM (s.from_on, s.until_on)"
            )
        sets = ", ".join(f'"{name}" = s."{name}"' for name in columns)
        cursor.execute(f"UPDATE {staged.table} t SET {sets} FROM {stage} s WHERE t.{staged.key} = s.{staged.key}")
        changed: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {stage}")
    return changed


def remove_rows(table: str, path: Path, *, key: str = "id") -> int:
    """Removes the rows whose keys a file lists; says how many."""
    stage = _stage(Staged(table, {key: "uuid"}), path)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} t USING {stage} s WHERE t.{key} = s.{key}")
        removed: int = cursor.rowcount
        cursor.execute(f"DROP TABLE {stage}")
    return removed


def _stage(staged: Staged, path: Path) -> str:
    stage = f"staged_{staged.table}"
    columns = ", ".join(f'"{name}" {kind}' for name, kind in staged.columns.items())
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {stage} ({columns}) ON COMMIT DROP")
        _copy_in(stage, _names(staged.columns), path)
        cursor.execute(f"ANALYZE {stage}")
    return stage


def _copy_in(table: str, names: str, path: Path) -> None:
    if not path.stat().st_size:
        return
    copy = f"COPY {table} ({names}) FROM STDIN WITH {AS_CSV}"
    with connection.cursor() as cursor, cursor.copy(copy) as lines, path.open("rb") as rows:
        while chunk := rows.read(CHUNK):
            lines.write(chunk)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
