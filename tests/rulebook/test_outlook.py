"""Whether the next review is likely to be in time."""

from dataclasses import replace

import pytest

from rulebook.outlook import Before, marks_on, outlook
from rulebook.standards import Standards
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown

READY = Before(None, invited=True, plan_here=True, report_here=True, talked=True)
WORDS = {
    "invited": "not everybody asked",
    "plan_here": "no care plan",
    "report_here": "no report",
    "talked": "no talk",
}


def seen(on: str, due: str, meets: str = "", *wanting: str) -> Example:
    """`wanting` is what is missing; all else is there."""

    def answer() -> str:
        before = replace(READY, due_on=day(due) if due else None, meets_on=day(meets) if meets else None)
        marks = marks_on(day(on), standards=Standards())
        found = outlook(replace(before, **dict.fromkeys(wanting, False)), marks=marks)
        return f"{found.light}: {' '.join(found.why)}" if found else "no light"

    missing = "".join(f", {WORDS[one]}" for one in wanting)
    given = f"on {on}, {f'due {due}' if due else 'no date known'}, {f'meets {meets}' if meets else 'not booked'}"
    return Example(given + missing, answer, ANSWERS[given + missing])


ON_COURSE = "green: A meeting is booked, and nothing is missing that should be here by now."
UNBOOKED = "No meeting is booked. Until the last day there are"
NO_ROOM = "The last day leaves no room to put the meeting off."
PLAN, REPORT = "The care plan is not here.", "The social worker’s report is not here."
ASKED, TALK = "Not everybody who should come is asked.", "The talk with the child is not recorded."
ANSWERS = {
    "on 2014-04-28, no date known, not booked": "no light",
    "on 2014-04-28, due 2014-04-27, not booked": "red: The last day, Sunday 27 April 2014, is over.",
    "on 2014-04-28, due 2014-05-21, not booked": f"green: {UNBOOKED} 16 working days.",
    "on 2014-04-28, due 2014-05-20, not booked": f"amber: {UNBOOKED} 15 working days.",
    "on 2014-04-28, due 2014-05-14, not booked": f"amber: {UNBOOKED} 11 working days.",
    "on 2014-04-28, due 2014-05-13, not booked": f"red: {UNBOOKED} 10 working days.",
    "on 2014-04-28, due 2014-04-29, not booked": (
        "red: No meeting is booked. Until the last day there is 1 working day."
    ),
    "on 2014-04-28, due 2014-05-07, meets 2014-05-08": "red: The meeting on Thursday 8 May 2014 is after the last day.",
    "on 2014-04-28, due 2014-05-07, meets 2014-05-07": ON_COURSE,
    "on 2014-04-28, due 2014-05-07, meets 2014-04-25": (
        "amber: The day of the meeting, Friday 25 April 2014, is over. Say whether it was held."
    ),
    "on 2014-04-28, due 2014-07-01, meets 2014-05-14, not everybody asked": ON_COURSE,
    "on 2014-04-28, due 2014-07-01, meets 2014-05-13, not everybody asked": f"amber: {ASKED}",
    "on 2014-04-28, due 2014-07-01, meets 2014-05-02, no care plan, no report": ON_COURSE,
    "on 2014-04-28, due 2014-07-01, meets 2014-05-01, no care plan, no report": f"amber: {PLAN} {REPORT}",
    "on 2014-04-28, due 2014-05-02, meets 2014-05-01, no care plan": f"amber: {PLAN}",
    "on 2014-04-28, due 2014-05-01, meets 2014-05-01, no care plan": f"red: {PLAN} {NO_ROOM}",
    "on 2014-04-28, due 2014-05-01, meets 2014-05-01, not everybody asked": f"red: {ASKED} {NO_ROOM}",
    "on 2014-04-28, due 2014-04-30, meets 2014-04-28, no care plan": f"amber: {PLAN}",
    "on 2014-04-28, due 2014-04-30, meets 2014-04-29, no care plan": f"red: {PLAN} {NO_ROOM}",
    "on 2014-04-28, due 2014-05-01, meets 2014-04-30, no talk": ON_COURSE,
    "on 2014-04-28, due 2014-04-29, meets 2014-04-29, no talk": f"amber: {TALK}",
    "on 2014-04-28, due 2014-04-29, meets 2014-04-29, no report, no talk": f"red: {REPORT} {TALK} {NO_ROOM}",
}
SOURCE = "a council's annual report of 2013/14, alerts before the last day; the marks are the council's settings"
APRIL = "2014-04-28"
CHAPTER = Chapter(
    "outlook",
    "Likely to be late",
    (
        Rule(
            "The last day and the meeting",
            "Red where the last day is over, or the meeting is after it. With no meeting booked: amber when 15 working "
            "days are left to the last day, red at 10, by when invitations should be out. Green otherwise. No light "
            "where nobody knows the last day.",
            SOURCE,
            "setting",
            (
                seen(APRIL, ""),
                seen(APRIL, "2014-04-27"),
                seen(APRIL, "2014-05-21"),
                seen(APRIL, "2014-05-20"),
                seen(APRIL, "2014-05-14"),
                seen(APRIL, "2014-05-13"),
                seen(APRIL, "2014-04-29"),
                seen(APRIL, "2014-05-07", "2014-05-08"),
                seen(APRIL, "2014-05-07", "2014-05-07"),
                seen(APRIL, "2014-05-07", "2014-04-25"),
            ),
        ),
        Rule(
            "What is missing before the meeting",
            "Amber when the last day has come for something that is missing: invitations 10 working days before the "
            "meeting, the care plan and the social worker's report 3, the talk with the child 1. Red where that may "
            "put the meeting off and no more than 3 working days are left to the review's last day; not of a meeting "
            "that is today, which is put off no more.",
            SOURCE,
            "setting",
            (
                seen(APRIL, "2014-07-01", "2014-05-14", "invited"),
                seen(APRIL, "2014-07-01", "2014-05-13", "invited"),
                seen(APRIL, "2014-07-01", "2014-05-02", "plan_here", "report_here"),
                seen(APRIL, "2014-07-01", "2014-05-01", "plan_here", "report_here"),
                seen(APRIL, "2014-05-02", "2014-05-01", "plan_here"),
                seen(APRIL, "2014-05-01", "2014-05-01", "plan_here"),
                seen(APRIL, "2014-05-01", "2014-05-01", "invited"),
                seen(APRIL, "2014-04-30", "2014-04-28", "plan_here"),
                seen(APRIL, "2014-04-30", "2014-04-29", "plan_here"),
                seen(APRIL, "2014-05-01", "2014-04-30", "talked"),
                seen(APRIL, "2014-04-29", "2014-04-29", "talked"),
                seen(APRIL, "2014-04-29", "2014-04-29", "report_here", "talked"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_outlook(example):
    assert shown(example.answer()) == example.expected


def test_the_marks_are_the_councils_own_limits():
    standards = Standards(papers_before=Limit(5, "working days"), booked_before=Limit(20, "working days"))
    marks = marks_on(day(APRIL), standards=standards)
    assert (marks.papers, marks.invitations, marks.booking) == (day("2014-05-06"), day("2014-05-13"), day("2014-05-28"))
    assert marks.furthest == marks.invitations
