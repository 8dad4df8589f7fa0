"""Numbers that people typed in a passage, beside the figures that they could be: a hint to the writer, never a refusal.

Looked for are percentages, and counts of what figures count. Days, years and numbers of sections of the law are let be.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from footprint.reporting.periods import called
from footprint.reporting.telling import Telling, title_of

NUMBER = r"(?<![\d.,/])(\d{1,3}(?:,\d{3})+|\d+)"
PERCENTAGE = re.compile(rf"{NUMBER}(\.\d+)?\s?(?:%|per\s?cent\b)")
COUNT = re.compile(
    rf"(?!(?:19|20)\d\d\s){NUMBER}\s+(?:(?:looked[- ]after|new|more|fewer|late|other)\s+)?"
    r"(?:children|child|young people|reviews?|visits?|midways?|invitations?|periods of care)\b"
)
MOST_NAMED = 3  # of figures that have the same number


@dataclass(frozen=True)
class Known:
    """A number of the report: of which figure and period, and whether it is a percentage."""

    number: Decimal
    percent: bool
    figure: str
    period: str

    @property
    def words(self) -> str:
        return f"“{self.figure}”, {self.period}"


def numbers_in(text: str) -> list[str]:
    """The numbers to look up, as they are typed."""
    return [match[0] for pattern in (PERCENTAGE, COUNT) for match in pattern.finditer(text)]


def hints(text: str, told: Telling) -> list[str]:
    """A sentence for each number typed, once: of which figure it is, or that it is none of this report's."""
    known = list(_known(told))
    sentences = [_hint(match[0], number, known, percent=True) for match, number in _found(PERCENTAGE, text)]
    sentences += [_hint(match[0], number, known, percent=False) for match, number in _found(COUNT, text)]
    return list(dict.fromkeys(sentences))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    for match in pattern.finditer(text):
        yield match, Decimal("".join(filter(None, match.groups())).replace(",", ""))


def _hint(words: str, number: Decimal, known: list[Known], *, percent: bool) -> str:
    """A percentage may be typed with fewer places than the figure has."""
    places = Decimal(1).scaleb(number.as_tuple().exponent) if percent else Decimal(1)  # type: ignore[arg-type]
    same = [one.words for one in known if one.percent is percent and _rounded(one.number, places) == number]
    if not same:
        return f"“{words}” is no figure of this report."
    named = "; or ".join(list(dict.fromkeys(same))[:MOST_NAMED])
    return f"“{words}” is {named}."


def _rounded(number: Decimal, places: Decimal) -> Decimal:
    return number.quantize(places, ROUND_HALF_UP)


def _known(told: Telling) -> Iterator[Known]:
    for one in told.told:
        for key, value in one.values.items():
            for number, percent in _numbers(value):
                yield Known(number, percent, title_of(key), called(one.asked))


def _numbers(value: Any) -> Iterator[tuple[Decimal, bool]]:
    """Every count and percentage in the value of a figure, whatever its shape."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield Decimal(value), False
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name == "percent" and isinstance(part, str) and re.fullmatch(r"[\d.]+", part):
                yield Decimal(part), True
            else:
                yield from _numbers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _numbers(part)
