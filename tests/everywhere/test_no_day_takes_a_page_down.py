"""A day that stands in a row by mistake is shown, and takes no page down: every date column, each in turn.

Written past the actions, as an old import or another program might have left it.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from tests import people
from tests.everywhere.pages import OPENINGS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MISTAKEN = (date(204, 6, 1), date(1914, 6, 1), date(2114, 6, 1), date(9999, 12, 31))


def columns() -> list[tuple[type[models.Model], str]]:
    """Every date column of children, reviews and the team."""
    return [
        (model, field.column)
        for model in apps.get_models()
        if model._meta.app_label in ("children", "reviews", "team")
        for field in model._meta.concrete_fields
        if type(field) is models.DateField
    ]


SHOWN = (
    "front:home", "front:worklist", "front:child", "front:calendar", "reviews:review", "team:unallocated",
    "team:child",
)  # fmt: skip
FIRST_PAGES = ("iro", "liro", "sw", "tm")


def paths() -> Iterator[tuple[str, str]]:
    """Who opens which page: the first page in each role, and what stands behind it."""
    for name in SHOWN:
        opening = OPENINGS[name]
        for arguments in opening.arguments:
            for role in FIRST_PAGES if name == "front:home" else (opening.reader(),):
                yield role, reverse(name, kwargs=arguments)


def put(model: type[models.Model], column: str, day: date) -> bool:
    """Puts the day into every row that takes it; whether one did."""
    table, changed = connection.ops.quote_name(model._meta.db_table), False
    keys = list(model._base_manager.values_list("pk", flat=True))
    for key in keys:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(
                    f'UPDATE {table} SET "{column}" = %s WHERE "{model._meta.pk.column}" = %s',
                    [day.isoformat().zfill(10), key],
                )
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                changed = True
        except DatabaseError:
            continue
    return changed


@pytest.mark.parametrize("day", MISTAKEN, ids=str)
def test_every_page_opens(day: date, readers: dict[str, Person], today: Callable[[date], None]) -> None:
    today(date(2014, 4, 28))
    browsers = {role: people.browser_of(readers[role]) for role in {role for role, _ in paths()}}
    faults = [fault for model, column in columns() for fault in faults_with(model, column, day, browsers)]
    assert not faults, "\n".join(faults)


def faults_with(model: type[models.Model], column: str, day: date, browsers: dict[str, Client]) -> Iterator[str]:
    """The pages that do not open while the rows of a table have the day."""
    before = transaction.savepoint()
    if put(model, column, day):
        for role, path in paths():
            try:
                browsers[role].get(path)
            except Exception as fault:
                yield f"{model.__name__}.{column} {path}: {fault!r}"
                connection.needs_rollback = False
    transaction.savepoint_rollback(before)
