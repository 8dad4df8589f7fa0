"""The SQL of every figure, unchanged, over the same records in DuckDB and in PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from footprint.interchange.ssda903 import records, ruling
from footprint.interchange.ssda903.reading import Tables, read_folders
from footprint.reporting import figures
from footprint.reporting.definitions import definitions
from footprint.reporting.figures import Asked
from footprint.reporting.relations import relations
from rulebook.standards import DEFAULT_STANDARDS

# A made-up IRO from a few days after each start of care, and another in the autumn for some.
ALLOCATIONS = """
CREATE TABLE allocation AS
SELECT row_number() OVER (ORDER BY period_id) AS allocation_id, child_id, 'Ines' AS iro,
       started_on + CAST(child_id % 9 AS INTEGER) AS from_on,
       CASE WHEN child_id % 3 = 0 AND started_on < DATE '2013-09-01' THEN DATE '2013-10-01' END AS to_on
FROM period
UNION ALL
SELECT 1000 + row_number() OVER (ORDER BY period_id), child_id, 'Omar', DATE '2013-10-01', NULL
FROM period WHERE child_id % 3 = 0 AND started_on < DATE '2013-09-01'
"""
# What follows reviews is in no file: made up here from the days they were held, so that its figures say something.
AFTERWARDS = """
CREATE TABLE afterwards AS
SELECT review_id, held_on + 7 AS decisions_due_on, held_on + 5 AS decisions_on, held_on + 21 AS record_due_on,
       held_on + extract(day FROM held_on)::INTEGER AS record_on, held_on + 28 AS distribution_due_on,
       CAST(NULL AS date) AS distributed_on, extract(day FROM held_on) > 10 AS plan_up_to_date,
       extract(day FROM held_on) > 12 AS progress_education, extract(day FROM held_on) > 14 AS progress_health,
       extract(day FROM held_on) > 16 AS progress_placement, CAST(NULL AS boolean) AS progress_contact
FROM review
"""
# What the register alone holds, made up from the reviews: some plans came too late, and some people did not come.
PLAN = """CREATE TABLE plan AS SELECT review_id, held_on - 4 AS received_on,
    held_on - CAST(4 + day(held_on) % 2 AS INTEGER) AS due_on FROM review WHERE day(held_on) < 20"""
POST = """CREATE TABLE post AS SELECT * FROM (VALUES (1, 'Ines', 'IRO', 1.0, DATE '2012-04-01', NULL::DATE),
    (2, 'Omar', 'Lead IRO', 0.5, DATE '2013-09-01', NULL),
    (3, 'Cleo', 'IRO', 0.8, DATE '2012-04-01', DATE '2013-12-31'))
    AS held (post_id, person, title, fte, from_on, to_on)"""
PROTECTION = """CREATE TABLE protection AS
    SELECT period_id AS case_id, child_id,
    CASE period_id % 2 WHEN 0 THEN 'Ines' ELSE 'Nobody' END AS chair, started_on AS from_on, ended_on AS to_on
    FROM period WHERE period_id % 3 = 0"""
INVITATION = """CREATE TABLE invitation AS SELECT 10 * review_id + place AS invitation_id, review_id, role,
    CASE day(held_on) % 3 WHEN 0 THEN 'attended' WHEN 1 THEN 'absent' END AS came,
    CASE WHEN day(held_on) % 3 = 2 THEN 'phone' END AS views
    FROM review, (VALUES (1, 'parent'), (2, 'education'), (3, 'health'), (4, 'child')) AS invited (place, role)"""
# Of every second late review the cause is signed; one in ten of those not held has a timetable of its own.
LATENESS = """CREATE TABLE lateness AS SELECT review_id, period_id, 1 AS number,
    CASE day(held_on) % 2 WHEN 0 THEN 'Sickness' ELSE 'Told too late' END AS cause
    FROM review WHERE held_on > due_on AND review_id % 2 = 0"""
AWAITED = """CREATE TABLE awaited AS SELECT 100000 + p.period_id AS review_id, p.period_id,
    1 + (SELECT count(*) FROM review r WHERE r.period_id = p.period_id) AS number,
    CASE WHEN p.period_id % 10 = 0 THEN DATE '2014-06-30' END AS special_due_on FROM period p"""
MIDWAY = """CREATE TABLE midway AS SELECT review_id, child_id, held_on + 60 AS due_on,
    CASE WHEN day(held_on) < 20 THEN held_on + CAST(50 + day(held_on) AS INTEGER) END AS done_on FROM review"""
VISIT = """CREATE TABLE visit AS SELECT review_id AS visit_id, child_id, held_on AS counted_from,
    held_on + 42 AS due_on,
    CASE WHEN day(held_on) < 25 THEN held_on + CAST(25 + day(held_on) AS INTEGER) END AS made_on FROM review"""
TYPES = {"BIGINT": "bigint", "INTEGER": "integer", "VARCHAR": "text", "DATE": "date", "BOOLEAN": "boolean"}


@pytest.fixture
def demo_records(demo_files: Path, tmp_path: Path) -> Iterator[Tables]:
    folders = sorted(demo_files.iterdir())
    tables = read_folders(folders, scratch=tmp_path)
    ruling.choose_rows(tables, at_most=1)
    known_from = records.known_from(tables)
    records.make_records(tables, since=date(2013, 4, 1), as_at=date(2014, 3, 31), known_from=known_from)
    tables.connection.execute(ALLOCATIONS)
    tables.connection.execute(AFTERWARDS)
    tables.connection.execute(PLAN)
    for made in (INVITATION, MIDWAY, VISIT, POST, PROTECTION, LATENESS, AWAITED):
        tables.connection.execute(made)
    yield tables
    tables.connection.close()


def copied_to_postgresql(tables: Tables) -> None:
    with connection.cursor() as cursor:
        for name in relations():
            described = tables.connection.execute(f"DESCRIBE {name}").fetchall()
            columns = ", ".join(f"{column} {TYPES.get(kind, 'numeric')}" for column, kind, *_ in described)
            cursor.execute(f"CREATE TEMP TABLE {name} ({columns})")
            rows = tables.connection.execute(f"SELECT * FROM {name}").fetchall()
            cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(described))})", rows)


def prepared(connection: Any, asked: Asked, **engine: str) -> None:
    figures.prepare(connection, asked, **engine)
    figures.prepare_allocations(connection, asked, DEFAULT_STANDARDS)


@pytest.mark.django_db
def test_every_figure_is_the_same_in_duckdb_and_in_postgresql(demo_records: Tables) -> None:
    asked = Asked.year_ending(date(2014, 3, 31))
    prepared(demo_records.connection, asked)
    expected = figures.count(demo_records.connection, asked, definitions())
    copied_to_postgresql(demo_records)
    connection.ensure_connection()
    postgresql = connection.connection
    assert postgresql is not None

    prepared(postgresql, asked, engine="postgresql")
    counted = figures.count(postgresql, asked, definitions())

    assert counted == expected
    assert all(expected[key]["n"] for key in ("iro_changes", "allocated_in_time"))  # type: ignore[index,call-overload]
    assert expected["looked_after_at_end"], "the demo council has children, so that the comparison says something"


@pytest.mark.slow
@pytest.mark.django_db
def test_the_list_behind_a_figure_has_as_many_rows_as_the_figure_says(demo_records: Tables) -> None:
    asked = Asked.year_ending(date(2014, 3, 31))
    prepared(demo_records.connection, asked)
    counted = figures.count(demo_records.connection, asked, definitions())
    for key, figure in definitions().items():
        listed = demo_records.connection.execute(asked.fill(figure.sql))
        columns, rows = {column[0] for column in listed.description}, listed.fetchall()
        value = counted[key]
        assert {"subject", "child_id", "on_day"} <= columns
        if figure.shape == "ratio":
            assert isinstance(value, dict)
            assert value["of"] == len(rows)
        elif figure.shape == "quarters":
            assert isinstance(value, dict)
            assert sum(each["of"] for each in value.values()) == len(rows)  # type: ignore[index, misc]
        elif figure.shape == "caseloads":
            assert isinstance(value, list)
            assert sum(each["looked_after"] + each["child_protection"] for each in value) == len(rows)
        else:
            assert len(rows) == (sum(map(_size, value.values())) if isinstance(value, dict) else value), key


def _size(number: Any) -> int:
    return sum(number) if isinstance(number, list) else number


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2008-02-29", "2012-02-28", 3),
        ("2008-02-29", "2012-02-29", 4),
        ("2008-02-29", "2013-02-28", 4),
        ("2008-02-29", "2013-03-01", 5),  # in a year without one, older on 1 March
        ("2008-04-01", "2013-03-31", 4),
        ("2008-04-01", "2013-04-01", 5),
    ],
)
@pytest.mark.django_db
def test_completed_years(born: str, on: str, age: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(figures.AGE_ON_FOR["postgresql"])
        cursor.execute("SELECT age_on(%s::date, %s::date)", [born, on])
        assert cursor.fetchone() == (age,)
