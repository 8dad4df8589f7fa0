"""Reads the CSV files of one or several SSDA903 folders into DuckDB, one table a kind of file.

A table has, for each column of its kind, the text as the return writes it (`decom`), for each date also the date
(`decom_on`, null when it cannot be read), and the number of its `folder`. Rows stand in the order in which the
folders rule: of two rows about the same thing the later one holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import duckdb

from footprint.interchange import cells
from footprint.interchange.ssda903.files import KINDS, FileKind
from footprint.interchange.ssda903.opening import Source, Unreadable, by_year, opened
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.interchange.ssda903.rewriting import Rewritten, is_plain, rewrite
from footprint.interchange.ssda903.sql import Given, statement
from rulebook import calendar

BAD_QUOTES = "a quotation mark is not closed, or stands inside a value; the file cannot be read from here on"
TOO_LONG = "holds a line too long to be read"
NO_ROWS = "names columns but has no rows below them: the file was not written to its end"


@dataclass
class Tables:
    """What was read: the connection that holds the tables, the files by kind, and what was wrong with whole files."""

    connection: duckdb.DuckDBPyConnection
    scratch: Path
    today: date = calendar.LAST_EVENT
    sources: dict[str, list[Source]] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    rewritten: list[Rewritten] = field(default_factory=list)
    care_as_at: date | None = None  # as on which day the periods of care are laid out

    def run(self, name: str, **given: Given) -> list[Any]:
        """Runs a statement of the folder sql/ and hands back its rows."""
        return self.connection.execute(statement(name, **given)).fetchall()

    def scalar(self, query: str) -> Any:
        """The one value that a query answers."""
        return self.connection.execute(query).fetchall()[0][0]

    def has(self, kind: str) -> bool:
        return kind in self.sources

    def given(self, kind: str, column: str) -> bool:
        return any(column in source.columns for source in self.sources.get(kind, []))

    def places(self, kind: str, rows: Sequence[int]) -> dict[int, tuple[Source, int, list[str]]]:
        """The file, line number and text of rows of a kind's table, for saying where a problem is."""
        wanted = sorted(set(rows))
        result: dict[int, tuple[Source, int, list[str]]] = {}
        sources = self.sources[kind]
        starts = [0, *accumulate(source.rows for source in sources)]
        for source, start in zip(sources, starts, strict=False):
            inside = {row - start for row in wanted if start <= row < start + source.rows}
            if not inside:
                continue
            last = max(inside)
            for index, (line, values) in enumerate(source.numbered_rows()):
                if index in inside:
                    result[start + index] = (source, line, values)
                if index == last:
                    break
        return result

    def problems(self, kind: str, items: Sequence[tuple[int, str, str]]) -> list[Problem]:
        """Problems for (row, column, message) of a kind's table, with file, line, value and child filled in."""
        places = self.places(kind, [row for row, _, _ in items])
        made = []
        for row, column, message in items:
            source, line, values = places[row]
            by_column = dict(zip(source.columns, values, strict=False))
            value, child = cells.trimmed(by_column.get(column, "")), cells.number(by_column.get("CHILD", ""))
            made.append(Problem(str(source.path), line, column, value, message, child))
        return made

    def tell(self, kind: FileKind | None, problem: Problem) -> None:
        """What is wrong with a file: a fault where figures read the file, else a warning."""
        (self.faults if kind and kind.read else self.warnings).append(problem)

    def told_of_cells(self, *, at_most: int) -> list[Problem]:
        """What stands in cells for a blank, and days written otherwise than in the return: taken, and told."""
        return [problem for rewritten in self.rewritten for problem in rewritten.problems(at_most=at_most)]


def read_folders(folders: Sequence[Path], *, scratch: Path, today: date = calendar.LAST_EVENT) -> Tables:
    """Reads every CSV file of `folders`; raises Refused when none can be read. Files at fault are told in `faults`.

    A folder that holds the files of several years is read as one folder for each. What happened after `today` did not.
    """
    connection = duckdb.connect(config={"threads": 2, "autoinstall_known_extensions": False})
    connection.execute("SET preserve_insertion_order = true")
    tables = Tables(connection, scratch, today)
    loaded: list[tuple[Source, str]] = []
    for folder in folders:
        for sources in by_year(_open_all(tables, folder)):
            year = sources[-1].year if sources and sources[-1].year not in folder.name else ""
            loaded += _load_all(tables, sources, first=len(loaded))
            tables.folders.append(f"{folder.name} ({year})" if year else folder.name)
    if not loaded and not tables.faults:
        names = ", ".join(str(folder) for folder in folders)
        others = [problem for problem in tables.warnings if "is not read" in problem.message]
        tables.faults += others or [Problem(names, 0, "", "", "holds no CSV file of an SSDA903 return")]
    if not loaded:
        raise Refused(tables.faults)
    _join_in_order(tables, loaded)
    return tables


def _open_all(tables: Tables, folder: Path) -> list[Source]:
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    result = (opened(path, scratch=tables.scratch, tell=tables.tell) for path in paths)
    return [source for source in result if source is not None]


def _load_all(tables: Tables, sources: Sequence[Source], *, first: int) -> list[tuple[Source, str]]:
    loaded: list[tuple[Source, str]] = []
    for source in sources:
        source.folder, table = len(tables.folders), f"file_{first + len(loaded)}"
        if _load(tables, source, table):
            loaded.append((source, table))
    return loaded


def _load(tables: Tables, source: Source, table: str) -> bool:
    """Makes the table of one file. False, and what is wrong told, when its rows cannot be told apart."""
    try:
        plain = is_plain(source)
        if not (plain and _created_plainly(tables, source, table)):
            rewritten = rewrite(source, scratch=tables.scratch, tell=tables.tell)
            _create(tables, source, table)
            tables.rewritten.append(rewritten)
    except Unreadable as unreadable:
        tables.tell(source.kind, Problem(str(source.path), unreadable.line, "", "", BAD_QUOTES))
        return False
    except duckdb.Error:
        tables.tell(source.kind, Problem(str(source.path), 0, "", "", TOO_LONG))
        return False
    source.rows = tables.scalar(f"SELECT count(*) FROM {table}")
    if not source.rows and source.kind.key in ("header", "episodes", "reviews"):
        problem = Problem(str(source.path), source.head, "", "", NO_ROWS)
        (tables.warnings if source.kind.key == "reviews" else tables.faults).append(problem)
    return True


def _created_plainly(tables: Tables, source: Source, table: str) -> bool:
    """Whether the file could be loaded as it is, and holds no day written otherwise, nor a number with a point."""
    try:
        _create(tables, source, table)
    except duckdb.Error:
        return False
    odd = [f"{name.lower()} IS NOT NULL AND {name.lower()}_on IS NULL" for name in source.kind.dates]
    points = source.load_path.read_bytes().count(b".")
    if points and "PL_DISTANCE" in source.columns and source.kind.key == "episodes":
        points -= tables.scalar(f"SELECT count(*) FROM {table} WHERE contains(pl_distance, '.')")
    return not points and not (odd and tables.scalar(f"SELECT count(*) > 0 FROM {table} WHERE {' OR '.join(odd)}"))


def _create(tables: Tables, source: Source, table: str) -> None:
    """Loads one file. A line without a value counts as blank; its first value is looked at first."""
    kind, width = source.kind, len(source.columns)
    values = {name: f"c{index}" for index, name in enumerate(source.columns)}
    wanted = [f"{source.folder} AS folder"]
    for name in kind.columns:
        text = values.get(name, "NULL::VARCHAR")
        wanted.append(f"{text} AS {name.lower()}")
        if name in kind.dates:
            wanted.append(f"CAST(try_strptime({text}, '%d/%m/%Y') AS DATE) AS {name.lower()}_on")
    entered = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
    tables.connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT {', '.join(wanted)} FROM read_csv(?, auto_detect = false, "
        f"header = true, columns = {{{entered}}}, delim = ?, quote = '\"', escape = '\"', strict_mode = true) "
        f"WHERE c0 IS NOT NULL OR coalesce({', '.join(f'c{index}' for index in range(width))}) IS NOT NULL",
        [str(source.load_path), source.delimiter],
    )


def _join_in_order(tables: Tables, loaded: list[tuple[Source, str]]) -> None:
    """One table a kind; folders stand in the order of their latest date, so that the later one rules."""
    execute = tables.connection.execute
    latest = _latest_dates(tables, loaded)
    order = sorted(latest, key=lambda folder: (latest[folder], folder))
    if order != list(range(len(order))):
        tables.folders = [tables.folders[folder] for folder in order]
        for source, table in loaded:
            source.folder = order.index(source.folder)
            execute(f"UPDATE {table} SET folder = {source.folder}")
    for kind in KINDS:
        mine = sorted((pair for pair in loaded if pair[0].kind is kind), key=lambda pair: pair[0].folder)
        if not mine:
            continue
        tables.sources[kind.key] = [source for source, _ in mine]
        execute(f"ALTER TABLE {mine[0][1]} RENAME TO {kind.key}")
        for _, table in mine[1:]:
            execute(f"INSERT INTO {kind.key} SELECT * FROM {table}")
            execute(f"DROP TABLE {table}")


def _latest_dates(tables: Tables, loaded: list[tuple[Source, str]]) -> dict[int, date]:
    """The latest date in the episodes and reviews of each folder; a folder without one stands first."""
    latest = dict.fromkeys(range(len(tables.folders)), date.min)
    if len(latest) == 1:
        return latest
    for source, table in loaded:
        for name in {"episodes": ("DECOM", "DEC"), "reviews": ("REVIEW",)}.get(source.kind.key, ()):
            result = tables.scalar(f"SELECT max({name.lower()}_on) FROM {table}")
            latest[source.folder] = max(latest[source.folder], result or date.min)
    return latest
