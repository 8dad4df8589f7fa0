"""Tells the database who is at work and why, for the trail that its triggers keep (tracking.py).

The words travel in a setting of the connection. An action sets it once for its transaction (`acting` in actions.py).
What else is written during a request - a sign-in, a session - is attached to whoever sent the request.

pghistory's own middleware is not used: it too tells statements apart by their text, puts the words before each of them
instead of once in an act, and has to know who sent every request, where here the first write asks for the person.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

from footprint.audit import reference
from footprint.audit.actors import Actor, role_of

SETTING = "pghistory.context_metadata"
WRITES = re.compile(r"\s*(insert|update|delete|merge|copy|with\b.*\b(insert|update|delete|merge)\b)", re.I | re.DOTALL)
Words = Mapping[str, str]
Person = Callable[[], Actor | None]

_doing: ContextVar[Words | None] = ContextVar("audit_doing", default=None)


def words(actor: Actor | None, *, action: str = "", reason: str = "") -> Words:
    text = {"action": action, "reason": reason, "reference": reference.current()}
    if actor is not None:
        text |= {"who_key": str(actor.audit_key), "who_label": actor.audit_label, "role": role_of(actor)}
    return text


@contextmanager
def doing(text: Words) -> Iterator[None]:
    """For the rest of the transaction, or until the block ends. Must be entered inside a transaction."""
    outer = _doing.get()
    token = _doing.set(text)
    try:
        _tell(text, for_transaction=True)
        yield
        if not connection.needs_rollback:
            _tell(outer or {}, for_transaction=True)
    finally:
        _doing.reset(token)


@contextmanager
def complete() -> Iterator[None]:
    """For what is written in it the database need not be told who is at work: the row itself says it."""
    token = _doing.set({})
    try:
        yield
    finally:
        _doing.reset(token)


@contextmanager
def request_of(person: Person) -> Iterator[None]:
    """Attaches writes outside any action to the person who sent the request, who is asked for only then."""

    def attach(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if _doing.get() is not None or not WRITES.match(sql if isinstance(sql, str) else str(sql)):
            return execute(sql, params, many, context)
        in_transaction = connection.in_atomic_block
        _tell(words(person()), for_transaction=in_transaction)
        try:
            return execute(sql, params, many, context)
        finally:
            if not in_transaction:
                _tell({}, for_transaction=False)

    with connection.execute_wrapper(attach):
        yield


def _tell(text: Words, *, for_transaction: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, %s)", [SETTING, json.dumps(dict(text)) if text else "", for_transaction]
        )
