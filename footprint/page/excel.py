"""Lists as Excel workbooks: nothing hidden, nobody named as author, and no text that Excel would take for a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
DATE_FORMAT, DATE_WIDTH = "dd/mm/yyyy", 12
NARROWEST, WIDEST = 8, 60
LONGEST_CELL = 32_767  # characters, Excel's own limit


@dataclass(frozen=True)
class Sheet:
    """`above` are the lines between the title and the heads. Values are text, numbers, days or nothing. `total` stands
    below the rows, outside what is filtered.
    """

    title: str
    above: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    total: Sequence[Any] = ()
    name: str = "List"


def workbook(*sheets: Sheet, council: str = "") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = ILLEGAL_CHARACTERS_RE.sub("", council)
    bytes_io = io.BytesIO()
    book.save(bytes_io)
    return bytes_io.getvalue()


def _fill(page: Any, sheet: Sheet) -> None:
    lines = [sheet.title, *sheet.above]
    for number, line in enumerate(lines, start=1):
        _write(page.cell(number, 1), line)
    page.cell(1, 1).font = Font(bold=True, size=14)
    head = len(lines) + 2
    for number, row in enumerate([sheet.heads, *sheet.rows, sheet.total], start=head):
        for column, value in enumerate(row, start=1):
            _write(page.cell(number, column), value)
    for cell in page[head + len(sheet.rows) + 1] if sheet.total else ():
        cell.font = Font(bold=True)
    _lay_out(page, sheet, head)


def _write(cell: Any, value: Any) -> None:
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DATE_FORMAT
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(FORMULA)


def _lay_out(page: Any, sheet: Sheet, head: int) -> None:
    """Widths as their columns want them; the heads stay in sight, filter, and come again on each sheet of paper."""
    for column, name in enumerate(sheet.heads, start=1):
        cell, letter = page.cell(head, column), get_column_letter(column)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        widest = max(_widths([name, *(row[column - 1] for row in sheet.rows), *sheet.total[column - 1 : column]]))
        page.column_dimensions[letter].width = min(max(widest + 2, NARROWEST), WIDEST)
    page.freeze_panes = page.cell(head + 1, 1)
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.heads))}{head + len(sheet.rows)}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _widths(values: Iterable[Any]) -> Iterable[int]:
    return (DATE_WIDTH if isinstance(value, date) else len(str(value or "")) for value in values)
