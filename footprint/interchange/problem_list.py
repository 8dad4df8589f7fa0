"""Every fault and warning of files, to mend them by: as CSV and as an Excel workbook with a sheet for each team."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.interchange.ssda903.problems import Problem

if TYPE_CHECKING:
    from footprint.page import excel

HEADS = ("Kind", "Child", "Team", "Social worker", "Rule", "File", "Line", "Column", "Value", "What is wrong")
COUNT_HEADS = ("Kind", "Column", "Rule", "What is wrong", "Lines")
NOT_SHOWN = "not shown: a restricted record"
NO_TEAM = "No team"
TITLE = "Faults and warnings"
# What a spreadsheet works out, the same signs in full width among them.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")
# What differs from line to line in what is said of one kind: values, days, numbers of children.
OF_ONE_LINE = re.compile(r'"[^"]*"|\b\d[\d/,.]*|\bchild \S+')
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31  # of a sheet, Excel's own limit

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Listed:
    """A fault or a warning, with whose case the child's is where the register knows it."""

    kind: str
    problem: Problem
    team: str
    worker: str
    hidden: bool

    @property
    def row(self) -> Row:
        of = self.problem
        value = NOT_SHOWN if self.hidden and of.value else of.value
        return (self.kind, of.child, self.team, self.worker, of.rule, of.file, of.line or None, of.column, value,
                of.sentence)  # fmt: skip


Cases = Mapping[str, tuple[str, str]]


def listed(
    *, faults: Sequence[Problem], warnings: Sequence[Problem], cases: Cases | None = None, hidden: Collection[str] = ()
) -> list[Listed]:
    """Faults first. `cases` are team and social worker by the child's number.

    Of a child `hidden` from the reader neither values nor the people around them are told.
    """
    description = [("Fault", problem) for problem in faults] + [("Warning", problem) for problem in warnings]
    known = {number: case for number, case in (cases or {}).items() if number not in hidden}
    return [
        Listed(kind, problem, *known.get(problem.child, ("", "")), problem.child in hidden)
        for kind, problem in description
    ]


def counts(rows: Sequence[Listed]) -> list[Row]:
    """How many lines there are of each kind, the most first."""
    alike = Counter(
        (listed.kind, listed.problem.column, listed.problem.rule, OF_ONE_LINE.sub("…", listed.problem.sentence))
        for listed in rows
    )
    return [(*what, number) for what, number in sorted(alike.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0]))]


def as_csv(rows: Sequence[Listed]) -> str:
    """The counts, a blank line, then every line."""
    text = io.StringIO()
    lines = csv.writer(text)
    for row in (COUNT_HEADS, *counts(rows), (), HEADS, *(listed.row for listed in rows)):
        lines.writerow([_harmless(value) for value in row])
    return "\ufeff" + text.getvalue()


def write(rows: Sequence[Listed], *, to: Path) -> None:
    """As Excel where the file's name ends in .xlsx, else as CSV."""
    to.write_bytes(as_workbook(rows) if to.suffix.lower() == ".xlsx" else as_csv(rows).encode())


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would work out as a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def as_workbook(rows: Sequence[Listed]) -> bytes:
    """The counts on the first sheet, every line on the second, then those of each team."""
    from footprint.page import excel  # a fifth of a second that no figure should wait for

    sheets = [excel.Sheet(TITLE, (), COUNT_HEADS, counts(rows), name="Counts"), _sheet("All", rows)]
    teams = sorted({listed.team or NO_TEAM for listed in rows})
    names = _names(teams)
    sheets += [_sheet(names[team], [listed for listed in rows if (listed.team or NO_TEAM) == team]) for team in teams]
    return excel.workbook(*sheets)


def _sheet(name: str, rows: Sequence[Listed]) -> "excel.Sheet":
    from footprint.page import excel

    return excel.Sheet(f"{TITLE}: {name}", (), HEADS, [listed.row for listed in rows], name=name)


def summary(rows: Sequence[Listed]) -> list[str]:
    """A line for each kind, for a command whose lines are in a file."""
    return [f"{kind.lower()}: {f'{column}: ' if column else ''}{what} ({number:,})"
            for kind, column, _, what, number in counts(rows)]  # fmt: skip


def _names(teams: Sequence[str]) -> dict[str, str]:
    """A sheet's name for each team, none of them twice."""
    taken = {"counts", "all"}
    return {team: _free(team, taken) for team in teams}


def _free(team: str, taken: set[str]) -> str:
    plain = NOT_IN_A_NAME.sub(" ", team).strip()[:LONGEST_NAME] or NO_TEAM
    name = next(name for name in _tries(plain) if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _tries(plain: str) -> Iterator[str]:
    yield plain
    for number in range(2, 1000):
        yield f"{plain[: LONGEST_NAME - 5]} ({number})"
