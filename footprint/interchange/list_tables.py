"""What a list would do, as its page shows it. A child hidden from the reader is a number, no more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from footprint.interchange.import_tables import LIST_HEADINGS, LISTED, NOT_SHOWN, counts_table, problems_table
from footprint.interchange.lists.actions import counts
from footprint.interchange.lists.comparing import ADDED, CONFLICT, FILLED, Compared, Step
from footprint.interchange.lists.reading import Sheet
from footprint.interchange.ssda903.problems import Problem
from footprint.page.tables import Column, Table

EXAMPLES, LONGEST_EXAMPLE = 3, 30
COLUMNS = [Column("Child"), Column("What"), Column("In the register"), Column("In the list"),
           Column("Line", number=True)]  # fmt: skip
CAPTIONS = {
    ADDED: "What would be added",
    FILLED: "Blanks that would be filled in",
    CONFLICT: "Values that contradict the register",
}


@dataclass(frozen=True)
class Look:
    found: Compared
    hidden: frozenset[str]

    @property
    def outcome(self) -> Compared:
        return self.found

    @property
    def faults(self) -> Sequence[Problem]:
        return sorted(self.found.problems)

    @cached_property
    def faults_table(self) -> Table:
        return problems_table(self.faults, self.hidden, caption="Faults", id="faults")

    @cached_property
    def warnings_table(self) -> Table:
        return problems_table(self.found.warnings, self.hidden, caption="Warnings", id="warnings")

    @property
    def changes(self) -> bool:
        return any(step.kind in CAPTIONS for step in self.found.steps)

    @cached_property
    def counts(self) -> Table:
        return counts_table(counts(self.found), LIST_HEADINGS, "What would become of the values")

    @cached_property
    def tables(self) -> list[tuple[Table, int]]:
        """One for each kind of step that there is, with how many steps it does not list."""
        made = []
        for kind, caption in CAPTIONS.items():
            steps = [step for step in self.found.steps if step.kind == kind]
            if steps:
                rows = [_row(step, self.hidden) for step in steps[:LISTED]]
                made.append((Table(caption, COLUMNS, rows, id=f"steps-{kind}"), max(0, len(steps) - LISTED)))
        return made


def _row(step: Step, hidden: Collection[str]) -> list[object]:
    if step.hidden or step.child in hidden:
        return [step.child, NOT_SHOWN, "", "", step.line]
    return [step.child, step.label, step.held, step.offered, step.line]


def columns_of(sheet: Sheet, hidden: Collection[str]) -> list[tuple[str, str]]:
    """Each header with the first values below it, none of them from a line that names a hidden child."""
    lines = [values for _, values in sheet.rows if not set(values) & set(hidden)]
    result = []
    for number, header in enumerate(sheet.columns):
        values = list(dict.fromkeys(line[number] for line in lines if line[number]))[:EXAMPLES]
        short = [value if len(value) <= LONGEST_EXAMPLE else value[: LONGEST_EXAMPLE - 1] + "…" for value in values]
        result.append((header, f"For example: {'; '.join(short)}" if short else "No values"))
    return result
