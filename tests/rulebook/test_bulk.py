"""The bulk form gives what the one-by-one rule gives."""

import time
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.bulk import add_months_in_bulk, add_working_days_in_bulk, due_in_bulk
from rulebook.calendar import BANK_HOLIDAYS, OutsideCalendarError, add_months, add_working_days
from rulebook.chain import plain_chain
from rulebook.timetables import LOOKED_AFTER, TIMETABLES
from tests.rulebook.chapters import day

EVERY_DAY = np.arange("2011-01-01", "2036-01-01", dtype="datetime64[D]")
NO_DATE = np.datetime64("NaT")


@pytest.mark.parametrize("timetable", TIMETABLES, ids=lambda timetable: timetable.key)
@pytest.mark.parametrize("position", [0, 1, 2, 7])
def test_every_start_from_2011_to_2035(timetable, position):
    elsewhere = np.full(EVERY_DAY.shape, NO_DATE, "datetime64[D]")
    base, previous = (EVERY_DAY, elsewhere) if position == 0 else (elsewhere, EVERY_DAY)
    bulk = due_in_bulk(timetable, base=base, previous=previous, position=np.full(EVERY_DAY.shape, position))
    assert bulk.tolist() == [timetable.limit(position).end(each) for each in EVERY_DAY.tolist()]


days = st.dates(day("1990-01-01"), day("2098-12-31"))


@given(st.lists(st.tuples(days, days, st.integers(0, 9)), max_size=40), st.sampled_from(TIMETABLES))
def test_mixed_positions(rows, timetable):
    base, previous, position = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    bulk = due_in_bulk(timetable, base=base, previous=previous, position=np.array(position, np.int8))
    one_by_one = [timetable.limit(at).end(before if at else start) for start, before, at in rows]
    assert bulk.tolist() == one_by_one


@given(st.dates(day("2011-04-01"), day("2035-12-31")), st.lists(st.integers(1, 400), max_size=12))
def test_the_chain_of_one_child(entered, gaps):
    held = [entered + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))]
    steps = plain_chain(entered=entered, held=held)
    bulk = due_in_bulk(
        LOOKED_AFTER,
        base=[entered] * len(steps),
        previous=[NO_DATE, *held],
        position=[step.position for step in steps],
    )
    assert bulk.tolist() == [step.due.on for step in steps]


@given(st.lists(days), st.integers(-40, 40))
def test_months(bases, count):
    assert add_months_in_bulk(np.array(bases, "datetime64[D]"), count).tolist() == [add_months(b, count) for b in bases]


@given(st.lists(st.dates(day("1991-01-01"), day("2098-12-31"))), st.integers(-60, 60))
def test_working_days(bases, count):
    bulk = add_working_days_in_bulk(np.array(bases, "datetime64[D]"), count)
    assert bulk.tolist() == [add_working_days(base, count) for base in bases]


def test_no_date_to_count_from_gives_no_due_date():
    bulk = due_in_bulk(LOOKED_AFTER, base=[NO_DATE, "2013-12-02"], previous=["2013-12-20", NO_DATE], position=[0, 1])
    assert np.isnat(bulk).all()
    assert np.isnat(add_months_in_bulk([NO_DATE], 3)).all()
    assert np.isnat(add_working_days_in_bulk([NO_DATE], 3)).all()


def test_the_council_s_own_holidays_count():
    holidays = BANK_HOLIDAYS | {day("2026-06-15")}
    rows = {"base": ["2026-06-01"], "previous": [NO_DATE], "position": [0]}
    assert due_in_bulk(LOOKED_AFTER, **rows).tolist() == [day("2026-06-29")]
    assert due_in_bulk(LOOKED_AFTER, **rows, holidays=holidays).tolist() == [day("2026-06-30")]


@pytest.mark.parametrize("outside", [date(1900, 1, 1), date(1989, 12, 31), date(2099, 1, 1)])
def test_a_date_outside_the_calendar_is_refused_by_name(outside):
    for position in (0, 1):
        with pytest.raises(OutsideCalendarError, match=f"{outside:%d/%m/%Y}"):
            due_in_bulk(LOOKED_AFTER, base=[outside], previous=[outside], position=[position])
    with pytest.raises(OutsideCalendarError, match=f"{outside:%d/%m/%Y}"):
        LOOKED_AFTER.first.end(outside)


def test_two_million_mixed_dates_in_a_second():
    random = np.random.default_rng(2014)
    count = 2_000_000
    base = np.datetime64("2011-04-01") + random.integers(0, 9000, count)
    previous = base + random.integers(0, 500, count)
    position = random.integers(0, 5, count)
    started = time.process_time()
    due_in_bulk(LOOKED_AFTER, base=base, previous=previous, position=position)
    assert time.process_time() - started < 1
