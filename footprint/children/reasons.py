"""Which reasons that a person gave, for a permission on a record or a list, still hold."""

from datetime import datetime

from footprint.accounts.models import Person
from footprint.children.models import Alert, Child
from footprint.page.access import Permission


def holding(
    *, person: Person, permission: Permission, child: Child | None = None, list_name: str = "", at: datetime
) -> Alert | None:
    """The reason that a person gave for a permission on a record and that still holds at a moment."""
    alerts = Alert.objects.filter(person=person, action=permission.name, child=child, list_name=list_name)
    return alerts.filter(until_at__gt=at).order_by("-at").first()


def permissions_held(*, person: Person, child: Child, at: datetime) -> frozenset[str]:
    """The actions for which a reason of the person holds on a child."""
    alerts = Alert.objects.filter(person=person, child=child, until_at__gt=at)
    return frozenset(alerts.values_list("action", flat=True))
