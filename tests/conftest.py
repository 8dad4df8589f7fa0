"""What every test can use. Tests that ask for the database get one of their own (tests/database_plugin.py)."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

pytest_plugins = ["tests.database_plugin"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of the tests can be removed at the end: sessions that a browser's event loop left open are ended."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )


@pytest.fixture(autouse=True)
def _day_not_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOOTPRINT_TODAY", raising=False)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pins the business date: `today(date(2014, 4, 28))`. The pages of the journeys see it too."""
    return lambda day: monkeypatch.setenv("FOOTPRINT_TODAY", day.isoformat())
