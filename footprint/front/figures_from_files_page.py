"""How the figures of a council's files are laid out on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import PurePath

from footprint.front.figures_from_files import FiguresFromFiles
from footprint.interchange.ssda903.next_reviews import NextReview
from footprint.interchange.ssda903.problems import Problem
from footprint.page.charts import Chart
from footprint.page.tables import Column, Table
from footprint.reporting.definitions import definitions, groups
from footprint.reporting.figure_tables import chart_of
from footprint.reporting.figure_text import Saying

MOST_PROBLEMS = 500
PROBLEM_HEADS = ("File", "Line", "What is wrong", "Column", "Value")


def problems_table(problems: Sequence[Problem], *, caption: str, id: str) -> Table:  # noqa: A002
    """Each problem with its file, line, column and value. Folders are not named: the files came without."""
    columns = [Column(label, number=label == "Line", sortable=False) for label in PROBLEM_HEADS]
    rows = [
        [_file_name(each), each.line or None, each.sentence, each.column, each.value]
        for each in problems[:MOST_PROBLEMS]
    ]
    return Table(caption, columns, rows, id=id)


def _file_name(problem: Problem) -> str:
    path = PurePath(problem.file)
    return path.name if path.suffix else ""


@dataclass(frozen=True)
class Refusal:
    """Why files were not taken."""

    problems: Sequence[Problem]

    @property
    def count(self) -> int:
        return len(self.problems)

    @cached_property
    def table(self) -> Table:
        return problems_table(self.problems, caption="Faults", id="faults")

    @property
    def unlisted(self) -> int:
        return max(0, len(self.problems) - MOST_PROBLEMS)


@dataclass(frozen=True)
class Answer:
    """What the page says: the figures by group, what is doubtful in the files, and each child's next review."""

    found: FiguresFromFiles

    @cached_property
    def groups(self) -> list[tuple[str, list[Saying], list[tuple[Saying, Chart]]]]:
        """Each group with its single numbers, and its breakdowns with their charts."""
        made = []
        for name, keys in groups().items():
            says = [self._saying(key) for key in keys if self._can_show(key)]
            made.append(
                (
                    name,
                    [saying for saying in says if saying.single],
                    [(saying, chart_of(saying)) for saying in says if not saying.single],
                )
            )
        return [group for group in made if group[1] or group[2]]

    def _saying(self, key: str) -> Saying:
        return Saying(definitions()[key], [self.found.asked], [self.found.values[key]])

    def _can_show(self, key: str) -> bool:
        """Distances are left out where none is known: nought of all children would read as good news."""
        known = self.found.values.get("over_20_miles")
        without_distance = isinstance(known, dict) and not known["of"]
        return key in self.found.values and not (without_distance and key.startswith("over_20_miles"))

    @cached_property
    def warnings(self) -> Table:
        return problems_table(self.found.warnings, caption="Warnings", id="warnings")

    @cached_property
    def held_back(self) -> Table:
        return problems_table(self.found.held_back, caption="Children left out", id="held-back")

    @property
    def late(self) -> int:
        return sum(each.due is not None and each.due.on < self.found.asked.as_at for each in self.found.children)

    @cached_property
    def children(self) -> list[tuple[NextReview, str, str]]:
        """Each child with what the state of their next review is called, and its colour."""
        return [(each, *state(each, on=self.found.asked.as_at)) for each in self.found.children]

    @property
    def unlisted(self) -> int:
        return self.found.children_in_all - len(self.found.children)


def state(review: NextReview, *, on: date) -> tuple[str, str]:
    """Overdue, due within 28 days, due later, or the last review unknown."""
    if review.due is None:
        return "Last review unknown", "grey"
    if review.due.on < on:
        return "Overdue", "red"
    if review.due.on <= on + timedelta(days=28):
        return "Due within 4 weeks", "yellow"
    return "Due later", "green"
