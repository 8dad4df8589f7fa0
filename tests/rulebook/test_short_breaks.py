"""When a run of short breaks is one placement, and what follows when it is not."""

from datetime import timedelta

import pytest

from rulebook import law
from rulebook.reviews import ShortBreak, failures, short_breaks_chain
from rulebook.spans import Span
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def stay(start: str, nights: int, **facts: object) -> ShortBreak:
    first = day(start)
    return ShortBreak(Span(first, first + timedelta(days=nights)), facts.pop("intended_days", nights), **facts)


def conditions(words: str, expected: str, *breaks: ShortBreak) -> Example:
    return Example(
        words,
        lambda: "; ".join(f"{failure.on} {failure.condition}" for failure in failures(breaks)) or "light timetable",
        expected,
    )


FIVE_FORTNIGHTS = tuple(
    stay(start, 15) for start in ("2014-01-06", "2014-02-10", "2014-03-10", "2014-04-07", "2014-05-05")
)

CHAPTER = Chapter(
    "short-breaks",
    "Short breaks",
    (
        Rule(
            "Conditions of the light timetable",
            "The child is not in care; the stays are with the same person or in the same accommodation; none "
            "is meant to "
            "last more than 17 days; the child goes back to a parent between them; not more than 75 days in 12 months.",
            law.SHORT_BREAKS,
            "confirmed",
            (
                conditions("two weekends", "light timetable", stay("2014-01-10", 2), stay("2014-02-14", 2)),
                conditions("a stay of 17 days", "light timetable", stay("2014-01-06", 17)),
                conditions(
                    "a stay meant to last 18 days",
                    "2014-01-06 meant to last more than 17 days (18 days)",
                    stay("2014-01-06", 18),
                ),
                conditions("five stays of 15 days: 75 days", "light timetable", *FIVE_FORTNIGHTS),
                conditions(
                    "one day more",
                    "2014-06-02 more than 75 days in 12 months (76 days)",
                    *FIVE_FORTNIGHTS,
                    stay("2014-06-02", 1),
                ),
                conditions(
                    "one day more, a year after the first stay began",
                    "light timetable",
                    *FIVE_FORTNIGHTS,
                    stay("2015-01-06", 1),
                ),
                conditions(
                    "another carer",
                    "2014-02-14 not with the same person or in the same accommodation",
                    stay("2014-01-10", 2),
                    stay("2014-02-14", 2, same_place=False),
                ),
                conditions(
                    "straight from one stay to the next",
                    "2014-01-12 the child did not return to a parent before it",
                    stay("2014-01-10", 2),
                    stay("2014-01-12", 2, home_before=False),
                ),
                conditions(
                    "a care order is made",
                    "2014-02-14 the child is in care",
                    stay("2014-01-10", 2),
                    stay("2014-02-14", 2, in_care=True),
                ),
            ),
        ),
        Rule(
            "When a condition fails",
            "The plain timetable counts from the first day of the stay that fails: 20 working days, 3 "
            "months, 6 months.",
            law.FIRST_REVIEW,
            "reading",
            (
                Example(
                    "two weekends from 2014-01-10",
                    lambda: short_breaks_chain(breaks=[stay("2014-01-10", 2), stay("2014-02-14", 2)], held=[])[-1],
                    "due 2014-04-10, not yet held",
                ),
                Example(
                    "the second with another carer",
                    lambda: short_breaks_chain(
                        breaks=[stay("2014-01-10", 2), stay("2014-02-14", 2, same_place=False)],
                        held=[day("2014-01-30")],
                    )[-1],
                    "due 2014-03-14, not yet held",
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_short_breaks(example):
    assert shown(example.answer()) == example.expected
