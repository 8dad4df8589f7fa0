"""Cells of tables as HTML. Written here and not as a template: a list of fifty lines has hundreds of them."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from footprint.page.tables import Cell

Line = Iterable[tuple[Cell, bool, str]]
NOTHING = SafeString("")


def body(lines: Iterable[Line], *, stacked: bool) -> SafeString:
    """The rows of a table's body; the first cell of each is its heading."""
    role = mark_safe(' role="row"') if stacked else NOTHING
    rows = [format_html('<tr class="govuk-table__row"{}>{}</tr>', role, _row(line, stacked)) for line in lines]
    return SafeString("\n".join(rows))


def _row(line: Line, stacked: bool) -> SafeString:
    (first, _, _), *others = line
    return SafeString(_heading(first, stacked) + "".join(_other(*each, stacked) for each in others))


def _heading(cell: Cell, stacked: bool) -> SafeString:
    role = mark_safe(' role="rowheader"') if stacked else NOTHING
    return format_html(
        '<th scope="row" class="govuk-table__header"{} data-sort-value="{}">{}</th>',
        role,
        cell.data_sort_value(),
        inside(cell),
    )


def _other(cell: Cell, number: bool, label: str, stacked: bool) -> SafeString:
    kind = " govuk-table__cell--numeric" if number else ""
    kind += " page-no-break" if cell.is_date() and not cell.tag else ""
    role = format_html(' role="cell" data-label="{}"', label) if stacked else NOTHING
    whole = cell.tag or cell.note or cell.why
    copy = format_html(' data-copy="{}"', cell.shown()) if whole else NOTHING
    return format_html(
        '<td class="govuk-table__cell{}"{}{} data-sort-value="{}">{}</td>',
        kind,
        role,
        copy,
        cell.data_sort_value(),
        inside(cell),
    )


def tag(text: str, colour: str = "") -> SafeString:
    """A state in a word, on grey, green, teal, blue, purple, magenta, red, orange or yellow."""
    return format_html('<strong class="govuk-tag {}">{}</strong>', f"govuk-tag--{colour}" if colour else "", text)


def inside(cell: Cell) -> SafeString:
    """What a cell shows: its text, link or tag, then a tag beside it, a note below, and a reason to open."""
    parts = [_text(cell)]
    if cell.tag:
        parts.append(format_html(" {}", tag(cell.tag, cell.colour)))
    if cell.note:
        parts.append(format_html('<span class="page-note">{}</span>', cell.note))
    if cell.why:
        sentences = format_html_join("", "<p>{}</p>", ((sentence,) for sentence in cell.why))
        opened = '<details class="page-why"><summary>{}</summary>{}</details>'
        parts.append(format_html(opened, cell.why_of, sentences))
    return SafeString("".join(parts))


BOX = """<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">\
<input class="govuk-checkboxes__input" id="{0}-{1}" name="{0}" type="checkbox" value="{1}">\
<label class="govuk-label govuk-checkboxes__label" for="{0}-{1}"><span class="govuk-visually-hidden">{2}</span></label>\
</div></div>"""


def _text(cell: Cell) -> SafeString:
    if cell.box[0]:
        return format_html(BOX, *cell.box, cell.shown())
    if cell.url:
        return format_html('<a class="govuk-link" href="{}">{}</a>', cell.url, cell.shown())
    if cell.colour and not cell.tag:
        return tag(cell.shown(), cell.colour)
    kind = " page-cell--date" if cell.is_date() else ""
    return format_html('<span class="page-cell{}">{}</span>', kind, cell.shown())
