"""What every test can use. Tests that ask for the database get one of their own (tests/database_plugin.py)."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from demo import files
from footprint.accounts.models import Person
from tests.kept_tables import alone

Making = Callable[..., AbstractContextManager[None]]
pytest_plugins = ["tests.database_plugin"]


def pytest_configure() -> None:
    """The pages to try are tested as in a demonstration; tests/footprint/accounts/test_public_pages.py closes them."""
    settings.PUBLIC_PAGES = True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of the tests can be removed at the end: sessions that a browser's event loop left open are ended."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )


@pytest.fixture(scope="module")
def making(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Making]:
    """Within `making(day)` a module's fixtures write what all its tests begin with, as on that day.

    Each test is rolled back to what they wrote, and at the end of the module that too.
    """
    with django_db_blocker.unblock():
        assert not connection.in_atomic_block, "Ask for it before the test's own transaction."
        whole = transaction.atomic()
        whole.__enter__()
    yield partial(writing, django_db_blocker)
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a module meet the same records, whichever of them comes first, or none of them runs."""
    making = {one.path for one in items if "making" in fixtures(one)}
    for one in items:
        if one.path in making and uses_database(one) and "making" not in fixtures(one):
            raise pytest.UsageError(f"{one.nodeid} must ask for what `making` makes for the other tests of its module.")


def fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


def uses_database(item: pytest.Item) -> bool:
    return "db" in fixtures(item) or item.get_closest_marker("django_db") is not None


@contextmanager
def writing(blocker: DjangoDbBlocker, day: date | None = None) -> Iterator[None]:
    with blocker.unblock(), pytest.MonkeyPatch.context() as pinned:
        if day:
            pinned.setenv("FOOTPRINT_TODAY", day.isoformat())
        yield


def read_anew(people: dict[str, Person]) -> dict[str, Person]:
    """As they are kept, so that what one test changes in them no other sees."""
    found = Person.objects.in_bulk([person.pk for person in people.values()])
    return {name: found[person.pk] for name, person in people.items()}


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up council's files, a folder for each year; beside them, in dirty/, those with faults.

    The first worker to ask writes them, for the others too.
    """
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    with alone(shared):
        if not (shared / "demo").exists():
            files.write(mine / "draft" / "files")
            files.write_dirty(mine / "draft" / "dirty")
            (mine / "draft").rename(shared / "demo")
    return shared / "demo" / "files"


@pytest.fixture(autouse=True)
def _day_not_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOOTPRINT_TODAY", raising=False)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pins the business date: `today(date(2014, 4, 28))`. The pages of the journeys see it too."""
    return lambda day: monkeypatch.setenv("FOOTPRINT_TODAY", day.isoformat())
