"""What each figure is: one SQL file a figure, in `figures/` here or in the folder of the app that it is of.

Its head says its question, unit, source and rule, where it stands in print (`order`) and on the pages (`group`,
`place`), and what it rests on; `WANTED` are the names that no head may lack.

The SQL of a figure lists its rows: one for each child, period or review that it is about (`subject`), with the
child, a day, and where the shape asks for it the row of the breakdown (`row_name`) or whether it counts above the
line (`hit`). The number is always counted from that list, so that a figure and the list behind it cannot differ.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from footprint import sql_files
from footprint.reporting.relations import relations_in
from footprint.sql_files import HOUSE, SqlFile
from rulebook import codes, groupings, lateness
from rulebook.codes import CodeSet
from rulebook.groupings import Groupings
from rulebook.standards import DEFAULT_STANDARDS, Standards

FOLDER = Path(__file__).parent
Shape = Literal["count", "rate", "ratio", "breakdown", "quarters", "pairs", "caseloads"]
CODE_SETS: Mapping[str, CodeSet] = {
    "legal_status": codes.LEGAL_STATUS,
    "placement": codes.PLACEMENT,
    "ethnicity": codes.ETHNICITY,
    "reason_ceased": codes.REASON_CEASED,
    "participation": codes.PARTICIPATION,
}
FIXED_ROWS = {
    "legal_status_rows": tuple(groupings.LEGAL_STATUS_ROWS),
    "agency_rows": tuple(groupings.AGENCY_ROWS.values()),
    "ethnic_groups": tuple(groupings.ETHNIC_GROUPS),
    "late_rows": lateness.NOT_RECORDED,
}
WANTED = (
    *("title", "question", "unit", "singular", "shape", "day", "needs", "source", "rule"),
    *("order", "group", "place"),
)
# What figures need that no relation gives by its rows alone.
EPISODES, ALLOCATIONS, POPULATION = "episodes", "allocations", "population"


@dataclass(frozen=True)
class Definition:
    """One figure. `rows` are the rows that are printed also at nought; `codes` tells what other rows mean.

    `needs` is what must be known to count it: episodes, allocations (of IROs), population, or what a relation gives.
    Files of the return hold episodes and reviews at most; `not_in_files` is what they do not hold. `day` is what the
    day of a row is, `hits` what its `hit` says: yes and no. `of_reviews`: its rows are told by their review.
    """

    key: str
    title: str
    question: str
    unit: str
    singular: str
    shape: Shape
    day: str
    hits: tuple[str, ...]
    needs: str
    source: str
    rule_with_limits: str
    rows: tuple[str, ...]
    codes: CodeSet | None
    order: int
    group: str
    place: int
    not_in_files: str
    of_reviews: bool
    sql: str

    @property
    def rule(self) -> str:
        """How it is counted where a council has decided nothing, as of files of the return."""
        return self.rule_by(DEFAULT_STANDARDS, groupings.DEFAULT_GROUPINGS)

    def rule_by(self, standards: Standards, of: Groupings) -> str:
        """How it is counted, with the council's own limits and codes."""
        limits = {field.name: getattr(standards, field.name) for field in fields(standards)}
        codes_of = {row: _listed(code for code, name in of.participation_rows.of.items() if name == row)
                    for row in groupings.PARTICIPATION_ROWS}  # fmt: skip
        return self.rule_with_limits.format_map(limits | codes_of)

    def words(self, row: str) -> str:
        """What a row's code says, or nothing when the row says it already."""
        if self.codes is None:
            return ""
        if self.key == "place_codes":
            place, _, provider = row.partition("/")
            return ", ".join(filter(None, [codes.PLACEMENT.words(place), codes.PROVIDER.words(provider)]))
        return self.codes.words(row) if row in self.codes.codes else ""


NOT_IN_FILES = "the files of the return do not hold "
# Figures that nothing counts yet: where they stand in the order of print, and what they will rest on.
NOT_YET: Mapping[str, tuple[int, str]] = {
    "satisfaction": (450, "children's answers"),
    "alerts": (460, "alerts"),
    "alerts_by_issue": (470, "alerts"),
    "alerts_by_stage": (480, "alerts"),
    "alerts_resolved_in_time": (490, "alerts"),
    "plans_on_end": (590, "child-protection plans"),
    "plans_started": (600, "child-protection plans"),
    "plans_ended": (610, "child-protection plans"),
    "conferences_initial_in_time": (620, "child-protection conferences"),
    "conferences_review_in_time": (630, "child-protection conferences"),
    "conferences_quorate": (640, "child-protection conferences"),
}


def definitions_in(house: Path) -> dict[str, Definition]:
    """The figures of every app under `house`, in the order of print. HeadError where a head lacks something."""
    known = {EPISODES, ALLOCATIONS, POPULATION, *(relation.gives for relation in relations_in(house))}
    definitions = [
        _definition(file, known) for file in sql_files.sql_files(sql_files.FIGURES, wanted=WANTED, house=house)
    ]
    return {figure.key: figure for figure in sorted(definitions, key=lambda figure: figure.order)}


@cache
def definitions() -> dict[str, Definition]:
    """Every figure that has its SQL, by key, in the order of print."""
    return definitions_in(HOUSE)


@cache
def in_print() -> dict[str, str]:
    """Every key in the order of print, those that nothing counts yet among them, and what it rests on that files of the
    return do not hold."""
    order = {key: (figure.order, figure.not_in_files) for key, figure in definitions().items()} | dict(NOT_YET)
    return {key: words and NOT_IN_FILES + words for key, (_, words) in sorted(order.items(), key=lambda item: item[1])}


@cache
def groups() -> dict[str, list[str]]:
    """The figures by subject, as pages and reports show them one after the other."""
    result: dict[str, list[str]] = {}
    for figure in sorted(definitions().values(), key=lambda figure: figure.place):
        result.setdefault(figure.group, []).append(figure.key)
    return result


def countable(known: Collection[str]) -> list[str]:
    """The figures that can be counted where these things are known."""
    return [key for key, figure in definitions().items() if figure.needs in known]


@cache
def views() -> dict[str, str]:
    """The common views, materialised once a run, in the order in which they rest on each other."""
    names = ("in_care_at_end", "review_held", "period_started", "period_ended", "review_cohort", "review_overdue")
    return {name: (FOLDER / "views" / f"{name}.sql").read_text() for name in names}


def _listed(members: Iterable[str]) -> str:
    """PN1, PN2 and PN3."""
    *most, last = sorted(members) or ["by no code"]
    return f"{', '.join(most)} and {last}" if most else last


def _definition(file: SqlFile, known: Collection[str]) -> Definition:
    head = file.head
    shape: Any = file.word("shape", get_args(Shape))
    rows = head.get("rows", "")
    fixed = FIXED_ROWS.get(rows) or tuple(filter(None, rows.split(" | ")))
    return Definition(
        file.key, head["title"], head["question"], head["unit"], head["singular"], shape, head["day"],
        tuple(filter(None, head.get("hit", "").split(" | "))), file.word("needs", known), head["source"], head["rule"],
        fixed, CODE_SETS.get(head.get("codes", "")), file.number("order"), head["group"], file.number("place"),
        head.get("not in files", ""), head.get("subject") == "review", file.sql,
    )  # fmt: skip
