"""Reads a list from a CSV or Excel file: a header line, then rows of text, each with its line number."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
WHAT = "Save the list as a CSV file or an Excel workbook (.xlsx) and try again."


class UnreadableListError(Exception):
    """A sentence: why the file can't be read as a list, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """A list as it stands in its file: the headers, and the rows that are not blank, each with its line number."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


Lines = Iterable[tuple[int, Sequence[str]]]


def read(*, name: str, content: bytes) -> Sheet:
    """The list in a file; UnreadableListError says what to do where there is none."""
    if len(content) > MOST_BYTES:
        raise UnreadableListError(f"The file is larger than {MOST_BYTES // 2**20} MB. Send the list in several files.")
    lines = _workbook(content) if content[:4] == b"PK\x03\x04" else _table(name, content)
    return _sheet(name, lines)


def _sheet(name: str, lines: Lines) -> Sheet:
    """The header is the first line that names two columns or more: a title may stand above it."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, values in lines:
        row = tuple(value.strip() for value in values)
        if not any(row):
            continue
        if not columns:
            columns = _header(row)
            continue
        if len(rows) == MOST_ROWS:
            raise UnreadableListError(f"The list has more than {MOST_ROWS:,} rows. Send it in several files.")
        rows.append((number, row[: len(columns)] + ("",) * (len(columns) - len(row))))
    if not columns:
        raise UnreadableListError(f"The file holds no list: its first line should name the columns. {WHAT}")
    if not rows:
        raise UnreadableListError("The file names columns but has no rows below them. Add the children and try again.")
    return Sheet(PurePath(name).name, columns, tuple(rows))


def _header(row: tuple[str, ...]) -> tuple[str, ...]:
    while row and not row[-1]:
        row = row[:-1]
    if len(row) > MOST_COLUMNS:
        raise UnreadableListError(f"The list has more than {MOST_COLUMNS} columns. Take out those that aren't needed.")
    return row if sum(map(bool, row)) > 1 else ()


def _table(name: str, content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    text = _decoded(content)
    if "\x00" in text or name.lower().endswith((".xls", ".pdf", ".docx", ".ods")):
        raise UnreadableListError(f"The file is neither a CSV file nor an Excel workbook. {WHAT}")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    before = 0
    try:
        for row in reader:
            yield before + 1, row
            before = reader.line_num
    except csv.Error:
        raise UnreadableListError(
            f"From line {before + 1} on the file can't be read: a quotation mark is not closed. Mend that line."
        ) from None


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _workbook(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The first sheet. Its values are read, not its formulas."""
    from openpyxl import load_workbook  # a fifth of a second that no other page or command should wait for

    refusal = UnreadableListError(f"The Excel workbook can't be read. Open it in Excel, save it anew. {WHAT}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableListError("The Excel workbook is too large. Save the one sheet that is needed as CSV.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), start=1):
            yield number, [_text(value) for value in row]
        book.close()
    except UnreadableListError:
        raise
    except Exception:  # whatever a broken workbook makes the package raise
        raise refusal from None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        whole = value.time() == time.min
        return f"{value:%d/%m/%Y}" if whole else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
