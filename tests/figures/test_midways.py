"""The figure about midways, counted a second time from the words alone, over days around a year's ends."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from footprint.reporting import figures
from footprint.reporting.figures import ReportingPeriod
from tests.figures.counts import midways_done
from tests.figures.test_allocations import TABLES

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
EXAMPLES = settings(deadline=None, max_examples=60, derandomize=True, database=None, phases=[Phase.generate])
Midways = list[tuple[date, date | None]]


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    for table in (*TABLES, "midway (review_id INTEGER, child_id INTEGER, due_on DATE, done_on DATE)"):
        connection.execute(f"CREATE TABLE {table}")
    figures.prepare(connection, YEAR)
    yield connection
    connection.close()


def counted(connection: duckdb.DuckDBPyConnection, midways: Midways) -> object:
    """As the register lists them: what was done after the as-at day is not known yet."""
    connection.execute("DELETE FROM midway")
    for key, (due, done) in enumerate(midways):
        known = done if done and done <= YEAR.as_at else None
        connection.execute("INSERT INTO midway VALUES (?, ?, ?, ?)", [key, key, due, known])
    return figures.count(connection, YEAR, ["midways_done"])["midways_done"]


@pytest.mark.parametrize(
    ("due", "done", "n", "of"),
    [
        ("2013-07-01", "2013-07-01", 1, 1),
        ("2013-07-01", "2013-07-02", 0, 1),
        ("2013-07-01", "", 0, 1),
        ("2013-04-01", "2013-03-20", 1, 1),
        ("2013-03-31", "2013-04-01", 0, 0),
        ("2014-03-31", "2014-03-31", 1, 1),
        ("2014-03-31", "", 0, 1),
        ("2014-03-30", "2014-04-01", 0, 1),  # done after the as-at day
        ("2014-04-01", "2014-03-20", 0, 0),
    ],
)
def test_a_midway_counts_where_its_day_lies(
    tables: duckdb.DuckDBPyConnection, due: str, done: str, n: int, of: int
) -> None:
    found = counted(tables, [(date.fromisoformat(due), date.fromisoformat(done) if done else None)])
    assert isinstance(found, dict)
    assert (found["n"], found["of"]) == (n, of)


days = st.integers(min_value=0, max_value=500).map(lambda count: date(2012, 12, 1) + timedelta(days=count))


@EXAMPLES
@given(midways=st.lists(st.tuples(days, st.none() | days), max_size=12))
def test_it_is_counted_the_same_a_second_time(tables: duckdb.DuckDBPyConnection, midways: Midways) -> None:
    assert counted(tables, midways) == midways_done(midways, YEAR.first_day, YEAR.last_day, YEAR.as_at)
