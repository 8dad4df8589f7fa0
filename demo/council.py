"""The made-up council's register on 28 April 2014: about sixty children, with something to do for everyone.

Built through actions alone, always the same; in one transaction, so that what is interrupted leaves nothing.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from demo import cohort, people, watching, working
from footprint.accounts import actions as accounts
from footprint.accounts import queries as staff
from footprint.accounts.models import Person
from footprint.audit import SYSTEM
from footprint.children import made_up
from footprint.children.care_changes.actions import set_proceedings, set_social_worker
from footprint.children.closed.actions import restrict
from footprint.children.models import Child, Episode, PeriodOfCare, Team
from footprint.children.particulars.contact_actions import add_contact
from footprint.children.particulars.link_actions import link_baby, link_siblings
from footprint.children.told.actions import add_protection_case
from footprint.children.whose.actions import allocate, book_cover
from footprint.interchange.actions import take_in
from footprint.team.actions import add_post
from rulebook.calendar import add_working_days

MONDAY = date(2014, 4, 28)
COLLEAGUES = ("Hester Quayle", "Rafe Winterbourne-Oak", "Bertram Locke")
NEW = "Noor Vasquez-Elm"
LEFT_ON = date(2014, 4, 1)
POSTS = {
    "Maya Lindqvist": ("permanent", "1.00"),
    "Hester Quayle": ("permanent", "0.80"),
    "Rafe Winterbourne-Oak": ("permanent", "0.60"),
    NEW: ("fixed", "1.00"),
    "Gwen Abara": ("permanent", "0.50"),
}
HELD_BY = ("Maya Lindqvist", "Hester Quayle", "Maya Lindqvist", "Rafe Winterbourne-Oak", "Hester Quayle")
MOTHERS = ("Corisande", "Philomel", "Araminta", "Ottoline")
SAFE_TO_ASK = ("yes", "ask", "no")
WORKERS = (
    ("Yusuf Carter", "Harbour"),
    ("Odalys Finch", "Harbour"),
    ("Tobias Wren", "Orchard"),
    ("Ingrid Sallow", "Orchard"),
)


@dataclass(frozen=True)
class Council:
    """What is being built: the people by name, the children by the council's number."""

    staff: dict[str, Person]
    children: dict[str, Child]
    begun: dict[str, date]

    @property
    def in_care(self) -> list[str]:
        return list(self.begun)


def build(*, folder: Path) -> None:
    """NotAllowed in a database that holds a real council's children. Does nothing where the demo council is already."""
    if made_up.is_there():
        return
    with transaction.atomic():
        _add_colleagues()
        for day, returned in cohort.save(folder):
            take_in(folders=[returned], by=SYSTEM, on=day, at=morning(day))
        made_up.make_up(names=cohort.names(), by=SYSTEM, at=morning(cohort.EXTRACT))
        council = _council()
        _give_workers(council)
        _allocate(council)
        _let_somebody_leave(council)
        _ask_for_a_role(council)
        _relate(council)
        _flag(council)
        watching.watch(council.staff, in_care=council.in_care)
        working.work(council.staff, on=MONDAY)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 30), UTC)


def _add_colleagues() -> None:
    for name, since in [*((one, people.SINCE) for one in COLLEAGUES), (NEW, LEFT_ON)]:
        people.add(name, "iro", on=since, at=morning(since))


def _council() -> Council:
    children = {child.local_id: child for child in Child.objects.order_by("local_id")}
    periods = PeriodOfCare.objects.filter(until_on=None).order_by("child__local_id").select_related("child")
    begun = {one.child.local_id: one.from_on for one in periods}
    return Council({one.name: one for one in staff.people(on=MONDAY)}, children, begun)


def _give_workers(council: Council) -> None:
    bronwen = council.staff["Bronwen Hale"]
    teams: dict[str, Team] = {}
    for name, manager in (("Harbour", bronwen), ("Orchard", None)):
        teams[name] = made_up.add_team(name=name, manager=manager, by=SYSTEM, at=morning(people.SINCE))
    for place, number in enumerate(council.in_care):
        group = cohort.FAMILY_OF.get(number)
        name, team = WORKERS[(council.in_care.index(group) if group else place) % len(WORKERS)]
        set_social_worker(
            child=council.children[number], name=name, person=council.staff.get(name), team=teams[team],
            from_on=_since(council.begun[number], 1), by=SYSTEM, at=morning(MONDAY),
        )  # fmt: skip


def _since(begun: date, days: int) -> date:
    return add_working_days(max(begun, people.SINCE), days)


def _allocate(council: Council) -> None:
    gwen = council.staff["Gwen Abara"]
    for place, number in enumerate(council.in_care):
        if number not in cohort.WITHOUT_IRO:
            first = _since(council.begun[number], 2)
            allocate(
                children=[council.children[number]], to=council.staff[_iro_of(number, place)], from_on=first,
                reason="New to care" if council.begun[number] >= people.SINCE else "Taken over", by=gwen, on=first,
                at=morning(first),
            )  # fmt: skip


def _iro_of(number: str, place: int) -> str:
    if number in cohort.BROTHERS:
        return NEW
    if number == cohort.BABY:
        return "Hester Quayle"
    if number in (cohort.NEW_TO_MAYA, cohort.MOTHER, *cohort.SISTERS_AND_BROTHER):
        return "Maya Lindqvist"
    return "Bertram Locke" if place in (8, 26) else HELD_BY[place % len(HELD_BY)]


def _let_somebody_leave(council: Council) -> None:
    """One administrator asks that the role end, the other confirms; his two children are still his."""
    bertram, at = council.staff["Bertram Locke"], morning(date(2014, 3, 28))
    held = bertram.roles_held.get()
    asking, confirming = council.staff["Jean Prentice"], council.staff["Tariq Malik"]
    change = accounts.ask_to_end_role(held=held, until_on=LEFT_ON, reason="Retires", by=asking, at=at)
    accounts.confirm(change=change.pk, by=confirming, link=str, at=at)


def _ask_for_a_role(council: Council) -> None:
    """It waits for the other administrator."""
    accounts.ask_to_give_role(
        person=council.staff["Hester Quayle"], role="liro", from_on=date(2014, 6, 2), until_on=date(2014, 6, 16),
        reason="Stands in for the lead IRO in June", by=council.staff["Jean Prentice"], at=morning(date(2014, 4, 25)),
    )  # fmt: skip


def _relate(council: Council) -> None:
    at = morning(date(2014, 4, 2))
    piotr, child = council.staff["Piotr Nowak"], council.children
    first, *others = (child[one] for one in cohort.SISTERS_AND_BROTHER)
    link_siblings(child=first, others=others, by=piotr, at=at)
    link_baby(parent=child[cohort.MOTHER], baby=child[cohort.BABY], by=piotr, at=at)
    for place, number in enumerate(council.in_care):
        if number not in (cohort.BABY, cohort.WITHOUT_IRO[1]):
            family = {"name": f"{MOTHERS[place % len(MOTHERS)]} {child[number].family_name}", "relationship": "mother"}
            given = {**family, "parental_responsibility": True, "telephone": f"01632 960{place:03d}"}
            add_contact(child=child[number], given={**given, "safe": SAFE_TO_ASK[place % 3]}, by=piotr, at=at)


def _flag(council: Council) -> None:
    """A restricted record, two child-protection cases, proceedings, posts, and cover while somebody is away."""
    gwen, hester, at = council.staff["Gwen Abara"], council.staff["Hester Quayle"], morning(date(2014, 4, 2))
    theirs = [one for place, one in enumerate(council.in_care) if _iro_of(one, place) == hester.name]
    restrict(
        child=council.children[theirs[3]], readers=[hester, gwen], reason="A relative works for the council", by=gwen,
        on=date(2014, 4, 2), at=at,
    )  # fmt: skip
    for number, since in ((cohort.BABY, date(2014, 1, 20)), (cohort.SISTERS_AND_BROTHER[0], date(2013, 9, 20))):
        add_protection_case(
            child=council.children[number], chair=council.staff["Shirin Daly"], from_on=since, until_on=None, by=gwen,
            at=at,
        )  # fmt: skip
    _say_proceedings(council)
    for name, (kind, fte) in POSTS.items():
        since = LEFT_ON if name == NEW else people.SINCE
        add_post(
            person=council.staff[name], title="Lead IRO" if name == gwen.name else "IRO", kind=kind, fte=Decimal(fte),
            from_on=since, until_on=None, reason="The team's posts", by=gwen, at=at,
        )  # fmt: skip
    book_cover(
        absent=council.staff["Rafe Winterbourne-Oak"], covering=council.staff["Maya Lindqvist"],
        from_on=date(2014, 4, 22), until_on=date(2014, 5, 6), reason="Annual leave", by=gwen, at=at,
    )  # fmt: skip


def _say_proceedings(council: Council) -> None:
    """Where an interim care order runs."""
    interim = Episode.objects.filter(until_on=None, legal_status="C1").select_related("child")
    for one in interim.order_by("child__local_id"):
        day = max(one.from_on, MONDAY - timedelta(weeks=24))
        set_proceedings(
            child=one.child, running=True, from_on=day, by=council.staff["Piotr Nowak"], on=MONDAY, at=morning(MONDAY)
        )
