"""Writing to the trail."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from footprint.audit import context, reference
from footprint.audit.actors import Actor, role_of
from footprint.audit.declared import AuditAction, checked
from footprint.audit.models import AuditEvent, ReadEvent
from footprint.database.remembered import forget

State = Mapping[str, Any]
About = tuple[str, str | int | UUID]


class OutsideTransactionError(RuntimeError):
    """A trace must stand or fall together with what it tells of."""


@dataclass(frozen=True)
class Doing:
    """An action under way: what it records carries the same actor, name, reason and time."""

    by: Actor
    action: AuditAction
    reason: str
    at: datetime

    def record(self, about: About, *, before: State | None = None, after: State | None = None) -> AuditEvent:
        return record(
            by=self.by, action=self.action, about=about, before=before, after=after, reason=self.reason, at=self.at
        )

    def record_each(self, description: Iterable[tuple[About, State | None, State | None]]) -> None:
        """One event for each of many records: what it is about, before, after. One query for five hundred."""
        role = role_of(self.by)
        made = [
            _event(self.by, role, self.action, about, before, after, self.reason, self.at)
            for about, before, after in description
        ]
        AuditEvent.objects.bulk_create(made, batch_size=500)


@contextmanager
def acting(*, by: Actor, action: AuditAction, reason: str = "", at: datetime) -> Iterator[Doing]:
    """The one transaction of an action: every row that it changes is kept with who did it, as what, and why.

    `with acting(by=by, action=MOVE_MEETING, at=at) as doing:` change, then `doing.record(...)`.
    """
    with transaction.atomic(), context.doing(context.words(by, action=checked(action), reason=reason)):
        try:
            yield Doing(by, action, reason, at)
        finally:
            forget()


def record(
    *,
    by: Actor,
    action: AuditAction,
    about: About,
    before: State | None = None,
    after: State | None = None,
    reason: str = "",
    at: datetime,
) -> AuditEvent:
    """Adds one event to the trail, in the transaction that is open; `OutsideTransactionError` where none is.

    `about` is the kind of record and its key, as ("person", person.pk); `at` is the real time, not the business date.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError("Record an event inside the transaction of the change that it tells of.")
    audit_event = _event(by, role_of(by), action, about, before, after, reason, at)
    audit_event.save(force_insert=True)
    return audit_event


def _event(
    by: Actor,
    role: str,
    action: AuditAction,
    about: About,
    before: State | None,
    after: State | None,
    reason: str,
    at: datetime,
) -> AuditEvent:
    """An event that is not kept yet."""
    kind, key = about
    return AuditEvent(
        at=at,
        who_key=str(by.audit_key),
        who_label=by.audit_label,
        role=role,
        action=checked(action),
        about_kind=kind,
        about_key=str(key),
        before=None if before is None else dict(before),
        after=None if after is None else dict(after),
        reason=reason,
        reference=reference.current(),
    )


def record_read(*, by: Actor, about: About, page: str, at: datetime, capacity: str = "") -> ReadEvent:
    """Adds one look at a record to the trail, committed on return. Refuses to wait for another's transaction."""
    kind, key = about
    with transaction.atomic(durable=True):
        pass  # refused within a transaction; a statement of its own needs none
    with context.complete():
        return ReadEvent.objects.create(
            at=at,
            who_key=str(by.audit_key),
            who_label=by.audit_label,
            role=role_of(by),
            about_kind=kind,
            about_key=str(key),
            page=page,
            capacity=capacity,
            reference=reference.current(),
        )
