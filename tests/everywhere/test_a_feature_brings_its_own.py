"""What an app brings from its own folder is taken up as it is: here a throwaway app of challenges, which has rows to
list and something to say on a child's page. Its figures are in `tests/footprint/reporting/test_heads.py`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

import pytest
from django.db.models import Q, QuerySet

from footprint.accounts.models import Person
from footprint.audit.history import Field, Source, history
from footprint.children import child_page_queries
from footprint.children.models import Child, Visit
from footprint.children.page_parts import ChildPart, Day, Look, Section, Tag, Way
from footprint.children.permissions import EDIT, VIEW
from footprint.children.queries import Happening
from footprint.children.worklist import CHILD, DUE, IRO, NUMBER, Kind, Line, ListColumn, plain
from footprint.front.child_page import Page
from footprint.front.list_reading import Filtered, first_rows, leaf
from footprint.front.worklists import ListReader, Worklist
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.worklist_rows import of_children, rows_of
from rulebook.standards import DEFAULT_STANDARDS
from tests.register import AMARA, register

MONDAY = date(2014, 4, 28)
RAISED = date(2014, 4, 7)
LISTED = """
    SELECT review.id, review.child_id, review.on_day AS governing_on, review.note, {child}
    FROM children_visit review JOIN ({children}) child ON child.id = review.child_id {holder}"""


class Challenges:
    """Rows: visits stand for challenges, since a throwaway app has no tables."""

    def listed(self, *, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
        return of_children(LISTED, children=children, on=on)

    def rows(self, statement: str, params: Mapping[str, Any], /) -> Iterator[Any]:
        return rows_of(Visit, statement, params)


class ChallengeLine(Line):
    """A challenge in words."""

    def about(self) -> Cell:
        return Cell(self.row.note, tag="Stage 1", colour="orange")


ANSWER: ListColumn[ChallengeLine] = ListColumn(
    Column("Answer by", "due"), ChallengeLine.by, lambda line: line.due_on, DUE
)
ABOUT: ListColumn[ChallengeLine] = ListColumn(
    Column("About", "about"), ChallengeLine.about, lambda line: line.row.note, ("note",)
)
STAGE: ListColumn[ChallengeLine] = plain("Stage", lambda line: 1)
KIND: Kind[ChallengeLine] = Kind(
    Challenges(), ChallengeLine, "challenge", "challenges",
    page=(CHILD, NUMBER, ABOUT, ANSWER, IRO), first=(CHILD, ABOUT), excel=(CHILD, ABOUT, STAGE, ANSWER),
)  # fmt: skip
OPEN = Worklist("challenges", "Challenges", "Which wait for an answer?", ("iro",), "true AND note <> ''", "", kind=KIND)


class ChallengePart(ChildPart):
    """What the throwaway app tells of a child."""

    ways = (
        Way("Challenges", "children:care", VIEW, place=2),
        Way("Close a challenge", "children:edit", EDIT, place=13),
    )
    kinds: ClassVar[Mapping[str, str]] = {"challenge": "Challenge"}
    groups: ClassVar[Mapping[str, str]] = {"challenges": "Challenges"}

    def tags(self) -> Iterator[Tag]:
        yield Tag("Challenge open", "orange")

    def days(self) -> Iterator[Day]:
        yield Day("Answer due", Cell(RAISED))

    def sections(self) -> Iterator[Section]:
        yield Section("Challenges", [Table("Open challenges", [Column("About")], [["School"]])], place=2)

    def happenings(self) -> Iterator[Happening]:
        yield Happening(RAISED, "challenge", "Challenge raised")

    def history(self, *, visible: QuerySet[Child]) -> Iterator[Source]:
        yield Source("challenge", "Challenge", "challenges", Visit, Q(child=self.look.child), {"note": Field("About")})


@dataclass(frozen=True)
class PageWithChallenges(Page):
    """The page with the one line that a new app adds to `Page.parts`."""

    @cached_property
    def parts(self) -> Any:
        return (*super().parts, ChallengePart(self.look))


@pytest.fixture
def ines(db: None, today: Callable[[date], None]) -> Person:
    """Whose child Amara is: one challenge about her school, and a visit with nothing to tell."""
    today(MONDAY)
    staff = register()
    for day, note in ((RAISED, "School"), (MONDAY, "")):
        Visit.objects.create(child_id=AMARA, on_day=day, visitor="Sami Reid", note=note)
    return staff["Ines"]


def test_a_list_of_rows_of_its_own_is_counted_and_shown_by_its_own_columns(ines: Person) -> None:
    asked = ListReader(ines, MONDAY, DEFAULT_STANDARDS)
    few = first_rows([OPEN], list_reader=asked)["challenges"]
    rows = leaf(Filtered(OPEN, asked, sort="about")).rows
    table = KIND.table(rows, KIND.page, frame=asked.frame, caption="Challenges", id="challenges")

    assert few.count == len(rows) == 1
    assert [column.label for column in table.columns] == ["Child", "Number", "About", "Answer by", "IRO"]
    assert [getattr(cell, "tag", "") for cell in table.rows[0]][2:4] == ["Stage 1", "Late by 13 working days"]
    assert KIND.values(rows[0], frame=asked.frame)[1:] == ["School", 1, RAISED]
    assert set(KIND.orders) == {"child", "number", "about", "due", "iro"}


def test_a_part_of_its_own_stands_on_a_childs_page_and_in_what_happened(ines: Person) -> None:
    page = PageWithChallenges(looking(ines))

    assert page.tags()[-1] == Tag("Challenge open", "orange")
    assert "Answer due" in [day.label for day in page.days()]
    assert [section.title for section in page.sections()] == ["", "Care", "Challenges"]
    assert [link.label for link in page.ways()].count("Challenges") == 1
    assert page.kinds["challenge"] == "Challenge"
    assert [one.title for one in page.happenings("challenge")] == ["Challenge raised"]


def test_what_only_those_may_do_who_may_edit_is_no_way_through_broken_glass(ines: Person) -> None:
    assert "Close a challenge" in labels(PageWithChallenges(looking(ines)))
    through_glass = labels(PageWithChallenges(looking(ines, only_looking=True)))
    assert "Challenges" in through_glass
    assert "Close a challenge" not in through_glass


def test_its_rows_stand_in_the_history_of_corrections(ines: Person) -> None:
    parts = PageWithChallenges(looking(ines)).parts
    sources = [source for part in parts for source in part.history(visible=Child.objects.all())]
    changes = history([source for source in sources if source.group == "challenges"])
    assert [change["now"] for change in changes if change["now"].get("note")] == [{"note": "School"}]


def looking(reader: Person, *, only_looking: bool = False) -> Look:
    child = Child.objects.get(pk=AMARA)
    child_page_queries.read_whole(child)
    return Look(child, reader, reader.roles_on(MONDAY), MONDAY, DEFAULT_STANDARDS, only_looking=only_looking)


def labels(page: Page) -> list[str]:
    return [link.label for link in page.ways()]
