"""Entering care and its changes. Periods of care are worked out anew from the episodes, and review dates follow.

`on` is the business date, `at` the real time. `expecting` is `keeping.state_of` the child as the page showed it, so
that nobody overwrites what another entered meanwhile. Each leaves its audit event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import About, State, acting
from footprint.children.audit_actions import ChildAction
from footprint.children.care_changes.period_sync import check_as_shown, follow_on, lock
from footprint.children.care_changes.policies import (
    check_can_change,
    check_can_end_care,
    check_can_start_care,
    check_is_a_code,
    check_not_to_come,
)
from footprint.children.models import Child, Episode, Proceedings, SocialWorker, Team, Visit
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from rulebook import codes

# What a change of status leaves as it was; a change of placement gives its own.
OF_THE_PLACEMENT = ("place", "provider", "postcode", "urn", "miles", "carer", "address", "long_term",
                    "temporary_approval")  # fmt: skip
OF_THE_CHILD = ("legal_status", "need", "home_postcode")

# RNE of a change of placement, by whether the legal status changed with it and whether the carer stayed.
NEW_REASON = {(False, False): "P", (False, True): "T", (True, False): "B", (True, True): "U"}


def start_care(
    *, child: Child, from_on: date, legal_status: str, place: str, provider: str = "", by: Actor, on: date,
    at: datetime, expecting: str | None = None, **placement: Any,
) -> Episode:  # fmt: skip
    """The child comes into care, or into short breaks (V3, V4), which are no period of care."""
    check_is_a_code(legal_status, codes.LEGAL_STATUS, on=from_on)
    _check_placement(place, provider, from_on)
    if placement.get("need"):
        check_is_a_code(placement["need"], codes.CATEGORY_OF_NEED, on=from_on)
    with acting(by=by, action=ChildAction.START_CARE, at=at) as doing:
        lock(child)
        check_as_shown(child=child, expecting=expecting)
        last = child.episodes.order_by("-from_on", "-until_on").first()
        check_can_start_care(child=child, last=last, from_on=from_on, on=on)
        begun = Episode.objects.create(
            child=child, from_on=from_on, new_reason="S", legal_status=legal_status, place=place, provider=provider,
            **placement,
        )  # fmt: skip
        follow_on(child, on)
        doing.record(("child", child.pk), after=told(begun))
    return begun


def change_legal_status(
    *, child: Child, from_on: date, legal_status: str, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> Episode:
    """Another legal status from a day, in the same placement."""
    check_is_a_code(legal_status, codes.LEGAL_STATUS, on=from_on)
    with acting(by=by, action=ChildAction.CHANGE_LEGAL_STATUS, at=at) as doing:
        running = _running(child, from_on, on, expecting)
        if running.legal_status == legal_status:
            raise NotAllowed("That is the child's legal status already. Choose another one.")
        stored = {name: getattr(running, name) for name in (*OF_THE_CHILD, *OF_THE_PLACEMENT)}
        begun = _next(running, from_on, {**stored, "legal_status": legal_status, "new_reason": "L"})
        follow_on(child, on)
        doing.record(("child", child.pk), before=told(running), after=told(begun))
    return begun


def change_placement(
    *, child: Child, from_on: date, place: str, provider: str = "", why: str, same_carer: bool = False,
    legal_status: str = "", by: Actor, on: date, at: datetime, expecting: str | None = None, **placement: Any,
) -> Episode:  # fmt: skip
    """Another placement from a day, in the same legal status or in one that changed with it. `why` is a code of the
    return."""
    _check_placement(place, provider, from_on)
    check_is_a_code(why, codes.REASON_PLACE_CHANGE, on=from_on)
    if legal_status:
        check_is_a_code(legal_status, codes.LEGAL_STATUS, on=from_on)
    with acting(by=by, action=ChildAction.CHANGE_PLACEMENT, at=at) as doing:
        running = _running(child, from_on, on, expecting)
        stored = {name: getattr(running, name) for name in OF_THE_CHILD}
        both = bool(legal_status) and legal_status != running.legal_status
        stored["legal_status"] = legal_status or running.legal_status
        new_reason = NEW_REASON[both, same_carer]
        moved = {**stored, **placement, "place": place, "provider": provider, "new_reason": new_reason}
        begun = _next(running, from_on, moved, change_reason=why)
        follow_on(child, on)
        doing.record(("child", child.pk), before=told(running), after=told(begun))
    return begun


def end_care(
    *, child: Child, until_on: date, reason: str, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> Episode:
    """Care ended on a day; `reason` is REC, and not X1."""
    with acting(by=by, action=ChildAction.END_CARE, at=at) as doing:
        lock(child)
        check_as_shown(child=child, expecting=expecting)
        running = child.episodes.filter(until_on=None).first()
        check_can_end_care(running=running, until_on=until_on, reason=reason, on=on)
        assert running is not None
        running.until_on, running.end_reason = until_on, reason
        running.save(update_fields=["until_on", "end_reason"])
        follow_on(child, on)
        doing.record(("child", child.pk), after={"care ended": until_on, "reason": reason})
    return running


def set_proceedings(
    *, child: Child, running: bool, from_on: date, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> None:
    """Care proceedings run from a day, or no longer run from it: the council's own flag."""
    check_not_to_come(day=from_on, on=on)
    with acting(by=by, action=ChildAction.SET_PROCEEDINGS, at=at) as doing:
        lock(child)
        check_as_shown(child=child, expecting=expecting, of="proceedings")
        last = child.proceedings.order_by("-from_on").first()
        if running == (last is not None and last.until_on is None):
            raise NotAllowed("The record says so already. Nothing is to be changed.")
        ends = (last.until_on or last.from_on) if last else None
        if ends and from_on < ends:
            raise NotAllowed(f"The last entry is of {format_day(ends)}. Choose that day or a later one.")
        if running:
            Proceedings.objects.create(child=child, from_on=from_on)
        else:
            child.proceedings.filter(until_on=None).update(until_on=from_on)
        doing.record(("child", child.pk), after={"in proceedings": running, "from_on": from_on})


@dataclass(frozen=True)
class Holding:
    """Who holds a child's case from a day, and in which team. `person` is set when they sign in to the service."""

    child: Child
    name: str
    from_on: date
    person: Person | None = None
    team: Team | None = None


def set_social_worker(
    *, child: Child, name: str, from_on: date, person: Person | None = None, team: Team | None = None, by: Actor,
    at: datetime, expecting: str | None = None, replacing: bool = False,
) -> SocialWorker:  # fmt: skip
    """Who holds the case from a day, and in which team. Whoever held it before ends on that day.

    With `replacing`, one who began on it gives way.
    """
    with transaction.atomic():
        lock(child)
        check_as_shown(child=child, expecting=expecting, of="social_workers")
        held = [Holding(child, name, from_on, person, team)]
        return set_social_workers(holdings=held, by=by, at=at, replacing=replacing)[0]


def set_social_workers(
    *, holdings: Sequence[Holding], by: Actor, at: datetime, replacing: bool = False
) -> list[SocialWorker]:
    """The same for many children, each with their own worker and day: all of them, or none."""
    children = [holding.child.pk for holding in holdings]
    with acting(by=by, action=ChildAction.SET_SOCIAL_WORKER, at=at) as doing:
        list(Child.objects.select_for_update().filter(pk__in=children).order_by("pk"))
        before = {
            worker.child_id: worker for worker in SocialWorker.objects.filter(child__in=children).order_by("from_on")
        }
        for holding in holdings:
            _make_room(holding, before.get(holding.child.pk), replacing=replacing)
        made = SocialWorker.objects.bulk_create(
            [
                SocialWorker(
                    child=holding.child,
                    name=holding.name,
                    person=holding.person,
                    team=holding.team,
                    from_on=holding.from_on,
                )
                for holding in holdings
            ]
        )
        doing.record_each(_told_worker(holding, before.get(holding.child.pk)) for holding in holdings)
    return made


def _make_room(holding: Holding, last: SocialWorker | None, *, replacing: bool) -> None:
    if last is None:
        return
    same_day = replacing and holding.from_on == last.from_on
    if holding.from_on <= last.from_on and not same_day:
        raise NotAllowed(f"{last.name} holds the case from {format_day(last.from_on)}. Choose a later day.")
    held = SocialWorker.objects.filter(child=holding.child)
    if same_day:
        held.filter(from_on=holding.from_on).delete()
    held.filter(Q(until_on=None) | Q(until_on__gt=holding.from_on)).update(until_on=holding.from_on)


def _told_worker(holding: Holding, before: SocialWorker | None) -> tuple[About, State | None, State | None]:
    team = holding.team.name if holding.team else ""
    after = {"social worker": holding.name, "team": team, "from_on": holding.from_on}
    return ("child", holding.child.pk), {"social worker": before.name} if before else None, after


@dataclass(frozen=True)
class Visited:
    """A statutory visit that took place; `seen_alone` is empty where that was not recorded."""

    child: Child
    on_day: date
    visitor: str = ""
    seen: bool = True
    seen_alone: bool | None = None
    note: str = ""


def record_visit(
    *, child: Child, on_day: date, visitor: str = "", seen: bool = True, seen_alone: bool | None = None,
    note: str = "", by: Actor, on: date, at: datetime,
) -> Visit:  # fmt: skip
    """A statutory visit that took place."""
    return record_visits(visits=[Visited(child, on_day, visitor, seen, seen_alone, note)], by=by, on=on, at=at)[0]


def record_visits(*, visits: Sequence[Visited], by: Actor, on: date, at: datetime) -> list[Visit]:
    """Many visits, of one child or several: all of them, or none."""
    for visited in visits:
        check_not_to_come(day=visited.on_day, on=on)
    with acting(by=by, action=ChildAction.RECORD_VISIT, at=at) as doing:
        made = Visit.objects.bulk_create(
            [
                Visit(
                    child=visited.child,
                    on_day=visited.on_day,
                    visitor=visited.visitor,
                    seen=visited.seen,
                    note=visited.note,
                    seen_alone=visited.seen_alone if visited.seen else None,
                )
                for visited in visits
            ]
        )
        doing.record_each(
            (("child", visit.child_id), None, {"visit": visit.on_day, "seen": visit.seen}) for visit in made
        )
    return made


def told(episode: Episode) -> Mapping[str, Any]:
    """What the trail of acts says of an episode; who cares for the child, and where, is kept by the trail of rows."""
    return {name: getattr(episode, name) for name in ("from_on", "legal_status", "place", "provider")}


def _check_placement(place: str, provider: str, from_on: date) -> None:
    check_is_a_code(place, codes.PLACEMENT, on=from_on)
    if provider:
        check_is_a_code(provider, codes.PROVIDER, on=from_on)


def _running(child: Child, from_on: date, on: date, expecting: str | None) -> Episode:
    lock(child)
    check_as_shown(child=child, expecting=expecting)
    running: Episode | None = child.episodes.filter(until_on=None).first()
    check_can_change(running=running, from_on=from_on, on=on)
    assert running is not None
    return running


def _next(running: Episode, from_on: date, values: Mapping[str, Any], *, change_reason: str = "") -> Episode:
    running.until_on, running.end_reason, running.change_reason = from_on, codes.CONTINUES, change_reason
    running.save(update_fields=["until_on", "end_reason", "change_reason"])
    return Episode.objects.create(child_id=running.child_id, from_on=from_on, **values)
