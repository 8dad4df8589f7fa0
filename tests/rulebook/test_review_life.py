"""The states of a review, which may follow which, and the clocks before and after it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from rulebook import law
from rulebook.review_life import BY_KEY, STATES, STEPS, Facts, check_step, clocks, may_follow, state_of
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown

TWO_MEETINGS = Facts(
    meetings=(day("2014-01-15"), day("2014-02-03")), held_on=day("2014-01-15"), completed_on=day("2014-02-03")
)


def clock(words: str, key: str, facts: Facts, expected: str, *, standards: Standards = DEFAULT_STANDARDS) -> Example:
    def answer() -> object:
        return next((one.due for one in clocks(facts, standards=standards) if one.key == key), "no clock")

    return Example(words, answer, expected)


def before(key: str, meets_on: str, expected: str, *, days: int | None = None) -> Example:
    words, standards = f"meets on {meets_on}", DEFAULT_STANDARDS
    if days:
        words += f", where the council says {days} working days"
        standards = replace(standards, **{f"{key}_before": Limit(days, "working days")})
    return clock(words, key, Facts(meetings=(day(meets_on),)), expected, standards=standards)


def after(key: str, completed: str, expected: str, *, days: int | None = None) -> Example:
    words, standards = f"completed on {completed}", DEFAULT_STANDARDS
    if days:
        words += f", where the council says {days} working days"
        standards = replace(standards, record_distributed_within=Limit(days, "working days"))
    facts = Facts(held_on=day(completed), completed_on=day(completed))
    return clock(words, key, facts, expected, standards=standards)


def state(words: str, facts: Facts, expected: str) -> Example:
    return Example(words, lambda: state_of(facts), expected)


BOOKED = Facts(meetings=(day("2014-01-15"),))
READY = replace(BOOKED, prepared_on=day("2014-01-13"))
ADJOURNED = replace(READY, held_on=day("2014-01-15"), adjourned_on=day("2014-01-15"), adjourned_until=day("2014-02-05"))
UNDER_WAY = replace(READY, held_on=day("2014-01-15"))
HELD = replace(READY, held_on=day("2014-01-15"), completed_on=day("2014-01-15"))
SENT = replace(HELD, decisions_sent_on=day("2014-01-22"))
UPDATED = replace(SENT, plan_updated_on=day("2014-01-29"))
WRITTEN = replace(SENT, record_completed_on=day("2014-02-05"))
DISTRIBUTED = replace(WRITTEN, distributed_on=day("2014-02-12"))

CHAPTER = Chapter(
    "review-life",
    "The life of a review",
    (
        Rule(
            "The state of a review",
            "A review is in the furthest state that it has reached. What was left out on the way stays owed: its clock "
            "runs on.",
            "the course of a review as the guidance tells it",
            "reading",
            (
                state("nothing is booked", Facts(), "due"),
                state("a meeting is booked for 2014-01-15", BOOKED, "planned"),
                state(
                    "the only meeting is cancelled, though it was ready", Facts(prepared_on=day("2014-01-13")), "due"
                ),
                state("it was decided on 2014-01-13 that it is ready", READY, "prepared"),
                state("it met on 2014-01-15, and another meeting follows", UNDER_WAY, "under_way"),
                state("it met on 2014-01-15, and was adjourned", ADJOURNED, "adjourned"),
                state("the same, completed on 2014-02-05", replace(ADJOURNED, completed_on=day("2014-02-05")), "held"),
                state("held on 2014-01-15", HELD, "held"),
                state(
                    "held, though nobody ever booked it",
                    Facts(held_on=day("2014-01-15"), completed_on=day("2014-01-15")),
                    "held",
                ),
                state("the decisions went out on 2014-01-22", SENT, "decisions_sent"),
                state("the care plan was updated on 2014-01-29", UPDATED, "plan_updated"),
                state("the record was finalised, the care plan not yet updated", WRITTEN, "record_complete"),
                state("the record went to everybody on 2014-02-12", DISTRIBUTED, "distributed"),
            ),
        ),
        Rule(
            "Care plan and reports",
            "With the IRO 3 working days before the review first meets. That day is day 0; on the last day is in time.",
            law.BEFORE_THE_REVIEW,
            "setting",
            (
                before("papers", "2014-01-15", "2014-01-10"),
                before("papers", "2014-01-02", "2013-12-27"),
                before("papers", "2014-04-22", "2014-04-15"),
                before("papers", "2014-01-18", "2014-01-15"),
                before("papers", "2014-01-15", "2013-12-20", days=15),
                clock("no meeting is booked", "papers", Facts(), "no clock"),
                clock("first met on 2014-01-15, goes on on 2014-02-03", "papers", TWO_MEETINGS, "2014-01-10"),
            ),
        ),
        Rule(
            "Invitations",
            "Those who should come are asked 10 working days before the review first meets.",
            law.BEFORE_THE_REVIEW,
            "setting",
            (before("invitations", "2014-01-15", "2013-12-31"), before("invitations", "2014-05-06", "2014-04-17")),
        ),
        Rule(
            "Talking with the child",
            "The IRO speaks with the child before the review. The law gives no number of days; by default it is done "
            "by the working day before.",
            law.SPEAKING_WITH_THE_CHILD,
            "setting",
            (before("consultation", "2014-01-15", "2014-01-14"), before("consultation", "2014-04-22", "2014-04-17")),
        ),
        Rule(
            "Completing an adjourned review",
            "Within 20 working days of the day it was adjourned.",
            law.ADJOURNMENT,
            "confirmed",
            (
                clock("adjourned on 2014-01-15", "adjournment", ADJOURNED, "2014-02-12"),
                clock("never adjourned", "adjournment", HELD, "no clock"),
            ),
        ),
        Rule(
            "Decisions",
            "To the team manager within 5 working days of the day the review was completed: its last meeting. A "
            "council may count from the first.",
            law.AFTER_THE_REVIEW,
            "setting",
            (
                after("decisions", "2014-01-15", "2014-01-22"),
                after("decisions", "2014-04-17", "2014-04-28"),
                clock("adjourned, not yet completed", "decisions", ADJOURNED, "no clock"),
                clock("met on 2014-01-15, completed on 2014-02-03", "decisions", TWO_MEETINGS, "2014-02-10"),
                clock(
                    "the same, where the council counts from the first meeting",
                    "decisions",
                    TWO_MEETINGS,
                    "2014-01-22",
                    standards=Standards(recording_counted_from="first_meeting"),
                ),
            ),
        ),
        Rule(
            "The team manager’s answer",
            "Within 5 working days of the day the decisions were received.",
            law.AFTER_THE_REVIEW,
            "setting",
            (
                clock("decisions received on 2014-01-22", "answer", SENT, "2014-01-29"),
                clock("decisions not sent", "answer", HELD, "no clock"),
            ),
        ),
        Rule(
            "The care plan",
            "Brought up to date by the social worker within 10 working days.",
            law.AFTER_THE_REVIEW,
            "setting",
            (after("plan", "2014-01-15", "2014-01-29"), after("plan", "2013-12-20", "2014-01-08")),
        ),
        Rule(
            "The full record",
            "Written within 15 working days.",
            law.AFTER_THE_REVIEW,
            "setting",
            (after("record", "2014-01-15", "2014-02-05"), after("record", "2014-04-14", "2014-05-08")),
        ),
        Rule(
            "The record reaches people",
            "Within 20 working days; some councils set themselves 15.",
            law.AFTER_THE_REVIEW,
            "setting",
            (
                after("distribution", "2014-01-15", "2014-02-12"),
                after("distribution", "2014-01-15", "2014-02-05", days=15),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_review_life(example):
    assert shown(example.answer()) == example.expected


def test_every_state_can_be_reached_from_due_and_the_last_is_the_end():
    reached = {"due"}
    while more := {step.after for step in STEPS if step.before in reached} - reached:
        reached |= more
    assert reached == {one.key for one in STATES}
    assert {one.key for one in STATES} - {step.before for step in STEPS} == {"distributed"}


@pytest.mark.parametrize(
    ("story", "keys"),
    [
        ([Facts(), BOOKED, READY, HELD, SENT, UPDATED], "due planned prepared held decisions_sent plan_updated"),
        ([HELD, SENT, WRITTEN, DISTRIBUTED], "held decisions_sent record_complete distributed"),
        ([READY, ADJOURNED, replace(ADJOURNED, completed_on=day("2014-02-05"))], "prepared adjourned held"),
        ([READY, UNDER_WAY, HELD], "prepared under_way held"),
        ([READY, BOOKED, Facts()], "prepared planned due"),
    ],
)
def test_a_story_goes_only_where_the_table_allows(story, keys):
    states = [state_of(facts) for facts in story]
    assert [one.key for one in states] == keys.split()
    assert all(may_follow(before, after) for before, after in pairwise(states))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("due", "prepared"),
        ("adjourned", "under_way"),
        ("adjourned", "adjourned"),
        ("held", "adjourned"),
        ("held", "distributed"),
    ],
)
def test_a_state_that_may_not_follow(before, after):
    assert not may_follow(BY_KEY[before], BY_KEY[after])


def test_a_step_that_the_table_does_not_have_is_refused_and_staying_is_none():
    check_step(BY_KEY["planned"], BY_KEY["prepared"])
    check_step(BY_KEY["prepared"], BY_KEY["prepared"])
    with pytest.raises(ValueError, match=r"^This review is “Due”, and can’t become “Prepared”\. Look"):
        check_step(BY_KEY["due"], BY_KEY["prepared"])


@pytest.mark.parametrize(
    ("sent", "on", "verdict"),
    [
        (None, "2014-01-22", "running"),
        (None, "2014-01-23", "overdue"),
        ("2014-01-22", "2014-02-28", "in time"),
        ("2014-01-23", "2014-02-28", "late"),
    ],
)
def test_the_last_day_is_in_time(sent, on, verdict):
    facts = replace(HELD, decisions_sent_on=sent and day(sent))
    decisions = next(one for one in clocks(facts) if one.key == "decisions")
    assert decisions.verdict(on=day(on)) == verdict


@pytest.mark.parametrize(
    ("key", "done", "verdict"),
    [
        ("consultation", "2014-01-15", "in time"),  # the day of the meeting itself, before it
        ("consultation", "2014-01-16", "late"),
        ("papers", "2014-01-15", "late"),
    ],
)
def test_a_talk_on_the_day_before_the_meeting_is_in_time(key, done, verdict):
    facts = Facts(meetings=(day("2014-01-15"),), held_on=day("2014-01-15"))
    facts = replace(facts, **{"consulted_on" if key == "consultation" else "papers_in_on": day(done)})
    clock = next(one for one in clocks(facts) if one.key == key)
    assert clock.verdict(on=day("2014-02-28")) == verdict


def test_what_was_owed_before_a_review_is_owed_no_more_once_the_record_went_out():
    facts = Facts(meetings=(day("2014-01-15"),), held_on=day("2014-01-15"), completed_on=day("2014-01-15"))
    papers = next(one for one in clocks(facts) if one.key == "papers")
    assert papers.verdict(on=day("2014-02-28")) == "overdue"
    papers = next(one for one in clocks(replace(facts, distributed_on=day("2014-02-12"))) if one.key == "papers")
    assert papers.verdict(on=day("2014-02-28")) == "missed"


def test_a_clock_that_counts_back_says_how():
    papers = next(one for one in clocks(Facts(meetings=(date(2014, 1, 2),))) if one.key == "papers")
    assert papers.due.why == (
        "The care plan and the reports are with the IRO 3 working days before the day the review meets (the guidance "
        "on preparing a review of the IRO Handbook). That day was Thursday 2 January 2014, which is day 0. 3 working "
        "days earlier is Friday 27 December 2013: 6 days, skipping 2 weekend days and 1 bank holiday (New Year's Day, "
        "Wednesday 1 January 2014)."
    )


def test_each_clock_says_who_owes_it():
    owed = {one.key: one.owner for one in clocks(replace(DISTRIBUTED, adjourned_on=day("2014-01-15")))}
    assert owed == {
        "invitations": "business support", "papers": "social worker", "consultation": "IRO", "adjournment": "IRO",
        "decisions": "IRO", "answer": "team manager", "plan": "social worker", "record": "IRO",
        "distribution": "business support",
    }  # fmt: skip
