"""Tables of Word files: the heads come again on each page, no row is torn, a short table is not cut, numbers stand to
the right.

A table is written as the text of its XML: the library's own tables take a hundred times as long for a long one. The
order of what stands in an element is that of the standard (ISO/IEC 29500-1, wml.xsd), or Word calls the file damaged.
"""

import math
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from footprint.page.tables import Table
from footprint.post.outline import readable

LINES = ("top", "bottom", "insideH")
LINE_LOOK = 'w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"'  # the size in eighths of a point
# Programs that read aloud are told that heads stand above and left.
LOOK = '<w:tblLook w:val="00A0" w:firstRow="1" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
WIDEST = 36  # characters
# Centimetres: of the letters of cells, which are bold in heads, and of what stands about them.
ROOM_FOR_A_LETTER, ROOM_BESIDE, ROOM_FOR_A_LINE, ROOM_BETWEEN = 0.2, 0.45, 0.47, 0.2
TEXT_WIDTH_IN_CM = 16.6
TWIPS_IN_CM = 567
NEVER_CUT_IN_CM = 11  # the height of a table that stays whole on a page
AFTER = '<w:p {}><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>'

Said = Sequence[str]


def fill(writer: Any, part: Table, rows: Sequence[Said]) -> None:
    """Adds the table of these rows, the heads first. A cell is text, whose new lines stay."""
    body = writer.word.element.body
    body._insert_tbl(parse_xml(_table(part, rows, writer.cell_style)))
    body._insert_p(parse_xml(AFTER.format(nsdecls("w"))))


def _table(part: Table, rows: Sequence[Said], style: str) -> str:
    shares = widths(rows)
    wide, whole = [round(share * TWIPS_IN_CM) for share in shares], height(rows, shares) <= NEVER_CUT_IN_CM
    borders = "".join(f"<w:{side} {LINE_LOOK}/>" for side in LINES)
    columns = "".join(f'<w:gridCol w:w="{item}"/>' for item in wide)
    last = len(rows) - 1
    lines = "".join(
        _row(part, row, wide, style, head=not place, bold=not place or (bool(part.total) and place == last),
             leads=place < last and (whole or not place))
        for place, row in enumerate(rows)
    )  # fmt: skip
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:type="dxa" w:w="{sum(wide)}"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val={quoteattr(readable(part.caption))}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
    )


def _row(part: Table, sentence: Said, wide: Sequence[int], style: str, *, head: bool, bold: bool, leads: bool) -> str:
    """A row that `leads` stays on the page of the next."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
        f"<w:p>{_look(style, leads=leads, right=column.number)}{_run(text, bold=bold)}</w:p></w:tc>"
        for text, width, column in zip(sentence, wide, part.columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _look(style: str, *, leads: bool, right: bool) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    stored = "<w:keepNext/>" if leads else ""
    side = '<w:jc w:val="right"/>' if right else ""
    return f"<w:pPr>{named}{stored}{side}</w:pPr>"


def _run(text: str, *, bold: bool) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in readable(text).split("\n"))
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{lines}</w:r>"


def widths(rows: Sequence[Said]) -> list[float]:
    """Centimetres for each column, shared out by its longest line; none so narrow that its longest word would break."""
    columns = list(zip(*rows, strict=True))
    least = [_room(max(map(_longest_word, column))) for column in columns]
    wanted = [_room(min(max(map(_longest_line, column)), WIDEST)) for column in columns]
    if sum(least) >= TEXT_WIDTH_IN_CM:
        return _shared(least, TEXT_WIDTH_IN_CM)
    result = _shared(wanted, TEXT_WIDTH_IN_CM)
    while narrow := {place for place, width in enumerate(result) if width < least[place] - 0.001}:
        wanted = [0 if place in narrow else want for place, want in enumerate(wanted)]
        stored = [least[place] if not want else 0 for place, want in enumerate(wanted)]
        result = [
            item or width for item, width in zip(stored, _shared(wanted, TEXT_WIDTH_IN_CM - sum(stored)), strict=True)
        ]
    return result


def _shared(wanted: Sequence[float], whole: float) -> list[float]:
    return [whole * item / sum(wanted) for item in wanted]


def _room(letters: int) -> float:
    return letters * ROOM_FOR_A_LETTER + ROOM_BESIDE


def _longest_word(text: str) -> int:
    return max(map(len, text.replace("-", "- ").split()), default=0)


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")), default=0)


def height(rows: Sequence[Said], wide: Sequence[float]) -> float:
    """About how many centimetres of a page the rows take."""
    return sum(ROOM_BETWEEN + ROOM_FOR_A_LINE * max(map(_lines, row, wide)) for row in rows)


def _lines(text: str, wide: float) -> int:
    letters = max(int((wide - ROOM_BESIDE) / ROOM_FOR_A_LETTER), 1)
    return sum(max(math.ceil(len(line) / letters), 1) for line in text.split("\n"))
