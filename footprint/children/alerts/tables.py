"""Alerts as pages show them: the child's number, and no name."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.children.models import Alert
from footprint.children.permissions import (
    BREAK_GLASS,
    EXPORT_LIST,
    VIEW_FAMILY_ADDRESS,
    VIEW_PLACEMENT_ADDRESS,
    VIEW_RESTRICTED,
)
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table

KINDS = {
    BREAK_GLASS.name: "Broke glass: opened a restricted record",
    VIEW_RESTRICTED.name: "Opened a restricted record as a named reader",
    VIEW_FAMILY_ADDRESS.name: "Saw protected addresses of a family",
    VIEW_PLACEMENT_ADDRESS.name: "Saw the protected address of a placement",
    EXPORT_LIST.name: "Took a list out as a file",
}


def what(alert: Alert) -> str:
    return KINDS.get(alert.action, alert.action)


def record(alert: Alert) -> str:
    if alert.child is None:
        return f"List “{alert.list_name.replace('-', ' ')}”"
    return "A sealed record" if alert.child.sealed else f"Child {alert.child.local_id}"


def when(moment: datetime) -> str:
    at = localtime(moment)
    return f"{format_day(at.date())}, {at:%H:%M}"


def alerts_table(alerts: Iterable[Alert], *, filtered: bool) -> Table:
    columns = [Column(name) for name in ("When", "Who", "What", "Record", "Why", "State")]
    rows = [
        [_when(alert), alert.person.name, what(alert), record(alert), alert.reason, state(alert)] for alert in alerts
    ]
    empty = "No alert is of this kind. Take off a filter." if filtered else "Nothing has raised an alert yet."
    return Table("Alerts", columns, rows, id="alerts", stacked=True, caption_size="s", empty=empty)


def _when(alert: Alert) -> Cell:
    return Cell(alert.at, when(alert.at), url=reverse("children:alert", args=[alert.pk]))


def state(alert: Alert) -> Cell:
    if alert.judged_by is None:
        return Cell("To judge", colour="yellow")
    return Cell("Judged", colour="green", note=alert.judgement)


def glass_table(alerts: Iterable[Alert]) -> Table:
    columns = [Column(name) for name in ("When", "Who", "Record", "Why", "State")]
    rows = [
        [Cell(alert.at, when(alert.at)), alert.person.name, record(alert), alert.reason, state(alert)]
        for alert in alerts
    ]
    empty = "Nobody has broken glass."
    return Table("Opened in an emergency", columns, rows, id="glass", stacked=True, caption_size="s", empty=empty)


def rows_of(alert: Alert) -> list[dict[str, str]]:
    """One alert, for whoever judges it."""
    rows = [
        {"key": "What", "value": what(alert)},
        {"key": "Record", "value": record(alert)},
        {"key": "Who", "value": alert.person.name},
        {"key": "When", "value": f"{when(alert.at)}, open until {localtime(alert.until_at):%H:%M}"},
        {"key": "Why", "value": alert.reason},
    ]
    if alert.judged_by and alert.judged_at:
        rows += [
            {"key": "Judged by", "value": f"{alert.judged_by.name}, {when(alert.judged_at)}"},
            {"key": "Judgement", "value": alert.judgement},
        ]
    return rows
