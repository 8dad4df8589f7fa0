"""Which counts a printed percentage fits. Decimal, half-up: 4.35% is printed as 4.4%, and a share of nothing has none.

A printed percentage stands for every exact one that is rounded to it, `<1` for every one above 0 and below 1.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import ceil

HALF = Fraction(1, 2)
MOST_WAYS = 1000  # of putting counts together, before it is left at that
MOST = 1_000_000  # the largest base that counts are looked for in
MOST_BASES = 2000  # smaller than one that does not fit

WRITTEN = re.compile(
    r"(?P<under><?)\s*(?P<sign>[+\-−–]?)\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,12})(?P<part>\.\d{1,6})?\s*"
    r"(?P<percent>%|per ?cent)?(?:\s*(?:percentage )?points)?",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number as it is printed: its value, how many places stand behind the point, whether it is a percentage, and
    whether only "less than" it is said."""

    value: Decimal
    places: int = 0
    percent: bool = False
    under: bool = False

    @property
    def unit(self) -> Fraction:
        """By how much two numbers printed with so many places differ at least."""
        return Fraction(1, 10**self.places)

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The exact numbers that are printed so: from the first, and below the second."""
        if self.under:
            return Fraction(0), Fraction(self.value)
        return Fraction(self.value) - self.unit / 2, Fraction(self.value) + self.unit / 2

    def says(self, exact: Fraction) -> bool:
        """Whether this is how an exact number is printed."""
        if self.under:
            return 0 < exact < self.value
        return rounded(exact, places=self.places) == self.value

    def __str__(self) -> str:
        return f"{'<' if self.under else ''}{self.value:,.{self.places}f}{'%' if self.percent else ''}"


def number(text: str) -> Number | None:
    """The number that a text is, and nothing else: 1,204 · −3 · 25.00% · <1%. None where it is none."""
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        return None
    part = match["part"] or ""
    value = Decimal(match["whole"].replace(",", "") + part)
    negative = bool(match["sign"]) and match["sign"] != "+"
    return Number(-value if negative else value, max(len(part) - 1, 0), bool(match["percent"]), bool(match["under"]))


def rounded(exact: Fraction, *, places: int) -> Decimal:
    """Half-up, away from nought."""
    whole = int(abs(exact) * 10**places + HALF)
    return Decimal(-whole if exact < 0 else whole).scaleb(-places)


def share(n: int | Decimal, of: int | Decimal) -> Fraction | None:
    """In per cent, exact."""
    return Fraction(n) * 100 / Fraction(of) if of else None


def printed(exact: Fraction, *, like: Number) -> str:
    """An exact number, in the form of another one."""
    return str(Number(rounded(exact, places=like.places), like.places, like.percent))


def counts(percent: Number, *, of: int) -> list[int]:
    """The counts of a base whose share is printed so; none of more than a million."""
    if not 0 < of <= MOST:
        return []
    low, high = percent.bounds
    first = max(ceil(low * of / 100), 0)
    current_range = range(first, max(ceil(high * of / 100), first))
    return [n for n in current_range if n <= of and percent.says(Fraction(n * 100, of))]


def with_misses(percent: Number, *, misses: int) -> list[tuple[int, int]]:
    """Each number and base that leave so many out and are printed so, the smaller first; at most a thousand."""
    low, high = percent.bounds
    if misses <= 0 or low >= 100 or high >= 100:
        return []
    first, last = ceil(misses * 100 / (100 - low)), ceil(misses * 100 / (100 - high))
    result = ((of - misses, of) for of in range(max(first, misses), last + 1)
             if percent.says(Fraction((of - misses) * 100, of)))  # fmt: skip
    return list(islice(result, MOST_WAYS))


def smaller_bases(percent: Number, *, of: int, most: int = 3) -> list[tuple[int, int]]:
    """Numbers and bases near to a base that are printed so, when no count of the base itself is."""
    bases = range(of - 1, max(of * 4 // 5, of - MOST_BASES), -1)
    return list(islice(((n, base) for base in bases for n in counts(percent, of=base)[:1]), most))


def ways(percents: Sequence[Number], *, of: int) -> list[tuple[int, ...]]:
    """Every way in which the counts of a base that add up to it have shares printed so; no more than MOST_WAYS."""
    choices = [counts(number, of=of) for number in percents]
    if not all(choices):
        return []
    least = [sum(choice[0] for choice in choices[place:]) for place in range(len(choices) + 1)]
    most = [sum(choice[-1] for choice in choices[place:]) for place in range(len(choices) + 1)]
    result: list[tuple[int, ...]] = [()]
    for place, here in enumerate(choices):
        result = [
            (*way, n) for way in result for n in here
            if least[place + 1] <= of - sum(way) - n <= most[place + 1]
        ][:MOST_WAYS]  # fmt: skip
    return result


def beyond_rounding(percents: Sequence[Number], *, total: Fraction) -> bool:
    """Whether shares of one thing can't add up to its total, however each was rounded. That each of them was an exact
    half is no excuse."""
    off = sum((Fraction(number.value) for number in percents if not number.under), Fraction()) - total
    room = sum((number.unit for number in percents if not number.under), Fraction()) / 2
    below = sum((number.bounds[1] for number in percents if number.under), Fraction())
    return off >= room > 0 or off + below <= -room
