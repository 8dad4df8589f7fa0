"""The figures that a target may rest on, by their keys, and which way each is better.

The figures are counted above this storey; their files say in the head that a target may rest on them (`better`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from footprint.sql_files import FIGURES, sql_files

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Measure:
    """`percent`: its value is a percentage, otherwise a count. `more`: a higher value is better."""

    title: str
    percent: bool
    more: bool

    def wants(self, wanted: Decimal) -> str:
        """The value wanted, in words: at least 95%, at most 10."""
        value = f"{wanted.normalize():f}{'%' if self.percent else ''}"
        return value if self.percent and wanted == HUNDRED else f"at {'least' if self.more else 'most'} {value}"

    def reached(self, *, value: Decimal, wanted: Decimal) -> bool:
        return value >= wanted if self.more else value <= wanted


def _measures() -> dict[str, Measure]:
    """In the order of the pages of figures."""
    files = [file for file in sql_files(FIGURES, wanted=("title", "shape", "place")) if "better" in file.head]
    return {
        file.key: Measure(
            file.head["title"],
            percent=file.word("shape", ("ratio", "count")) == "ratio",
            more=file.word("better", ("more", "less")) == "more",
        )
        for file in sorted(files, key=lambda file: file.number("place"))
    }


MEASURES: Mapping[str, Measure] = _measures()
