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
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.relations import relations
from rulebook.standards import DEFAULT_STANDARDS

# What the register alone holds, made up from the reviews and periods of the files: one statement a relation.
MADE_UP = Path(__file__).parent / "made_up"
TYPES = {"BIGINT": "bigint", "INTEGER": "integer", "VARCHAR": "text", "DATE": "date", "BOOLEAN": "boolean"}


@pytest.fixture
def demo_records(demo_files: Path, tmp_path: Path) -> Iterator[Tables]:
    folders = sorted(demo_files.iterdir())
    tables = read_folders(folders, scratch=tmp_path)
    ruling.choose_rows(tables, at_most=1)
    known_from = records.known_from(tables)
    records.make_records(tables, since=date(2013, 4, 1), as_at=date(2014, 3, 31), known_from=known_from)
    for path in sorted(MADE_UP.glob("*.sql")):
        tables.connection.execute(f"CREATE TABLE {path.stem} AS {path.read_text()}")
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


def prepared(connection: Any, asked: ReportingPeriod, **engine: str) -> None:
    figures.prepare(connection, asked, **engine)
    figures.prepare_last_days(connection, asked, DEFAULT_STANDARDS)


@pytest.mark.django_db
def test_every_figure_is_the_same_in_duckdb_and_in_postgresql(demo_records: Tables) -> None:
    asked = ReportingPeriod.year_ending(date(2014, 3, 31))
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
    asked = ReportingPeriod.year_ending(date(2014, 3, 31))
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
