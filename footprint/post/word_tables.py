"""Tables of Word files: the heads come again on each page, no row is torn, numbers stand to the right."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from footprint.page.tables import Table
from footprint.post.outline import Run, readable

LINES = {"top": "single", "bottom": "single", "insideH": "single"}
LINE_COLOUR, LINE_WIDTH = "B1B4B6", "4"  # eighths of a point
NARROWEST, WIDEST = 8, 36  # characters
TEXT_WIDTH_IN_CM = 16.6


def fill(writer: Any, part: Table, rows: list[Any]) -> None:
    """Adds the table of these rows, the heads first. A cell is text or lines of text."""
    table = writer.word.add_table(rows=len(rows), cols=len(part.columns))
    _frame(table, part.caption)
    wide = [Cm(width) for width in widths(rows)]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    # No cell is joined to another, so that rows and cells are the file's own: the library's reckon with joined ones.
    for row, said in zip(table._tbl.tr_lst, rows, strict=True):
        head, last = said is rows[0], bool(part.total) and said is rows[-1]
        _row(row, head=head)
        for place, (cell, column) in enumerate(zip(row.tc_lst, part.columns, strict=True)):
            cell.width = wide[place]
            paragraph = Paragraph(cell.p_lst[0], table)
            writer.in_cell(paragraph)
            if column.number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            text = said[place] if isinstance(said[place], str) else "\n".join(said[place])
            writer.add(paragraph, [Run(text, bold=head or last)])
    writer.word.add_paragraph(style="Normal").paragraph_format.space_after = Pt(0)


def widths(rows: list[Any]) -> list[float]:
    """Centimetres for each column, shared out by the longest line in each."""
    longest = [max(_length(row[place]) for row in rows) for place in range(len(rows[0]))]
    shares = [min(max(length, NARROWEST), WIDEST) for length in longest]
    return [TEXT_WIDTH_IN_CM * share / sum(shares) for share in shares]


def _length(said: str | list[str]) -> int:
    return max((len(line) for line in ([said] if isinstance(said, str) else said)), default=0)


def _frame(table: Any, caption: str) -> None:
    """Thin lines between rows; programs that read aloud are told the caption and that heads stand above and left."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side, kind in LINES.items():
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": kind, "sz": LINE_WIDTH, "space": "0", "color": LINE_COLOUR}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    look = properties.find(qn("w:tblLook"))
    place = list(properties).index(look)
    properties.insert(place, borders)
    for name in list(look.attrib):
        del look.attrib[name]
    for name, value in {"val": "00A0", "firstRow": "1", "firstColumn": "1", "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), readable(caption))
    properties.append(said)


def _row(row: Any, *, head: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
