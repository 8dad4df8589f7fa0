"""A child's page, put together of what each app tells of a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from footprint.children.child_page import PARTICULARS, CarePart
from footprint.children.page_parts import ChildPart, Day, Link, Look, Section, Tag
from footprint.children.queries import Happening
from footprint.front.visit_tables import VisitPart
from footprint.page.tables import Cell
from footprint.reviews.child_page import ReviewPart
from footprint.team.child_page import TeamPart

FIRST_LINES = 10
# Names and states say what they are the name or state of.
HEADED = ("status", "placement", "worker", "iro")


@dataclass(frozen=True)
class Page:
    """Everything on one child's page, for one reader on one day. The child was read whole."""

    look: Look

    @cached_property
    def care(self) -> CarePart:
        return CarePart(self.look)

    @cached_property
    def parts(self) -> Sequence[ChildPart]:
        reviews = ReviewPart(self.look)
        return (self.care, TeamPart(self.look), reviews, VisitPart(self.look, reviews))

    @property
    def caption(self) -> str:
        return self.care.caption()

    def tags(self) -> list[Tag]:
        return [tag for part in self.parts for tag in part.tags()]

    def days(self) -> list[Day]:
        return sorted((day for part in self.parts for day in part.days()), key=lambda day: day.place)

    def acts(self) -> list[Link]:
        return [act for part in self.parts for act in part.acts()]

    def people(self) -> list[tuple[str, Cell]]:
        return [person for part in self.parts for person in part.people()]

    def sections(self) -> list[Section]:
        result = (section for part in self.parts for section in part.sections())
        return sorted(result, key=lambda section: section.place)

    def ways(self) -> list[Link]:
        """To the other pages about the child."""
        return self.look.links(sorted((way for part in self.parts for way in part.ways), key=lambda way: way.place))

    def particulars(self) -> list[Link]:
        return self.look.links(PARTICULARS)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kinds of what happened, by the words for each."""
        return {kind: words for part in self.parts for kind, words in part.kinds.items()}

    def happenings(self, kind: str) -> list[Happening]:
        """What happened, the latest first; of one kind, or of all for ""."""
        every = [happening for part in self.parts for happening in part.happenings()]
        past = [happening for happening in every if kind in ("", happening.kind) and happening.day <= self.look.on]
        return sorted(past, key=lambda happening: happening.day, reverse=True)

    def headed(self, happening: Happening) -> str:
        kind = happening.kind
        return f"{self.kinds[kind]}: {happening.title}" if kind in HEADED else happening.title
