"""A return that holds one year: what came before K is unknown."""

import pytest

from rulebook import law
from rulebook.chain import plain_chain
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


CHAPTER = Chapter(
    "unknown-history",
    "When earlier reviews are not on record",
    (
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
