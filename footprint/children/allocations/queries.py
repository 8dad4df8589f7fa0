"""Whose IRO each child is, was and should be. Each answer is a fixed number of queries, however many children.

`visible` is what `children.access.visible_children` gives for whoever asks: who is not in it is neither named nor
counted, as the difference would tell of them.
A child in short breaks has no period of care and is in none of these lists.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Lag

from footprint.accounts.models import Person
from footprint.accounts.queries import people_by_key
from footprint.children.allocations.policies import OFFICERS
from footprint.children.case_line import in_case_line
from footprint.children.models import AllocatedIRO, Child, Cover, Link, PeriodOfCare, ProtectionCase
from footprint.page.spans import counting_on
from rulebook.calendar import add_working_days, if_known, working_days_between
from rulebook.caseloads import named_by
from rulebook.reasons import Due
from rulebook.standards import Standards

Children = QuerySet[Child]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Unallocated:
    """A looked-after child without an IRO `since` a day: the first in care, or the first after an IRO who ended.

    Ages in working days, None outside the calendar. `named_by` is None where the start is not known, or no calendar
    reaches it.
    """

    child: Child
    period: PeriodOfCare
    named_by: Due | None
    since: date
    age: int | None
    since_told: int | None
    late: bool


def unallocated(*, visible: Children, on: date, standards: Standards) -> list[Unallocated]:
    """Looked-after children without an IRO on a day, those longest in care first. One query."""
    ended = AllocatedIRO.objects.filter(child=OuterRef("child"), until_on__lte=on, until_on__gt=OuterRef("from_on"))
    without = PeriodOfCare.objects.filter(counting_on(on)).exclude(Exists(_iros(on, child="child_id")))
    result = without.filter(Exists(visible.filter(pk=OuterRef("child_id")))).select_related("child")
    result = result.annotate(iro_until=Subquery(ended.order_by("-until_on").values("until_on")[:1]))
    periods = result.order_by("from_on", "child__family_name", "child__given_names")
    return [_unallocated(period, on, standards) for period in periods]


def _iros(on: date, child: str = "pk") -> QuerySet[AllocatedIRO]:
    return AllocatedIRO.objects.filter(counting_on(on), child=OuterRef(child))


def _unallocated(period: PeriodOfCare, on: date, standards: Standards) -> Unallocated:
    due = if_known(named_by, started=period.from_on, standards=standards) if period.start_known else None
    holidays = standards.holidays
    description = if_known(working_days_between, period.told_on, on, holidays=holidays) if period.told_on else None
    since: date = getattr(period, "iro_until", None) or period.from_on
    age = if_known(working_days_between, since, on, holidays=holidays)
    return Unallocated(period.child, period, due, since, age, description, due is not None and on > due.on)


@dataclass(frozen=True)
class Sibling:
    """A looked-after sibling, and who is their IRO: None where nobody is."""

    child: Child
    iro: UUID | None
    iro_name: str


def siblings_of(*, children: Collection[UUID], visible: Children, on: date) -> dict[UUID, list[Sibling]]:
    """The looked-after siblings of each child, whom the asker may see. One query."""
    ours = Q(child__in=children) | Q(other__in=children)
    links = Link.objects.filter(ours, kind="sibling").select_related("child", "other")
    for end in ("child", "other"):
        in_care = PeriodOfCare.objects.filter(counting_on(on), child=OuterRef(f"{end}_id"))
        iros = _iros(on, child=f"{end}_id")
        links = links.annotate(
            **{
                f"{end}_counts": Exists(in_care) & Exists(visible.filter(pk=OuterRef(f"{end}_id"))),
                f"{end}_iro": Subquery(iros.values("person")[:1]),
                f"{end}_iro_name": Subquery(iros.values("person__name")[:1]),
            }
        )
    result: dict[UUID, list[Sibling]] = {}
    for link in links.order_by("child", "other"):
        for item, other in (("child", "other"), ("other", "child")):
            key = getattr(link, f"{item}_id")
            if key in children and getattr(link, f"{other}_counts"):
                result.setdefault(key, []).append(_sibling(link, other))
    return result


def _sibling(link: Any, end: str) -> Sibling:
    return Sibling(getattr(link, end), getattr(link, f"{end}_iro"), getattr(link, f"{end}_iro_name") or "")


def proposed_iro(siblings: Collection[Sibling]) -> Sibling | None:
    """The sibling whose IRO is proposed: the IRO whom most of them have; None where they have none."""
    with_one = [sibling for sibling in siblings if sibling.iro]
    return max(with_one, key=lambda sibling: sum(other.iro == sibling.iro for other in with_one), default=None)


def parted(
    *, children: Collection[Child], to: Person, siblings: dict[UUID, list[Sibling]]
) -> list[tuple[Child, Sibling]]:
    """Each child and sibling who would have different IROs, or one of them none, when `to` is given these children."""
    values = {child.pk for child in children}
    return [
        (child, sibling)
        for child in children
        for sibling in siblings.get(child.pk, ())
        if sibling.child.pk not in values and sibling.iro != to.pk
    ]


def history(*, child: Child) -> list[AllocatedIRO]:
    """Every allocation of a child, the latest first; one replaced on its first day is the last of that day."""
    rows = AllocatedIRO.objects.filter(child=child).select_related("person")
    return sorted(rows, key=lambda row: (row.from_on, row.until_on or date.max), reverse=True)


@dataclass(frozen=True)
class ChangeOfIRO:
    child: UUID
    before: UUID
    after: UUID
    on: date


def iro_changes(*, children: Collection[UUID], since: date, until: date) -> list[ChangeOfIRO]:
    """Changes of IRO within one period of care, from `since` to the day before `until`. One query.

    A child who comes back into care to another IRO has not changed IRO; nor is an allocation replaced on its first day
    a change. Children whose IRO changed: the different `child`s.
    """
    allocations = AllocatedIRO.objects.filter(child__in=children).exclude(until_on=F("from_on"))
    began = PeriodOfCare.objects.filter(child=OuterRef("child"), from_on__lte=OuterRef("from_on"))
    rows = allocations.annotate(
        before=Window(Lag("person_id"), partition_by="child", order_by="from_on"),
        ended=Window(Lag("until_on"), partition_by="child", order_by="from_on"),
        began=Subquery(began.order_by("-from_on").values("from_on")[:1]),
    )
    return [
        ChangeOfIRO(row.child_id, row.before, row.person_id, row.from_on)
        for row in rows.order_by("from_on", "child")
        if since <= row.from_on < until
        and row.before not in (None, row.person_id)
        and (row.began is None or row.ended > row.began)
    ]


def changes_in(*, period: PeriodOfCare, on: date) -> list[ChangeOfIRO]:
    """Changes of a child's IRO in one period of care, up to a day and with it, the first first."""
    return iro_changes(children=[period.child_id], since=period.from_on, until=on + ONE_DAY)


@dataclass(frozen=True)
class Changed:
    """Of the children looked after on a day (`of`), those whose IRO changed from one day to it (`children`).

    `rows` are the changes, the latest first, with child and people.
    """

    children: int
    of: int
    rows: Sequence[tuple[Child, Person, Person, date]]

    @property
    def ratio(self) -> Decimal | None:
        return (Decimal(100 * self.children) / self.of).quantize(Decimal("0.01"), ROUND_HALF_UP) if self.of else None


def changed(*, visible: Children, since: date, on: date) -> Changed:
    """The figure `iro_changes` of the visible children, with the rows behind it. Four queries."""
    in_care = PeriodOfCare.objects.filter(counting_on(on), child__in=visible)
    keys = set(in_care.values_list("child", flat=True))
    changes = iro_changes(children=keys, since=since, until=on + ONE_DAY)
    context = Child.objects.in_bulk([change_of_iro.child for change_of_iro in changes])
    people = people_by_key(
        keys={key for change_of_iro in changes for key in (change_of_iro.before, change_of_iro.after)}
    )
    rows = [
        (context[change_of_iro.child], people[change_of_iro.before], people[change_of_iro.after], change_of_iro.on)
        for change_of_iro in reversed(changes)
    ]
    return Changed(len(context), len(keys), rows)


@dataclass(frozen=True)
class Held:
    """One child on one person's caseload: as IRO of a looked-after child, or as chair of a child-protection case."""

    child: UUID
    person: UUID
    as_iro: bool


def held_on(*, visible: Children, on: date) -> list[Held]:
    """Every visible child on anybody's caseload on a day. One query, of which every count and list is made."""
    in_care = PeriodOfCare.objects.filter(counting_on(on), child=OuterRef("child_id"))
    exists = Exists(visible.filter(pk=OuterRef("child_id")))
    iros = AllocatedIRO.objects.filter(counting_on(on), Exists(in_care), exists)
    cases = ProtectionCase.objects.filter(counting_on(on), exists, chair__isnull=False)
    allocated = iros.annotate(who=F("person"), iro=Value(True)).values_list("child", "who", "iro")
    chaired = cases.annotate(who=F("chair"), iro=Value(False)).values_list("child", "who", "iro")
    return [Held(*row) for row in allocated.union(chaired, all=True)]


def children_of(*, keys: Collection[UUID], visible: Children, on: date) -> Children:
    """The children of a list, each with the day their IRO's allocation began."""
    since = _iros(on).values("from_on")[:1]
    return visible.filter(pk__in=keys).annotate(held_since=Subquery(since)).order_by("family_name", "given_names")


def new_to(*, person: Person, visible: Children, on: date, working_days: int, standards: Standards) -> Children:
    """The children allocated to a person within the last so many working days, the day itself among them."""
    first = add_working_days(on, -working_days, holidays=standards.holidays)
    since = AllocatedIRO.objects.filter(counting_on(on), child=OuterRef("pk"), person=person, from_on__gte=first)
    result = visible.filter(Exists(since)).annotate(held_since=Subquery(since.values("from_on")[:1]))
    return result.order_by("-held_since", "family_name", "given_names")


def covers(*, on: date) -> list[Cover]:
    """Cover that runs on a day or begins later, the first to begin first."""
    current_covers = Cover.objects.filter(until_on__gt=on).exclude(until_on=F("from_on"))
    return list(current_covers.select_related("absent", "covering").order_by("from_on", "pk"))


def covers_running(*, on: date) -> list[Cover]:
    return [cover for cover in covers(on=on) if cover.from_on <= on]


def get_cover(*, pk: UUID) -> Cover | None:
    return Cover.objects.select_related("absent", "covering").filter(pk=pk).first()


def left_by_cover(
    *, absent: Person, covering: Person, open_to_cover: Children, visible: Children, on: date
) -> Children:
    """The children of somebody away who do not open to the cover and are left for the lead; never why. One query.

    `open_to_cover` is `children.access.not_hidden_from(covering, on=on)`.
    """
    theirs = Q(Exists(_iros(on).filter(person=absent)))
    shut = in_case_line(covering, on=on) | ~Q(Exists(open_to_cover.filter(pk=OuterRef("pk"))))
    return visible.filter(theirs & shut).order_by("family_name", "given_names")


def open_period(*, child: Child, on: date) -> PeriodOfCare | None:
    return PeriodOfCare.objects.filter(counting_on(on), child=child).first()


def iro_on(*, child: Child, on: date) -> AllocatedIRO | None:
    allocations = AllocatedIRO.objects.filter(counting_on(on), child=child)
    return allocations.select_related("person").first()


def acting_iro(*, child: UUID, on: date) -> Person | None:
    """Who does the work of the child's IRO on a day: they, or who covers for them; None where neither can sign in."""
    held = AllocatedIRO.objects.filter(counting_on(on), child=child).select_related("person").first()
    if held is None:
        return None
    cover = next((cover.covering for cover in covers_running(on=on) if cover.absent_id == held.person_id), None)
    return next(
        (person for person in (cover, held.person) if person and set(OFFICERS) & set(person.roles_on(on))), None
    )


def iro_to_come(*, child: Child, on: date) -> AllocatedIRO | None:
    """The next allocation that begins after a day and was not taken back."""
    allocations = AllocatedIRO.objects.filter(child=child, from_on__gt=on, until_on=None)
    return allocations.select_related("person").order_by("from_on").first()


def iros_of(*, children: Collection[UUID], on: date) -> dict[UUID, Person]:
    """The IRO of each child on a day, by the child's key; a child without one is left out. One query."""
    allocations = AllocatedIRO.objects.filter(counting_on(on), child__in=children).select_related("person")
    return {allocation.child_id: allocation.person for allocation in allocations}


def first_named(rows: Collection[AllocatedIRO], period: PeriodOfCare | None) -> date | None:
    """The day from which the child first had an IRO in a period of care; None where there was none yet."""
    if period is None:
        return None
    reaching = [row.from_on for row in rows if row.until_on is None or row.until_on > period.from_on]
    return max(min(reaching), period.from_on) if reaching else None
