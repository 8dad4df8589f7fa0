"""Decisions between two reviews: how they stand, when they are done, and when they come back too often."""

import pytest

from rulebook.decisions import became_when_done, before_manager, is_the_same_again, rolled_over, standing
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown

DUE = "2014-03-14"


def stands(given: str, on: str, expected: str, *, closed: bool = False, said_done: bool = False) -> Example:
    asked = {"by_on": day(DUE), "closed": closed, "said_done": said_done, "on": day(on)}
    return Example(f"to be done by {DUE}, {given}, looked at on {on}", lambda: standing(**asked), expected)


def manager(given: str, on: str, expected: str, *, sent: bool = True, answer: str = "") -> Example:
    days = {"sent_on": day("2014-03-03"), "answer_due_on": day("2014-03-10")} if sent else {}
    asked = {"sent_on": None, "answer_due_on": None, **days, "answer": answer, "on": day(on)}
    return Example(
        f"{given}, to be answered by 2014-03-10, looked at on {on}", lambda: before_manager(**asked).title, expected
    )


def done(done_on: str, expected: str) -> Example:
    asked = {"by_on": day(DUE), "done_on": day(done_on)}
    return Example(f"to be done by {DUE}, done on {done_on}", lambda: became_when_done(**asked), expected)


def chain(reviews: int) -> int:
    """Of a decision that so many reviews in a row have taken."""
    times = None
    for _ in range(reviews):
        times = rolled_over(times)
    assert times is not None
    return times


def taken(reviews: int, times: int, same: str) -> Example:
    def answer() -> str:
        return f"rolled over {chain(reviews)}, {is_the_same_again(rolled_over=chain(reviews))}"

    return Example(f"the same decision of {reviews} in a row", answer, f"rolled over {times}, {same}")


CHAPTER = Chapter(
    "decisions",
    "Decisions between reviews",
    (
        Rule(
            "How a decision stands",
            "Closed once the IRO has said what became of it. Else said done, where that is the last word about it: it "
            "waits for the IRO, and nothing is asked of its owner meanwhile. Else overdue from the day after its day.",
            "councils' practice; regulation 37 of the 2010 Regulations",
            "reading",
            (
                stands("nothing told", "2014-03-14", "to do"),
                stands("nothing told", "2014-03-15", "overdue"),
                stands("said to be done", "2014-03-15", "said done", said_done=True),
                stands("said to be done, but not so says the IRO", "2014-03-15", "overdue"),
                stands("closed by the IRO", "2014-03-15", "closed", closed=True, said_done=True),
            ),
        ),
        Rule(
            "What the team manager said",
            "Not sent until the manager of the child’s team has it. An answer stands as it was given; without one by "
            "the last day it is deemed agreed, which is told apart from an agreement.",
            "IRO Handbook: the manager answers within five working days",
            "reading",
            (
                manager("not sent", "2014-03-12", "Not sent yet", sent=False),
                manager("no answer", "2014-03-10", "With the team manager"),
                manager("no answer", "2014-03-11", "Deemed agreed"),
                manager("agreed", "2014-03-11", "Agreed", answer="agreed"),
                manager("disagreed", "2014-03-11", "Disagreed", answer="disagreed"),
            ),
        ),
        Rule(
            "Done, or done late",
            "By the day on which it was done, not the day on which that was told or confirmed. Done on the day itself "
            "is in time. Of one that was carried on, the day set last counts.",
            "councils' practice",
            "reading",
            (done("2014-03-13", "done"), done("2014-03-14", "done"), done("2014-03-17", "done_late")),
        ),
        Rule(
            "Carried on from review to review",
            "A decision is rolled over once for each review that took it up again. One that three reviews in a row "
            "took is shown to the IRO and the lead IRO as the same decision for three reviews.",
            "councils' practice: drift that nobody notices",
            "setting",
            (taken(1, 0, "False"), taken(2, 1, "False"), taken(3, 2, "True"), taken(4, 3, "True")),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_decisions(example):
    assert shown(example.answer()) == example.expected
