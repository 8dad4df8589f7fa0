"""The doors to children: every page, list, count, search and export comes through here.

What somebody may not know exists is absent from lists, and answered as missing (`Hidden`, 404) when asked for by key.
Scopes are those of the permission table: o, the children allocated to the person, or to somebody whom they cover on
the day; t, of the reviewing service every child (it is one team), of a team manager the children of their team; a, all.
A dated engagement (x) opens nothing until engagements are kept. States override roles: a sealed record is seen by
nobody here, a restricted one by its named readers alone, and none by a member of the staff who knows the family.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.case_line import in_case_line
from footprint.children.models import (
    AllocatedIRO,
    Child,
    Cover,
    NamedReader,
    PersonalConnection,
    ProtectionCase,
    SocialWorker,
)
from footprint.page import clock
from footprint.page.access import Action, Hidden
from footprint.page.spans import counting_on

OF_THE_SERVICE = ("liro", "bs")
NOBODY = Q(pk__in=())
EVERYBODY = ~NOBODY


def visible_children(*, to: Person, action: Action, on: date) -> QuerySet[Child]:
    """The children with whom a person may do something on a day. One query, whatever their number."""
    return not_hidden_from(to, on=on).filter(_in_scope(to, action, on))


def not_hidden_from(person: Person, *, on: date) -> QuerySet[Child]:
    """Children whose state does not keep them from a person, whatever the person's role."""
    named = NamedReader.objects.filter(counting_on(on), child=OuterRef("pk"), person=person)
    known_in_private = PersonalConnection.objects.filter(child=OuterRef("pk"), person=person)
    shown = Child.objects.filter(sealed=False).filter(Q(restricted=False) | Exists(named))
    return shown.exclude(Exists(known_in_private))


def hidden_numbers(*, to: Person, action: Action, on: date) -> frozenset[str]:
    """The council's numbers of the children whom `visible_children` leaves out. One query."""
    seen = visible_children(to=to, action=action, on=on)
    return frozenset(Child.objects.exclude(pk__in=seen.values("pk")).values_list("local_id", flat=True))


def _in_scope(person: Person, action: Action, on: date) -> Q:
    found = NOBODY
    for role in person.roles_on(on):
        found |= _scope_of(person, role, action.rules.get(role, ""), on)
    return found


def _scope_of(person: Person, role: str, scope: str, on: date) -> Q:
    reach = scope.rstrip("!2")
    if reach == "a" or (reach == "t" and role in OF_THE_SERVICE):
        return EVERYBODY
    if reach == "t" and role == "tm":
        return Q(Exists(_held_by_workers(on).filter(team__manager=person)))
    if reach == "o":
        return _own(person, role, on)
    return NOBODY


def _own(person: Person, role: str, on: date) -> Q:
    if role == "iro":
        held = AllocatedIRO.objects.filter(counting_on(on), child=OuterRef("pk"))
        return _theirs_or_covered(person, on, lambda whose: Exists(held.filter(person__in=whose)))
    if role == "cpc":
        cases = ProtectionCase.objects.filter(counting_on(on), child=OuterRef("pk"))
        return _theirs_or_covered(person, on, lambda whose: Exists(cases.filter(chair__in=whose)))
    if role == "sw":
        return Q(Exists(_held_by_workers(on).filter(person=person)))
    return NOBODY


def _theirs_or_covered(person: Person, on: date, held_by: Callable[[list[UUID]], Exists]) -> Q:
    """What is covered does not open to somebody in the child's own case line: it is left for the lead."""
    away = covered_by(person, on=on)
    own = Q(held_by([person.pk]))
    return own | (Q(held_by(away)) & ~in_case_line(person, on=on)) if away else own


def _held_by_workers(on: date) -> QuerySet[SocialWorker]:
    return SocialWorker.objects.filter(counting_on(on), child=OuterRef("pk"))


def covered_by(person: Person, *, on: date) -> list[UUID]:
    """Whose work the person does on a day, because they are away. One query a request."""
    kept: dict[date, list[UUID]] = person.__dict__.setdefault("_covered", {})
    if on not in kept:
        found = Cover.objects.filter(counting_on(on), covering=person)
        kept[on] = list(found.values_list("absent", flat=True))
    return kept[on]


def open_child(request: SignedInRequest, *, pk: UUID, action: Action) -> Child:
    """The child, for a page about them. Raises Hidden; notes for the access history when it opens through cover."""
    person, on = request.user, clock.today()
    found = visible_children(to=person, action=action, on=on).filter(pk=pk)
    child = _with_whoever_is_away(found, person, on).first()
    if child is None:
        raise Hidden(("child", str(pk)))
    away = getattr(child, "iro_who_is_away", None)
    request.capacity = f"Covering for {away}" if away else ""
    return child


def _with_whoever_is_away(children: QuerySet[Child], person: Person, on: date) -> QuerySet[Child]:
    """The name of the IRO in whose stead the person sees a child, beside it, where the person covers for anybody."""
    away = covered_by(person, on=on)
    if not away or not {"iro", "cpc"} & set(person.roles_on(on)):
        return children
    held = AllocatedIRO.objects.filter(counting_on(on), child=OuterRef("pk"), person__in=away)
    return children.annotate(iro_who_is_away=Subquery(held.values("person__name")[:1]))
