"""How a child's decisions are shown: each with who does it and by when, its chain, and all that was told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.decisions.chains import Chain
from footprint.reviews.decisions.policies import standing
from footprint.reviews.decisions.tables import carried_on, owner_cell
from footprint.reviews.models import Decision, Progress
from footprint.reviews.models.record import ProgressKind

STANDINGS = {"said done": ("Waits for the IRO", "yellow"), "overdue": ("Overdue", "red"), "to do": ("", "")}
CLOSED = {"done": "green", "done_late": "green", "not_done": "red"}


@dataclass(frozen=True)
class Shown:
    """An open decision on the page of its child."""

    chain: Chain
    on: date
    may_report: bool
    may_confirm: bool

    @property
    def decision(self) -> Decision:
        return self.chain.last

    @property
    def tags(self) -> list[tuple[str, str]]:
        result = [STANDINGS[self.chain.standing(on=self.on)]]
        if self.chain.is_the_same_again:
            result.append(("Same decision for three reviews", "red"))
        return [item for item in result if item[0]]

    def rows(self) -> list[tuple[str, Cell]]:
        decision = self.decision
        words, colour = standing(decision, on=self.on)
        result = [
            ("Who", owner_cell(decision.owner, decision.owner_role)),
            ("By when", Cell(decision.by_on)),
            ("Team manager", Cell(None, words, colour=colour, note=decision.answer_reason)),
            ("Decided", Cell(_decided(self.chain.decisions[0]))),
        ]
        if len(self.chain.decisions) > 1:
            days = ". ".join(_again(each) for each in self.chain.decisions[1:])
            result.append((carried_on(len(self.chain.decisions) - 1), Cell(f"{days}.")))
        return result

    def told(self) -> list[dict[str, object]]:
        """The latest first."""
        return [_line(progress) for progress in reversed(self.chain.told)]

    def ways(self) -> list[tuple[str, str]]:
        decision = self.decision
        if decision.sent_on is None:
            return []
        acts = [
            ("How far it is", "report-progress", self.may_report),
            ("Is it done?", "confirm-decision", self.may_confirm),
        ]
        return [
            (label, reverse(f"reviews:{name}", args=[decision.review_id, decision.pk]))
            for label, name, may in acts
            if may
        ]


def closed_table(chains: Sequence[Chain]) -> Table:
    """What was closed last stands first."""
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("What became of it")]
    rows = [
        [Cell(chain.last.text, note=_note(chain)), owner_cell(chain.last.owner, chain.last.owner_role),
         chain.last.by_on,
         Cell(chain.last.became_on, tag=chain.last.get_became_display(), colour=CLOSED.get(chain.last.became, "grey"),
              note=chain.last.became_reason)]
        for chain in sorted(chains, key=lambda chain: chain.last.became_on or date.min, reverse=True)
    ]  # fmt: skip
    return Table("Closed", columns, rows, id="closed", stacked=True, empty="No decision of this child is closed yet.")


def told_words(progress: Progress) -> str:
    return f"{progress.who}, {format_day(progress.on_day)}: {progress.words}" + (
        f" Done on {format_day(progress.done_on)}." if progress.done_on else ""
    )


def _note(chain: Chain) -> str:
    times = len(chain.decisions) - 1
    return ". ".join(filter(None, [_decided(chain.decisions[0]), carried_on(times)]))


def _decided(decision: Decision) -> str:
    assert decision.review.held_on
    return f"Review of {format_day(decision.review.held_on)}"


def _again(decision: Decision) -> str:
    assert decision.review.held_on
    return f"By the review of {format_day(decision.review.held_on)}, to {format_day(decision.by_on)}"


def _line(progress: Progress) -> dict[str, object]:
    day = (
        f"{ProgressKind(progress.says).label}, on {format_day(progress.done_on)}"
        if progress.says == ProgressKind.DONE and progress.done_on
        else ProgressKind(progress.says).label
    )
    return {"title": day, "by": progress.who, "on": progress.on_day, "text": progress.words}
