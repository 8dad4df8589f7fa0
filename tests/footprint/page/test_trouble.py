"""What a page says, and the log, when the database is away or has no room."""

import json
import logging
import sys

import psycopg.errors
import pytest
from django.core.exceptions import DisallowedHost
from django.db import OperationalError

from footprint.page.plain import DATABASE_AWAY, DISK_FULL, Plain
from footprint.page.trouble import LINES, Bounded, JsonLines, Short, trouble


def caused_by(cause: Exception) -> OperationalError:
    fault = OperationalError("of a test")
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "page"),
    [
        (caused_by(psycopg.OperationalError("no server")), DATABASE_AWAY),
        (caused_by(psycopg.errors.AdminShutdown()), DATABASE_AWAY),
        (caused_by(psycopg.errors.DiskFull()), DISK_FULL),
        (caused_by(psycopg.errors.DeadlockDetected()), None),
        (ValueError(), None),
        (None, None),
    ],
)
def test_a_fault_of_the_database_has_a_page_of_its_own(fault: Exception | None, page: Plain | None) -> None:
    assert trouble(fault) is page


def test_each_page_says_what_is_kept_and_what_is_not() -> None:
    for page in (DATABASE_AWAY, DISK_FULL):
        assert "What was saved before is kept" in page.body.decode()
        assert "was not saved" in page.body.decode()
        assert page.headers["Retry-After"] == str(page.again)


def record(fault: Exception) -> logging.LogRecord:
    try:
        raise fault
    except Exception:
        return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Fault: %s", ("/",), sys.exc_info())


def test_the_log_has_no_trace_of_a_database_that_is_away_and_of_a_probe_and_one_of_a_fault_of_ours() -> None:
    away, probe, ours = (record(fault) for fault in (caused_by(OSError()), DisallowedHost(), ValueError()))
    for line in (away, probe, ours):
        assert Short().filter(line)

    assert (away.exc_info, probe.exc_info) == (None, None)
    assert ours.exc_info
    assert "cannot reach its records" in away.getMessage()


def test_of_very_many_lines_the_first_are_written() -> None:
    bounded = Bounded()

    assert [bounded.filter(record(ValueError())) for _ in range(LINES + 5)].count(True) == LINES


def test_a_line_of_json_says_where_a_fault_was_and_not_what_it_quotes() -> None:
    written = JsonLines().format(record(ValueError("Amira Vale, 3 May 2010")))

    assert "Amira" not in written
    assert {"level": "ERROR", "message": "Fault: /", "fault": "ValueError"}.items() <= json.loads(written).items()
    assert "test_trouble.py" in json.loads(written)["where"][0]
