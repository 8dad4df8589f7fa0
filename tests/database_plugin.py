"""Tests that use the database get one of their own: at DATABASE_URL, else an embedded server in a temporary folder."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

from footprint import database
from footprint.database.cluster import SUPERUSER


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    empty_trails_between_tests()
    if os.environ.get("DATABASE_URL"):
        yield
        return
    data = tmp_path_factory.mktemp("database")
    with database.running(data, durable=False):
        address = database.settings("", data)
        with psycopg.connect(
            host=address["HOST"], port=address["PORT"], user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"ALTER ROLE {address['USER']} CREATEDB")
        connections["default"].settings_dict.update(HOST=address["HOST"], PORT=address["PORT"])
        yield
        connections.close_all()


def empty_trails_between_tests() -> None:
    """A test with transactions of its own ends with every table emptied, which the tables of the trail refuse."""
    # On the class: a browser's event loop makes Django open another connection in the same thread.
    operations = type(connections["default"].ops)
    emptying = operations.sql_flush

    def sql_flush(own: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        from footprint.audit.tracking import trails

        kept = sorted({model._meta.db_table for model in trails()} & set(tables))
        off, on = ([f'ALTER TABLE "{table}" {word} TRIGGER USER' for table in kept] for word in ("DISABLE", "ENABLE"))
        return [*off, *emptying(own, style, tables, **options), *on]

    operations.sql_flush = sql_flush  # type: ignore[method-assign]
