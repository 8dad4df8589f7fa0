"""The way from a child's page to the other pages about the child."""

from collections.abc import Collection
from dataclasses import dataclass

from footprint.children.models import Child
from footprint.children.permissions import EDIT, ENTER_CARE, RESTRICT, VIEW, VIEW_READERS
from footprint.page.access import Permission
from footprint.page.addresses import of_record
from footprint.reviews.permissions import VIEW_RECORD, VIEW_REVIEW


@dataclass(frozen=True)
class Way:
    """A page about a child, for those who may do what it is for."""

    label: str
    name: str
    permission: Permission


WAYS = (
    Way("Legal statuses and placements", "children:care", VIEW),
    Way("Decisions", "meetings:of-child", VIEW_RECORD),
    Way("Visits by the social worker", "front:visits", VIEW),
    Way("Changes that may bring the review forward", "meetings:early", VIEW_REVIEW),
    Way("Change the social worker", "children:social-worker", ENTER_CARE),
    Way("Care proceedings", "children:proceedings", ENTER_CARE),
    Way("Siblings, parent and baby", "children:links", EDIT),
    Way("Previous names", "children:names", EDIT),
    Way("History of corrections", "front:history", EDIT),
    Way("Whose IRO, now and before", "team:child", VIEW),
    Way("Who may know of this record", "children:closed", RESTRICT),
    Way("Who looked at this child", "children:readers", VIEW_READERS),
)


def ways_on(child: Child, *, roles: Collection[str], looking: bool = False) -> list[dict[str, str]]:
    """`looking`: only to the pages that broken glass opens."""
    ways = [way for way in WAYS if way.permission is VIEW] if looking else WAYS
    open_to = [way for way in ways if way.permission.scopes(roles)]
    return [{"label": way.label, "url": of_record(way.name, child.pk)} for way in open_to]
