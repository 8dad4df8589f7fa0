"""The triggers by which the database keeps the trail. No migration holds them: they are laid down after migrating, as
the models say them now, and looked for before anything else runs (front/launch.py).
"""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import connection

Laid = tuple[Any, pgtrigger.Trigger]  # a model and what is laid on its table
# Of each table of ours its triggers, each with the hash of what it does, which is kept as its comment.
INSTALLED = """
    SELECT relname, tgname, obj_description(held.oid, 'pg_trigger')
    FROM pg_class LEFT JOIN pg_trigger held ON tgrelid = pg_class.oid AND NOT tgisinternal AND tgenabled = 'O'
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
"""


def wanting() -> list[Laid]:
    """The triggers of our models that are not in the database, do something else there, or are switched off."""
    installed = set(_rows())
    return [
        (model, trigger)
        for model, trigger in _ours()
        if (model._meta.db_table, trigger.get_pgid(model), trigger.compile(model).hash) not in installed
    ]


def lay_down(**_: Any) -> None:
    """Called when migrations are done, by whoever owns the tables. Those of tables that are not there yet wait."""
    tables = {table for table, _, _ in _rows()}
    for model, trigger in wanting():
        if model._meta.db_table in tables:
            trigger.install(model)
    pgtrigger.prune()


def _ours() -> Iterable[Laid]:
    known: set[Any] = set(apps.get_models())
    return [(model, trigger) for model, trigger in pgtrigger.registered() if model in known]


def _rows() -> list[tuple[str, str | None, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        return list(cursor.fetchall())
