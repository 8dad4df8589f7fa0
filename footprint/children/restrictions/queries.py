"""Who may be a reader, who is one, what waits for a second person."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from footprint.accounts import queries as accounts
from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Child, NamedReader, PersonalConnection, RecordChange
from footprint.children.permissions import LIFT, SEAL, VIEW_RESTRICTED
from footprint.page.access import Hidden
from footprint.page.spans import counting_on


def readers(*, child: Child, on: date) -> QuerySet[NamedReader]:
    return NamedReader.objects.filter(counting_on(on), child=child).select_related("person").order_by("person__name")


def connections(*, child: Child) -> QuerySet[PersonalConnection]:
    return PersonalConnection.objects.filter(child=child).select_related("person").order_by("person__name")


def possible_readers(*, on: date) -> list[Person]:
    """Those whose role may open a restricted record at all, by name. Two queries."""
    return [person for person in staff(on=on) if VIEW_RESTRICTED.scopes(person.roles_on(on))]


def staff(*, on: date) -> list[Person]:
    """Those who hold a role on the day, by name. Two queries."""
    people = accounts.staff(on=on).prefetch_related("roles_held")
    return [person for person in people if person.roles_on(on)]


def proposed_readers(*, child: Child, by: Person, on: date) -> list[str]:
    """The person who restricts, and the child's IRO."""
    iros = AllocatedIRO.objects.filter(counting_on(on), child=child).values_list("person", flat=True)
    return sorted({str(by.pk), *(str(iro) for iro in iros)})


def waiting_changes(*, to: Person, on: date) -> QuerySet[RecordChange]:
    """What a person may decide on, the oldest first; nothing about a child whom they know in private life."""
    roles = to.roles_on(on)
    kinds = [kind for kind, permission in (("lift", LIFT), ("seal", SEAL)) if permission.scopes(roles)]
    known = PersonalConnection.objects.filter(child=OuterRef("child"), person=to)
    changes = RecordChange.objects.filter(answered_at=None, kind__in=kinds).exclude(Exists(known))
    return changes.select_related("child", "asked_by").order_by("asked_at")


def get_waiting(*, pk: UUID | None, to: Person, on: date) -> RecordChange:
    """Raises Hidden for what the person may not decide on, or was answered."""
    change = waiting_changes(to=to, on=on).filter(pk=pk).first() if pk else None
    if change is None:
        raise Hidden(("record change", str(pk)))
    return change
