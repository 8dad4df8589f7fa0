"""Imports and what they would do, as their pages show them. A child hidden from the reader is a number, no more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.interchange.models import WHOLE_ROW, Import, Upload
from footprint.interchange.ssda903.importing.result import Offer, Outcome
from footprint.interchange.ssda903.problems import Problem
from footprint.interchange.tables import HEADINGS, KINDS
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.known_since import Saying

LISTED = 100
NOT_SHOWN = "not shown: a restricted record"
WHERE = ("Child", "File", "Line", "Column", "Value", "What is wrong")
SOURCES = {"return": "SSDA903 files", "list": "List"}
LIST_HEADINGS = {"added": "Added", "filled": "Blanks filled in", "conflict": "Conflicts", "same": "Unchanged",
                 "faults": "Lines left out"}  # fmt: skip


def moment(at: Any) -> Cell:
    local = localtime(at)
    return Cell(at, f"{format_day(local.date())}, {local:%H:%M}")


def imports_table(imports: Sequence[Import]) -> Table:
    columns = [Column("When"), Column("What"), Column("Who"), Column("Added", number=True),
               Column("Filled in", number=True), Column("Conflicts to decide", number=True)]  # fmt: skip
    rows = [
        [
            Cell(item.at, moment(item.at).text, url=reverse("interchange:import", args=[item.pk])),
            SOURCES.get(item.source, item.source), item.by_label, total(item, "added"), total(item, "filled"),
            item.waiting,  # type: ignore[attr-defined]
        ]
        for item in imports
    ]  # fmt: skip
    empty = "Nothing has been taken in yet. Start with the files of the return: they bring children, episodes, reviews."
    return Table("What was taken in", columns, rows, id="imports", empty=empty, stacked=True)


def total(made: Import, key: str) -> int:
    number = made.counts.get(key, 0)
    return sum(number.values()) if isinstance(number, dict) else int(number)


def waiting_table(uploads: Sequence[Upload]) -> Table:
    columns = [Column("Files"), Column("Given"), Column("By")]
    page = {"return": "interchange:upload", "list": "interchange:list-upload"}
    rows = [[Cell(upload.name, url=reverse(page[upload.kind], args=[upload.pk])), moment(upload.at), upload.by.name]
            for upload in uploads]  # fmt: skip
    return Table("Given, not yet taken in", columns, rows, id="waiting", stacked=True)


def sayings_table(sayings: Sequence[Saying]) -> Table:
    columns = [Column("Day"), Column("Said"), Column("By"), Column("Why")]
    rows = [
        [Cell(saying.day), moment(saying.at), saying.who or "The council’s files", saying.why] for saying in sayings
    ]
    empty = "Nobody has said it yet."
    return Table("Who said it, the latest first", columns, rows, id="sayings", stacked=True, empty=empty)


def counts_table(counts: dict[str, Any], headings: dict[str, str], caption: str) -> Table:
    """A row for each kind of record, a column for what became of it; of a list, which counts values, one row."""
    used = [key for key in headings if counts.get(key)]
    columns = [Column("", key="of"), *(Column(headings[key], number=True) for key in used)]
    if not any(isinstance(counts[key], dict) for key in used):
        rows: list[list[Any]] = [["Values", *(counts[key] for key in used)]] if used else []
    else:
        kinds = [kind for kind in KINDS if any(counts[key].get(kind) for key in used)]
        rows = [[KINDS[kind][1].capitalize(), *(counts[key].get(kind) for key in used)] for kind in kinds]
    columns[0] = Column("What", key="of")
    empty = "The register holds all of this already: nothing would change."
    return Table(caption, columns, rows, id="counts", empty=empty)


def line_of(problem: Problem, hidden: Collection[str]) -> list[Any]:
    """A problem as a line of `WHERE`."""
    value = NOT_SHOWN if problem.child in hidden and problem.value else problem.value
    return [problem.child, problem.file, problem.line or None, problem.column, value, problem.sentence]


def problems_table(problems: Sequence[Problem], hidden: Collection[str], *, caption: str, id: str) -> Table:  # noqa: A002
    columns = [Column(label, number=label == "Line", sortable=False) for label in WHERE]
    rows = [line_of(problem, hidden) for problem in problems[:LISTED]]
    return Table(caption, columns, rows, id=id)


def offers_table(offers: Sequence[Offer], hidden: Collection[str]) -> Table:
    columns = [Column("Child"), Column("What"), Column("In the register"), Column("In the file"), Column("File"),
               Column("Line", number=True)]  # fmt: skip
    return Table("Values that contradict the register", columns, [_offer(offer, hidden) for offer in offers[:LISTED]],
                 id="conflicts")  # fmt: skip


def _offer(offer: Offer, hidden: Collection[str]) -> list[Any]:
    if offer.child in hidden:
        return [offer.child, NOT_SHOWN, "", "", offer.file, offer.line or None]
    what = f"{KINDS[offer.kind][0].capitalize()} {said_plainly(offer.named)}".strip()
    if offer.field == WHOLE_ROW:
        return [
            offer.child,
            f"{what}: the whole row",
            f"overlaps {offer.held}",
            "a row of its own",
            offer.file,
            offer.line,
        ]
    return [
        offer.child,
        f"{what}: {offer.field}",
        said_plainly(offer.held),
        said_plainly(offer.offered),
        offer.file,
        offer.line or None,
    ]


def said_plainly(value: str) -> str:
    """A date written as 2014-03-31 as people read it; anything else as it is."""
    try:
        return format_day(date.fromisoformat(value))
    except ValueError:
        return value


@dataclass(frozen=True)
class Look:
    """What files would do; `outcome` is None where nothing of them can be read, and `refused` says why."""

    outcome: Outcome | None
    hidden: frozenset[str]
    refused: Sequence[Problem] = ()

    @property
    def faults(self) -> Sequence[Problem]:
        return self.outcome.held_back if self.outcome else self.refused

    @property
    def warnings(self) -> Sequence[Problem]:
        return self.outcome.warnings if self.outcome else ()

    @property
    def changes(self) -> bool:
        return bool(self.outcome and self.outcome.changes)

    @cached_property
    def counts(self) -> Table:
        counts = self.outcome.counts if self.outcome else {}
        return counts_table(counts, HEADINGS, "What would become of the rows")

    @cached_property
    def faults_table(self) -> Table:
        return problems_table(self.faults, self.hidden, caption="Faults", id="faults")

    @cached_property
    def warnings_table(self) -> Table:
        return problems_table(self.warnings, self.hidden, caption="Warnings", id="warnings")

    @cached_property
    def conflicts(self) -> Table:
        return offers_table(self.outcome.conflicts if self.outcome else (), self.hidden)

    @property
    def many_conflicts(self) -> int:
        return len(self.outcome.conflicts) if self.outcome else 0

    @property
    def added(self) -> list[str]:
        return self._open(self.outcome.added if self.outcome else [])

    @property
    def filled(self) -> list[str]:
        return self._open(self.outcome.filled if self.outcome else [])

    def _open(self, lines: Sequence[str]) -> list[str]:
        """Examples, none of them of a hidden child."""
        said_of = [f"{number}, " for number in self.hidden]
        return [line for line in lines if not any(f" {of}" in f" {line}" for of in said_of)][:LISTED]


@dataclass(frozen=True)
class Result:
    """What one import did."""

    made: Import
    hidden: frozenset[str]

    @cached_property
    def files(self) -> str:
        """The files' names where they were given in the browser, else their folders."""
        upload = self.made.uploads.first()
        return upload.name if upload else ", ".join(self.made.folders)

    @property
    def source(self) -> str:
        return SOURCES.get(self.made.source, self.made.source)

    @cached_property
    def counts(self) -> Table:
        headings = LIST_HEADINGS if self.made.source == "list" else HEADINGS
        return counts_table(self.made.counts, headings, "What became of the rows")

    @cached_property
    def held_back(self) -> Table:
        return problems_table(self._kept(self.made.held_back), self.hidden, caption="Held back", id="held-back")

    @cached_property
    def warnings(self) -> Table:
        return problems_table(self._kept(self.made.warnings), self.hidden, caption="Warnings", id="warnings")

    def _kept(self, problems: Sequence[dict[str, Any]]) -> list[Problem]:
        return [Problem(**problem) for problem in problems]
