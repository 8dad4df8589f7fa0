"""What a document says, apart from how it is set: from one outline come its HTML, PDF, Word file and workbook.

Text is plain text everywhere: no form of the document reads any of it as markup.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from django.utils.safestring import SafeString

from footprint.page.charts import Chart
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Table

NO_OFFICE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. A new line inside it stays one."""

    text: str
    bold: bool = False
    italic: bool = False


Words = str | Sequence[Run]  # plain text, or text with styles


def runs_of(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else tuple(words)


def readable(text: str) -> str:
    """The text without what no file of Office may hold: control characters and halves of pairs."""
    return NO_OFFICE.sub("", text)


@dataclass(frozen=True)
class Heading:
    """`level` 1 divides the document, 2 and 3 divide that. Above them all stands the title."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise ValueError(f"A heading's level is 1, 2 or 3, not {self.level}: {self.text!r}.")


@dataclass(frozen=True)
class Paragraph:
    """One that `leads` stays on the page of what comes after it."""

    words: Words
    leads: bool = False


@dataclass(frozen=True)
class Listing:
    """A list with bullets, or with numbers from `first` on."""

    items: Sequence[Words]
    numbered: bool = False
    first: int = 1


@dataclass(frozen=True)
class Facts:
    """Labels with what they stand for, as at the head of a record."""

    facts: Sequence[tuple[str, Words]]


@dataclass(frozen=True)
class Picture:
    """A drawing of our own (footprint/page/charts.py), its caption, and the words for those who do not see it."""

    svg: SafeString
    caption: str
    alternative: str

    def __post_init__(self) -> None:
        if not isinstance(self.svg, SafeString):
            raise TypeError("A picture is SVG that the program drew, never text that came from elsewhere.")
        if not self.alternative.strip():
            raise ValueError(f"The picture {self.caption!r} needs words for those who do not see it.")


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Part = Heading | Paragraph | Listing | Facts | Picture | PageBreak | Table


@dataclass(frozen=True)
class Document:
    """`made_at` is the real time, `as_at` the day whose records it tells of. `marking` ("Confidential") stands at the
    head of every page, and `code`, which names the copy and never a person, at the foot. `colour` is the council's.
    With `contents` a form that has pages begins with its headings and the pages where they are.
    """

    title: str
    council: str
    parts: Sequence[Part]
    made_at: datetime
    as_at: date | None = None
    language: str = "en-GB"
    marking: str = ""
    code: str = ""
    colour: str = "#1d4f5f"
    contents: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs a title.")

    def subtitle(self) -> str:
        return f"{self.council}, as at {format_day(self.as_at)}" if self.as_at else self.council

    def tables(self) -> Iterator[Table]:
        return (part for part in self.parts if isinstance(part, Table))


def leading(parts: Sequence[Part]) -> list[Part]:
    """The parts with each paragraph that stands before a picture leading to it."""
    result = list(parts)
    for place, (part, after) in enumerate(pairwise(parts)):
        if isinstance(part, Paragraph) and isinstance(after, Picture):
            result[place] = replace(part, leads=True)
    return result


def picture_of(chart: Chart) -> Picture:
    return Picture(chart.svg(), chart.title, chart.text)


def numbered(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    """Each part with its number: tables are counted from 1, and so are pictures; everything else has 0."""
    count = {Table: 0, Picture: 0}
    for part in parts:
        if type(part) in count:
            count[type(part)] += 1
        yield part, count.get(type(part), 0)


def lines_of(cell: Cell) -> list[str]:
    """What a cell of a table says on paper: its text with its tag, its note, its reason."""
    tagged = f"{cell.shown()} ({cell.tag})" if cell.tag else cell.shown()
    return [line for line in (tagged, cell.note, *cell.why) if line]
