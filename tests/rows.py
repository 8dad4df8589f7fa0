"""Rows that tests begin with, written straight into their tables: what made them so is tested where it belongs."""

from django.db.models import Model


def write(*rows: Model) -> None:
    """One statement for each table, in the order in which the tables come first."""
    tables: dict[type[Model], list[Model]] = {}
    for row in rows:
        tables.setdefault(type(row), []).append(row)
    for table, of_it in tables.items():
        table._default_manager.bulk_create(of_it)
