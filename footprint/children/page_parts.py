"""What an app puts on a child's page: a `ChildPart` of its own, which `front` joins to the others.

Each is asked only for what it has; where two have a thing of one sort, `place` says which comes first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet

from footprint.accounts.models import Person
from footprint.audit.history import Source
from footprint.children.models import Child
from footprint.children.permissions import VIEW
from footprint.children.queries import Happening
from footprint.page.access import Permission
from footprint.page.addresses import of_record
from footprint.page.tables import Cell, Table
from rulebook.standards import Standards


@dataclass(frozen=True)
class Tag:
    text: str
    colour: str


@dataclass(frozen=True)
class Day:
    """One day that matters: what it is for, its state, and its reason."""

    label: str
    cell: Cell
    place: int = 0


@dataclass(frozen=True)
class Section:
    """Tables under a heading, or under none."""

    title: str
    tables: Sequence[Table]
    place: int = 0


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Way:
    """A page about a child, for those who may do what it is for."""

    label: str
    name: str
    permission: Permission
    place: int = 0


@dataclass(frozen=True)
class Look:
    """A child, who was read whole, and who looks at them on which day. `only_looking`: through broken glass, which
    opens pages to read and lets nothing be done."""

    child: Child
    reader: Person
    roles: Collection[str]
    on: date
    standards: Standards = field(repr=False)
    only_looking: bool = False

    def may_read(self, permission: Permission) -> bool:
        return bool(permission.scopes(self.roles))

    def may(self, permission: Permission) -> bool:
        return not self.only_looking and self.may_read(permission)

    def links(self, ways: Iterable[Way]) -> list[Link]:
        """To the pages that the reader may open; through broken glass only those that it opens."""
        open_to = [way for way in ways if way.permission is VIEW or not self.only_looking]
        return [Link(way.label, of_record(way.name, self.child.pk)) for way in open_to if self.may_read(way.permission)]


@dataclass(frozen=True)
class ChildPart:
    """What one app tells of a child. `kinds` are the kinds of what happened that it tells, `groups` what its history of
    corrections can be looked through by, each with its words."""

    look: Look

    ways: ClassVar[Sequence[Way]] = ()
    kinds: ClassVar[Mapping[str, str]] = {}
    groups: ClassVar[Mapping[str, str]] = {}

    def tags(self) -> Iterable[Tag]:
        return ()

    def days(self) -> Iterable[Day]:
        return ()

    def acts(self) -> Iterable[Link]:
        """What can be done next, below the days."""
        return ()

    def people(self) -> Iterable[tuple[str, Cell]]:
        return ()

    def sections(self) -> Iterable[Section]:
        return ()

    def happenings(self) -> Iterable[Happening]:
        return ()

    def history(self, *, visible: QuerySet[Child]) -> Iterable[Source]:
        """What the trail keeps of the child. `visible` are the children whom the reader may know of."""
        return ()
