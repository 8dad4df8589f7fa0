"""Reads a list from a CSV or Excel file: a header line, then rows of text, each with its line number."""

from dataclasses import dataclass
from pathlib import PurePath

from footprint.page.refusals import NotAllowed
from footprint.post import sheets
from footprint.post.sheets import Lines

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
WHAT = "Save the list as a CSV file or an Excel workbook (.xlsx) and try again."


class UnreadableListError(NotAllowed):
    """A sentence: why the file can't be read as a list, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """A list as it stands in its file: the headers, and the rows that are not blank, each with its line number."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(*, name: str, content: bytes) -> Sheet:
    """The list in a file; UnreadableListError says what to do where there is none."""
    if len(content) > MOST_BYTES:
        raise UnreadableListError(f"The file is larger than {MOST_BYTES // 2**20} MB. Send the list in several files.")
    try:
        return _sheet(name, _lines(name, content))
    except sheets.UnreadableSheetError as fault:
        raise UnreadableListError(str(fault)) from None


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


def _lines(name: str, content: bytes) -> Lines:
    """Those of a CSV file, or of the first sheet of a workbook."""
    if not content.startswith(sheets.WORKBOOK):
        yield from sheets.rows_of_csv(name=name, content=content)
        return
    with sheets.workbook(content) as book:
        yield from sheets.rows_of_sheet(book.worksheets[0], most_columns=MOST_COLUMNS)
