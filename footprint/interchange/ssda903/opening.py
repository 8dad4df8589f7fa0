"""Finds out what a file of a folder is, in which encoding, and where in it the column names stand."""

import csv
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from footprint.interchange import cells
from footprint.interchange.ssda903.files import ALIASES, FileKind, kind_named, kind_of
from footprint.interchange.ssda903.problems import Problem

NOT_CSV = "holds no table: the first line should name the columns"
XML = (
    "is the return as XML, which is not read: save the return as CSV files, one for each of its tables, and give those"
)
WORKBOOK = "is an Excel workbook, which is not read as a return: save each of its sheets as a CSV file, and give those"
OTHER_FORMS = {".xml": XML, ".xlsx": WORKBOOK, ".xls": WORKBOOK, ".xlsm": WORKBOOK, ".ods": WORKBOOK}
TITLE_LINES = 30  # the names of the columns stand within so many lines
LONGEST_TITLE = 10_000
YEAR = re.compile(r"(?:19|20)\d\d")
csv.field_size_limit(2**31 - 1)

Tell = Callable[[FileKind | None, Problem], None]


class Unreadable(Exception):
    """The row that begins on this line cannot be told apart from what follows it."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass
class Source:
    """One file: its kind, its folder's number, its text as UTF-8, and the copy to load where it is not plain.

    `head` is the number of the line that names the columns.
    """

    path: Path
    text_path: Path
    load_path: Path
    folder: int
    kind: FileKind
    columns: list[str]
    delimiter: str
    head: int = 1
    rows: int = 0

    @property
    def year(self) -> str:
        """The first year in the file's name, or nothing."""
        named = YEAR.search(self.path.stem)
        return named[0] if named else ""

    def numbered_rows(self, *, strict: bool = False) -> Iterator[tuple[int, list[str]]]:
        """Every row that is not blank with the number of its first line; the first line of the file is 1.

        With `strict`, raises Unreadable where the quotation marks of a row do not pair.
        """
        with self.text_path.open(encoding="utf-8-sig", newline="") as text:
            above = len(list(islice(text, self.head - 1)))
            reader = csv.reader(text, delimiter=self.delimiter, strict=strict)
            next(reader)
            before = reader.line_num
            try:
                for row in reader:
                    if not cells.is_blank(row):
                        yield above + before + 1, row
                    before = reader.line_num
            except csv.Error:
                raise Unreadable(above + before + 1) from None


@dataclass(frozen=True)
class Head:
    """The line that names the columns."""

    line: int
    columns: list[str]
    delimiter: str


def opened(path: Path, *, scratch: Path, tell: Tell) -> Source | None:
    """The file where it is one of the return. `tell` is told what is wrong with the file, and of which kind it is."""
    if path.suffix.lower() != ".csv":
        tell(
            None,
            Problem(str(path), 0, "", "", OTHER_FORMS.get(path.suffix.lower(), "is not a CSV file and was left out")),
        )
        return None
    text_path = as_utf8(path, scratch)
    head = _head(text_path)
    columns = head.columns
    if "CHILD" not in columns and kind_named(path.stem) is None:
        tell(None, Problem(str(path), 0, "", "", "is not a file of the return and was left out"))
        return None
    kind = kind_of(frozenset(columns)) or kind_named(path.stem)
    if kind is None:
        tell(None, Problem(str(path), head.line, "", "", "has no column that tells which file it is; left out"))
        return None
    wrong = list(_wrong_columns(path, head, kind))
    for problem in wrong:
        tell(kind, problem)
    if wrong:
        return None
    return Source(path, text_path, text_path, 0, kind, columns, head.delimiter, head.line)


def _wrong_columns(path: Path, head: Head, kind: FileKind) -> Iterator[Problem]:
    if not any(head.columns):
        yield Problem(str(path), 0, "", "", NOT_CSV)
        return
    for name in kind.needed:
        if name not in head.columns:
            yield Problem(str(path), head.line, name, "", f"the column is missing from the file of {kind.name}")
    for name in kind.columns:
        if head.columns.count(name) > 1:
            yield Problem(str(path), head.line, name, "", "the column stands twice")


def _head(text_path: Path) -> Head:
    """The first line that names the columns of a file of the return: a title, blank lines or `sep=` may stand above.

    Where none does, the first that names a child's number, else the first that is not blank.
    """
    with text_path.open(encoding="utf-8-sig", newline="") as text:
        lines = [text.readline(LONGEST_TITLE) for _ in range(TITLE_LINES)]
    heads = [Head(number, _columns(line), _delimiter(line)) for number, line in enumerate(lines, start=1)]
    filled = [head for head in heads if any(head.columns)] or heads[:1]
    description = (head for head in filled if kind_of(frozenset(head.columns)) and len(head.columns) > 1)
    named = (head for head in filled if "CHILD" in head.columns)
    return next(description, None) or next(named, filled[0])


def _delimiter(line: str) -> str:
    return max(",;\t|", key=line.count)


def _columns(line: str) -> list[str]:
    try:
        names = next(csv.reader([line], delimiter=_delimiter(line)), [])
    except csv.Error:
        return []
    plain = [cells.trimmed(name).upper() for name in names]
    return [ALIASES.get(name, name) for name in plain]


def by_year(sources: Sequence[Source]) -> list[list[Source]]:
    """The files of one folder, parted by the year in their names where it holds several years of one file.

    A file without a year in its name goes with the last.
    """
    dated = [source for source in sources if source.year]
    years = {source.year for source in dated}
    if len({(source.kind.key, source.year) for source in dated}) == len({source.kind.key for source in dated}):
        return [list(sources)]
    last = max(years)
    return [[source for source in sources if (source.year or last) == year] for year in sorted(years)]


def as_utf8(path: Path, scratch: Path) -> Path:
    """The file itself when it is ASCII or UTF-8; else a copy of it read as Windows-1252 (or UTF-16, when marked so).

    A copy as well where DuckDB would take a sign in the path for a pattern of several names.
    """
    raw = path.read_bytes()
    if raw.isascii():
        return copy_of(raw.decode(), scratch) if set("*?[") & set(str(path)) else path
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return copy_of(raw.decode("utf-16", errors="replace"), scratch)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return copy_of(raw.decode("cp1252", errors="replace"), scratch)
    return copy_of(text, scratch) if set("*?[") & set(str(path)) else path


def copy_of(text: str, scratch: Path) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", dir=scratch, suffix=".csv", delete=False, encoding="utf-8", newline=""
    ) as copy:
        copy.write(text)
    return Path(copy.name)
