"""A council's own codes in its files, read as the codes of the return that they stand for in its settings."""

from collections.abc import Iterator, Mapping
from typing import Any

from footprint.interchange.ssda903 import checks
from footprint.interchange.ssda903.checks import Finding
from footprint.interchange.ssda903.problems import Problem
from footprint.interchange.ssda903.reading import Tables

# The kind of file and its column, for each setting.
COLUMNS = {
    "local_legal_status": ("episodes", "LS"),
    "local_placement": ("episodes", "PLACE"),
    "local_provider": ("episodes", "PLACE_PROVIDER"),
    "local_category_of_need": ("episodes", "CIN"),
    "local_ethnicity": ("header", "ETHNIC"),
}


def translate(tables: Tables, *, chosen: Mapping[str, Any]) -> list[Problem]:
    """Puts the code of the return in place of each local one. Each is told once, with how many lines have it."""
    findings = [
        finding
        for key, (kind, column) in COLUMNS.items()
        if tables.has(kind)
        for finding in _translated(tables, kind, column, chosen[key])
    ]
    return checks.said(tables, findings)


def _translated(tables: Tables, kind: str, column: str, stands_for: Mapping[str, str]) -> Iterator[Finding]:
    name, execute = column.lower(), tables.connection.execute
    for local, code in stands_for.items():
        if local == code:
            continue
        ((first, count),) = execute(
            f"SELECT min(rowid), count(*) FROM {kind} WHERE upper({name}) = ?", [local]
        ).fetchall()
        if count:
            execute(f"UPDATE {kind} SET {name} = ? WHERE upper({name}) = ?", [code, local])
            yield Finding(kind, first, column, f"is the council’s own code for {code}, and is read so", more=count - 1)
