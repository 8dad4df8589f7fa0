"""The tables of a document as an Excel workbook: a sheet for each, with numbers and dates to reckon with."""

from datetime import date
from typing import Any

from footprint.page import excel
from footprint.page.tables import Cell, Table
from footprint.post.outline import Document, lines_of, numbered

TYPE = excel.TYPE


def file(document: Document) -> bytes:
    """The first sheet says what the others are. A table without rows is named there and has no sheet."""
    tables = [(part, number) for part, number in numbered(document.parts) if isinstance(part, Table)]
    above = [line for line in (document.subtitle(), document.marking, document.code) if line]
    listed = [[f"Table {number}", table.caption, "" if table.rows else table.empty] for table, number in tables]
    contents = excel.Sheet(document.title, above, ["Sheet", "What it holds", "Note"], listed, name="Contents")
    sheets = [_sheet(table, number, above) for table, number in tables if table.rows]
    return excel.workbook(contents, *sheets, council=document.council)


def _sheet(table: Table, number: int, above: list[str]) -> excel.Sheet:
    return excel.Sheet(
        f"Table {number}: {table.caption}",
        above,
        [column.label for column in table.columns],
        [[_value(cell) for cell, _, _ in line] for line in table.lines()],
        total=[_value(cell) for cell, _, _ in table.total_line()],
        name=f"Table {number}",
    )


def _value(cell: Cell) -> Any:
    """A number or a day as itself, so that it can be added up or sorted; everything else in the words of the page."""
    if isinstance(cell.value, (int, float, date)) and not isinstance(cell.value, bool):
        return cell.value
    if cell.value in (None, "") and not (cell.text or cell.tag or cell.note or cell.why):
        return None
    return "\n".join(lines_of(cell))
