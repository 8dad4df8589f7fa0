"""People in a child's life: added, changed, ended. Where they live and how to reach them stays out of the event."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child, Contact
from footprint.children.particulars.actions import change, differing, told
from footprint.children.particulars.policies import check_nothing_changed_meanwhile
from footprint.page.labels import labels_of
from footprint.page.refusals import NotAllowed

PROTECTED = ("address", "telephone", "email")
LABELS = labels_of(
    Contact, "name", "relationship", "parental_responsibility", "safe", "telephone", "email", "address",
    "address_protected", "language", "interpreter", "note", "until_on",
)  # fmt: skip


def masked(values: Mapping[str, str]) -> dict[str, str]:
    """The values with what is protected left out, but not that there is something."""
    return {name: "protected" if name in PROTECTED and value else value for name, value in values.items()}


def add_contact(*, child: Child, given: Mapping[str, Any], by: Actor, at: datetime) -> Contact:
    """`given` is by the fields of LABELS. The address is protected unless `given` says otherwise."""
    with acting(by=by, action=ChildAction.ADD_CONTACT, at=at) as doing:
        contact = Contact.objects.create(child=child, **given)
        doing.record(("child", child.pk), after=masked(told(given)))
    return contact


def change_contact(
    *, contact: Contact, given: Mapping[str, Any], expecting: Mapping[str, str], hidden: Collection[str] = (),
    reason: str, by: Actor, at: datetime,
) -> bool:  # fmt: skip
    """Writes those of `given` that differ from what the page showed. A field left out of `given` stays untouched.

    Of the `hidden` fields no refusal says what is stored.
    """
    with acting(by=by, action=ChildAction.CHANGE_CONTACT, reason=reason, at=at) as doing:
        row = Contact.objects.select_for_update().get(pk=contact.pk)
        wanted = differing(given, expecting)
        check_nothing_changed_meanwhile(row=row, wanted=wanted, expecting=expecting, labels=LABELS, hidden=hidden)
        before, after = change(row, wanted)
        if after:
            doing.record(("child", row.child_id), before=masked(before), after=masked(after))
    return bool(after)


def end_contact(*, contact: Contact, until_on: date, reason: str, by: Actor, at: datetime) -> None:
    """`until_on` is the first day on which the contact no longer counts."""
    with acting(by=by, action=ChildAction.END_CONTACT, reason=reason, at=at) as doing:
        row = Contact.objects.select_for_update().get(pk=contact.pk)
        if row.until_on is not None:
            raise NotAllowed(f"{row} has ended already. Look at the history for when and why.")
        row.until_on = until_on
        row.save(update_fields=["until_on"])
        doing.record(("child", row.child_id), before={"contact": row.name}, after={"until_on": until_on})
