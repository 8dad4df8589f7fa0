"""The doors to people: administrators open anyone's, everyone their own sessions."""

from uuid import UUID

from footprint.accounts.models import Person, RoleChange, RoleHeld, Session
from footprint.page.access import Hidden


def get_person(*, pk: UUID) -> Person:
    person = Person.objects.prefetch_related("roles_held").filter(pk=pk).first()
    if person is None:
        raise Hidden(("person", str(pk)))
    return person


def get_role_held(*, person: Person, pk: UUID) -> RoleHeld:
    held = person.roles_held.select_related("person").filter(pk=pk).first()
    if held is None:
        raise Hidden(("role", str(pk)))
    return held


def get_change(*, pk: UUID) -> RoleChange:
    change = RoleChange.objects.select_related("person", "asked_by").filter(pk=pk).first()
    if change is None:
        raise Hidden(("role change", str(pk)))
    return change


def get_own_session(*, person: Person, pk: UUID) -> Session:
    session = person.sessions.filter(id=pk).first()
    if session is None:
        raise Hidden(("session", str(pk)))
    return session
