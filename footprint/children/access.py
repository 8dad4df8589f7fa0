"""The doors to children: every page, list, count, search and export comes through here.

What somebody may not know exists is absent from lists, and answered as missing (`Hidden`, 404) when asked for by key.
Scopes are those of the permission table: o, the children allocated to the person, or to somebody whom they cover on
the day; t, of the reviewing service every child (it is one team), of a team manager the children of their team; x, the
sample of an engagement that runs on the day; a, all. States override roles: a sealed record is seen by nobody here, a
restricted one by its named readers alone, within what their role allows, and none by a member of the staff who knows
the family. Two things pass by a restriction: broken glass, on one child's own pages; and the question who looked, of
the information governance officer, who is told a number and no name.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.accounts.sessions import IDLE
from footprint.children.case_line import in_case_line
from footprint.children.models import (
    Alert,
    AllocatedIRO,
    Child,
    Cover,
    Engagement,
    NamedReader,
    PersonalConnection,
    PreviousName,
    ProtectionCase,
    SampledChild,
    SocialWorker,
)
from footprint.children.permissions import BREAK_GLASS, VIEW, VIEW_READERS, VIEW_RESTRICTED
from footprint.children.reasons import holding
from footprint.database.remembered import once
from footprint.page import clock
from footprint.page.access import Hidden, Permission, ReasonWanted
from footprint.page.spans import counting_on
from rulebook.recognisable import names_in

OF_THE_SERVICE = ("liro", "bs")
NOBODY = Q(pk__in=())
EVERYBODY = ~NOBODY
SEEN, ASKED, CLOSED = "seen", "asked", "closed"
LONGEST_CAPACITY = 300


@dataclass(frozen=True)
class Standing:
    """What sets a person apart on a day, whatever their roles: whose work they do, whom they know in private, and the
    restricted records of which they are a named reader. Short lists, mostly empty."""

    away: list[UUID]
    known: list[UUID]
    named: list[UUID]


def standing_of(person: Person, *, on: date) -> Standing:
    """One query a request: a page asks for its own permission, for kin and for restricted records."""
    return once(("standing", person.pk, on), lambda: _standing(person, on))


def _standing(person: Person, on: date) -> Standing:
    away = Cover.objects.filter(counting_on(on), covering=person).values_list(Value("away"), "absent")
    known = PersonalConnection.objects.filter(person=person).values_list(Value("known"), "child")
    named = NamedReader.objects.filter(counting_on(on), person=person).values_list(Value("named"), "child")
    result = list(away.union(known, named, all=True))
    return Standing(*([key for kind, key in result if kind == word] for word in ("away", "known", "named")))


def visible_children(*, to: Person, permission: Permission, on: date) -> QuerySet[Child]:
    """The children with whom a person may do something on a day. One query, besides that of `standing_of`."""
    state = EVERYBODY if _watches(to, permission, on) else _state_lets(to, on)
    return _open_to_some(to, on).filter(state, _in_scope(to, permission, on))


def not_hidden_from(person: Person, *, on: date) -> QuerySet[Child]:
    """Children whose state does not keep them from a person, whatever the permission."""
    return _open_to_some(person, on).filter(_state_lets(person, on))


def _open_to_some(person: Person, on: date) -> QuerySet[Child]:
    children, known = Child.objects.filter(sealed=False), standing_of(person, on=on).known
    return children.exclude(pk__in=known) if known else children


def _state_lets(person: Person, on: date) -> Q:
    unrestricted, named = Q(restricted=False), standing_of(person, on=on).named
    return unrestricted | (Q(pk__in=named) & _in_scope(person, VIEW_RESTRICTED, on)) if named else unrestricted


def _watches(person: Person, permission: Permission, on: date) -> bool:
    """Asks who looked as the information governance officer, who must be able to ask it of a restricted record too."""
    return permission.name == VIEW_READERS.name and "igo" in person.roles_on(on)


def hidden_numbers(*, to: Person, permission: Permission, on: date) -> frozenset[str]:
    """The council's numbers of the children whom `visible_children` leaves out."""
    seen = visible_children(to=to, permission=permission, on=on)
    return frozenset(Child.objects.exclude(pk__in=seen.values("pk")).values_list("local_id", flat=True))


def names_among(words: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Which of the words that somebody wrote are a name that a child has or had, and which a family name. Two queries.

    Of every child, sealed and restricted records too: whoever wrote the words is told nothing else.
    """
    values, family = set[str](), set[str]()
    called = Child.objects.values_list("given_names", "known_as", "family_name")
    earlier = PreviousName.objects.values_list("given_names", Value(""), "family_name")
    for first, known_as, last in (*called, *earlier):
        values |= names_in(f"{first} {known_as}")
        family |= names_in(last)
    return frozenset(values.intersection(words)), frozenset(family.intersection(words))


def how_open(child: Child, *, to: Person, permission: Permission, on: date) -> str:
    """SEEN at once, ASKED for a reason first (a scope with `!`), or CLOSED."""
    for word, reasoned in ((SEEN, False), (ASKED, True)):
        rules = {role: scope for role, scope in permission.rules.items() if ("!" in scope) is reasoned}
        part = Permission(permission.section, permission.name, rules)
        if (
            part.scopes(to.roles_on(on))
            and visible_children(to=to, permission=part, on=on).filter(pk=child.pk).exists()
        ):
            return word
    return CLOSED


def _in_scope(person: Person, permission: Permission, on: date) -> Q:
    q = NOBODY
    for role in person.roles_on(on):
        q |= _scope_of(person, role, permission.rules.get(role, ""), on)
    return q


def _scope_of(person: Person, role: str, scope: str, on: date) -> Q:
    """Put together once a request: a page asks it for its own permission and for restricted records."""
    reach = scope.rstrip("!2")
    return once(("scope", person.pk, role, reach, on), lambda: _reach(person, role, reach, on))


def _reach(person: Person, role: str, reach: str, on: date) -> Q:
    if reach == "a" or (reach == "t" and role in OF_THE_SERVICE):
        return EVERYBODY
    if reach == "t" and role == "tm":
        return Q(Exists(_held_by_workers(on).filter(team__manager=person)))
    if reach == "x":
        sampled = SampledChild.objects.filter(counting_on(on, "engagement__"), engagement__people__person=person)
        return Q(Exists(sampled.filter(child=OuterRef("pk"))))
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
    """Whose work the person does on a day, because they are away."""
    return standing_of(person, on=on).away


def open_child(request: SignedInRequest, *, pk: UUID, permission: Permission) -> Child:
    """The child, for a page about them; notes for the access history by what else than their work the person looks.

    Raises Hidden, and ReasonWanted where a restricted record opens to the reader's role for a reason only.
    """
    person, on = request.user, clock.today()
    request.capacity, request.only_looking = "", False
    children = visible_children(to=person, permission=permission, on=on).filter(pk=pk)
    child = _with_capacity(children, person, on).first()
    if child is None:
        return _behind_broken_glass(request, pk, permission)
    away, purpose = getattr(child, "iro_who_is_away", None), getattr(child, "engaged_for", None)
    request.capacity = f"Covering for {away}" if away else f"Engagement: {purpose}" if purpose else ""
    if child.restricted and not _watches(person, permission, on):
        request.capacity = _reason_to_open(request, child, on) or request.capacity
    return child


def _reason_to_open(request: SignedInRequest, child: Child, on: date) -> str:
    """A form sent while its reason ran out is still taken, as long as the session would have lived."""
    if how_open(child, to=request.user, permission=VIEW_RESTRICTED, on=on) == SEEN:
        return ""
    grace = IDLE if request.method == "POST" else timedelta()
    alert = holding(person=request.user, permission=VIEW_RESTRICTED, child=child, at=timezone.now() - grace)
    if alert is None:
        raise ReasonWanted(reverse("children:reason", args=[child.pk]))
    return f"Restricted record, because: {alert.reason}"[:LONGEST_CAPACITY]


def behind_glass(person: Person, *, on: date) -> QuerySet[Child]:
    """The restricted records that breaking glass opens to a person: none where they know the family or run the case."""
    return _open_to_some(person, on).filter(restricted=True).exclude(in_case_line(person, on=on))


def _behind_broken_glass(request: SignedInRequest, pk: UUID, permission: Permission) -> Child:
    """Its pages to look at, for as long as the glass is open by the real clock; nothing that changes the record."""
    person, on = request.user, clock.today()
    child = None
    if permission.name == VIEW.name and BREAK_GLASS.scopes(person.roles_on(on)):
        broken = Alert.objects.filter(
            person=person, action=BREAK_GLASS.name, child=OuterRef("pk"), until_at__gt=timezone.now()
        ).order_by("-at")
        children = behind_glass(person, on=on).filter(Exists(broken), pk=pk)
        child = children.annotate(broken_because=Subquery(broken.values("reason")[:1])).first()
    if child is None:
        raise Hidden(("child", str(pk)))
    request.only_looking = True
    request.capacity = f"Broke glass, because: {getattr(child, 'broken_because', '')}"[:LONGEST_CAPACITY]
    return child


def _with_capacity(children: QuerySet[Child], person: Person, on: date) -> QuerySet[Child]:
    """Beside a child, where it may matter: the name of the IRO in whose stead the person sees them, or the purpose of
    the engagement."""
    away, roles = covered_by(person, on=on), set(person.roles_on(on))
    if away and {"iro", "cpc"} & roles:
        held = AllocatedIRO.objects.filter(counting_on(on), child=OuterRef("pk"), person__in=away)
        children = children.annotate(iro_who_is_away=Subquery(held.values("person__name")[:1]))
    if {"aud", "ins"} & roles:
        engaged = Engagement.objects.filter(counting_on(on), people__person=person, sample__child=OuterRef("pk"))
        children = children.annotate(engaged_for=Subquery(engaged.values("purpose")[:1]))
    return children
