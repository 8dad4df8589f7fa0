"""When the IRO looks again between two reviews."""

from dataclasses import replace

import pytest

from rulebook.midway import is_wanted, midway_on, midway_set, sets_itself, state_of
from rulebook.standards import DEFAULT_STANDARDS
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def between(held: str, due: str, expected: str) -> Example:
    return Example(f"held {held}, next due {due}", lambda: midway_on(held_on=day(held), next_due_on=day(due)), expected)


def three_months(held: str, due: str, expected: str) -> Example:
    standards = replace(DEFAULT_STANDARDS, midway="three_months")
    asked = {"held_on": day(held), "next_due_on": day(due), "standards": standards}
    return Example(f"held {held}, next due {due}", lambda: midway_set(**asked), expected)


def none_set(held: str, due: str) -> Example:
    asked = {"held_on": day(held), "next_due_on": day(due), "standards": replace(DEFAULT_STANDARDS, midway="none")}
    return Example(f"held {held}, next due {due}, the council sets none", lambda: midway_set(**asked), "None")


def first_known(on: str, expected: str) -> Example:
    asked = {"day": day("2014-04-15"), "on": day(on)}
    return Example(f"half-way is 2014-04-15, first worked out on {on}", lambda: sets_itself(**asked), expected)


def ended(over_on: str, expected: str) -> Example:
    asked = {"day": day("2014-04-15"), "over_on": day(over_on) if over_on else None}
    given = f"the next review held, or care ended, on {over_on}" if over_on else "the next review is still to come"
    return Example(f"half-way is 2014-04-15, {given}", lambda: is_wanted(**asked), expected)


def stands(given: str, on: str, expected: str, *, done: str = "", over: str = "") -> Example:
    asked = {
        "due_on": day("2014-04-15"),
        "done_on": day(done) if done else None,
        "over_on": day(over) if over else None,
        "on": day(on),
    }
    return Example(f"midway on 2014-04-15, {given}, looked at on {on}", lambda: state_of(**asked), expected)


CHAPTER = Chapter(
    "midway",
    "Between two reviews",
    (
        Rule(
            "Midway",
            "The working day at or before the middle of the time to the next review's last day. It sets itself; the "
            "IRO may choose any other day in the record.",
            "councils' practice",
            "setting",
            (
                between("2014-01-15", "2014-04-15", "2014-02-28"),  # the middle is Saturday 1 March
                between("2014-01-15", "2014-07-15", "2014-04-15"),
                between("2013-10-15", "2014-03-07", "2013-12-24"),  # the middle is Boxing Day
                between("2014-01-15", "2014-01-15", "2014-01-15"),
            ),
        ),
        Rule(
            "Three months after the review, or none",
            "A council may choose three months after the review instead, or to set none. Where the next review is due "
            "by then, the middle counts.",
            "councils' practice",
            "setting",
            (
                three_months("2014-01-15", "2014-07-15", "2014-04-15"),
                three_months("2014-02-15", "2014-08-15", "2014-05-15"),
                three_months("2014-02-17", "2014-08-17", "2014-05-16"),  # 17 May is a Saturday
                three_months("2014-01-15", "2014-04-15", "2014-02-28"),
                three_months("2014-01-15", "2014-04-16", "2014-04-15"),
                none_set("2014-01-15", "2014-07-15"),
            ),
        ),
        Rule(
            "When a midway sets itself, and when it goes",
            "It is set for the review held last, once that is complete, unless its day is past when it is first worked "
            "out. It moves with the review's dates. It goes where its day is not before the next review, or not before "
            "care ended; one whose day had passed by then stays, as missed.",
            "ours",
            "reading",
            (
                first_known("2014-04-15", "True"),
                first_known("2014-04-16", "False"),
                ended("", "True"),
                ended("2014-04-16", "True"),
                ended("2014-04-15", "False"),
            ),
        ),
        Rule(
            "How a midway stands",
            "Done on its day is in time. One that is not done is overdue from the day after, until the next review is "
            "held or care ends: from that day on it was missed. It is no review, and moves no date.",
            "councils' practice; figures count reviews without midways",
            "reading",
            (
                stands("not done", "2014-04-15", "to do"),
                stands("not done", "2014-04-16", "overdue"),
                stands("not done, next review on 2014-06-02", "2014-06-01", "overdue", over="2014-06-02"),
                stands("not done, next review on 2014-06-02", "2014-06-02", "missed", over="2014-06-02"),
                stands("done on 2014-04-15", "2014-06-02", "done", done="2014-04-15"),
                stands("done on 2014-04-16", "2014-06-02", "done late", done="2014-04-16", over="2014-06-02"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_midway(example):
    assert shown(example.answer()) == example.expected
