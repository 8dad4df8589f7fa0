"""Who works here, what waits for a second administrator, and where a person is signed in."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from footprint.accounts.models import ROLE_CODES, Person, RoleChange, RoleHeld, Session


def people(*, on: date, name: str = "", role: str = "", state: str = "") -> QuerySet[Person]:
    """By name; `state` is active (may sign in on the day), waiting (holds no role then) or ended."""
    current = RoleHeld.objects.filter(_on(on), person=OuterRef("pk"))
    current_people = Person.objects.prefetch_related("roles_held").order_by(Lower("name"), "email")
    if name:
        current_people = current_people.filter(Q(name__icontains=name) | Q(email__icontains=name))
    if role:
        current_people = current_people.filter(Exists(current.filter(role=role)))
    ended = Q(until_on__isnull=False, until_on__lte=on)
    if state == "ended":
        return current_people.filter(ended)
    if state:
        current_people = current_people.exclude(ended)
        return current_people.filter(Exists(current)) if state == "active" else current_people.exclude(Exists(current))
    return current_people


def staff(*, on: date) -> QuerySet[Person]:
    """Everybody who has access on a day, by name."""
    return Person.objects.filter(_on(on)).order_by("name", "pk")


def holders_of(*, roles: Collection[str], on: date, besides: Collection[UUID] = ()) -> QuerySet[Person]:
    """Who has access on a day and holds one of the roles then, and the people with these keys, by name."""
    held = RoleHeld.objects.filter(_on(on), person=OuterRef("pk"), role__in=roles)
    people = Person.objects.filter(Q(_on(on), Exists(held)) | Q(pk__in=besides))
    return people.prefetch_related("roles_held").order_by("name", "pk")


def people_by_key(*, keys: Collection[UUID]) -> dict[UUID, Person]:
    """Of those that there are. One query."""
    return Person.objects.in_bulk(keys)


def still_holds(*, person: UUID, roles: Collection[str], on: date) -> bool:
    """Whether they have access on a day and hold every one of the roles then, as it is stored now. One query."""
    held = RoleHeld.objects.filter(_on(on), person__in=staff(on=on).filter(pk=person)).values_list("role", flat=True)
    return bool(roles) and {*roles} <= {*held}


def lock_people(*, keys: Collection[UUID]) -> None:
    """Held until the transaction ends, so that two acts about the same person follow each other."""
    list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def is_signed_in(*, session: str, at: datetime) -> bool:
    """Whether this secret key opens a session of somebody. One query."""
    return Session.objects.filter(session_key=session, expire_date__gt=at, person__isnull=False).exists()


def _on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gt=day))


def waiting_changes() -> QuerySet[RoleChange]:
    """Changes that nobody has answered, the oldest first."""
    return RoleChange.objects.filter(answered_at=None).select_related("person", "asked_by", "held").order_by("asked_at")


def changes_of(*, person: Person) -> QuerySet[RoleChange]:
    """Every change asked for about a person, the newest first."""
    return person.role_changes.select_related("asked_by", "answered_by").order_by("-asked_at")


def sessions_of(*, person: Person, at: datetime) -> QuerySet[Session]:
    """Where the person is signed in, the last used first."""
    return person.sessions.filter(expire_date__gt=at).order_by("-seen_at")


def invented_people(*, on: date) -> list[Person]:
    """The people of the demonstration who hold a role, in the order of their first role."""
    people = Person.objects.filter(made_up=True).prefetch_related("roles_held")
    acting = [person for person in people if person.roles_on(on)]
    return sorted(acting, key=lambda person: (ROLE_CODES.index(person.roles_on(on)[0]), person.name))


def anybody_real() -> bool:
    return Person.objects.filter(made_up=False).exists()
