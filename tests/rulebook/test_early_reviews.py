"""When a review may have to come before its last day."""

from typing import Any

import duckdb
import pytest

from rulebook.early_reviews import LAW, NOTICED, PRACTICE, TAKEN_UP, choices_for
from rulebook.law import EARLIER_REVIEWS
from tests.rulebook.chapters import Chapter, Example, Rule, shown


def may(code: str, expected: str) -> Example:
    return Example(code, lambda: ", ".join(choices_for(code)), expected)


def answered(statement: str) -> Any:
    """What DuckDB says to the rule book's SQL."""
    return duckdb.connect().execute(statement).fetchone()[0]


def opened(known: str, held: str, expected: str) -> Example:
    rows = f"(SELECT DATE '{held}' AS held_on) held, (SELECT DATE '{known}' AS known_on) change"

    def answer() -> str:
        return "not open" if answered(f"SELECT {TAKEN_UP} FROM {rows}") else "open"

    return Example(f"known {known}, last review {held}", answer, expected)


def begins(new_reason: str, ended_because: str, expected: str, status: str = "C2", before: str = "C2") -> Example:
    given = f"RNE {new_reason}, {status} after {before}, reason {ended_because or 'not known'}"
    rows = (
        f"(SELECT '{new_reason}' AS new_reason, '{status}' AS legal_status) episode, "
        f"(SELECT '{ended_because}' AS change_reason, '{before}' AS legal_status) before"
    )
    return Example(given, lambda: answered(f"SELECT {NOTICED} FROM {rows}") or "nothing", expected)


CHAPTER = Chapter(
    "early-reviews",
    "Reviews brought forward",
    (
        Rule(
            "By law",
            "A review is to be held earlier in these cases: "
            + "; ".join(one.words for one in LAW)
            + ". Somebody chooses: "
            "a day for it, or why the date stays. A check midway is no review, so it is no answer.",
            EARLIER_REVIEWS,
            "confirmed",
            (may("iro-asks", "forward, no"), may("accommodation-stops", "forward, no")),
        ),
        Rule(
            "By practice",
            "After these changes somebody chooses too: " + "; ".join(one.words for one in PRACTICE) + ".",
            "procedures that most councils share, and the IRO Handbook",
            "recalled",
            (may("plan-change", "forward, no, midway"), may("placement-move", "forward, no, midway")),
        ),
        Rule(
            "Until when a choice is open",
            "Until somebody chooses, or a review is held on the day the change became known or after it. Nothing moves "
            "by itself: the review's last day stays, and the day chosen stands beside it.",
            "ours",
            "setting",
            (
                opened("2014-04-22", "2014-04-21", "open"),
                opened("2014-04-22", "2014-04-22", "not open"),
            ),
        ),
        Rule(
            "What the register notices",
            "A new episode with other carers, unless the reason for it was the care plan or only the status of the "
            "placement; and a new status of remand or police detention. All else is noted by whoever knows of it.",
            "SSDA903, reason for new episode and reason for placement change",
            "reading",
            (
                begins("P", "CREQB", "placement-move"),
                begins("B", "", "placement-move"),
                begins("P", "CARPL", "nothing"),
                begins("P", "PLACE", "nothing"),
                begins("T", "CREQB", "nothing"),
                begins("L", "", "nothing"),
                begins("L", "", "accommodation-ends", status="J1"),
                begins("L", "", "nothing", status="J2", before="J1"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_early_reviews(example):
    assert shown(example.answer()) == example.expected


def test_every_code_is_in_one_list():
    every = [one.code for one in (*LAW, *PRACTICE)]
    assert len(every) == len(set(every)) == 12
    assert all(one.source for one in (*LAW, *PRACTICE))
