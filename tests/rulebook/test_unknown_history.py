"""A return that holds one year: what came before K is unknown."""

from datetime import date

import pytest

from rulebook import law
from rulebook.chain import plain_chain
from rulebook.known_from import Year, first_day_of_year, known_from
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown

K = "2025-04-01"


def known(entered: str, held: str, step: int, expected: str, *, ended: str | None = None) -> Example:
    days = [day(text) for text in held.split()]
    left = day(ended) if ended else None
    words = f"in care since {entered}" + (f" until {ended}" if ended else "")
    words += f", held {held}" if held else ", no review known"
    return Example(
        words, lambda: plain_chain(entered=day(entered), held=days, known_from=day(K), ended=left)[step], expected
    )


def covered(words: str, expected: str, *years: tuple[int, int, int]) -> Example:
    """`years`: the year that begins on 1 April, the children in care throughout, and those of them with a review."""
    counts = [Year(date(year, 4, 1), children, reviewed) for year, children, reviewed in years]
    return Example(words, lambda: known_from(counts), expected)


CHAPTER = Chapter(
    "unknown-history",
    "When earlier reviews are not on record",
    (
        Rule(
            "From which day reviews are known",
            "The 1 April that begins the first covered year. The year of the latest review inside care is covered; so "
            "is the year before one that is, if a review inside care lies in it and at least half of the children in "
            "care from its first day to its last have one in it. The first year that is not ends the walk back. A "
            "review outside every period of care, or in a year that is not covered, moves nothing.",
            "figures: Known from (K)",
            "reading",
            (
                covered("reviews in 2025/26 alone", "2025-04-01", (2025, 0, 0)),
                covered("one review typed 2015 for 2025", "2024-04-01", (2024, 4, 4), (2014, 0, 0)),
                covered("one of 31 March among 40 children", "2025-04-01", (2025, 40, 38), (2024, 40, 1)),
                covered("half of the children in the year before", "2024-04-01", (2025, 4, 4), (2024, 4, 2)),
                covered("fewer than half in the year before", "2025-04-01", (2025, 4, 4), (2024, 5, 2)),
                covered("nobody in care throughout the year before", "2024-04-01", (2025, 4, 4), (2024, 0, 0)),
                covered("no review in 2023/24", "2024-04-01", (2025, 4, 4), (2024, 4, 4), (2022, 4, 4)),
                covered("five years, all covered", "2021-04-01", *((year, 9, 8) for year in range(2021, 2026))),
                covered("few in the latest year", "2024-04-01", (2025, 9, 0), (2024, 9, 8)),
                covered("no review", "None"),
            ),
        ),
        Rule(
            "The first known review",
            f"In a period of care that began before the day from which reviews are on record (here {K}), the "
            f"first known "
            "review is neither on time nor late, and the next is due 6 months after it.",
            "figures: Known from (K)",
            "reading",
            (
                known("2021-06-01", "2025-06-10", 0, "due none, not judged"),
                known("2021-06-01", "2025-06-10", 1, "due 2025-12-10, not yet held"),
                known("2021-06-01", "2025-06-10 2025-12-11", 1, "due 2025-12-10, 1 day late"),
                known("2021-06-01", "2025-09-30", 0, "due none, not judged"),
                known("2021-06-01", "2025-02-14", 1, "due 2025-08-14, not yet held"),
            ),
        ),
        Rule(
            "Due whatever the history",
            "A review was due within 6 months of the day before, where the period was still open then.",
            law.LATER_REVIEWS,
            "reading",
            (
                known("2021-06-01", "", 0, "due 2025-09-30, not yet held"),
                known("2021-06-01", "2025-10-01", 0, "due 2025-09-30, 1 day late"),
                known("2021-06-01", "2025-10-01", 1, "due 2026-04-01, not yet held"),
                known("2021-06-01", "", 0, "due none, not yet held", ended="2025-09-30"),
                known("2021-06-01", "", 0, "due 2025-09-30, not yet held", ended="2025-10-01"),
            ),
        ),
        Rule(
            "A period that began since",
            "A period of care that began on or after that day is known from its start.",
            law.FIRST_REVIEW,
            "confirmed",
            (
                known("2025-04-01", "", 0, "due 2025-05-01, not yet held"),
                known("2025-04-01", "2025-05-02", 0, "due 2025-05-01, 1 day late"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_unknown_history(example):
    assert shown(example.answer()) == example.expected


def test_the_year_in_which_a_day_lies_begins_on_1_april():
    assert [first_day_of_year(day(text)) for text in ("2025-03-31", "2025-04-01", "2025-12-31")] == [
        date(2024, 4, 1),
        date(2025, 4, 1),
        date(2025, 4, 1),
    ]
