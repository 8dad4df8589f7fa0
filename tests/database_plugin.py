"""Tests that use the database get one of their own: at DATABASE_URL, else on a server that they start."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from footprint import database
from footprint.database.cluster import SUPERUSER
from tests import in_memory, kept_tables


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    empty_tables_between_tests()
    if os.environ.get("DATABASE_URL"):
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")  # workers share that server
        yield
        return
    kept = request.config.cache.mkdir("tables") if request.config.cache else tmp_path_factory.mktemp("tables")
    with in_memory.folder(tmp_path_factory.mktemp("database")) as data:
        with django_db_blocker.unblock():
            kept_tables.copied(kept, data, make_tables)
        with served(data):
            yield


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """The tables are there already; the server ends with the tests, and its folder goes."""
    return not os.environ.get("DATABASE_URL") or bool(request.config.option.reuse_db)


@contextmanager
def served(data: Path) -> Iterator[dict[str, Any]]:
    """Django's connection leads to the server of this folder for as long as the block runs."""
    with database.running(data, durable=False):
        address = database.settings("", data)
        connections["default"].settings_dict.update(HOST=address["HOST"], PORT=address["PORT"])
        yield address
        connections.close_all()


def make_tables(data: Path) -> None:
    """A cluster with the database of the tests, by all migrations."""
    with served(data) as address:
        with psycopg.connect(
            host=address["HOST"], port=address["PORT"], user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"ALTER ROLE {address['USER']} CREATEDB")
        own = connections["default"].settings_dict["NAME"]
        connections["default"].creation.create_test_db(verbosity=0, autoclobber=True)
        connections["default"].settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = own


# What Django writes itself after migrations. Left in place, it need not be written again.
KEPT = {"django_content_type", "auth_permission"}


def empty_tables_between_tests() -> None:
    """A test with transactions of its own ends with every table emptied.

    Only those that hold something are, row by row and with our triggers off: the tables of the trail refuse to forget,
    and to truncate a table makes its files anew, of which there are a thousand.
    """
    # On the class: a browser's event loop makes Django open another connection in the same thread.
    operations = type(connections["default"].ops)

    def sql_flush(own: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        filled = [own.quote_name(name) for name in filled_of(own.connection, sorted(set(tables) - KEPT))]
        off, on = ([f"ALTER TABLE {table} {word} TRIGGER USER" for table in filled] for word in ("DISABLE", "ENABLE"))
        return [*off, *(f"DELETE FROM {table}" for table in filled), "SET CONSTRAINTS ALL IMMEDIATE", *on]

    operations.sql_flush = sql_flush  # type: ignore[method-assign]
    flush.emit_post_migrate_signal = lambda *_: None  # type: ignore[assignment]


def filled_of(connection: BaseDatabaseWrapper, tables: list[str]) -> list[str]:
    each = (f'SELECT {place} WHERE EXISTS (SELECT FROM "{table}")' for place, table in enumerate(tables))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return [tables[place] for (place,) in cursor.fetchall()]
