"""The files of an import: read and checked as for figures, and held to what the register has room for."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from footprint.interchange.ssda903 import checks, records, ruling
from footprint.interchange.ssda903.importing import local_codes
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.interchange.ssda903.reading import Tables, read_folders
from rulebook.calendar import LAST_EVENT

LONGEST_CHILD = 20
MOST_MEMORY = "1GB"


@dataclass
class Files:
    tables: Tables
    folders: list[Path]
    warnings: list[Problem]
    held_back: list[Problem]


@contextmanager
def checked(
    folders: Sequence[Path], *, chosen: Mapping[str, Any], on: date, hold_back: bool, at_most: int
) -> Iterator[Files]:
    """Files that can be taken. Raises Refused with every fault, unless the children with faults are held back.

    `chosen` are the council's settings, which say what its own codes stand for.
    """
    with tempfile.TemporaryDirectory(prefix="footprint-") as scratch:
        tables = read_folders(folders, scratch=Path(scratch), today=on)
        with tables.connection:
            tables.connection.execute(f"SET memory_limit = '{MOST_MEMORY}'")
            tables.connection.execute(f"SET temp_directory = '{scratch}/more'")
            local = local_codes.translate(tables, chosen=chosen)
            problems = ruling.choose_rows(tables, at_most=at_most, between_folders=False)
            faults = sorted({*checks.faults(tables), *_too_long(tables)})
            if faults and not hold_back:
                raise Refused(faults)
            if faults:
                checks.hold_back(tables, faults)
                ruling.choose_rows(tables, at_most=at_most)
            current_problems = tables.warnings + tables.told_of_cells(at_most=at_most)
            problems = current_problems + local + problems + checks.warnings(tables, at_most=at_most)
            known = records.known_from(tables)
            problems += checks.setting_nothing(tables, as_at=LAST_EVENT, known_from=known, at_most=at_most)
            yield Files(tables, list(folders), problems, faults)


def _too_long(tables: Tables) -> list[Problem]:
    if not tables.has("header"):
        return []
    message = f"is longer than {LONGEST_CHILD} signs, which is as long as a child's number can be"
    rows = tables.connection.execute(
        f"SELECT rowid FROM header WHERE length(child) > {LONGEST_CHILD} OR contains(child, chr(0))"
    ).fetchall()
    return tables.problems("header", [(row, "CHILD", message) for (row,) in rows])
