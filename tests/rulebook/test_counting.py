"""Days, working days, months, ages."""

from datetime import date, timedelta

import holidays as holidays_package
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from rulebook import law
from rulebook.calendar import (
    BANK_HOLIDAYS,
    FIRST_DAY,
    LAST_DAY,
    OutsideCalendarError,
    add_months,
    add_working_days,
    age_on,
    is_working_day,
    last_working_day_on_or_before,
    quarter,
    reporting_year_ending,
    working_days_between,
)
from rulebook.chain import plain_chain
from rulebook.spans import Span, period_of
from rulebook.standards import Standards
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day, refusal, shown


def working(start: str, count: int, expected: str) -> Example:
    start_day = day(start)
    words = f"{abs(count)} working days {'after' if count > 0 else 'before'} {start_day:%A} {start}"
    return Example(words, lambda: add_working_days(start_day, count), expected)


def months(start: str, count: int, expected: str) -> Example:
    return Example(f"{count} months from {start}", lambda: add_months(day(start), count), expected)


CHAPTER = Chapter(
    "counting",
    "Counting days",
    (
        Rule(
            "Working days",
            "A working day is any day but Saturday, Sunday, Christmas Day, Good Friday and a bank holiday in England "
            "and Wales. The day of the event is day 0. Days a council closes between Christmas and New Year are "
            "working days.",
            law.Citation(law.CARE_PLANNING, "regulation 2(1)"),
            "confirmed",
            (
                working("2013-04-02", 20, "2013-04-30"),
                working("2013-08-23", 20, "2013-09-23"),
                working("2013-12-02", 20, "2014-01-02"),
                working("2013-12-24", 20, "2014-01-24"),
                working("2014-03-03", 20, "2014-03-31"),
                working("2014-04-12", 20, "2014-05-14"),
                working("2014-01-15", 5, "2014-01-22"),
                working("2014-01-15", 10, "2014-01-29"),
                working("2014-01-15", 15, "2014-02-05"),
                working("2014-01-15", 20, "2014-02-12"),
                working("2014-01-15", -3, "2014-01-10"),
                working("2014-01-15", -15, "2013-12-20"),
            ),
        ),
        Rule(
            "One-off bank holidays",
            "Holidays proclaimed for one year count; a council can add the next one on the day it is announced.",
            "Banking and Financial Dealings Act 1971, section 1",
            "confirmed",
            (
                working("2020-05-07", 1, "2020-05-11"),
                working("2022-05-31", 3, "2022-06-07"),
                working("2022-09-16", 1, "2022-09-20"),
                working("2023-05-05", 1, "2023-05-09"),
                Example(
                    "looked after from 2026-06-01, with 2026-06-15 added as a holiday",
                    lambda: (
                        plain_chain(
                            entered=day("2026-06-01"),
                            held=[],
                            standards=Standards(one_off_holidays=frozenset({day("2026-06-15")})),
                        )[-1].due
                    ),
                    "2026-06-30",
                ),
            ),
        ),
        Rule(
            "Months",
            "A month ends on the corresponding date of a later month, or on its last day where it has no such date. "
            "Months are counted from the day of the event, never from a date that was itself shortened.",
            "Dodds v Walker [1981] 1 WLR 1027; Interpretation Act 1978, Schedule 1",
            "confirmed",
            (
                months("2013-11-30", 3, "2014-02-28"),
                months("2013-08-31", 6, "2014-02-28"),
                months("2014-02-28", 6, "2014-08-28"),
                months("2013-12-31", 6, "2014-06-30"),
                months("2015-11-30", 3, "2016-02-29"),
                months("2014-08-31", -6, "2014-02-28"),
            ),
        ),
        Rule(
            "The last day",
            "A limit that ends on a weekend or a bank holiday is not moved on. Alerts go by the last working day "
            "before.",
            "no words in the regulations extend it",
            "reading",
            (
                Example(
                    "the last working day at or before Saturday 2014-05-31",
                    lambda: last_working_day_on_or_before(day("2014-05-31")),
                    "2014-05-30",
                ),
                Example(
                    "the last working day at or before Easter Monday 2014-04-21",
                    lambda: last_working_day_on_or_before(day("2014-04-21")),
                    "2014-04-17",
                ),
                Example(
                    "the second review, the first held on 2013-11-30",
                    lambda: plain_chain(entered=day("2013-11-04"), held=[day("2013-11-30")])[-1].due.act_by,
                    "2014-02-28",
                ),
            ),
        ),
        Rule(
            "Age",
            "Age is in completed years. A child born on 29 February is a year older on 1 March of other years.",
            "figures: common terms",
            "setting",
            (
                Example("born 2004-02-29, on 2010-02-28", lambda: age_on(day("2004-02-29"), day("2010-02-28")), "5"),
                Example("born 2004-02-29, on 2010-03-01", lambda: age_on(day("2004-02-29"), day("2010-03-01")), "6"),
                Example("born 2004-02-29, on 2012-02-29", lambda: age_on(day("2004-02-29"), day("2012-02-29")), "8"),
                Example(
                    "born 2004-02-29, on 2010-02-28, where the council counts 28 February",
                    lambda: age_on(day("2004-02-29"), day("2010-02-28"), leap_birthday="28 February"),
                    "6",
                ),
                Example("born 2000-06-15, on 2018-06-14", lambda: age_on(day("2000-06-15"), day("2018-06-14")), "17"),
                Example("born 2000-06-15, on 2018-06-15", lambda: age_on(day("2000-06-15"), day("2018-06-15")), "18"),
            ),
        ),
        Rule(
            "Outside the calendar",
            "Dates for which bank holidays are not known are refused, never guessed.",
            "the rule book's own limit",
            "setting",
            (
                Example(
                    "20 working days from 1900-01-01",
                    lambda: refusal(lambda: add_working_days(day("1900-01-01"), 20)),
                    "refused: 01/01/1900 is outside the calendar of bank holidays: dates can be counted from "
                    "01/01/1990 to 31/12/2098. Check the year.",
                ),
                Example(
                    "6 months from 2099-06-01",
                    lambda: refusal(lambda: Limit(6, "months").end(day("2099-06-01"))),
                    "refused: 01/06/2099 is outside the calendar of bank holidays: dates can be counted from "
                    "01/01/1990 to 31/12/2098. Check the year.",
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_counting(example):
    assert shown(example.answer()) == example.expected


def test_bank_holidays_are_those_of_the_holidays_package():
    known = holidays_package.country_holidays("GB", subdiv="ENG", years=range(1990, 2100))
    assert set(known) == BANK_HOLIDAYS


def test_bank_holidays_are_those_of_gov_uk():
    announced = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    dates = {holiday["date"] for holiday in announced}
    years = range(min(dates).year, max(dates).year + 1)
    ours = {each for each in BANK_HOLIDAYS if each.year in years and each.weekday() < 5}
    assert ours == dates


@pytest.mark.parametrize(
    "one_off",
    ["2011-04-29", "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
)
def test_one_off_holidays_are_not_working_days(one_off):
    assert not is_working_day(day(one_off))


@pytest.mark.parametrize("moved_from", ["2012-05-28", "2020-05-04", "2022-05-30"])
def test_the_holiday_that_was_moved_is_a_working_day(moved_from):
    assert is_working_day(day(moved_from))


def naive_working_days_after(start: date, count: int) -> date:
    """Written apart from the rule book: mark every day, then pick the count-th."""
    following = [start + timedelta(days=number) for number in range(1, count * 3 + 15)]
    return [each for each in following if each.isoweekday() not in (6, 7) and each not in BANK_HOLIDAYS][count - 1]


def naive_months_after(start: date, count: int) -> date:
    """Written apart from the rule book: go to the month day by day, then as far as the same number allows."""
    reached = start.replace(day=1)
    for _ in range(count):
        reached += timedelta(days=31)
        reached = reached.replace(day=1)
    while reached.day < start.day and (reached + timedelta(days=1)).month == reached.month:
        reached += timedelta(days=1)
    return reached


def every_day(first: str = "2011-01-01", last: str = "2035-12-31"):
    start = day(first)
    return [start + timedelta(days=number) for number in range((day(last) - start).days + 1)]


def test_twenty_working_days_from_every_day_2011_to_2035():
    wrong = [each for each in every_day() if add_working_days(each, 20) != naive_working_days_after(each, 20)]
    assert wrong == []


@pytest.mark.parametrize("count", [3, 6])
def test_months_from_every_day_2011_to_2035(count):
    wrong = [each for each in every_day() if add_months(each, count) != naive_months_after(each, count)]
    assert wrong == []


@pytest.mark.parametrize("count", [1, 3, 5, 10, 15, 20])
def test_working_days_there_and_back(count):
    for start in every_day("2013-01-01", "2014-12-31"):
        end = add_working_days(start, count)
        assert working_days_between(start, end) == count
        assert is_working_day(end)
        if is_working_day(start):
            assert add_working_days(end, -count) == start
            assert working_days_between(end, start) == -count


def test_no_working_days_is_the_day_itself():
    assert add_working_days(day("2014-04-20"), 0) == day("2014-04-20")


@pytest.mark.parametrize(
    ("on", "year_ending", "in_quarter"),
    [
        ("2014-03-31", "2014-03-31", 4),
        ("2014-04-01", "2015-03-31", 1),
        ("2014-06-30", "2015-03-31", 1),
        ("2014-07-01", "2015-03-31", 2),
        ("2014-12-31", "2015-03-31", 3),
        ("2015-01-01", "2015-03-31", 4),
    ],
)
def test_the_reporting_year_and_its_quarters(on, year_ending, in_quarter):
    assert (reporting_year_ending(day(on)), quarter(day(on))) == (day(year_ending), in_quarter)


def test_a_birth_after_the_day_asked_about_is_refused():
    with pytest.raises(ValueError, match=r"born|birth"):
        age_on(day("2014-05-02"), day("2014-05-01"))


def test_the_calendar_refuses_the_day_before_its_first_and_after_its_last():
    assert is_working_day(day("1990-01-02"))
    for outside in (FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)):
        with pytest.raises(OutsideCalendarError):
            is_working_day(outside)


def test_a_span_includes_its_first_day_and_not_its_end():
    span = Span(day("2014-01-10"), day("2014-01-20"))
    assert day("2014-01-10") in span
    assert day("2014-01-19") in span
    assert day("2014-01-20") not in span
    assert span.days_within(day("2014-01-15"), day("2014-01-31")) == 5
    with pytest.raises(ValueError, match="ends what began later"):
        Span(day("2014-01-10"), day("2014-01-09"))


def test_a_review_on_the_day_one_period_ends_belongs_to_it():
    first, second = Span(day("2014-01-10"), day("2014-03-01")), Span(day("2014-03-01"))
    assert period_of(day("2014-03-01"), [second, first]) == first
    assert period_of(day("2014-03-02"), [second, first]) == second
    assert period_of(day("2014-01-09"), [second, first]) is None
