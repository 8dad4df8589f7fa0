"""The work programme as its pages and its workbook show it: outcomes, how they stand, the figures behind targets."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.programme.models import STATES, ProgressNote
from footprint.programme.policies import called
from footprint.programme.queries import Standing
from footprint.reporting.behind_targets import Behind
from rulebook.reasons import count_of

COLOURS = {"on_course": "blue", "slipping": "orange", "done": "green", "not_done": "red"}
NOT_TOLD, NOT_TOLD_OF = "Nothing told yet", "not told of yet"
HEADS = (
    "No.", "Outcome", "Service activity", "Lead officer", "Target", "By", "Actions", "How it stands", "Told on",
    "Progress", "Figure", "Now", "Of", "Period", "Wanted", "Year before", "Target reached",
)  # fmt: skip


@dataclass(frozen=True)
class Programme:
    """The programme of a year as it stands on a day."""

    year_ending: date
    standings: Sequence[Standing]
    behind: Mapping[UUID, Behind]
    on: date

    @property
    def called(self) -> str:
        return called(self.year_ending)

    @property
    def sentence(self) -> str:
        """How many outcomes stand how."""
        counts = Counter(STATES.get(standing.state, NOT_TOLD_OF) for standing in self.standings)
        states = (*STATES.values(), NOT_TOLD_OF)
        result = ", ".join(f"{counts[state]} {state[:1].lower()}{state[1:]}" for state in states if counts[state])
        return f"{count_of(len(self.standings), 'outcome')}: {result}."

    @property
    def table(self) -> Table:
        columns = [Column(name, sortable=False) for name in ("Outcome", "Target", "How it stands", "Figure behind it")]
        rows = [list(self._line(standing)) for standing in self.standings]
        return Table(f"Outcomes for {self.called}", columns, rows, id="outcomes", stacked=True)

    def _line(self, standing: Standing) -> Iterator[Cell]:
        about = standing.outcome
        url = reverse("programme:outcome", args=[about.pk])
        yield Cell(f"{about.number}. {about.outcome}", url=url, note=f"{about.activity}. {about.lead}.")
        late = standing.overdue(on=self.on)
        tag, colour = ("Overdue", "red") if late else ("", "")
        yield Cell(about.target, note=f"By {format_day(about.by_on)}", tag=tag, colour=colour)
        yield state_cell(standing.last)
        yield figure_cell(self.behind.get(about.pk))

    def lines(self) -> Iterator[list[Any]]:
        """For a workbook: a line for each outcome under `HEADS`."""
        for standing in self.standings:
            about, last = standing.outcome, standing.last
            yield [
                *(about.number, about.outcome, about.activity, about.lead, about.target, about.by_on, about.actions),
                *((STATES[last.state], last.told_on, last.words) if last else (NOT_TOLD, None, "")),
                *figure_values(self.behind.get(about.pk)),
            ]


def state_cell(last: ProgressNote | None) -> Cell:
    if last is None:
        return Cell(NOT_TOLD)
    return Cell(STATES[last.state], colour=COLOURS[last.state], note=f"{format_day(last.told_on)}: {last.words}")


def figure_cell(behind: Behind | None) -> Cell:
    if behind is None:
        return Cell("")
    verdict, colour = behind.verdict
    return Cell(behind.headline, url=behind.url, tag=verdict, colour=colour, note=behind.words)


def figure_values(behind: Behind | None) -> list[Any]:
    if behind is None:
        return [""] * 7
    return [
        behind.measure.title,
        behind.number or behind.missing,
        behind.base,
        behind.period,
        behind.wants,
        behind.before,
        behind.verdict[0],
    ]


def details(one: Standing) -> list[dict[str, str]]:
    """The lines of an outcome's page, as a summary list takes them."""
    about = one.outcome
    return [
        {"key": "Service activity", "value": about.activity},
        {"key": "Lead officer", "value": about.lead},
        {"key": "Target", "value": about.target},
        {"key": "By", "value": format_day(about.by_on)},
    ]


def notes_table(standing: Standing) -> Table:
    columns = [Column(name, sortable=False) for name in ("On", "How it stood", "How it was going", "Told by")]
    rows: list[list[Any]] = [
        [note.told_on, Cell(STATES[note.state], colour=COLOURS[note.state]), note.words, note.told_by]
        for note in standing.notes
    ]
    empty = "Nobody has told yet how it is going."
    return Table("Progress, the latest first", columns, rows, id="progress", stacked=True, empty=empty)
