"""The figures about whose IRO a child had, each counted a second time from the words alone."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from footprint.reporting import figures
from footprint.reporting.figures import ReportingPeriod
from rulebook.standards import DEFAULT_STANDARDS
from tests.figures.counts import Care, Named, allocated_in_time, iro_changes
from tests.figures.working_days import add_working_days

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
EXAMPLES = settings(deadline=None, max_examples=60, derandomize=True, database=None, phases=[Phase.generate])
TABLES = (
    "child (child_id INTEGER, local_id TEXT, born_on DATE, sex TEXT, ethnicity TEXT)",
    "period (period_id INTEGER, child_id INTEGER, started_on DATE, start_known BOOLEAN, ended_on DATE, "
    "end_reason TEXT, history_known BOOLEAN, first_due_on DATE, ended_before DATE)",
    "status (period_id INTEGER, child_id INTEGER, from_on DATE, to_on DATE, legal_status TEXT, place TEXT, "
    "provider TEXT, miles DOUBLE)",
    "review (review_id INTEGER, period_id INTEGER, child_id INTEGER, held_on DATE, participation TEXT, due_on DATE, "
    "next_due_on DATE, special_due_on DATE)",
    "allocation (allocation_id INTEGER, child_id INTEGER, iro TEXT, from_on DATE, to_on DATE)",
)


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    for table in TABLES:
        connection.execute(f"CREATE TABLE {table}")
    yield connection
    connection.close()


def counted(connection: duckdb.DuckDBPyConnection, children: list[Care]) -> dict[str, object]:
    for name in ("child", "period", "status", "allocation"):
        connection.execute(f"DELETE FROM {name}")
    for key, child in enumerate(children):
        connection.execute("INSERT INTO child VALUES (?, ?, DATE '2004-05-17', 'F', 'WBRI')", [key, str(key)])
        for number, (start, end) in enumerate(child.periods):
            period = [key * 10 + number, key, start, end]
            connection.execute("INSERT INTO period VALUES (?, ?, ?, TRUE, ?, NULL, TRUE, NULL, NULL)", period)
            connection.execute("INSERT INTO status VALUES (?, ?, ?, ?, 'C2', 'U1', 'PR1', NULL)", period)
        for number, one in enumerate(child.iros):
            if one.start != one.end:  # as the register lists them
                named = [key * 100 + number, key, one.iro, one.start, one.end]
                connection.execute("INSERT INTO allocation VALUES (?, ?, ?, ?, ?)", named)
    figures.prepare(connection, YEAR)
    figures.prepare_last_days(connection, YEAR, DEFAULT_STANDARDS)
    return dict(figures.count(connection, YEAR, ["iro_changes", "allocated_in_time"]))


def day(text: str) -> date:
    return date.fromisoformat(text)


def of_one(*iros: tuple[str, str, str], periods: tuple[tuple[str, str], ...] = (("2013-05-01", ""),)) -> Care:
    spans = [(day(start), day(end) if end else None) for start, end in periods]
    return Care(spans, [Named(iro, day(start), day(end) if end else None) for iro, start, end in iros])


CHANGED = (
    ("one IRO only", of_one(("Ines", "2013-05-03", "")), 0),
    ("another in the year", of_one(("Ines", "2013-05-03", "2013-09-02"), ("Omar", "2013-09-02", "")), 1),
    ("after a gap", of_one(("Ines", "2013-05-03", "2013-09-02"), ("Omar", "2013-10-01", "")), 1),
    ("the same again", of_one(("Ines", "2013-05-03", "2013-09-02"), ("Ines", "2013-10-01", "")), 0),
    ("on the last day", of_one(("Ines", "2013-05-03", "2014-03-31"), ("Omar", "2014-03-31", "")), 1),
    ("the day after", of_one(("Ines", "2013-05-03", "2014-04-01"), ("Omar", "2014-04-01", "")), 0),
    (
        "another when they came back",
        of_one(
            ("Ines", "2013-05-03", "2013-08-01"),
            ("Omar", "2013-11-04", ""),
            periods=(("2013-05-01", "2013-08-01"), ("2013-11-04", "")),
        ),
        0,
    ),
    (
        "in the year before",
        of_one(("Ines", "2012-05-03", "2013-03-31"), ("Omar", "2013-03-31", ""), periods=(("2012-05-01", ""),)),
        0,
    ),
)


@pytest.mark.parametrize(("child", "n"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_whose_iro_changed(tables: duckdb.DuckDBPyConnection, child: Care, n: int) -> None:
    found = counted(tables, [child])["iro_changes"]
    assert found == {"n": n, "of": 1, "percent": "100.00" if n else "0.00"}


IN_TIME = (
    ("on the fifth working day", of_one(("Ines", "2013-05-09", "")), 1, 1),
    ("a day later", of_one(("Ines", "2013-05-10", "")), 0, 1),
    ("before care began", of_one(("Ines", "2013-04-03", "")), 1, 1),
    ("never", of_one(), 0, 1),
    ("the days still run", of_one(periods=(("2014-03-27", ""),)), 0, 0),
    ("the fifth is the last day", of_one(periods=(("2014-03-24", ""),)), 0, 1),
    ("care ended within them", of_one(periods=(("2013-05-01", "2013-05-08"),)), 0, 0),
    ("care ended after them", of_one(periods=(("2013-05-01", "2013-05-10"),)), 0, 1),
    (
        "came before the year, and the fifth is in it",
        of_one(("Ines", "2013-04-08", ""), periods=(("2013-03-28", ""),)),
        1,
        1,
    ),
    ("the fifth is before the year", of_one(periods=(("2013-03-20", ""),)), 0, 0),
    ("named early, and the days still run", of_one(("Ines", "2014-03-28", ""), periods=(("2014-03-27", ""),)), 0, 0),
)


@pytest.mark.parametrize(("child", "n", "of"), [case[1:] for case in IN_TIME], ids=[case[0] for case in IN_TIME])
def test_a_named_iro_in_time(tables: duckdb.DuckDBPyConnection, child: Care, n: int, of: int) -> None:
    found = counted(tables, [child])["allocated_in_time"]
    assert isinstance(found, dict)
    assert (found["n"], found["of"]) == (n, of)


days = st.integers(min_value=0, max_value=500).map(lambda count: date(2012, 12, 1) + timedelta(days=count))


@st.composite
def cares(draw: st.DrawFn) -> Care:
    ends = sorted(draw(st.lists(days, min_size=2, max_size=5, unique=True)))
    periods = [(start, end) for start, end in zip(ends[::2], [*ends[1::2], None], strict=False)]
    turns = sorted(draw(st.lists(days, min_size=0, max_size=5)))
    until = [*turns[1:], draw(st.sampled_from([None, date(2014, 6, 30)]))]
    iros = [
        Named(draw(st.sampled_from("IOV")), start, end if end is None or draw(st.booleans()) else max(start, end - DAY))
        for start, end in zip(turns, until, strict=False)
    ]
    return Care(periods, iros)


DAY = timedelta(days=1)


@pytest.mark.slow
@EXAMPLES
@given(children=st.lists(cares(), max_size=6))
def test_both_are_counted_the_same_a_second_time(tables: duckdb.DuckDBPyConnection, children: list[Care]) -> None:
    found = counted(tables, children)
    first, last = YEAR.first_day, YEAR.last_day
    assert found == {
        "iro_changes": iro_changes(children, first, last),
        "allocated_in_time": allocated_in_time(children, lambda start: add_working_days(start, 5), first, last),
    }
