"""Reads a list from a CSV or Excel file: a header line, then rows of text, each with its line number."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePath

from footprint.interchange import cells
from footprint.interchange.lists.columns import names_a_child
from footprint.page.refusals import NotAllowed
from footprint.post import sheets
from footprint.post.sheets import Lines

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
TITLE_LINES = 30  # the names of the columns stand within so many lines that are not blank
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
        with closing(_pages(name, content)) as pages:
            return _sheet(name, pages)
    except sheets.UnreadableSheetError as fault:
        raise UnreadableListError(str(fault)) from None


def _sheet(name: str, pages: Iterable[Lines]) -> Sheet:
    """The first page that names a child's number and something else; where none does, the first that names columns."""
    tables = [_Page(lines) for lines in pages]
    page = next((page for page in tables if page.head and names_a_child(page.head)), None)
    page = page or next((page for page in tables if page.head), None)
    if page is None:
        raise UnreadableListError(f"The file holds no list: its first line should name the columns. {WHAT}")
    columns = page.head
    if len(columns) > MOST_COLUMNS:
        raise UnreadableListError(f"The list has more than {MOST_COLUMNS} columns. Take out those that aren't needed.")
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, row in page.rows:
        if len(rows) == MOST_ROWS:
            raise UnreadableListError(f"The list has more than {MOST_ROWS:,} rows. Send it in several files.")
        rows.append((number, row[: len(columns)] + ("",) * (len(columns) - len(row))))
    if not rows:
        raise UnreadableListError("The file names columns but has no rows below them. Add the children and try again.")
    return Sheet(PurePath(name).name, columns, tuple(rows))


class _Page:
    """A table: the line that names its columns, and the rows below. A title and other lines may stand above.

    The line is the first that names a child's number and something else; where none does, the first of two cells.
    """

    def __init__(self, lines: Lines) -> None:
        filled = _filled(lines)
        above = list(islice(filled, TITLE_LINES))
        heads = [_without_blank_end(row) for _, row in above]
        named = next((place for place, head in enumerate(heads) if names_a_child(head)), None)
        if named is None:
            named = next((place for place, head in enumerate(heads) if sum(map(bool, head)) > 1), None)
        self.head = () if named is None else heads[named]
        self.rows = chain(above[named + 1 :] if named is not None else (), filled)


def _filled(lines: Lines) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, values in lines:
        row = tuple(cells.trimmed(value) for value in values)
        if any(row):
            yield number, row


def _without_blank_end(row: tuple[str, ...]) -> tuple[str, ...]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _pages(name: str, content: bytes) -> Generator[Lines, None, None]:
    """The lines of a CSV file, or of each sheet of a workbook."""
    if not content.startswith(sheets.WORKBOOK):
        yield sheets.rows_of_csv(name=name, content=content)
        return
    with sheets.workbook(content) as book:
        for sheet in book.worksheets:
            yield sheets.rows_of_sheet(sheet, most_columns=MOST_COLUMNS)
