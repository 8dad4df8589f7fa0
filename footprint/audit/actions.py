"""Writing to the trail."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from footprint.audit import reference
from footprint.audit.actors import Actor, role_of
from footprint.audit.models import AuditEvent

State = Mapping[str, Any]


class OutsideTransactionError(RuntimeError):
    """A trace must stand or fall together with what it tells of."""


def record(
    *,
    by: Actor,
    action: str,
    about: tuple[str, str | int | UUID],
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
    kind, key = about
    return AuditEvent.objects.create(
        at=at,
        who_key=str(by.audit_key),
        who_label=by.audit_label,
        role=role_of(by),
        action=action,
        about_kind=kind,
        about_key=str(key),
        before=None if before is None else dict(before),
        after=None if after is None else dict(after),
        reason=reason,
        reference=reference.current(),
    )
