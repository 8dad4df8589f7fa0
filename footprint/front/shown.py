"""How the figures of a council's files are laid out on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import PurePath

from footprint.front.figures_from_files import FiguresFromFiles
from footprint.interchange.ssda903.next_reviews import NextReview
from footprint.interchange.ssda903.problems import Problem
from footprint.page import charts
from footprint.page.charts import Chart
from footprint.page.tables import Column, Table
from footprint.reporting.definitions import Definition, definitions
from footprint.reporting.figures import Value

MOST_PROBLEMS = 500
PROBLEM_HEADS = ("File", "Line", "What is wrong", "Column", "Value")
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Reviews",
        ("reviews_held", "timely_reviews", "timely_children", "timely_special", "late_reviews_by_cause", "unjudged"),
    ),
    (
        "Participation",
        (
            *("participation_children", "participation_reviews", "participation_codes"),
            *("attended", "advocate", "other_means", "none"),
        ),
    ),
    (
        "Children looked after",
        (
            *("looked_after_at_end", "looked_after_by_month", "ever_in_year", "age_groups", "sex", "ethnicity"),
            *("legal_status_rows", "legal_status", "placement_rows", "place_codes"),
            *("over_20_miles", "over_20_miles_dfe"),
        ),
    ),
    (
        "Coming into care and leaving",
        (
            *("starts", "children_entering", "entering_by_age", "ends", "children_leaving", "children_adopted"),
            *("leavers_by_age", "leavers_by_reason"),
        ),
    ),
)  # fmt: skip


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
class Shown:
    """One figure: a number with its base, or a chart with its table."""

    figure: Definition
    value: Value

    @property
    def number(self) -> str:
        if isinstance(self.value, dict):
            return f"{self.value['percent']}%" if self.value.get("percent") is not None else "–"
        return f"{self.value:,}" if isinstance(self.value, int) else "–"

    @property
    def base(self) -> str:
        if isinstance(self.value, dict) and "percent" in self.value:
            return f"{self.value['n']:,} of {self.value['of']:,} {self.figure.unit}"
        return self.figure.unit

    @cached_property
    def chart(self) -> Chart | None:
        if self.figure.shape != "breakdown" or not isinstance(self.value, dict):
            return None
        rows = {row: count for row, count in self.value.items() if isinstance(count, int)}
        if self.figure.key == "looked_after_by_month":
            labels = [f"{date.fromisoformat(day):%b %Y}" for day in rows]
            series = [charts.Series("Children", list(rows.values()))]
            return charts.line(
                title=self.figure.title, text=_course(rows), labels=labels, series=series, label_head="Month"
            )
        words = [self.figure.words(row) for row in rows]
        said = [f"{row} ({word})" if word else row for row, word in zip(rows, words, strict=True)]
        return charts.bar(
            title=self.figure.title,
            text=_largest(dict(zip(said, rows.values(), strict=True)), self.figure.unit),
            labels=list(rows),
            values=list(rows.values()),
            name=self.figure.unit.capitalize(),
            label_head="Code" if any(words) else "Group",
            meanings=words if any(words) else (),
        )


def _largest(rows: dict[str, int], unit: str) -> str:
    total = sum(rows.values())
    if not total:
        return f"There are no {unit} to show."
    row, count = max(rows.items(), key=lambda pair: pair[1])
    return f"{total:,} {unit} in all; the largest group is {row}, with {count:,}."


def _course(rows: dict[str, int]) -> str:
    if not rows:
        return "The period holds no month's last day."
    first, last = next(iter(rows.values())), list(rows.values())[-1]
    change = last - first
    moved = "no change" if not change else f"{abs(change):,} {'more' if change > 0 else 'fewer'}"
    return f"From {first:,} to {last:,} children: {moved}."


@dataclass(frozen=True)
class Answer:
    """What the page says: the figures by group, what is doubtful in the files, and each child's next review."""

    found: FiguresFromFiles

    @cached_property
    def groups(self) -> list[tuple[str, list[Shown], list[Shown]]]:
        """Each group with its single numbers and its breakdowns."""
        made = []
        for name, keys in GROUPS:
            shown = [Shown(definitions()[key], self.found.values[key]) for key in keys if self._can_show(key)]
            numbers = [each for each in shown if each.figure.shape != "breakdown"]
            made.append((name, numbers, [each for each in shown if each.figure.shape == "breakdown"]))
        return [group for group in made if group[1] or group[2]]

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
