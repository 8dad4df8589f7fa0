"""By when an alert is judged, and when an account that nobody uses is closed."""

import pytest

from rulebook.access import is_dormant, judge_by, stops_another
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day

OURS = "Ours, after the shared rule that an emergency opening is reviewed within 2 working days"
DORMANT = "Ours; the ICO’s reprimand of Hackney (2024) was about an account that nobody had used for eight years"


def judged(words: str, done: str, expected: str) -> Example:
    return Example(words, lambda: judge_by(done_on=day(done)), expected)


def stopped(done: str, on: str, expected: str) -> Example:
    answer = {True: "not again yet", False: "may"}
    return Example(f"broken on {done}, again on {on}", lambda: answer[stops_another(done_on=day(done), on=day(on))],
                   expected)  # fmt: skip


def dormant(used: str, on: str, expected: str, *, after: Limit | None = None) -> Example:
    def answer() -> str:
        given = {"after": after} if after else {}
        return "closed" if is_dormant(used_on=day(used), on=day(on), **given) else "open"

    own = f", where the council gives {after}" if after else ""
    return Example(f"last used {used}, on {on}{own}", answer, expected)


CHAPTER = Chapter(
    "access",
    "Alerts and accounts",
    (
        Rule(
            "An alert is judged",
            "What somebody opened for a reason is judged within 2 working days. The day it was opened is day 0.",
            OURS,
            "setting",
            (
                judged("opened on Monday 2014-04-28", "2014-04-28", "2014-04-30"),
                judged("opened on Friday 2014-05-02, before a bank holiday", "2014-05-02", "2014-05-07"),
                judged("opened on Saturday 2014-05-10", "2014-05-10", "2014-05-13"),
            ),
        ),
        Rule(
            "Glass is broken again",
            "Whoever broke glass and was not judged in that time breaks none until it is judged.",
            OURS,
            "setting",
            (
                stopped("2014-04-28", "2014-04-30", "may"),
                stopped("2014-04-28", "2014-05-01", "not again yet"),
                stopped("2014-05-02", "2014-05-07", "may"),
                stopped("2014-05-02", "2014-05-08", "not again yet"),
            ),
        ),
        Rule(
            "An account that nobody uses",
            "An account is closed when nobody has signed in with it for more than 45 days; an administrator opens it "
            "again.",
            DORMANT,
            "setting",
            (
                dormant("2014-01-06", "2014-02-20", "open"),
                dormant("2014-01-06", "2014-02-21", "closed"),
                dormant("2016-02-01", "2016-03-17", "open"),
                dormant("2016-02-01", "2016-03-18", "closed"),
                dormant("2014-01-06", "2014-02-06", "closed", after=Limit(30, "days")),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_the_rule_book_answers(example: Example) -> None:
    assert str(example.answer()) == example.expected
