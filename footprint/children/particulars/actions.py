"""Adding a child and changing what is kept of them. Every correction keeps what was there before, in the trail."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child, PreviousName
from footprint.children.particulars.policies import NAMES as OF_A_NAME
from footprint.children.particulars.policies import (
    Children,
    check_born,
    check_named,
    check_nothing_changed_meanwhile,
    check_numbers_are_free,
    checked_numbers,
    text_of,
)
from footprint.page.labels import labels_of
from footprint.page.refusals import NotAllowed

LABELS = labels_of(
    Child, "given_names", "family_name", "known_as", "local_id", "born_on", "birth", "sex", "ethnicity",
    "disabilities", "uasc", "uasc_until", "nhs_number", "upn", "language", "interpreter", "communication",
)  # fmt: skip
NAMES = labels_of(PreviousName, "given_names", "family_name", "until_on")
TAKEN = "Somebody has entered this number a moment ago. Search for it, and open that record."


def add_child(*, given: Mapping[str, Any], visible: Children, by: Actor, on: date, at: datetime) -> Child:
    """`given` is by the fields of LABELS. NotAllowed for a number that is taken; whose it is, only if in `visible`."""
    stored = checked_numbers(given)
    check_named(values=stored)
    check_born(values=stored, on=on)
    try:
        with acting(by=by, action=ChildAction.ADD_CHILD, at=at) as doing:
            check_numbers_are_free(values=stored, visible=visible)
            child = Child.objects.create(**stored, entered_on=on)
            doing.record(("child", child.pk), after=told(stored))
    except IntegrityError:
        raise NotAllowed(TAKEN) from None
    return child


def change_child(
    *,
    child: Child,
    values: Mapping[str, Any],
    expecting: Mapping[str, str],
    reason: str,
    visible: Children,
    by: Actor,
    on: date,
    at: datetime,
) -> bool:
    """Writes those of `given` that differ from what the page showed (`expecting`); False where none does.

    `ChangedMeanwhile` where somebody else has changed the same field to something else. A child without a name, as the
    files of the return bring them, may stay so; a name is not taken away.
    """
    try:
        with acting(by=by, action=ChildAction.CHANGE_CHILD, reason=reason, at=at) as doing:
            row = Child.objects.select_for_update().get(pk=child.pk)
            wanted = differing(checked_numbers(values), expecting)
            check_nothing_changed_meanwhile(row=row, wanted=wanted, expecting=expecting, labels=LABELS)
            whole = {name: getattr(row, name) for name in LABELS} | wanted
            if wanted.keys() & set(OF_A_NAME):
                check_named(values=whole)
            check_born(values=whole, on=on)
            check_numbers_are_free(values=wanted, visible=visible, but=row)
            before, after = change(row, wanted)
            if after:
                doing.record(("child", row.pk), before=before, after=after)
    except IntegrityError:
        raise NotAllowed(TAKEN) from None
    return bool(after)


def differing(given: Mapping[str, Any], expecting: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if text_of(value) != expecting.get(name)}


def told(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: text_of(value) for name, value in values.items() if value not in ("", None, [], False)}


def change(row: Any, wanted: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Sets what differs and saves it. Hands back what changed, as it was and as it is."""
    names = [name for name, value in wanted.items() if text_of(getattr(row, name)) != text_of(value)]
    before = {name: text_of(getattr(row, name)) for name in names}
    for name in names:
        setattr(row, name, wanted[name])
    if names:
        row.save(update_fields=names)
    return before, {name: text_of(wanted[name]) for name in names}


def add_previous_name(
    *, child: Child, given_names: str, family_name: str, until_on: date | None, reason: str, by: Actor, at: datetime
) -> PreviousName:
    with acting(by=by, action=ChildAction.ADD_PREVIOUS_NAME, reason=reason, at=at) as doing:
        if not (given_names or family_name):
            raise NotAllowed("Enter the name, at least the given or the family name.")
        same = {"given_names__iexact": given_names, "family_name__iexact": family_name}
        if PreviousName.objects.filter(child=child, **same).exists():
            raise NotAllowed(f"“{f'{given_names} {family_name}'.strip()}” is kept already. Change that one.")
        name = PreviousName.objects.create(
            child=child, given_names=given_names, family_name=family_name, until_on=until_on
        )
        doing.record(("child", child.pk), after={"previous name": str(name)})
    return name


def remove_previous_name(*, name: PreviousName, reason: str, by: Actor, at: datetime) -> None:
    """For a name kept in error; it stays in the trail."""
    with acting(by=by, action=ChildAction.REMOVE_PREVIOUS_NAME, reason=reason, at=at) as doing:
        doing.record(("child", name.child_id), before={"previous name": str(name)}, after={"previous name": ""})
        name.delete()
