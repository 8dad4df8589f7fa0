"""The reviews of one period of care, in order."""

import dataclasses
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook import law, timetables
from rulebook.chain import chain_under, latest_dates, plain_chain
from rulebook.timetables import (
    ADOPTION_AUTHORISED,
    ADOPTION_DISRUPTED,
    ADOPTION_PLACED,
    LOOKED_AFTER,
    SECURE_ACCOMMODATION,
    SHORT_BREAKS,
    Timetable,
)
from tests.rulebook.chapters import Chapter, Example, Rule, day, refusal, shown


def upcoming(timetable: Timetable, event: str, held: str, expected: str) -> Example:
    days = [day(text) for text in held.split()]
    words = f"{event}, held {held}" if held else event

    def answer() -> object:
        if timetable is LOOKED_AFTER:
            return plain_chain(entered=day(event), held=days)[-1].due
        return chain_under(timetable, event=day(event), held=days)[-1].due

    return Example(words, answer, expected)


def judged(entered: str, held: str, expected: str) -> Example:
    """The verdict on the last review held."""
    days = [day(text) for text in held.split()]
    return Example(f"{entered}, held {held}", lambda: plain_chain(entered=day(entered), held=days)[-2], expected)


CHAPTER = Chapter(
    "timetables",
    "How long between reviews",
    (
        Rule(
            "The first review",
            "Within 20 working days of the day the child became looked after.",
            law.FIRST_REVIEW,
            "confirmed",
            (
                upcoming(LOOKED_AFTER, "2013-04-02", "", "2013-04-30"),
                upcoming(LOOKED_AFTER, "2013-12-02", "", "2014-01-02"),
                upcoming(LOOKED_AFTER, "2014-04-12", "", "2014-05-14"),
            ),
        ),
        Rule(
            "The second review",
            "Not more than 3 months after the first was held.",
            law.LATER_REVIEWS,
            "confirmed",
            (
                upcoming(LOOKED_AFTER, "2013-11-04", "2013-11-30", "2014-02-28"),
                upcoming(LOOKED_AFTER, "2013-12-02", "2013-12-20", "2014-03-20"),
            ),
        ),
        Rule(
            "Later reviews",
            "Not more than 6 months after the review before was held.",
            law.LATER_REVIEWS,
            "confirmed",
            (
                upcoming(LOOKED_AFTER, "2013-05-20", "2013-06-10 2013-08-31", "2014-02-28"),
                upcoming(LOOKED_AFTER, "2013-05-20", "2013-06-10 2013-08-31 2014-02-28", "2014-08-28"),
                upcoming(LOOKED_AFTER, "2019-09-02", "2019-09-20 2019-12-10", "2020-06-10"),
            ),
        ),
        Rule(
            "From the day held, not the day due",
            "A review held early pulls the next one forward. One held late pushes it back: it is itself "
            "late, the next is "
            "not. A review held on its due date is on time.",
            law.LATER_REVIEWS,
            "reading",
            (
                judged("2013-12-02", "2014-01-02", "due 2014-01-02, on time"),
                judged("2013-12-02", "2014-01-03", "due 2014-01-02, 1 day late"),
                judged("2013-12-02", "2014-01-03 2014-04-03", "due 2014-04-03, on time"),
                judged("2013-12-02", "2013-12-10 2014-03-11", "due 2014-03-10, 1 day late"),
            ),
        ),
        Rule(
            "A new period of care",
            "A child who left and came back has a new clock, and reviews of the period before are not part of it.",
            law.FIRST_REVIEW,
            "recalled",
            (
                upcoming(LOOKED_AFTER, "2014-02-03", "", "2014-03-03"),
                Example(
                    "back on 2014-02-03, with the earlier period's review of 2013-12-20 given",
                    lambda: refusal(lambda: plain_chain(entered=day("2014-02-03"), held=[day("2013-12-20")])),
                    "refused: A review on 20/12/2013 is before the start on 03/02/2014. Give only the reviews of this "
                    "period of care.",
                ),
            ),
        ),
        Rule(
            "Adoption: authorised, not yet placed",
            "Within 3 months of the authority to place, then at most 6 months apart until the child is placed. No "
            "record tells of the authority: `./run due --timetable adoption_authorised` tells the next.",
            law.ADOPTION_REVIEWS,
            "confirmed",
            (
                upcoming(ADOPTION_AUTHORISED, "2013-11-30", "", "2014-02-28"),
                upcoming(ADOPTION_AUTHORISED, "2013-11-30", "2014-02-10", "2014-08-10"),
            ),
        ),
        Rule(
            "Adoption: placed",
            "Within 4 weeks (28 days) of the placement, then within 3 months, then at most 6 months apart.",
            law.ADOPTION_REVIEWS,
            "confirmed",
            (
                upcoming(ADOPTION_PLACED, "2013-12-02", "", "2013-12-30"),
                upcoming(ADOPTION_PLACED, "2013-12-02", "2013-12-30", "2014-03-30"),
                upcoming(ADOPTION_PLACED, "2013-12-02", "2013-12-30 2014-03-30", "2014-09-30"),
            ),
        ),
        Rule(
            "Adoption: placement ended early",
            "Not before 28 days and not after 42 days from the day the placement ended.",
            law.ADOPTION_REVIEWS,
            "recalled",
            (upcoming(ADOPTION_DISRUPTED, "2014-01-06", "", "2014-02-17"),),
        ),
        Rule(
            "Short breaks",
            "Within 3 months of the first placement of the series, then at most 6 months apart. The register keeps no "
            "review of a child on short breaks: `./run due --timetable short_breaks` tells the next.",
            law.SHORT_BREAKS,
            "confirmed",
            (
                upcoming(SHORT_BREAKS, "2013-11-30", "", "2014-02-28"),
                upcoming(SHORT_BREAKS, "2013-11-30", "2014-02-20", "2014-08-20"),
            ),
        ),
        Rule(
            "Secure accommodation panel",
            "Within 1 month of the placement, then at most 3 months apart. It is not the looked-after review.",
            law.SECURE_REVIEWS,
            "recalled",
            (
                upcoming(SECURE_ACCOMMODATION, "2014-01-31", "", "2014-02-28"),
                upcoming(SECURE_ACCOMMODATION, "2014-01-31", "2014-02-28", "2014-05-28"),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_timetables(example):
    assert shown(example.answer()) == example.expected


def test_the_reason_names_rule_event_and_holidays_skipped():
    due = plain_chain(entered=day("2013-12-02"), held=[])[-1].due
    assert due.why == (
        "The first review is due within 20 working days of the day the child became looked after (regulation "
        "33(1) of the "
        "Care Planning, Placement and Case Review (England) Regulations 2010). That day was Monday 2 "
        "December 2013, which "
        "is day 0. 20 working days later is Thursday 2 January 2014: 31 days, skipping 8 weekend days and 3 bank "
        "holidays (Christmas Day, Wednesday 25 December 2013; Boxing Day, Thursday 26 December 2013; New Year's Day, "
        "Wednesday 1 January 2014)."
    )
    assert (due.days, due.weekend_days, len(due.holidays), due.act_by) == (31, 8, 3, day("2014-01-02"))


def test_the_reason_tells_of_a_short_month_and_of_a_weekend():
    due = plain_chain(entered=day("2014-11-03"), held=[day("2014-11-30")])[-1].due
    assert "February 2015 has no 30th, so the limit ends on its last day." in due.why
    assert "That day is not a working day and the limit does not move: act by Friday 27 February 2015." in due.why


def test_reviews_in_the_softened_months_of_2020_say_so():
    softened = plain_chain(entered=day("2019-09-02"), held=[day("2019-09-20"), day("2019-12-10")])[-1].due
    after = plain_chain(entered=day("2019-09-02"), held=[day("2019-09-20"), day("2020-03-26")])[-1].due
    assert "SI 2020/445" in softened.why
    assert "SI 2020/445" not in after.why


def test_a_day_given_twice_is_refused():
    with pytest.raises(ValueError, match="20/12/2013 is given twice"):
        plain_chain(entered=day("2013-12-02"), held=[day("2013-12-20"), day("2013-12-20")])


def test_the_latest_lawful_dates_to_come():
    steps = latest_dates(entered=day("2013-12-02"), held=[], until=day("2015-12-31"))
    assert [shown(step.due) for step in steps] == ["2014-01-02", "2014-04-02", "2014-10-02", "2015-04-02", "2015-10-02"]


def test_the_next_review_is_shown_even_when_it_is_beyond_the_period_asked_for():
    steps = latest_dates(entered=day("2013-12-02"), held=[], until=day("2013-12-31"))
    assert [shown(step.due) for step in steps] == ["2014-01-02"]


def test_every_timetable_cites_an_instrument_with_its_day_of_effect():
    for timetable in timetables.TIMETABLES:
        assert all(citation.instrument.in_force for citation in timetable.citations)


def test_law_and_the_council_s_settings_share_no_constant():
    placed = dataclasses.replace(LOOKED_AFTER, first=timetables.Limit(15, "working days"))
    assert LOOKED_AFTER.first.count == 20
    assert shown(chain_under(placed, event=day("2013-12-02"), held=[])[-1].due) == "2013-12-23"


starts = st.dates(day("2011-04-01"), day("2035-12-31"))
gaps = st.lists(st.integers(1, 400), max_size=12)


@given(starts, gaps)
def test_due_dates_of_a_chain_rise_and_each_follows_what_it_counts_from(entered, gaps):
    held = [entered + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))]
    steps = plain_chain(entered=entered, held=held)
    dues = [step.due for step in steps]
    assert len(steps) == len(held) + 1
    assert all(before.on <= after.on for before, after in pairwise(dues[1:]))  # two month ends may share a day
    assert [due.counted_from for due in dues] == [entered, *held]
    assert all(due.act_by <= due.on for due in dues)


@given(starts, gaps)
def test_the_due_date_is_the_last_day_on_time(entered, gaps):
    held = [entered + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))]
    due = plain_chain(entered=entered, held=held)[-1].due
    on_the_day = plain_chain(entered=entered, held=[*held, due.on])[-2]
    a_day_after = plain_chain(entered=entered, held=[*held, due.on + timedelta(days=1)])[-2]
    assert (on_the_day.days_late, a_day_after.days_late) == (0, 1)


@given(starts, st.lists(st.integers(1, 400), min_size=1, max_size=12), st.randoms())
def test_the_order_in_which_reviews_are_given_does_not_matter(entered, gaps, random):
    held = [entered + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))]
    shuffled = random.sample(held, len(held))
    assert plain_chain(entered=entered, held=shuffled) == plain_chain(entered=entered, held=held)


@given(starts, gaps, st.integers(0, 30))
def test_holding_the_last_review_later_never_makes_the_next_due_earlier(entered, gaps, delay):
    held = [entered + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))] or [entered]
    later = [*held[:-1], held[-1] + timedelta(days=delay)]
    assert plain_chain(entered=entered, held=later)[-1].due.on >= plain_chain(entered=entered, held=held)[-1].due.on
