"""When a review is late, and from which day its exception report stands."""

import pytest

from rulebook.lateness import CAUSES, asked_since, lateness
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def judged(due: str, held: str, on: str, expected: str) -> Example:
    def answer() -> str:
        found = lateness(due_on=day(due) if due else None, held_on=day(held) if held else None, on=day(on))
        return f"late by {found.days}, since {found.since.isoformat()}" if found else "not late"

    given = f"{f'due {due}' if due else 'no date known'}, {f'held {held}' if held else 'not held'}, on {on}"
    return Example(given, answer, expected)


CHAPTER = Chapter(
    "lateness",
    "Late reviews",
    (
        Rule(
            "When a review is late",
            "Held after the last day of the timetable that governs it, or not held when that day is over. The "
            "exception report stands from the day after the last day, whoever looks. Days late are days of the "
            "calendar, to the day it was held, or to today. A review whose last day nobody knows is never called late.",
            "a council's annual report of 2013/14, which plans exception reports; regulation 33 for the last day",
            "reading",
            (
                judged("2014-03-20", "2014-03-20", "2014-04-28", "not late"),
                judged("2014-03-20", "2014-03-21", "2014-04-28", "late by 1, since 2014-03-21"),
                judged("2014-03-20", "", "2014-03-20", "not late"),
                judged("2014-03-20", "", "2014-03-21", "late by 1, since 2014-03-21"),
                judged("2014-03-20", "2014-04-03", "2014-04-28", "late by 14, since 2014-03-21"),
                judged("", "2014-04-03", "2014-04-28", "not late"),
            ),
        ),
        Rule(
            "For which reviews a reason is asked",
            "Those due since the day given: the first of the reporting year before the one that runs, since the annual "
            "report is written after its year. The report of an older review can still be written.",
            "ours",
            "setting",
            (
                Example("on 2014-03-31", lambda: asked_since(on=day("2014-03-31")), "2012-04-01"),
                Example("on 2014-04-01", lambda: asked_since(on=day("2014-04-01")), "2013-04-01"),
                Example("on 2014-12-31", lambda: asked_since(on=day("2014-12-31")), "2013-04-01"),
            ),
        ),
        Rule(
            "Causes",
            "A list that the council may change; a report keeps the words that it was signed with.",
            "a council's annual report of 2013/14 for the first three; ours for the others",
            "setting",
            tuple(
                Example(f"cause {place}", lambda place=place: CAUSES[place - 1], words)
                for place, words in enumerate(
                    (
                        "The IRO worked out the date wrongly",
                        "Staff sickness: another IRO took it over",
                        "The service was told too late that the child came into care",
                    ),
                    start=1,
                )
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_lateness(example):
    assert shown(example.answer()) == example.expected
