"""When the IRO looks again between two reviews."""

import pytest

from rulebook.midway import midway_on
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def between(held: str, due: str, expected: str) -> Example:
    return Example(f"held {held}, next due {due}", lambda: midway_on(held_on=day(held), next_due_on=day(due)), expected)


CHAPTER = Chapter(
    "midway",
    "Between two reviews",
    (
        Rule(
            "Midway",
            "The working day at or before the middle of the time to the next review's last day. It is offered; the IRO "
            "may choose any other day.",
            "councils' practice",
            "setting",
            (
                between("2014-01-15", "2014-04-15", "2014-02-28"),  # the middle is Saturday 1 March
                between("2014-01-15", "2014-07-15", "2014-04-15"),
                between("2013-10-15", "2014-03-07", "2013-12-24"),  # the middle is Boxing Day
                between("2014-01-15", "2014-01-15", "2014-01-15"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_midway(example):
    assert shown(example.answer()) == example.expected
