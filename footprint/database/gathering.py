"""Rows of many tables that belong to one row, read in a single statement.

Django asks once for each table, and putting seven such questions together takes longer than the database needs for all
the answers. The rows are handed over as Django's own prefetching hands them, so that whoever reads them sees no
difference.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

Follow = Sequence[str]


def gather(owner: models.Model, wanted: Mapping[str, Follow]) -> None:
    """Reads what belongs to `owner` under each name that Django gives it: `owner.periods.all()` then asks nothing.

    Beside a name stand the keys of its rows that are followed to the rows they name: "person", "team__manager". The
    rows come in no order.
    """
    relations: dict[str, Any] = {name: type(owner)._meta.get_field(name) for name in wanted}
    parts = ", ".join(_theirs(relations[name], follow) for name, follow in wanted.items())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}", {"owner": owner.pk})
        description = cursor.fetchone()
    stored: dict[str, Any] = owner.__dict__.setdefault("_prefetched_objects_cache", {})
    for (name, relation), rows in zip(relations.items(), description, strict=True):
        result = getattr(owner, name).get_queryset()
        result._result_cache = [_row(relation.related_model, row) for row in json.loads(rows or "[]")]
        result._prefetch_done = True
        for row in result._result_cache:
            relation.field.set_cached_value(row, owner)
        stored[name] = result


def _theirs(relation: Any, follow: Follow) -> str:
    model, key = relation.related_model, relation.field.column
    words = _words(model, "own", follow)
    return f'(SELECT jsonb_agg({words}) FROM "{model._meta.db_table}" own WHERE own."{key}" = %(owner)s)'


def _words(model: Any, name: str, follow: Follow) -> str:
    """A row as JSON, with the rows that its keys lead to in place of the keys' fields."""
    text = f"to_jsonb({name})"
    for path in follow:
        first, _, rest = path.partition("__")
        field = model._meta.get_field(first)
        other, deeper = field.related_model, f"{name}_{first}"
        inner = _words(other, deeper, [rest] if rest else [])
        text += (
            f" || jsonb_build_object('{first}', (SELECT {inner} FROM \"{other._meta.db_table}\" {deeper} "
            f'WHERE {deeper}."{other._meta.pk.column}" = {name}."{field.column}"))'
        )
    return text


def _row(model: Any, description: dict[str, Any]) -> Any:
    fields = model._meta.concrete_fields
    row = model.from_db(
        connection.alias,
        [field.attname for field in fields],
        [field.to_python(description[field.column]) for field in fields],
    )
    for field in fields:
        if field.is_relation and field.name in description:
            other = description[field.name]
            field.set_cached_value(row, _row(field.related_model, other) if other else None)
    return row
