"""Migrations in a quarter of the time: operations that follow each other are worked out together.

After each operation Django draws anew every model that the changed one is related to, and here all are. What is added
to models (fields, constraints, indexes, triggers) need not see what the operation before it made of them, and neither
need models that are created: the models are drawn once for each such run.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.migrations import AddConstraint, AddField, AddIndex, AlterField, CreateModel, RemoveConstraint
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger

KINDS: tuple[tuple[type[Operation], ...], ...] = (
    (CreateModel,),
    (RemoveConstraint,),
    (AlterField,),
    (AddField, AddConstraint, AddIndex, AddTrigger),
)


def together(operations: Iterable[Operation]) -> list[Operation]:
    """The operations of a migration, in order, each run that can be worked out together as one."""
    found: list[Operation] = []
    for kinds, run in groupby(operations, key=_kinds):
        one_by_one = list(run)
        found += [Together(one_by_one)] if kinds else one_by_one
    return found


def _kinds(operation: Operation) -> tuple[type[Operation], ...]:
    return next((kinds for kinds in KINDS if isinstance(operation, kinds)), ())


class Together(Operation):
    """Operations that could be done in any order: on different models, or different parts of one."""

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # the models as drawn: each change would draw them anew
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(one.describe() for one in self.operations)
