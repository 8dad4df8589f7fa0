"""Who may see where somebody lives: at once, after giving a reason, or not at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from footprint.accounts.models import Person
from footprint.children.access import ASKED, CLOSED, SEEN, how_open
from footprint.children.alerts.actions import give_reason
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child
from footprint.children.permissions import VIEW_FAMILY_ADDRESS, VIEW_PLACEMENT_ADDRESS
from footprint.children.reasons import permissions_held
from footprint.page.access import Permission
from footprint.page.refusals import NotAllowed

__all__ = ["ASKED", "CLOSED", "SEEN", "Reach", "open_addresses", "reach"]


@dataclass(frozen=True)
class Reach:
    """How somebody may come to one child's protected addresses: each is seen, asked (for a reason) or closed."""

    family: str
    placement: str

    @property
    def asks(self) -> bool:
        return ASKED in (self.family, self.placement)


def reach(*, child: Child, person: Person, on: date, at: datetime, only_looking: bool = False) -> Reach:
    """A reason that holds at the moment counts. `only_looking`: behind broken glass, where a role that has the
    permission at all is asked for a reason. Five queries at most."""
    held = permissions_held(person=person, child=child, at=at)
    return Reach(
        _reach(VIEW_FAMILY_ADDRESS, child, person, on, held, only_looking),
        _reach(VIEW_PLACEMENT_ADDRESS, child, person, on, held, only_looking),
    )


def _reach(
    permission: Permission, child: Child, person: Person, on: date, held: Collection[str], only_looking: bool
) -> str:
    if only_looking:
        result = ASKED if permission.scopes(person.roles_on(on)) else CLOSED
    else:
        result = how_open(child, to=person, permission=permission, on=on)
    return SEEN if result == ASKED and permission.name in held else result


def open_addresses(
    *, child: Child, reason: str, by: Person, on: date, at: datetime, only_looking: bool = False
) -> None:
    """The reason is kept, raises an alert and holds for an hour. NotAllowed where a reason opens nothing."""
    current_reach = reach(child=child, person=by, on=on, at=at, only_looking=only_looking)
    if not current_reach.asks:
        raise NotAllowed("A reason opens no further address of this child to you. Ask the lead.")
    which = ((current_reach.family, VIEW_FAMILY_ADDRESS), (current_reach.placement, VIEW_PLACEMENT_ADDRESS))
    permissions = [permission for how, permission in which if how == ASKED]
    give_reason(
        event=ChildAction.OPENED_ADDRESS, permissions=permissions, child=child, reason=reason, by=by, on=on, at=at
    )
