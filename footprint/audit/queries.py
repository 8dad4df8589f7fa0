"""What the trail says: who changed a record, and who looked at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTextTransform

from footprint.audit import security
from footprint.audit.actions import About
from footprint.audit.declared import AuditAction, logged, opening
from footprint.audit.models import AuditEvent, ReadEvent
from footprint.audit.tracking import event_model

SecurityEvents = QuerySet[Any, Any]
KINDS = {"insert": "added", "update": "changed", "delete": "removed"}


@dataclass(frozen=True)
class Change:
    """One change of one row: the fields that changed, as they were and as they became."""

    at: datetime
    kind: str
    who: str
    role: str
    action: str
    reason: str
    reference: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def events_about(about: About) -> QuerySet[AuditEvent]:
    """What was done to a record, newest first."""
    kind, key = about
    return AuditEvent.objects.filter(about_kind=kind, about_key=str(key)).order_by("-at", "-pk")


def events_called(action: AuditAction) -> QuerySet[AuditEvent]:
    """Every doing of one kind, newest first."""
    return AuditEvent.objects.filter(action=action).order_by("-at", "-pk")


def looks_at(about: About) -> QuerySet[ReadEvent]:
    """Who looked at a record, when and on which page, newest first."""
    kind, key = about
    return ReadEvent.objects.filter(about_kind=kind, about_key=str(key)).order_by("-at", "-pk")


LOOK = ("at", "who_key", "who_label", "role", "page", "capacity")


def accesses(
    about: About, *, who: str = "", since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Any, Any]:
    """Pages shown of a record and protected fields opened on one, newest first, as mappings with the keys `LOOK`.

    Of a field that was opened, `page` is the name of the act and `capacity` the reason that was given. `who` is one
    person's key; `until` is the first moment that no longer belongs.
    """
    pages = _within(looks_at(about), who, since, until).order_by().values(*LOOK)
    acts = _within(events_about(about).filter(action__in=opening()), who, since, until).order_by()
    fields = acts.annotate(page=F("action"), capacity=F("reason")).values(*LOOK)
    both: QuerySet[Any, Any] = pages.union(fields, all=True).order_by("-at", "who_label")
    return both


def _within(result: Any, who: str, since: datetime | None, until: datetime | None) -> Any:
    result = result.filter(who_key=who) if who else result
    result = result.filter(at__gte=since) if since else result
    return result.filter(at__lt=until) if until else result


def who_accessed(about: About) -> list[tuple[str, str]]:
    """Everybody who looked at a record or opened a protected field of it: their key and name, by name."""
    pages = looks_at(about).order_by().values_list("who_key", "who_label")
    fields = events_about(about).filter(action__in=opening()).order_by().values_list("who_key", "who_label")
    named = dict(pages.union(fields).order_by("who_label"))
    return sorted(named.items(), key=lambda item: item[1])


@dataclass(frozen=True)
class SecurityLine:
    """One line of the security log. It says that a record was asked for, and never which or what is in it."""

    at: datetime
    who: str
    role: str
    what: str
    about: str
    rule: str
    reference: str


def security_events(*, group: str = "", since: datetime | None = None, until: datetime | None = None) -> SecurityEvents:
    """Sign-ins, refusals, lockouts and changes of access, newest first; one group of them (security.GROUPS), or all.

    `until` is the first moment that no longer belongs.
    """
    audit_events = AuditEvent.objects.filter(action__in=security.of_group(group))
    audit_events = audit_events.filter(at__gte=since) if since else audit_events
    audit_events = audit_events.filter(at__lt=until) if until else audit_events
    stored = audit_events.annotate(rule=KeyTextTransform("rule", "after")).order_by("-at", "-pk")
    return stored.values("at", "who_label", "role", "action", "about_kind", "rule", "reference")


def security_line(event: Mapping[str, Any]) -> SecurityLine:
    """One of `security_events` in words."""
    return SecurityLine(
        at=event["at"],
        who=event["who_label"],
        role=event["role"],
        what=logged()[event["action"]].words,
        about=event["about_kind"],
        rule=(event["rule"] or "") if event["action"] == "refused" else "",
        reference=event["reference"],
    )


def changes_of(model: type[models.Model], key: Any) -> list[Change]:
    """Every change of one row of a tracked model, oldest first.."""
    stored = event_model(model)
    names = [field.attname for field in stored._meta.concrete_fields if not field.name.startswith("pgh_")]
    rows = stored._default_manager.filter(pgh_obj_id=key).order_by("pgh_id")
    changes: list[Change] = []
    earlier: dict[str, Any] = {}
    for row in rows.values(*names, "pgh_label", "pgh_created_at", "pgh_context"):
        now = {} if row["pgh_label"] == "delete" else {name: row[name] for name in names}
        changes.append(_change(row, earlier, now))
        earlier = now
    return changes


def _change(row: Mapping[str, Any], earlier: Mapping[str, Any], now: Mapping[str, Any]) -> Change:
    names = [name for name in (now or earlier) if not (name in earlier and name in now and earlier[name] == now[name])]
    text = row["pgh_context"] or {}
    return Change(
        at=row["pgh_created_at"],
        kind=KINDS[row["pgh_label"]],
        who=text.get("who_label", ""),
        role=text.get("role", ""),
        action=text.get("action", ""),
        reason=text.get("reason", ""),
        reference=text.get("reference", ""),
        before={name: earlier[name] for name in names if name in earlier},
        after={name: now[name] for name in names if name in now},
    )
