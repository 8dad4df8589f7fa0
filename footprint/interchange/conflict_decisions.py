"""Deciding about conflicts of every kind at once, and who may."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from footprint.accounts.models import Person
from footprint.children.permissions import ALLOCATE
from footprint.interchange import actions
from footprint.interchange.lists import actions as lists
from footprint.interchange.lists.queries import LIST
from footprint.interchange.models import Conflict
from footprint.interchange.queries import conflicts_waiting
from footprint.page.refusals import NotAllowed


def check_can_decide(*, conflicts: Sequence[Conflict], accept: bool, by: Person, on: date) -> None:
    """Another IRO is an allocation: only who may allocate accepts it."""
    allocates = accept and any(conflict.kind == LIST and conflict.field == "iro" for conflict in conflicts)
    if allocates and not ALLOCATE.scopes(by.roles_on(on)):
        raise NotAllowed(
            "Another IRO is an allocation, which a lead reviewing officer makes. Take those lines out of your choice, "
            "or leave them to the lead."
        )


def to_decide(*, keys: Sequence[str], accept: bool, by: Person, on: date) -> list[Conflict]:
    """The conflicts with these keys. Raises NotAllowed, also for one that is hidden or decided."""
    conflicts = list(conflicts_waiting(to=by, on=on).filter(pk__in=keys))
    if len(conflicts) != len(set(keys)):
        raise NotAllowed("Somebody decided one of these meanwhile. Nothing was done: look at what is left below.")
    check_can_decide(conflicts=conflicts, accept=accept, by=by, on=on)
    return conflicts


def decide(*, keys: Sequence[str], accept: bool, by: Person, on: date, at: datetime) -> int:
    """Decides all of these or none; says how many. Raises NotAllowed as `to_decide`."""
    with transaction.atomic():
        conflicts = to_decide(keys=keys, accept=accept, by=by, on=on)
        if of_files := [conflict for conflict in conflicts if conflict.kind != LIST]:
            actions.decide_conflicts(conflicts=of_files, accept=accept, by=by, on=on, at=at)
        if of_lists := [conflict for conflict in conflicts if conflict.kind == LIST]:
            lists.decide(conflicts=of_lists, accept=accept, by=by, on=on, at=at)
    return len(conflicts)
