"""Adjournment, series of meetings, cancellation."""

from collections.abc import Iterable
from datetime import date

import pytest

from rulebook import law
from rulebook.chain import plain_chain
from rulebook.meetings import Review, check_can_adjourn, resume_by
from rulebook.standards import DEFAULT_STANDARDS, Standards
from tests.rulebook.chapters import Chapter, Example, Rule, day, refusal, shown

COMPLETED = Standards(date_counted="completed")


def review(*meetings: str, **facts: object) -> Review:
    return Review(tuple(day(text) for text in meetings), **facts)


def days_held(reviews: Iterable[Review], *, standards: Standards = DEFAULT_STANDARDS) -> list[date]:
    """The days that count, in order: what a chain is made of."""
    return sorted(day for each in reviews if (day := each.counted_on(standards=standards)) is not None)


def counted(words: str, each: Review, expected: str, *, standards: Standards = DEFAULT_STANDARDS) -> Example:
    return Example(words, lambda: each.counted_on(standards=standards), expected)


CHAPTER = Chapter(
    "meetings",
    "One review, several meetings",
    (
        Rule(
            "Adjournment",
            "The IRO may adjourn a review once, for at most 20 working days. It is still the same review, and nothing "
            "proposed at it may be carried out before it is complete.",
            law.ADJOURNMENT,
            "confirmed",
            (
                Example(
                    "adjourned on 2014-01-15", lambda: resume_by(review("2014-01-15", completed=False)), "2014-02-12"
                ),
                Example(
                    "adjourned on 2013-12-02", lambda: resume_by(review("2013-12-02", completed=False)), "2014-01-02"
                ),
                Example(
                    "adjourned a second time",
                    lambda: refusal(lambda: check_can_adjourn(review("2014-01-15", "2014-02-03", adjournments=1))),
                    "refused: A review may be adjourned once. Complete this one, and hold another if more is needed.",
                ),
                Example(
                    "a review that has not met",
                    lambda: refusal(lambda: check_can_adjourn(review())),
                    "refused: Only a review that has met can be adjourned. Rearrange this one instead.",
                ),
            ),
        ),
        Rule(
            "The day that counts",
            "An adjourned review, or a series of meetings, is one review with one day: its first meeting. A "
            "council may "
            "count the day it was completed; until then it is not held.",
            "not settled in law or guidance",
            "setting",
            (
                counted("meetings on 2014-01-15 and 2014-02-03", review("2014-02-03", "2014-01-15"), "2014-01-15"),
                counted(
                    "the same, where the council counts completion",
                    review("2014-02-03", "2014-01-15"),
                    "2014-02-03",
                    standards=COMPLETED,
                ),
                counted("met on 2014-01-15 and adjourned", review("2014-01-15", completed=False), "2014-01-15"),
                counted(
                    "the same, where the council counts completion",
                    review("2014-01-15", completed=False),
                    "None",
                    standards=COMPLETED,
                ),
            ),
        ),
        Rule(
            "Cancelled reviews",
            "A cancelled review was not held. Whatever was due stays due.",
            law.LATER_REVIEWS,
            "confirmed",
            (
                counted("booked for 2014-01-02 and cancelled", review("2014-01-02", cancelled=True), "None"),
                Example(
                    "looked after from 2013-12-02, the review of 2013-12-20 cancelled",
                    lambda: (
                        plain_chain(entered=day("2013-12-02"), held=days_held([review("2013-12-20", cancelled=True)]))[
                            -1
                        ].due
                    ),
                    "2014-01-02",
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_meetings(example):
    assert shown(example.answer()) == example.expected


def test_a_series_pulls_the_next_review_from_its_first_meeting():
    series = days_held([review("2013-12-20", "2014-01-06")])
    assert shown(plain_chain(entered=day("2013-12-02"), held=series)[-1].due) == "2014-03-20"
    completed = days_held([review("2013-12-20", "2014-01-06")], standards=COMPLETED)
    assert shown(plain_chain(entered=day("2013-12-02"), held=completed)[-1].due) == "2014-04-06"
