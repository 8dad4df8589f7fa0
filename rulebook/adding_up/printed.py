"""A table as it is printed: cells of text, and what its heads say of them: numbers, totals, changes, periods."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rulebook.adding_up.fitting import Number, number

NOTHING = ("", "-", "–", "—", "−", ".", "..", "n/a", "none")
HIDDEN = ("c", "*", "x", "[c]")  # a small number that is not shown
SMALL_RANGE = re.compile(r"\d\s*(?:to|[-–])\s*\d")  # 1 to 5
NO_CHANGE = "no change"
TOTALS = ("total", "totals", "sum", "grand total", "all together", "overall total")
OUTSIDE = ("of which", "of whom", "including", "average", "mean")
NO_SUM = re.compile(r"%|\b(per|each|rate|average|mean|median|percent|percentage|share|ratio|change|year)\b", re.I)
CHANGE = re.compile(r"\b(change|difference)\b", re.I)
LETTERS = re.compile(r"[^\W\d_]{3}")
TWO_PARTS = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)")
N_OF = re.compile(r"(?P<n>\d[\d,]*) of (?P<of>\d[\d,]*)")
FIGURE = re.compile(r"\s*(?:fig(?:ure)?|table|chart)s?\b\.?\s*(?P<number>\d{1,3})\b", re.I)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

SLASHED = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\d/])")
IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+"
    r"(?P<year>\d{4})", re.I,
)  # fmt: skip
YEARS = re.compile(r"(?<![\d/.])(?P<first>\d{4}\s?[/–-]|\d{2}/)\s?(?P<second>\d{4}|\d{2})(?![\d/])")
YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, order=True)
class Period:
    """A day, a month, a reporting year or a plain year, by the month in which it ends: months since year 0."""

    kind: str
    month: int

    def alike(self, other: "Period") -> bool:
        """31/03/2014 and 13/14 end together; of a plain year nobody knows which it is."""
        return self.kind != "year" and other.kind != "year"


@dataclass(frozen=True)
class Place:
    """A cell, by the numbers of its table, row and column from 0; a row of -1 is the heads."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Table:
    """`heads` name the columns, and the first cell of a row names the row. Rows are filled up to the heads."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    @cached_property
    def cells(self) -> list[list[str]]:
        width = len(self.heads)
        return [[" ".join(item.split()) for item in (*row, *("",) * width)][:width] for row in self.rows]

    @cached_property
    def numbers(self) -> list[list[Number | None]]:
        return [[read(cell) for cell in row] for row in self.cells]

    @cached_property
    def counted(self) -> list[int]:
        """The columns of numbers."""
        return [column for column in range(1, len(self.heads)) if self._of_numbers(column)]

    def _of_numbers(self, column: int) -> bool:
        text = [row[column] for row in self.cells if not is_empty(row[column])]
        known = [item for item in text if read(item) or is_hidden(item) or is_damaged(item)]
        return bool(text) and len(known) * 2 > len(text)

    @cached_property
    def percents(self) -> list[int]:
        """The columns of percentages: most of their cells say so, or their head does."""
        return [column for column in self.counted if self._of_percents(column)]

    def _of_percents(self, column: int) -> bool:
        known = [number for row in self.numbers if (number := row[column])]
        signed = sum(number.percent for number in known)
        return signed * 2 > len(known) or (not signed and "%" in self.heads[column])

    @property
    def counts(self) -> list[int]:
        """The columns of counts, totals among them."""
        return [column for column in self.counted if column not in self.percents and not self.is_change(column)]

    def is_change(self, column: int) -> bool:
        return bool(CHANGE.search(self.heads[column]))

    def can_add_down(self, column: int) -> bool:
        return column in self.counted and column not in self.percents and (
            self.is_change(column) or not NO_SUM.search(self.heads[column])
        )  # fmt: skip

    @cached_property
    def total_rows(self) -> list[int]:
        last = len(self.cells) - 1
        return [place for place, row in enumerate(self.cells) if place and is_total(row[0], last=place == last)]

    @cached_property
    def total_columns(self) -> list[int]:
        last = len(self.heads) - 1
        return [place for place in self.counted if "%" not in (head := self.heads[place])
                and is_total(head, last=place == last)]  # fmt: skip

    @cached_property
    def parts(self) -> list[int]:
        """The rows that are neither a total nor part of another row."""
        return [place for place, row in enumerate(self.cells)
                if place not in self.total_rows and not row[0].casefold().startswith(OUTSIDE)]  # fmt: skip

    @cached_property
    def periods(self) -> dict[int, Period]:
        """The columns whose head is a day or a year."""
        result = ((place, period(self.heads[place])) for place in range(1, len(self.heads)))
        return {place: period for place, period in result if period}

    def damaged(self, row: int, column: int) -> bool:
        """Whether a cell of a column of numbers can't be read as one of them."""
        return (row, column) in self._damaged

    def value(self, row: int, column: int) -> Number | None:
        """The number of a cell; None where it has none or can't be relied on, or where a count is only "<5"."""
        if (row, column) in self._damaged or self._is_under(row, column):
            return None
        return self.numbers[row][column]

    def _is_under(self, row: int, column: int) -> bool:
        number = self.numbers[row][column]
        return number is not None and number.under and column not in self.percents

    @cached_property
    def _damaged(self) -> set[tuple[int, int]]:
        return {(row, column) for column in self.counted for row in self._damaged_in(column)}

    def _damaged_in(self, column: int) -> Iterator[int]:
        """Figures that make no number; of percentages, one without its sign or with more places than all others."""
        known = [number for row in self.numbers if (number := row[column])]
        signed = column in self.percents and sum(number.percent for number in known) * 2 > len(known)
        usual = Counter(number.places for number in known).most_common(1)[0][0] if known else 0
        for place, row in enumerate(self.numbers):
            number, text = row[column], self.cells[place][column]
            unlike = number is not None and signed and (not number.percent or number.places > max(usual, 2))
            if unlike or (number is None and not is_empty(text) and not is_hidden(text) and is_damaged(text)):
                yield place

    def hides(self, row: int, column: int) -> bool:
        return is_hidden(self.cells[row][column]) or self._is_under(row, column)

    @property
    def figure(self) -> int | None:
        return figure_number(self.caption)


def read(cell: str) -> Number | None:
    """The number of a cell; of two, as in "14 (5.0%)", the first."""
    if cell.casefold() == NO_CHANGE:
        return number("0")
    pair = TWO_PARTS.fullmatch(cell)
    return number(pair["first"]) if pair and beside(cell) else number(cell)


def beside(cell: str) -> str:
    """What stands in brackets after a number: a percentage, or "334 of 651"."""
    pair = TWO_PARTS.fullmatch(cell)
    known = pair and number(pair["first"]) and (number(pair["second"]) or N_OF.fullmatch(pair["second"].strip()))
    return pair["second"].strip() if pair and known else ""


def is_empty(text: str) -> bool:
    return text.casefold() in NOTHING


def is_hidden(text: str) -> bool:
    return text.casefold() in HIDDEN or bool(SMALL_RANGE.fullmatch(text))


def is_damaged(text: str) -> bool:
    """Figures and marks that make no number. Words are not meant to be one."""
    return read(text) is None and any(sign.isdigit() for sign in text) and not LETTERS.search(text)


def plain(words: str) -> str:
    return " ".join(words.casefold().strip(" :.").split())


def is_total(label: str, *, last: bool) -> bool:
    """Total, Sum, Grand total; at the end also "Total number of children"."""
    return plain(label) in TOTALS or (last and plain(label).startswith(("total ", "grand total ")))


def figure_number(caption: str) -> int | None:
    match = FIGURE.match(caption)
    return int(match["number"]) if match else None


def period(head: str) -> Period | None:
    """The day or year that a head is, and nothing else."""
    text = head.strip(" :.*")
    whole = next((periods for periods in _found(text) if periods[1] == text), None)
    if whole:
        return whole[0]
    return Period("year", int(text) * 12) if YEAR.fullmatch(text) else None


def periods_in(text: str) -> list[Period]:
    """Those that a text names, in its order: "Change (12/13 to 13/14)"."""
    return [period for period, _ in _found(text)]


def _found(text: str) -> Iterator[tuple[Period, str]]:
    result = [match for form in (SLASHED, IN_WORDS, YEARS) for match in form.finditer(text)]
    for match in sorted(result, key=lambda match: match.start()):
        period = _of_years(match) if match.re is YEARS else _of_day(match)
        if period:
            yield period, match[0]


def _of_day(match: re.Match[str]) -> Period | None:
    month = match["month"]
    number_of = int(month) if month.isdigit() else MONTHS.index(month.lower()) + 1
    try:
        day = date(int(match["year"]), number_of, int(match["day"] or 1))
    except ValueError:
        return None
    return Period("day", day.year * 12 + day.month)


def _of_years(match: re.Match[str]) -> Period | None:
    """13/14 is the year to 31 March 2014, as 2013/14 and 2013-2014 are. Two numbers that don't follow are none."""
    first, second = int(match["first"].rstrip("/–- ")), int(match["second"])
    if (first + 1) % 100 != second % 100 or second > 99 > first:
        return None
    end = (first if first > 99 else 2000 + first) + 1
    return Period("reporting year", end * 12 + 3)
