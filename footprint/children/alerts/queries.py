"""What waits to be judged, and who has broken glass."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from footprint.accounts.models import Person
from footprint.children.models import Alert, PersonalConnection
from footprint.children.permissions import BREAK_GLASS
from footprint.page.access import Hidden

WAITING, JUDGED = "waiting", "judged"
Alerts = QuerySet[Alert]


def alerts(*, to: Person, state: str = "", kind: str = "") -> Alerts:
    """What a person may judge or have judged, the newest first: none about a child whom they know in private life.

    `state` is waiting or judged, `kind` the words of a permission.
    """
    current_alerts = Alert.objects.select_related("person", "child", "judged_by").order_by("-at", "pk")
    current_alerts = current_alerts.exclude(Exists(_known_to(to)))
    current_alerts = current_alerts.filter(action=kind) if kind else current_alerts
    return current_alerts.filter(judged_at__isnull=state == WAITING) if state else current_alerts


def broken_glass(*, to: Person, state: str = "") -> Alerts:
    """Restricted records that others opened by breaking glass."""
    return alerts(to=to, state=state, kind=BREAK_GLASS.name).exclude(person=to)


def to_judge(*, to: Person) -> Alerts:
    """What waits for this person: their own waits for somebody else."""
    return alerts(to=to, state=WAITING).exclude(person=to)


def get_alert(*, pk: UUID, to: Person) -> Alert:
    """Raises Hidden for one that the person may not know of."""
    alert = alerts(to=to).filter(pk=pk).first()
    if alert is None:
        raise Hidden(("alert", str(pk)))
    return alert


def _known_to(person: Person) -> QuerySet[PersonalConnection]:
    return PersonalConnection.objects.filter(child=OuterRef("child"), person=person)


def unjudged_glass_of(*, person: Person) -> list[date]:
    """The days on which the person broke glass and nobody has judged it."""
    alerts = Alert.objects.filter(person=person, action=BREAK_GLASS.name, judged_at=None)
    return list(alerts.values_list("on_day", flat=True))
