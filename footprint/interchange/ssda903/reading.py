"""Reads the CSV files of one or several SSDA903 folders into DuckDB, one table a kind of file.

A table has, for each column of its kind, the trimmed text (`decom`), for each date also the date (`decom_on`, null when
it cannot be read), and the number of its `folder`. Rows stand in the order in which the
folders rule: of two rows about the same thing the later one holds.
"""

import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from footprint.interchange.ssda903.files import ALIASES, KINDS, FileKind, kind_named, kind_of
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.interchange.ssda903.sql import Given, statement

NOT_CSV = "holds no table: the first line should name the columns"
BAD_QUOTES = "a quotation mark is not closed, or stands inside a value; the file cannot be read from here on"
TOO_LONG = "holds a line too long to be read"
csv.field_size_limit(2**31 - 1)


class Unreadable(Exception):
    """The row that begins on this line cannot be told apart from what follows it."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass
class Source:
    """One file: its kind, its folder's number, its text as UTF-8, and the copy to load when its lines are uneven."""

    path: Path
    text_path: Path
    load_path: Path
    folder: int
    kind: FileKind
    columns: list[str]
    delimiter: str
    rows: int = 0

    def numbered_rows(self, *, strict: bool = False) -> Iterator[tuple[int, list[str]]]:
        """Every row that is not blank with the number of its first line; the header line is 1.

        With `strict`, raises Unreadable where the quotation marks of a row do not pair.
        """
        with self.text_path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, delimiter=self.delimiter, strict=strict)
            next(reader)
            before = reader.line_num
            try:
                for row in reader:
                    if any(value.strip(" ") for value in row):
                        yield before + 1, row
                    before = reader.line_num
            except csv.Error:
                raise Unreadable(before + 1) from None


@dataclass
class Tables:
    """What was read: the connection that holds the tables, the files by kind, and what was wrong with whole files."""

    connection: duckdb.DuckDBPyConnection
    scratch: Path
    sources: dict[str, list[Source]] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

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
        found: dict[int, tuple[Source, int, list[str]]] = {}
        sources = self.sources[kind]
        starts = [0, *accumulate(source.rows for source in sources)]
        for source, start in zip(sources, starts, strict=False):
            inside = {row - start for row in wanted if start <= row < start + source.rows}
            if not inside:
                continue
            last = max(inside)
            for index, (line, values) in enumerate(source.numbered_rows()):
                if index in inside:
                    found[start + index] = (source, line, values)
                if index == last:
                    break
        return found

    def problems(self, kind: str, items: Sequence[tuple[int, str, str]]) -> list[Problem]:
        """Problems for (row, column, message) of a kind's table, with file, line, value and child filled in."""
        places = self.places(kind, [row for row, _, _ in items])
        made = []
        for row, column, message in items:
            source, line, values = places[row]
            by_column = dict(zip(source.columns, values, strict=False))
            value, child = by_column.get(column, "").strip(), by_column.get("CHILD", "").strip()
            made.append(Problem(str(source.path), line, column, value, message, child))
        return made


def read_folders(folders: Sequence[Path], *, scratch: Path) -> Tables:
    """Reads every CSV file of `folders`; raises Refused when none can be read. Files at fault are told in `faults`."""
    connection = duckdb.connect(config={"threads": 2, "autoinstall_known_extensions": False})
    connection.execute("SET preserve_insertion_order = true")
    tables = Tables(connection, scratch)
    loaded: list[tuple[Source, str]] = []
    for number, folder in enumerate(folders):
        for path in sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".")):
            source = _open(tables, path, number)
            if source is not None and _load(tables, source, f"file_{len(loaded)}"):
                loaded.append((source, f"file_{len(loaded)}"))
    if not loaded and not tables.faults:
        names = ", ".join(str(folder) for folder in folders)
        tables.faults.append(Problem(names, 0, "", "", "holds no CSV file of an SSDA903 return"))
    if not loaded:
        raise Refused(tables.faults)
    _join_in_order(tables, loaded)
    return tables


def _open(tables: Tables, path: Path, folder: int) -> Source | None:
    """Finds out what a file is. An unknown one is passed over with a warning; one with a column missing is a fault."""
    if path.suffix.lower() != ".csv":
        tables.warnings.append(Problem(str(path), 0, "", "", "is not a CSV file and was left out"))
        return None
    text_path = _as_utf8(path, tables.scratch)
    with text_path.open(encoding="utf-8-sig", newline="") as text:
        first = text.readline()
    delimiter = max(",;\t", key=first.count)
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        names = []
    columns = [ALIASES.get(name.strip().upper(), name.strip().upper()) for name in names]
    if "CHILD" not in columns and kind_named(path.stem) is None:
        tables.warnings.append(Problem(str(path), 0, "", "", "is not a file of the return and was left out"))
        return None
    kind = kind_of(frozenset(columns)) or kind_named(path.stem)
    if kind is None:
        tables.warnings.append(Problem(str(path), 1, "", "", "has no column that tells which file it is; left out"))
        return None
    if not any(columns):
        tables.faults.append(Problem(str(path), 0, "", "", NOT_CSV))
        return None
    missing = [name for name in kind.needed if name not in columns]
    repeated = [name for name in kind.columns if columns.count(name) > 1]
    for name in missing:
        tables.faults.append(Problem(str(path), 1, name, "", f"the column is missing from the file of {kind.name}"))
    for name in repeated:
        tables.faults.append(Problem(str(path), 1, name, "", "the column stands twice"))
    return None if missing or repeated else Source(path, text_path, text_path, folder, kind, columns, delimiter)


def _as_utf8(path: Path, scratch: Path) -> Path:
    """The file itself when it is ASCII or UTF-8; else a copy of it read as Windows-1252 (or UTF-16, when marked so).

    A copy as well where DuckDB would take a sign in the path for a pattern of several names.
    """
    raw = path.read_bytes()
    if raw.isascii():
        return _copy(raw.decode(), scratch) if set("*?[") & set(str(path)) else path
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _copy(raw.decode("utf-16", errors="replace"), scratch)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _copy(raw.decode("cp1252", errors="replace"), scratch)
    return _copy(text, scratch) if set("*?[") & set(str(path)) else path


def _copy(text: str, scratch: Path) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", dir=scratch, suffix=".csv", delete=False, encoding="utf-8", newline=""
    ) as copy:
        copy.write(text)
    return Path(copy.name)


def _load(tables: Tables, source: Source, table: str) -> bool:
    """Makes the table of one file. False, and a fault, when its rows cannot be told apart."""
    try:
        _create(tables, source, table)
    except duckdb.Error:
        try:
            _even_out(tables, source)
            _create(tables, source, table)
        except Unreadable as unreadable:
            tables.faults.append(Problem(str(source.path), unreadable.line, "", "", BAD_QUOTES))
            return False
        except duckdb.Error:
            tables.faults.append(Problem(str(source.path), 0, "", "", TOO_LONG))
            return False
    source.rows = tables.scalar(f"SELECT count(*) FROM {table}")
    return True


def _create(tables: Tables, source: Source, table: str) -> None:
    """Loads one file. A line of delimiters and spaces alone counts as blank; its first value is looked at first."""
    kind, width = source.kind, len(source.columns)
    tidy = _is_tidy(source.load_path.read_bytes(), source.delimiter)
    values = {name: f"c{index}" if tidy else _trimmed(index) for index, name in enumerate(source.columns)}
    wanted = [f"{source.folder} AS folder"]
    for name in kind.columns:
        text = values.get(name, "NULL::VARCHAR")
        wanted.append(f"{text} AS {name.lower()}")
        if name in kind.dates:
            wanted.append(f"CAST(try_strptime({text}, '%d/%m/%Y') AS DATE) AS {name.lower()}_on")
    given = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
    tables.connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT {', '.join(wanted)} FROM read_csv(?, auto_detect = false, "
        f"header = true, columns = {{{given}}}, delim = ?, quote = '\"', escape = '\"', strict_mode = true) "
        f"WHERE c0 > ' ' OR coalesce({', '.join(_trimmed(index) for index in range(width))}) IS NOT NULL",
        [str(source.load_path), source.delimiter],
    )


def _trimmed(index: int) -> str:
    return f"nullif(trim(c{index}), '')"


def _is_tidy(raw: bytes, delimiter: str) -> bool:
    """Whether no value begins or ends with a space or stands in quotation marks, so that none need be trimmed."""
    if b'"' in raw or b" " not in raw:
        return b'"' not in raw
    signs = np.frombuffer(raw, np.uint8)
    spaces = np.flatnonzero(signs == ord(" "))
    beside = np.concatenate([signs[np.minimum(spaces + 1, signs.size - 1)], signs[np.maximum(spaces - 1, 0)]])
    return not np.isin(beside, np.frombuffer(f"{delimiter} \r\n".encode(), np.uint8)).any()


def _even_out(tables: Tables, source: Source) -> None:
    """Writes a copy in which every row has as many values as the header; more values than columns is a fault."""
    width = len(source.columns)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=source.delimiter, lineterminator="\n")
    writer.writerow(source.columns)
    for line, row in source.numbered_rows(strict=True):
        if any(value.strip() for value in row[width:]):
            message = f"the line has {len(row)} values but the header names {width} columns"
            child = dict(zip(source.columns, row, strict=False)).get("CHILD", "").strip()
            tables.faults.append(Problem(str(source.path), line, "", "", message, child))
        writer.writerow(
            [value.replace("\n", " ").replace("\r", " ") for value in row[:width] + [""] * (width - len(row))]
        )
    source.load_path = _copy(text.getvalue(), tables.scratch)


def _join_in_order(tables: Tables, loaded: list[tuple[Source, str]]) -> None:
    """One table a kind; folders stand in the order of their latest date, so that the later one rules."""
    execute = tables.connection.execute
    latest = _latest_dates(tables, loaded)
    order = sorted(latest, key=lambda folder: (latest[folder], folder))
    if order != list(range(len(order))):
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
    latest: dict[int, date] = {source.folder: date.min for source, _ in loaded}
    if len(latest) == 1:
        return latest
    for source, table in loaded:
        for name in {"episodes": ("DECOM", "DEC"), "reviews": ("REVIEW",)}.get(source.kind.key, ()):
            found = tables.scalar(f"SELECT max({name.lower()}_on) FROM {table}")
            latest[source.folder] = max(latest[source.folder], found or date.min)
    return latest
