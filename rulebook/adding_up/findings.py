"""What is found in tables that were given together, and what a cell of them should be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rulebook.adding_up.printed import Place, Table
from rulebook.reasons import ordinal


@dataclass(frozen=True)
class Finding:
    """`wrong` says what does not fit and `fits` which reading would, in sentences; `fits` may be empty. One that is no
    `fault` only says how a number is to be read. `places` are the cells that it is about, the first one most.
    """

    table: str
    row: str
    column: str
    printed: str
    wrong: str
    fits: str = ""
    fault: bool = True
    places: tuple[Place, ...] = ()

    @property
    def where(self) -> str:
        named = ("{}", self.table), ("row “{}”", self.row), ("column “{}”", self.column)
        return ", ".join(words.format(name) for words, name in named if name)

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return " ".join(filter(None, [f"{where}{self.wrong}", self.fits]))


@dataclass(frozen=True)
class Expected:
    """What a cell should be, and why: "the rows above add to 316"."""

    place: Place
    exact: Fraction
    why: str
    fits: str = ""
    also: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Given:
    """Tables that were given together. One without a caption is called by its number, as are those that share one."""

    tables: Sequence[Table]

    def name(self, table: int) -> str:
        caption = self.tables[table].caption.rstrip(" .:")
        before = sum(item.caption.rstrip(" .:") == caption for item in self.tables[:table])
        return (f"{caption} ({ordinal(before)} table)" if before else caption) if caption else f"Table {table + 1}"

    def finding(self, place: Place, wrong: str, fits: str = "", also: Sequence[Place] = ()) -> Finding:
        """About one cell, or about a head where the row is -1."""
        table = self.tables[place.table]
        row = _row_named(table, place.row) if place.row >= 0 else ""
        text = table.cells[place.row][place.column] if place.row >= 0 else table.heads[place.column]
        column = table.heads[place.column] or f"{place.column + 1}"
        return Finding(self.name(place.table), row, column, text, wrong, fits, places=(place, *also))

    def against(self, expected: Expected) -> Finding | None:
        """What is wrong where a cell says otherwise than expected."""
        place = expected.place
        number = self.tables[place.table].value(place.row, place.column)
        if number is None or number.says(expected.exact):
            return None
        return self.finding(place, f"{number} is printed, but {expected.why}.", expected.fits, expected.also)

    def damaged(self) -> Iterator[Place]:
        for place, table in enumerate(self.tables):
            for row in range(len(table.cells)):
                yield from (Place(place, row, column) for column in table.counted if table.damaged(row, column))


def _row_named(table: Table, row: int) -> str:
    """Its label; its number too where others have the same."""
    label = table.cells[row][0]
    same = [item for item, cells in enumerate(table.cells) if cells[0] == label]
    return label if label and len(same) == 1 else f"{label} (row {row + 1})".strip()


def said(exact: Fraction) -> str:
    """An exact number in words that people read: 1,204 · 7.5."""
    return f"{exact.numerator:,}" if exact.denominator == 1 else f"{float(exact):,.10g}"
