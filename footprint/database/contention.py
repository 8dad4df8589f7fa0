"""Writing in the midst of others' writing: rows held until the transaction ends, and steps tried again."""

from collections.abc import Callable, Collection
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from psycopg import errors

T = TypeVar("T")
TRIES = 40
# Shorter than the server waits before it ends one of two that wait for each other: this one gives way, never a person.
PATIENCE = "700ms"
IN_THE_WAY = (errors.LockNotAvailable, errors.DeadlockDetected, errors.UniqueViolation, errors.ExclusionViolation)


def hold_rows(table: str, *, column: str, among: Collection[UUID | str]) -> list[UUID]:
    """Lets nobody else change the rows with these values until the transaction ends, in the order of their keys.

    Returns the keys. Rows of other tables may still refer to them.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE {column} = ANY(%s) ORDER BY id FOR NO KEY UPDATE", [list(among)])
        return [key for (key,) in cursor.fetchall()]


def giving_way(step: Callable[[], T]) -> T:
    """Does the step, all of it or nothing, and again where somebody stood in its way.

    The last fault is raised when it does not go away; one that has nothing to do with others, at once.
    """
    for _ in range(TRIES - 1):
        try:
            return _tried(step)
        except DatabaseError as fault:
            if not isinstance(fault.__cause__, IN_THE_WAY):
                raise
    return _tried(step)


def _tried(step: Callable[[], T]) -> T:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        return step()
