"""Allocating IROs, one child or many at once, and cover for absence. Each leaves its audit event for every child."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from footprint.accounts.models import Person
from footprint.accounts.queries import lock_people
from footprint.audit import Actor
from footprint.audit.actions import Doing, acting
from footprint.children.allocations.policies import (
    Shared,
    check_can_allocate,
    check_can_book_cover,
    check_can_end_allocation,
    check_can_end_cover,
    check_can_share,
    check_nothing_changed_meanwhile,
    check_same_days,
)
from footprint.children.audit_actions import ChildAction
from footprint.children.models import AllocatedIRO, Child, Cover, PeriodOfCare
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import NotAllowed
from footprint.page.spans import counting_on
from rulebook.days import STARTS_SOON


def allocate(
    *,
    children: Collection[Child],
    to: Person,
    from_on: date,
    reason: str,
    by: Actor,
    on: date,
    at: datetime,
    expecting: Mapping[UUID, UUID | None] | None = None,
) -> list[AllocatedIRO]:
    """Makes `to` the IRO of every child from a day; whoever was it before ends on that day. All of them, or none.

    A child whose IRO `to` is already stays as it is. `expecting` names each child's IRO of the day `on` as the
    page showed it, so that nobody overwrites what another decided meanwhile. `NotAllowed` with a sentence for each
    child that it is about.
    """
    with acting(by=by, action=ChildAction.ALLOCATE_IRO, reason=reason, at=at) as doing:
        running = _locked(children, from_on)
        if expecting is not None:
            check_nothing_changed_meanwhile(running=_running(children, on), children=children, expecting=expecting)
        check_day(from_on, kind=STARTS_SOON, on=on, called="The first day")
        check_can_allocate(children=children, to=to, from_on=from_on)
        return _give(doing, children, to, from_on=from_on, on=on, running=running)


def share_out(
    *, of: Person, shared: Shared, from_on: date, reason: str, by: Actor, on: date, at: datetime
) -> list[AllocatedIRO]:
    """Children whose IRO is `of` go to others from a day, each to the one named: all of them, or none.

    `NotAllowed` with a sentence for each child whose new IRO is impossible, or who is not `of`'s any more on the day
    `on`.
    """
    children = [child for _, theirs in shared for child in theirs]
    with acting(by=by, action=ChildAction.ALLOCATE_IRO, reason=reason, at=at) as doing:
        running = _locked(children, from_on)
        expecting = {child.pk: of.pk for child in children}
        check_nothing_changed_meanwhile(running=_running(children, on), children=children, expecting=expecting)
        check_day(from_on, kind=STARTS_SOON, on=on, called="The first day")
        check_can_share(shared=shared, from_on=from_on)
        return [
            allocation
            for to, theirs in shared
            for allocation in _give(doing, theirs, to, from_on=from_on, on=on, running=running)
        ]


def _locked(children: Collection[Child], day: date) -> dict[UUID, AllocatedIRO]:
    """Locks the children, so that nobody else allocates them now; the allocation of each that runs on the day."""
    list(Child.objects.select_for_update(of=("self",)).filter(pk__in=[c.pk for c in children]).order_by("pk"))
    return {allocation.child_id: allocation for allocation in _running(children, day)}


def _give(
    doing: Doing, children: Collection[Child], to: Person, *, from_on: date, on: date,
    running: Mapping[UUID, AllocatedIRO],
) -> list[AllocatedIRO]:  # fmt: skip
    changing = [c for c in children if c.pk not in running or running[c.pk].person_id != to.pk]
    ending = [running[c.pk].pk for c in changing if c.pk in running]
    AllocatedIRO.objects.filter(pk__in=ending).update(until_on=from_on, end_reason=doing.reason)
    made = AllocatedIRO.objects.bulk_create(
        [AllocatedIRO(child=c, person=to, from_on=from_on, reason=doing.reason, allocated_on=on) for c in changing]
    )
    for allocation in made:
        before = running.get(allocation.child_id)
        doing.record(
            ("child", allocation.child_id),
            before={"IRO": before.person.name} if before else None,
            after={"IRO": to.name, "from_on": from_on},
        )
    return made


def _running(children: Collection[Child], day: date) -> list[AllocatedIRO]:
    return list(AllocatedIRO.objects.filter(counting_on(day), child__in=children).select_related("person"))


@dataclass(frozen=True)
class Ending:
    """The end of one allocation; `until_on` is the first day without the IRO."""

    allocation: AllocatedIRO
    until_on: date


def end_allocation(*, allocation: AllocatedIRO, until_on: date, reason: str, by: Actor, at: datetime) -> None:
    """The IRO's involvement ends; `until_on` is the first day without them."""
    end_allocations(endings=[Ending(allocation, until_on)], reason=reason, by=by, at=at)


def end_allocations(*, endings: Collection[Ending], reason: str, by: Actor, at: datetime) -> None:
    """The same for many, each on its own day: all of them, or none."""
    with acting(by=by, action=ChildAction.END_ALLOCATION, reason=reason, at=at) as doing:
        ends = {ending.allocation.pk: ending.until_on for ending in endings}
        allocations = (
            AllocatedIRO.objects.select_for_update(of=("self",)).select_related("person", "child").order_by("pk")
        )
        current_allocations = list(allocations.filter(pk__in=ends))
        for allocation in current_allocations:
            check_can_end_allocation(allocation=allocation, until_on=ends[allocation.pk])
            allocation.until_on, allocation.end_reason = ends[allocation.pk], reason
        AllocatedIRO.objects.bulk_update(current_allocations, ["until_on", "end_reason"], batch_size=500)
        doing.record_each(
            (("child", allocation.child_id), {"IRO": allocation.person.name}, {"IRO": "", "from": allocation.until_on})
            for allocation in current_allocations
        )


def book_cover(
    *, absent: Person, covering: Person, from_on: date, until_on: date, reason: str, by: Actor, at: datetime
) -> Cover:
    """`covering` does the work of `absent` from a day to the day before `until_on`.

    Children whose case line `covering` is in do not open to them: `queries.left_by_cover` lists those, for the lead.
    """
    with acting(by=by, action=ChildAction.BOOK_COVER, reason=reason, at=at) as doing:
        lock_people(keys=[absent.pk, covering.pk])
        check_can_book_cover(absent=absent, covering=covering, from_on=from_on, until_on=until_on)
        cover = Cover.objects.create(
            absent=absent, covering=covering, from_on=from_on, until_on=until_on, reason=reason
        )
        after = {"covered by": covering.name, "from_on": from_on, "until_on": until_on}
        doing.record(("person", absent.pk), after=after)
    return cover


def end_cover(*, cover: Cover, until_on: date, reason: str, by: Actor, at: datetime) -> None:
    """Ends cover early; `until_on` is the first day without it. ChangedMeanwhile where its days are no more those of
    `cover`, as the page showed it."""
    with acting(by=by, action=ChildAction.END_COVER, reason=reason, at=at) as doing:
        current_cover = Cover.objects.select_for_update().get(pk=cover.pk)
        check_same_days(cover=current_cover, expecting=cover)
        check_can_end_cover(cover=current_cover, until_on=until_on)
        before = {"until_on": current_cover.until_on}
        current_cover.until_on = until_on
        current_cover.save(update_fields=["until_on"])
        doing.record(("person", current_cover.absent_id), before=before, after={"until_on": until_on})


def note_when_told(
    *, period: PeriodOfCare, told_on: date | None, reason: str, by: Actor, at: datetime, expecting: date | None
) -> None:
    """Keeps the day on which the service was told that the child had come into care; None where it is not known.

    `expecting` is the day as the page showed it.
    """
    with acting(by=by, action=ChildAction.NOTE_WHEN_TOLD, reason=reason, at=at) as doing:
        current_period = PeriodOfCare.objects.select_for_update().get(pk=period.pk)
        if current_period.told_on != expecting:
            now = format_day(current_period.told_on) if current_period.told_on else "nothing"
            raise NotAllowed(f"Somebody else has entered {now} meanwhile. Look at both, then send yours again.")
        if told_on and told_on > current_period.entered_on:
            raise NotAllowed(
                f"The care was entered on {format_day(current_period.entered_on)}, so the service "
                "knew by then. Choose that day or "
                "an earlier one."
            )
        before = {"told_on": current_period.told_on}
        current_period.told_on = told_on
        current_period.save(update_fields=["told_on"])
        doing.record(("child", current_period.child_id), before=before, after={"told_on": told_on})
