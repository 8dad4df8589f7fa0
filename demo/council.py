"""The made-up council's register on 28 April 2014: three years of about seven hundred children, and work for everyone.

Built through actions alone, always the same; in one transaction, so that what is interrupted leaves nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.db import transaction

from demo import (
    between,
    changed,
    cohort,
    files,
    following,
    late,
    people,
    prepared,
    programmed,
    protected,
    published,
    recorded,
    reported,
    team,
    watching,
    working,
)
from demo.cohort import Cohort
from demo.lives import Life
from footprint.accounts import queries as staff
from footprint.accounts.models import Person
from footprint.audit import SYSTEM
from footprint.children import made_up
from footprint.children.care_changes.actions import Holding, set_proceedings, set_social_workers
from footprint.children.from_lists.actions import Case, add_child, add_protection_cases
from footprint.children.models import Child
from footprint.children.particulars.contact_actions import add_contact
from footprint.children.particulars.link_actions import link_baby, link_sibling_group
from footprint.children.restrictions.actions import restrict
from footprint.council.actions import set_value
from footprint.interchange.actions import take_in
from rulebook.calendar import add_working_days

MONDAY = date(2014, 4, 28)
WITH_CONTACTS = 3  # every third child has somebody on record
MOTHERS = ("Corisande", "Philomel", "Araminta", "Ottoline")
SAFE_TO_ASK = ("yes", "ask", "no")
FINAL_ORDERS = ("C2", "E1")


@dataclass(frozen=True)
class Council:
    """What is being built: the people by name, the children by the council's number."""

    staff: dict[str, Person]
    children: dict[str, Child]
    cohort: Cohort

    @property
    def in_care(self) -> list[str]:
        return [life.child for life in self.lives]

    @property
    def lives(self) -> list[Life]:
        """Of the children in care today."""
        return [life for life in self.cohort.lives if life.in_care]

    def named(self, numbers: Collection[str]) -> list[Child]:
        return [self.children[one] for one in numbers]


def build(*, folder: Path) -> None:
    """NotAllowed in a database that holds a real council's children. Does nothing where the demo council is already."""
    if made_up.is_there():
        return
    files.write(folder)
    with transaction.atomic():
        team.add_colleagues()
        between.begin(at=morning(people.SINCE))
        _set_itself_a_limit()
        for day, returned in files.came_in(folder):
            take_in(folders=[returned], by=SYSTEM, on=day, at=morning(day))
        _add_children_at_home()
        made_up.make_up(names={**cohort.names(), **protected.names()}, by=SYSTEM, at=morning(files.EXTRACT))
        council = _council()
        team.hold_posts(council.staff)
        team.take_turns(council.staff, council.children)
        team.let_somebody_leave(council.staff)
        team.ask_for_a_role(council.staff)
        team.cover(council.staff)
        _give_workers(council)
        _relate(council)
        _flag(council)
        prepared.prepare(by=council.staff["Piotr Nowak"], on=MONDAY, at=morning(MONDAY))
        recorded.record(by=council.staff["Piotr Nowak"], on=MONDAY, at=morning(MONDAY))
        late.explain_late(council.staff)
        between.look_between(by=council.staff["Piotr Nowak"], on=MONDAY, at=morning(MONDAY))
        watching.watch(council.staff, in_care=council.in_care)
        working.work(council.staff, on=MONDAY)
        following.follow(council.staff, on=MONDAY)
        late.explain_some_of_today(council.staff, on=MONDAY)
        changed.change(council.staff, on=MONDAY)
        published.numbers(by=SYSTEM, at=morning(MONDAY))
        programmed.programme(council.staff)
        reported.reports(council.staff, on=MONDAY)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 30), UTC)


def _set_itself_a_limit() -> None:
    """Records reach people five working days sooner than the guidance asks."""
    set_value(
        key="record_distributed_within", value={"count": 15, "unit": "working days"}, from_on=people.SINCE,
        reason="Families should not wait for the record", by=SYSTEM, at=morning(people.SINCE),
    )  # fmt: skip


def _add_children_at_home() -> None:
    """Those with a child-protection plan who are not looked after."""
    day = protected.FIRST_PLAN
    for one in protected.plans()[0]:
        names = {"given_names": one.given_names, "family_name": one.family_name, "born_on": one.born_on}
        add_child(local_id=one.child, names=names, by=SYSTEM, on=protected.LAST_PLAN, at=morning(day))


def _council() -> Council:
    children = {child.local_id: child for child in Child.objects.order_by("local_id")}
    return Council({one.name: one for one in staff.people(on=MONDAY)}, children, cohort.cohort())


def _give_workers(council: Council) -> None:
    """A family has one social worker; the first on the list has the brothers who came last."""
    teams = {
        name: made_up.add_team(name=name, manager=council.staff.get(manager), by=SYSTEM, at=morning(people.SINCE))
        for name, manager in team.TEAMS.items()
    }
    held = list[Holding]()
    for place, family in enumerate(reversed(council.cohort.families)):
        name, of = team.WORKERS[place % len(team.WORKERS)]
        for life in family:
            if life.in_care:
                since = add_working_days(max(life.care[-1].since, people.SINCE), 1)
                held.append(Holding(council.children[life.child], name, since, council.staff.get(name), teams[of]))
    set_social_workers(holdings=held, by=SYSTEM, at=morning(MONDAY))


def _relate(council: Council) -> None:
    at, piotr = morning(date(2014, 4, 2)), council.staff["Piotr Nowak"]
    for family in council.cohort.together():
        link_sibling_group(children=council.named([life.child for life in family]), by=piotr, at=at)
    mother, baby = council.named([council.cohort.mother, council.cohort.baby])
    link_baby(parent=mother, baby=baby, by=piotr, at=at)
    told = {*council.in_care[::WITH_CONTACTS], *council.cohort.sisters_and_brother, council.cohort.mother}
    for place, number in enumerate(sorted(told - {council.cohort.baby, council.cohort.arrived("without")[1]})):
        child = council.children[number]
        named = {"name": f"{MOTHERS[place % len(MOTHERS)]} {child.family_name}", "relationship": "mother"}
        given = {**named, "parental_responsibility": True, "telephone": f"01632 960{place:03d}"}
        add_contact(child=child, given={**given, "safe": SAFE_TO_ASK[place % 3]}, by=piotr, at=at)


def _flag(council: Council) -> None:
    """A restricted record, the child-protection plans, and proceedings."""
    gwen, hester, at = council.staff["Gwen Abara"], council.staff["Hester Quayle"], morning(date(2014, 4, 2))
    restrict(
        child=council.children[_alone_with(hester, council)], readers=[hester, gwen],
        reason="A relative works for the council", by=gwen, on=date(2014, 4, 2), at=at,
    )  # fmt: skip
    cases = [Case(council.children[one.child], council.staff[one.chair], one.since) for one in protected.plans()[1]]
    add_protection_cases(cases=cases, by=SYSTEM, at=at)
    for life in council.cohort.lives:
        _say_proceedings(council, life)


def _alone_with(officer: Person, council: Council) -> str:
    """A child of one officer who has no brothers or sisters in care, and is not the baby."""
    alone = {family[0].child for family in council.cohort.families if len(family) == 1} - {council.cohort.baby}
    held = [one.child for one in team.turns() if one.officer == officer.name and one.until is None]
    return next(one for one in held if one in alone)


def _say_proceedings(council: Council, life: Life) -> None:
    """From the application to the last order: where it was made while the child was accommodated, and where an interim
    order runs today."""
    interim = [stay for stay in life.stays if stay.ls == "C1"]
    running = life.in_care and life.stays[-1].ls == "C1"
    if not interim or not (running or (life.applied and life.applied < interim[0].decom)):
        return
    child, piotr = council.children[life.child], council.staff["Piotr Nowak"]
    first = life.applied or interim[0].decom
    set_proceedings(child=child, running=True, from_on=first, by=piotr, on=first, at=morning(first))
    if not running:
        last = next((stay.decom for stay in life.stays if stay.ls in FINAL_ORDERS), cohort.until(life))
        set_proceedings(child=child, running=False, from_on=last, by=piotr, on=last, at=morning(last))
