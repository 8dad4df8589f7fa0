"""Tables in files: CSV, Excel (every sheet), Word (with the captions that stand before or after them)."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import chain
from typing import Any

from footprint.page.refusals import NotAllowed
from footprint.post import files, sheets
from footprint.reporting.checking.blocks import MOST_COLUMNS, Break, Item, Row, UnreadableTableError, Words, is_caption

MOST_LINES = 20_000
WHAT = "Give a CSV file, an Excel workbook (.xlsx) or a Word file (.docx), or paste the table."


def items_of(*, name: str, content: bytes) -> list[Item]:
    """UnreadableTableError says why there are none."""
    if len(content) > files.LARGEST:
        raise UnreadableTableError(f"The file is larger than {files.LARGEST // 2**20} MB. Give the tables alone.")
    try:
        if files.told(content) is files.DOCX:
            checked = files.check(name=name, content=content, accept=(files.DOCX,))
            return _of_word(checked.content)
        if content.startswith(sheets.WORKBOOK):
            return list(_of_workbook(content))
        if files.told(content) is not None:
            raise UnreadableTableError(f"The file can’t be read for tables. {WHAT}")
        return list(_of_rows(sheets.rows_of_csv(name=name, content=content)))
    except NotAllowed as fault:
        raise UnreadableTableError(str(fault)) from None


def _of_rows(lines: Iterator[tuple[int, Sequence[str]]], where: str = "line") -> Iterator[Item]:
    """A line with nothing in it ends a table; one with a single cell that is a caption is one."""
    for number, cells in lines:
        if number > MOST_LINES:
            raise UnreadableTableError(f"The file has more than {MOST_LINES:,} lines. Give the tables alone.")
        text = [cell for cell in cells if cell.strip()]
        if not text:
            yield Break()
        elif len(text) == 1 and is_caption(text[0]):
            yield Words(text[0])
        else:
            yield Row(f"{where} {number}", cells)


def _of_workbook(content: bytes) -> Iterator[Item]:
    with sheets.workbook(content) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
            lines = ((number, [_shown(cell) for cell in row]) for number, row in enumerate(rows, start=1))
            yield from _of_rows(lines, f"“{sheet.title}”, row")
            yield Break()


def _shown(cell: Any) -> str:
    """A number as Excel shows it, as far as that matters here: its percent sign and its places."""
    value, form = cell.value, str(getattr(cell, "number_format", "") or "")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return sheets.text_of(value)
    places = len(form.partition(".")[2].split(";")[0].rstrip("%_) ")) if "." in form else 0
    if "%" in form:
        return f"{_rounded(Decimal(str(value)) * 100, places)}%"
    if form in ("General", "") or not set(form) & {"0", "#"}:
        return f"{value:.10g}"
    return str(_rounded(Decimal(str(value)), places))


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _of_word(content: bytes) -> list[Item]:
    from docx import Document  # takes a while to load

    try:
        return list(_of_body(Document(BytesIO(content)).element.body))
    except files.BROKEN:
        raise UnreadableTableError(files.DAMAGED_WORD) from None


def _of_body(body: Any) -> Iterator[Item]:
    """Paragraphs and tables in their order. Empty paragraphs are no words between them."""
    from docx.oxml.ns import qn

    number = 0
    for element in body.iterchildren():
        if element.tag == qn("w:tbl"):
            number += 1
            yield Break()
            yield from _of_word_table(element, number)
            yield Break()
        elif element.tag == qn("w:p"):
            text = _text(element)
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if text:
                yield Words(text, caption=style is not None and "caption" in str(style.get(qn("w:val"))).lower())


def _of_word_table(element: Any, table: int) -> Iterator[Item]:
    from docx.oxml.ns import qn

    for number, row in enumerate(element.iterchildren(qn("w:tr")), start=1):
        if number > MOST_LINES:
            raise UnreadableTableError(f"Table {table} has more than {MOST_LINES:,} rows.")
        yield Row(f"table {table}, row {number}", list(chain.from_iterable(_cells(row))))


def _cells(row: Any) -> Iterator[list[str]]:
    """A cell over several columns is followed by empty ones; one that goes on from the row above is empty."""
    from docx.oxml.ns import qn

    for cell in row.iterchildren(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
        words = " ".join(filter(None, map(_text, cell.iterchildren(qn("w:p")))))
        wide = int(span.get(qn("w:val"))) if span is not None else 1
        yield ["" if goes_on else words, *[""] * (min(wide, MOST_COLUMNS) - 1)]


def _text(paragraph: Any) -> str:
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}
    parts = (signs.get(item.tag, item.text or "") for item in paragraph.iter(qn("w:t"), *signs))
    return " ".join("".join(parts).split())
