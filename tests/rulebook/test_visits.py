"""Statutory visits by the social worker."""

import pytest

from rulebook import law
from rulebook.visits import Placement, next_visit
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def visit(started: str, seen: str, expected: str, *, reviews: str = "", ordered: str = "", **facts: bool) -> Example:
    placement = Placement(day(started), ordered_on=day(ordered) if ordered else None, **facts)
    words = [f"placed {started}", f"visited {seen}" if seen else "not visited yet"]
    words += [f"order of {ordered}"] if ordered else []
    words += ["meant to last until 18"] if facts.get("long_term") else []
    words += [f"review held {reviews}"] if reviews else []
    held, days = [day(one) for one in reviews.split()], [day(one) for one in seen.split()]
    return Example(", ".join(words), lambda: next_visit(placement, visits=days, reviews=held), expected)


CHAPTER = Chapter(
    "visits",
    "Statutory visits",
    (
        Rule(
            "The first visit",
            "Within a week of the start of every placement. A visit on the first day counts; one before it does not.",
            law.ORDINARY_VISITS,
            "confirmed",
            (
                visit("2013-12-02", "", "2013-12-09"),
                visit("2013-12-20", "", "2013-12-27"),
                visit("2013-12-02", "2013-11-29", "2013-12-09"),
                visit("2013-12-02", "2013-12-02", "2014-01-13"),
            ),
        ),
        Rule(
            "In the first year",
            "Not more than six weeks apart.",
            law.ORDINARY_VISITS,
            "confirmed",
            (
                visit("2013-12-02", "2013-12-06", "2014-01-17"),
                visit("2013-12-02", "2013-12-06 2014-01-10", "2014-02-21"),
                visit("2013-12-02", "2013-12-06 2014-12-01", "2015-01-12", long_term=True),
            ),
        ),
        Rule(
            "After the first year",
            "Not more than six weeks apart, or three months where the placement is meant to last until 18. What counts "
            "is whether the last visit was made in the first year.",
            law.ORDINARY_VISITS,
            "reading",
            (
                visit("2013-12-02", "2014-12-02", "2015-01-13"),
                visit("2013-12-02", "2014-12-02", "2015-03-02", long_term=True),
                visit("2013-11-30", "2014-11-30", "2015-02-28", long_term=True),
            ),
        ),
        Rule(
            "With a connected person approved for a time",
            "Every week until the first review held in the placement, then every four weeks.",
            law.VISITS,
            "reading",
            (
                visit("2013-12-02", "", "2013-12-09", temporary_approval=True),
                visit("2013-12-02", "2013-12-06", "2013-12-13", temporary_approval=True),
                visit("2013-12-02", "2013-12-06", "2013-12-13", reviews="2013-12-13", temporary_approval=True),
                visit("2013-12-02", "2013-12-06", "2014-01-03", reviews="2013-12-12", temporary_approval=True),
                visit("2013-12-02", "2013-12-20", "2014-01-17", reviews="2013-12-18", temporary_approval=True),
                visit("2013-12-02", "2013-12-20", "2013-12-27", reviews="2013-11-20", temporary_approval=True),
            ),
        ),
        Rule(
            "With a parent under an interim care order",
            "Every week until the first review held in the placement, then every four weeks.",
            law.VISITS,
            "reading",
            (
                visit("2013-12-02", "2013-12-06", "2013-12-13", with_parent=True, interim_order=True),
                visit(
                    "2013-12-02", "2013-12-20", "2014-01-17", reviews="2013-12-18", with_parent=True, interim_order=True
                ),
            ),
        ),
        Rule(
            "With a parent at once, before the assessment",
            "Every week until the first review held in the placement, then every six weeks (placements under "
            "regulation 19).",
            law.VISITS,
            "reading",
            (
                visit("2013-12-02", "2013-12-06", "2013-12-13", with_parent=True, immediate=True),
                visit("2013-12-02", "2013-12-20", "2014-01-31", reviews="2013-12-18", with_parent=True, immediate=True),
            ),
        ),
        Rule(
            "With a parent under a care order",
            "Within a week of the order, then every six weeks. Where the order was made before the child went home, "
            "the ordinary visits are due.",
            law.VISITS,
            "reading",
            (
                visit("2013-12-02", "2013-12-06", "2014-01-27", ordered="2014-01-20", with_parent=True),
                visit("2013-12-02", "2013-12-06 2014-01-24", "2014-03-07", ordered="2014-01-20", with_parent=True),
                visit("2013-12-02", "", "2013-12-09", ordered="2013-06-03", with_parent=True),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_visits(example):
    assert shown(example.answer()) == example.expected


def test_a_visit_says_what_it_was_counted_from():
    due = next_visit(Placement(day("2013-12-20")), visits=[])
    assert due.rule == "The first visit is due within 7 days of the day the placement started"
    assert due.act_by.isoformat() == "2013-12-27"
