"""What a demonstration puts into an empty register that no file of the return tells. Each act leaves its event."""

from collections.abc import Mapping
from datetime import datetime

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child, Team
from footprint.page.refusals import NotAllowed


def is_there() -> bool:
    """Whether the register holds a made-up council already. NotAllowed where it holds children, and none is made up."""
    if Child.objects.filter(made_up=True).exists():
        return True
    if Child.objects.exists():
        raise NotAllowed("This database holds children of a real council. Name another folder in FOOTPRINT_DATA.")
    return False


def make_up(*, names: Mapping[str, tuple[str, str]], by: Actor, at: datetime) -> None:
    """Gives the children with these numbers of the council a given and a family name, and says that nobody is real."""
    with acting(by=by, action=ChildAction.MAKE_UP_CHILDREN, at=at) as doing:
        children = list(Child.objects.select_for_update().filter(local_id__in=names))
        for child in children:
            child.given_names, child.family_name = names[child.local_id]
            child.made_up = True
            doing.record(("child", child.pk), after={"made up": True, "name": child.name})
        Child.objects.bulk_update(children, ["given_names", "family_name", "made_up"])


def add_team(*, name: str, manager: Person | None, by: Actor, at: datetime) -> Team:
    with acting(by=by, action=ChildAction.ADD_TEAM, at=at) as doing:
        team = Team.objects.create(name=name, manager=manager)
        doing.record(("team", team.pk), after={"name": name, "manager": manager.name if manager else ""})
    return team
