"""Who may see where somebody lives: at once, after giving a reason, or not at all."""

from dataclasses import dataclass
from datetime import date, datetime

from footprint.accounts.models import Person
from footprint.accounts.policies import NotAllowed
from footprint.audit.actions import acting
from footprint.children.access import visible_children
from footprint.children.models import Child
from footprint.children.permissions import VIEW_FAMILY_ADDRESS, VIEW_PLACEMENT_ADDRESS
from footprint.page.access import Action

SEEN, ASKED, CLOSED = "seen", "asked", "closed"


@dataclass(frozen=True)
class Reach:
    """How somebody may come to one child's protected addresses: each is seen, asked (for a reason) or closed."""

    family: str
    placement: str

    @property
    def asks(self) -> bool:
        return ASKED in (self.family, self.placement)

    def opened(self) -> "Reach":
        """The same once a reason was given."""
        return Reach(*(SEEN if one == ASKED else one for one in (self.family, self.placement)))


def reach(*, child: Child, person: Person, on: date) -> Reach:
    """Four queries at most."""
    return Reach(
        _reach(VIEW_FAMILY_ADDRESS, child, person, on),
        _reach(VIEW_PLACEMENT_ADDRESS, child, person, on),
    )


def _reach(action: Action, child: Child, person: Person, on: date) -> str:
    for word, reasoned in ((SEEN, False), (ASKED, True)):
        rules = {role: scope for role, scope in action.rules.items() if ("!" in scope) is reasoned}
        part = Action(action.section, action.name, rules)
        if part.scopes(person.roles_on(on)) and visible_children(to=person, action=part, on=on).filter(pk=child.pk):
            return word
    return CLOSED


def open_addresses(*, child: Child, reason: str, by: Person, on: date, at: datetime) -> Reach:
    """Leaves the reason in the trail. The reach is for one answer only; NotAllowed where a reason opens nothing."""
    found = reach(child=child, person=by, on=on)
    if not found.asks:
        raise NotAllowed("A reason opens no further address of this child to you. Ask the lead.")
    with acting(by=by, action="opened_address", reason=reason, at=at) as doing:
        which = {"family": found.family == ASKED, "placement": found.placement == ASKED}
        doing.record(("child", child.pk), after={"opened": [name for name, opened in which.items() if opened]})
    return found.opened()
