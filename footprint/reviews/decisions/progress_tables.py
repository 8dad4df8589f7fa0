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
        found = [STANDINGS[self.chain.standing(on=self.on)]]
        if self.chain.is_the_same_again:
            found.append(("Same decision for three reviews", "red"))
        return [one for one in found if one[0]]

    def rows(self) -> list[tuple[str, Cell]]:
        one = self.decision
        words, colour = standing(one, on=self.on)
        found = [
            ("Who", owner_cell(one.owner, one.owner_role)),
            ("By when", Cell(one.by_on)),
            ("Team manager", Cell(None, words, colour=colour, note=one.answer_reason)),
            ("Decided", Cell(_decided(self.chain.decisions[0]))),
        ]
        if len(self.chain.decisions) > 1:
            days = ". ".join(_again(each) for each in self.chain.decisions[1:])
            found.append((carried_on(len(self.chain.decisions) - 1), Cell(f"{days}.")))
        return found

    def told(self) -> list[dict[str, object]]:
        """The latest first."""
        return [_line(one) for one in reversed(self.chain.told)]

    def ways(self) -> list[tuple[str, str]]:
        one = self.decision
        if one.sent_on is None:
            return []
        acts = [
            ("How far it is", "report-progress", self.may_report),
            ("Is it done?", "confirm-decision", self.may_confirm),
        ]
        return [(label, reverse(f"meetings:{name}", args=[one.review_id, one.pk])) for label, name, may in acts if may]


def closed_table(chains: Sequence[Chain]) -> Table:
    """What was closed last stands first."""
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("What became of it")]
    rows = [
        [Cell(one.last.text, note=_note(one)), owner_cell(one.last.owner, one.last.owner_role),
         one.last.by_on,
         Cell(one.last.became_on, tag=one.last.get_became_display(), colour=CLOSED.get(one.last.became, "grey"),
              note=one.last.became_reason)]
        for one in sorted(chains, key=lambda one: one.last.became_on or date.min, reverse=True)
    ]  # fmt: skip
    return Table("Closed", columns, rows, id="closed", stacked=True, empty="No decision of this child is closed yet.")


def told_words(one: Progress) -> str:
    return f"{one.who}, {format_day(one.on_day)}: {one.words}" + (
        f" Done on {format_day(one.done_on)}." if one.done_on else ""
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


def _line(one: Progress) -> dict[str, object]:
    day = (
        f"{ProgressKind(one.says).label}, on {format_day(one.done_on)}"
        if one.says == ProgressKind.DONE and one.done_on
        else ProgressKind(one.says).label
    )
    return {"title": day, "by": one.who, "on": one.on_day, "text": one.words}
