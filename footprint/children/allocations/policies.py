"""Whether somebody can be a child's IRO, or stand in for one; each refusal is a sentence for the lead.

Source: section 25A, Children Act 1989; regulation 46 of the Care Planning, Placement and Case Review (England)
Regulations 2010.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from footprint.accounts.models import Person
from footprint.children.case_line import manages_the_team, worked_the_case
from footprint.children.models import AllocatedIRO, Child, Cover, Link, PersonalConnection
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.page.spans import counting_on
from rulebook.days import STARTS_SOON

OFFICERS = ("iro", "liro")
CHAIRS = ("cpc", *OFFICERS)
Shared = Sequence[tuple[Person, Sequence[Child]]]


def check_can_allocate(*, children: Collection[Child], to: Person, from_on: date) -> None:
    """`NotAllowed` with a sentence for each child whose IRO `to` can't be from the day. Fixed queries, however many."""
    sentences = refusals(children=children, to=to, from_on=from_on)
    if sentences:
        raise NotAllowed(*sentences)


def refusals(*, children: Collection[Child], to: Person, from_on: date) -> list[str]:
    if not children:
        return ["Choose at least one child."]
    return list(dict.fromkeys(refusal_of_each(children=children, to=to, from_on=from_on).values()))


def refusal_of_each(*, children: Collection[Child], to: Person, from_on: date) -> dict[UUID, str]:
    """Why `to` can't be their IRO from the day, by the key of each child of whom that is so. Fixed queries."""
    if not is_officer(to, on=from_on):
        sentence = f"{to} is not a reviewing officer on {format_day(from_on)}. Choose somebody who is, or another day."
        return {child.pk: sentence for child in children}
    family = _with_own_parent_or_baby(children, to, from_on)
    begun = _begun(children, from_on)
    result = Child.objects.filter(pk__in=[child.pk for child in children]).annotate(
        worker=worked_the_case(to, on=from_on),
        manager=manages_the_team(to, on=from_on),
        known=Exists(PersonalConnection.objects.filter(child=OuterRef("pk"), person=to)),
    )
    said_of = {
        child.pk: _refusal(child, to, family.get(child.pk, ()), begun.get(child.pk)) for child in result.order_by("pk")
    }
    return {key: sentence for key, sentence in said_of.items() if sentence}


def refusals_of_sharing(*, shared: Shared, from_on: date) -> dict[UUID, str]:
    """The same where the children of one IRO go to several. The queries grow with the people, never the children."""
    result: dict[UUID, str] = {}
    for to, children in shared:
        result |= refusal_of_each(children=children, to=to, from_on=from_on)
    return result


def check_can_share(*, shared: Shared, from_on: date) -> None:
    """`NotAllowed` where nobody is chosen, or with a sentence for each child whose new IRO is impossible."""
    if not any(children for _, children in shared):
        raise NotAllowed("Choose at least one child.")
    sentences = refusals_of_sharing(shared=shared, from_on=from_on)
    if sentences:
        raise NotAllowed(*dict.fromkeys(sentences.values()))


def is_officer(person: Person, *, on: date) -> bool:
    return bool(set(OFFICERS) & set(person.roles_on(on)))


def _refusal(child: Any, to: Person, relatives: Collection[Child], begun: AllocatedIRO | None) -> str:
    """Nothing is said of why where that would tell of a private matter or of a record that not everybody may see."""
    if child.known or any(child.restricted or child.sealed for child in relatives):
        return f"{to} cannot be the IRO of {child}. Choose somebody else."
    if child.worker:
        return f"{to} is or was the social worker of {child} in this period of care. Choose somebody else."
    if child.manager:
        return f"{to} manages the team that holds the case of {child}. Choose somebody else."
    if relatives:
        return f"{to} would be the IRO of {child} and of their parent or baby. Choose somebody else for one of them."
    if begun and begun.person_id == to.pk:
        return f"{to} is the IRO of {child} already, from {format_day(begun.from_on)}."
    if begun:
        since = format_day(begun.from_on)
        return f"{begun.person} is the IRO of {child} from {since}. Choose a day after that, or end that one first."
    return ""


def _begun(children: Collection[Child], day: date) -> dict[UUID, AllocatedIRO]:
    """What is in the way: allocations that begin after the day."""
    later = AllocatedIRO.objects.filter(child__in=children, from_on__gt=day).exclude(until_on=F("from_on"))
    later = later.select_related("person")
    return {allocation.child_id: allocation for allocation in later.order_by("-from_on")}


def _with_own_parent_or_baby(children: Collection[Child], to: Person, day: date) -> dict[UUID, list[Child]]:
    """The looked-after parents and babies, by child, whose IRO `to` is or is becoming."""
    links = Link.objects.filter(Q(child__in=children) | Q(other__in=children), kind="baby")
    pairs = [pair for link in links for pair in ((link.child_id, link.other_id), (link.other_id, link.child_id))]
    if not pairs:
        return {}
    becoming = {child.pk for child in children}
    theirs = Exists(AllocatedIRO.objects.filter(counting_on(day), child=OuterRef("pk"), person=to))
    relatives = Child.objects.filter(pk__in=[other for _, other in pairs]).filter(Q(theirs) | Q(pk__in=becoming))
    looked_after = {child.pk: child for child in relatives.filter(counting_on(day, "periods__")).distinct()}
    result: dict[UUID, list[Child]] = {}
    for child, other in pairs:
        if child in becoming and other in looked_after:
            result.setdefault(child, []).append(looked_after[other])
    return result


def check_nothing_changed_meanwhile(
    *, running: Collection[AllocatedIRO], children: Collection[Child], expecting: Mapping[UUID, UUID | None]
) -> None:
    """`expecting` is each child's IRO as whoever decides saw it, by the child's key. `NotAllowed` where it changed."""
    now = {allocation.child_id: allocation.person for allocation in running}
    sentences = [
        f"{child} has been given to {now[child.pk]} meanwhile. Look again, then decide."
        if child.pk in now
        else f"{child} has no IRO any more. Look again, then decide."
        for child in children
        if (now[child.pk].pk if child.pk in now else None) != expecting.get(child.pk)
    ]
    if sentences:
        raise NotAllowed(*sentences)


def check_can_end_allocation(*, allocation: AllocatedIRO, until_on: date) -> None:
    if allocation.until_on is not None:
        raise NotAllowed("This allocation has ended already. Look at the history for who came after.")
    if until_on < allocation.from_on:
        raise NotAllowed(f"It can't end before it begins, on {format_day(allocation.from_on)}. Choose a later day.")


def check_can_book_cover(*, absent: Person, covering: Person, from_on: date, until_on: date) -> None:
    """One stands in for another, and nobody for somebody who stands in: no chains and no loops."""
    if absent.pk == covering.pk:
        raise NotAllowed("Nobody covers for themselves. Choose somebody else.")
    if until_on <= from_on:
        raise NotAllowed("Cover ends after it begins. Choose a later day for its end.")
    check_day(until_on, kind=STARTS_SOON, on=from_on, called="The first day back")
    _check_role_of_cover(absent, covering, from_on)
    meanwhile = Cover.objects.filter(from_on__lt=until_on, until_on__gt=from_on).exclude(until_on=F("from_on"))
    about = (
        meanwhile.select_related("absent", "covering")
        .filter(Q(absent__in=(absent, covering)) | Q(covering=absent))
        .order_by("from_on")
        .first()
    )
    if about is not None:
        raise NotAllowed(
            f"{about.covering} covers for {about.absent} from {format_day(about.from_on)} until "
            f"{format_day(about.until_on)}, and "
            "cover is never passed on. Choose other days or somebody else, or end that cover first."
        )


def _check_role_of_cover(absent: Person, covering: Person, day: date) -> None:
    chairs_only = "cpc" in absent.roles_on(day) and not is_officer(absent, on=day)
    if chairs_only and "cpc" not in covering.roles_on(day):
        raise NotAllowed(f"{covering} is not a child protection chair on {format_day(day)}. Choose somebody who is.")
    if not chairs_only and not is_officer(covering, on=day):
        raise NotAllowed(f"{covering} is not a reviewing officer on {format_day(day)}. Choose somebody who is.")


def check_same_days(*, cover: Cover, expecting: Cover) -> None:
    """`expecting` is the cover as its page showed it."""
    if (cover.from_on, cover.until_on) != (expecting.from_on, expecting.until_on):
        days = f"from {format_day(cover.from_on)}; first day back {format_day(cover.until_on)}"
        raise ChangedMeanwhile("Somebody else has changed this cover meanwhile.", now={"The cover": days})


def check_can_end_cover(*, cover: Cover, until_on: date) -> None:
    if not cover.from_on <= until_on < cover.until_on:
        raise NotAllowed(
            f"This cover runs from {format_day(cover.from_on)} until {format_day(cover.until_on)}. "
            "End it on a day in between."
        )
