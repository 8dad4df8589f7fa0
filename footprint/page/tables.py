"""Tables that sort by the address on the server, and in the browser when it runs scripts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.text import slugify

from footprint.page.datefield import format_day

MISSING = "–"
BEFORE_ALL = "-1e308"


@dataclass(frozen=True)
class Cell:
    """What a cell shows when its bare value is not enough: other words, a link, a tag's colour, an order of its own.

    A `colour` draws the text as a tag: grey, green, teal, blue, purple, magenta, red, orange, yellow; with a `tag` it
    is that of the tag, which then stands beside the text. `note` is a smaller line below. `why` opens under `why_of`,
    a sentence a line. `box` is the name and value of a box that chooses the row; the text is then its label.
    """

    value: Any
    text: str = ""
    url: str = ""
    colour: str = ""
    order: Any = None
    tag: str = ""
    note: str = ""
    why: Sequence[str] = ()
    why_of: str = "Why this date"
    box: tuple[str, str] = ("", "")

    def shown(self) -> str:
        return self.text or shown(self.value)

    def sort_value(self) -> Any:
        return self.value if self.order is None else self.order

    def data_sort_value(self) -> str:
        """What the browser sorts by: numbers as numbers, dates as year-month-day, nothing before all."""
        value = self.sort_value()
        if value is None or value == "":
            return BEFORE_ALL
        if isinstance(value, date):
            return value.isoformat()
        return str(value).lower()

    def is_date(self) -> bool:
        return isinstance(self.value, date)


def shown(value: Any) -> str:
    """A value as people read it: 1,234 · 3.5 · 9 January 2014 · – for nothing."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


@dataclass(frozen=True)
class Column:
    """A column; `key` names it in the address (by default its label), `number` sets it to the right."""

    label: str
    key: str = ""
    number: bool = False
    sortable: bool = True

    def name(self) -> str:
        return self.key or slugify(self.label)


@dataclass(frozen=True)
class Head:
    label: str
    number: bool
    url: str
    sorted: str


@dataclass(frozen=True)
class Table:
    """Rows of plain values or `Cell`s, in the order of `columns`; the first cell of a row is its heading.

    `caption` names the table to everyone; `sort` and `descending` say how the rows are ordered now. When `in_browser`
    is off (a page of a longer list) every sort goes to the server. A `stacked` table is a list of cards on a telephone.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    id: str = "table"
    sort: str = ""
    descending: bool = False
    in_browser: bool = True
    total: Sequence[Any] = field(default=())
    caption_size: str = "m"
    stacked: bool = False
    empty: str = "There is nothing to show."

    def heads(self, params: QueryDict) -> list[Head]:
        return [self._head(column, params) for column in self.columns]

    def _head(self, column: Column, params: QueryDict) -> Head:
        here = bool(self.sort) and column.name() == self.sort
        direction = ("descending" if self.descending else "ascending") if here else "none"
        if not (self.sort and column.sortable):
            return Head(column.label, column.number, "", "")
        turned = here and not self.descending
        return Head(column.label, column.number, address(params, column.name(), turned), direction)

    def lines(self) -> list[list[tuple[Cell, bool, str]]]:
        """Each row's cells, with whether they are numbers and what their column is called."""
        return [self._line(row) for row in self.rows]

    def total_line(self) -> list[tuple[Cell, bool, str]]:
        return self._line(self.total) if self.total else []

    def _line(self, row: Sequence[Any]) -> list[tuple[Cell, bool, str]]:
        return [(cell(value), column.number, column.label) for value, column in zip(row, self.columns, strict=True)]


def cell(value: Any) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)


def address(params: QueryDict, key: str, descending: bool) -> str:
    """The address that sorts by a column, back on the first page."""
    changed = params.copy()
    changed.pop("page", None)
    changed["sort"] = key
    changed["order"] = "desc" if descending else "asc"
    return "?" + changed.urlencode()


def sorted_table(*, params: QueryDict, default: str, rows: Sequence[Sequence[Any]], **table: Any) -> Table:
    """A `Table` whose rows are put in the order that the address asks for (`?sort=due&order=desc`), or by `default`.

    `default` is a column's name, "-due" for descending. An order that names no sortable column counts as none. A cell
    with nothing in it comes first.
    """
    columns: Sequence[Column] = table["columns"]
    names = [column.name() if column.sortable else "" for column in columns]
    cleaned = params.get("sort", "")
    if cleaned and cleaned in names:
        key, descending = cleaned, params.get("order") == "desc"
    else:
        key, descending = default.removeprefix("-"), default.startswith("-")
    place = names.index(key)
    ordered = sorted(rows, key=lambda row: order_of(cell(row[place]).sort_value()), reverse=descending)
    return Table(rows=ordered, sort=key, descending=descending, **table)


def order_of(value: Any) -> tuple[int, Any]:
    """Nothing, then numbers, then dates, then text without regard to case."""
    if value is None or value == "":
        return 0, 0
    if isinstance(value, (int, float)):
        return 1, value
    if isinstance(value, date):
        return 2, value.toordinal()
    return 3, str(value).casefold()
