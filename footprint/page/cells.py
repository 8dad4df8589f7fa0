"""Cells of tables as HTML. Written here and not as a template: a list of fifty lines has hundreds of them.

Every text passes through `escape`; what is put together of texts that have is safe.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from footprint.page.tables import Cell

Line = Iterable[tuple[Cell, bool, str]]


def body(lines: Iterable[Line], *, stacked: bool) -> SafeString:
    """The rows of a table's body; the first cell of each is its heading."""
    role = ' role="row"' if stacked else ""
    return SafeString("\n".join(f'<tr class="govuk-table__row"{role}>{_row(line, stacked)}</tr>' for line in lines))


def _row(line: Line, stacked: bool) -> str:
    (first, _, _), *others = line
    return _heading(first, stacked) + "".join(_other(*each, stacked) for each in others)


def _heading(cell: Cell, stacked: bool) -> str:
    role = ' role="rowheader"' if stacked else ""
    value = escape(cell.data_sort_value())
    return f'<th scope="row" class="govuk-table__header"{role} data-sort-value="{value}">{inside(cell)}</th>'


def _other(cell: Cell, number: bool, label: str, stacked: bool) -> str:
    kind = " govuk-table__cell--numeric" if number else ""
    kind += " page-no-break" if cell.is_date() and not cell.tag else ""
    role = f' role="cell" data-label="{escape(label)}"' if stacked else ""
    copy = f' data-copy="{escape(cell.shown())}"' if cell.tag or cell.note or cell.why else ""
    value = escape(cell.data_sort_value())
    return f'<td class="govuk-table__cell{kind}"{role}{copy} data-sort-value="{value}">{inside(cell)}</td>'


def tag(text: str, colour: str = "") -> SafeString:
    """A state in a word, on grey, green, teal, blue, purple, magenta, red, orange or yellow."""
    kind = f"govuk-tag--{escape(colour)}" if colour else ""
    return SafeString(f'<strong class="govuk-tag {kind}">{escape(str(text))}</strong>')


def inside(cell: Cell) -> SafeString:
    """What a cell shows: its text, link or tag, then a tag beside it, a note below, and a reason to open."""
    parts = [_text(cell)]
    if cell.tag:
        parts.append(f" {tag(cell.tag, cell.colour)}")
    if cell.note:
        parts.append(f'<span class="page-note">{escape(cell.note)}</span>')
    if cell.why:
        sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in cell.why)
        parts.append(f'<details class="page-why"><summary>{escape(cell.why_of)}</summary>{sentences}</details>')
    return SafeString("".join(parts))


BOX = """<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">\
<input class="govuk-checkboxes__input" id="{0}-{1}" name="{0}" type="checkbox" value="{1}">\
<label class="govuk-label govuk-checkboxes__label" for="{0}-{1}"><span class="govuk-visually-hidden">{2}</span></label>\
</div></div>"""


def _text(cell: Cell) -> str:
    context = escape(cell.shown())
    if cell.box[0]:
        return BOX.format(*map(escape, cell.box), context)
    if cell.url:
        return f'<a class="govuk-link" href="{escape(cell.url)}">{context}</a>'
    if cell.colour and not cell.tag:
        return tag(cell.shown(), cell.colour)
    if context == " ":  # left empty on purpose: a phone leaves such a line out
        return ""
    return f'<span class="page-cell{" page-cell--date" if cell.is_date() else ""}">{context}</span>'
