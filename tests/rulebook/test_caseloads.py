"""Caseloads for each full-time IRO, and the day by which a child has a named IRO."""

from decimal import Decimal

import pytest

from rulebook import law
from rulebook.caseloads import caseload_verdict, named_by, per_full_time
from rulebook.standards import DEFAULT_STANDARDS, Range, Standards
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def carried(children: int, fte: str, expected: str, *, standards: Standards = DEFAULT_STANDARDS) -> Example:
    def answer() -> str:
        each = per_full_time(children=children, fte=Decimal(fte))
        return f"{each}, {caseload_verdict(children=children, fte=Decimal(fte), standards=standards)}"

    own = "" if standards == DEFAULT_STANDARDS else f", where the council's range is {standards.caseload}"
    return Example(f"{children} children on {fte} of a full week{own}", answer, expected)


def named(words: str, started: str, expected: str, *, standards: Standards = DEFAULT_STANDARDS) -> Example:
    return Example(words, lambda: named_by(started=day(started), standards=standards), expected)


CHAPTER = Chapter(
    "caseloads",
    "Whose IRO, and how many children",
    (
        Rule(
            "A named IRO",
            "A child has a named IRO within 5 working days of the day on which the child became looked after. That day "
            "is day 0; named on the last day is in time.",
            law.NAMED_IRO,
            "setting",
            (
                named("in care from Monday 2014-04-28", "2014-04-28", "2014-05-06"),
                named("in care from Friday 2014-01-03", "2014-01-03", "2014-01-10"),
                named("in care from Saturday 2014-01-04", "2014-01-04", "2014-01-10"),
                named("in care from Monday 2013-12-23", "2013-12-23", "2014-01-02"),
                named("a council that allows 3 working days", "2014-01-03", "2014-01-08",
                      standards=Standards(iro_named_within=Limit(3, "working days"))),
            ),
        ),
        Rule(
            "Caseload for each full-time IRO",
            "Looked-after children divided by the part of a full week given to being an IRO, half up to one place, "
            "should be 50 to 70, both included. Child-protection cases are counted apart.",
            law.CASELOADS,
            "setting",
            (
                carried(49, "1.00", "49.0, below"),
                carried(50, "1.00", "50.0, within"),
                carried(70, "1.00", "70.0, within"),
                carried(71, "1.00", "71.0, above"),
                carried(35, "0.50", "70.0, within"),
                carried(36, "0.50", "72.0, above"),
                carried(41, "0.80", "51.3, within"),
                carried(302, "7.00", "43.1, below"),
                carried(12, "0.00", "None, not known"),
                carried(71, "1.00", "71.0, within", standards=Standards(caseload=Range(60, 75))),
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_caseloads(example):
    assert shown(example.answer()) == example.expected
