"""Rows of text from what people keep as CSV and in Excel, each with its line number. Values are read, not formulas."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from footprint.page.refusals import NotAllowed

MOST_UNPACKED = 200 * 1024 * 1024
WORKBOOK = b"PK\x03\x04"  # how one begins, as every packed file does
SAMPLE = 10_000  # characters from which it is told what parts the cells
NOT_TEXT = (".xls", ".pdf", ".docx", ".ods")
WHAT = "Save it as a CSV file or an Excel workbook (.xlsx) and try again."

Lines = Iterator[tuple[int, Sequence[str]]]


class UnreadableSheetError(NotAllowed):
    """A sentence: why there are no rows to read, and what to do."""


def rows_of_csv(*, name: str, content: bytes) -> Lines:
    """Commas, semicolons or tabs part the cells: whichever most of the first lines have."""
    text = decoded(content)
    if "\x00" in text or name.lower().endswith(NOT_TEXT):
        raise UnreadableSheetError(f"The file is neither a CSV file nor an Excel workbook. {WHAT}")
    lines = [line for line in text[:SAMPLE].splitlines() if line.strip()] or [""]
    parting = max(",;\t", key=lambda sign: (sum(sign in line for line in lines), lines[0].count(sign)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    before = 0
    try:
        for row in reader:
            yield before + 1, row
            before = reader.line_num
    except csv.Error:
        raise UnreadableSheetError(
            f"From line {before + 1} on the file can't be read: a quotation mark is not closed. Mend that line."
        ) from None


def decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


@contextmanager
def workbook(content: bytes) -> Iterator[Any]:
    """The workbook, closed again at the end. UnreadableSheetError also where it breaks while it is read."""
    from openpyxl import load_workbook  # a fifth of a second that no other page or command should wait for

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(zip_info.file_size for zip_info in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableSheetError("The Excel workbook is too large. Save the one sheet that is needed as CSV.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield book
        book.close()
    except UnreadableSheetError:
        raise
    except Exception:  # whatever a broken workbook makes the package raise
        raise UnreadableSheetError(
            f"The Excel workbook can't be read. Open it in Excel, save it anew. {WHAT}"
        ) from None


def rows_of_sheet(sheet: Any, *, most_columns: int) -> Lines:
    """One column more than the most is read, so that too many are seen."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=most_columns + 1), start=1):
        yield number, [text_of(value) for value in row]


def text_of(value: Any) -> str:
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
