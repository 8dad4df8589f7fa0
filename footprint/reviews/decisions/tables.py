"""The tables of decisions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.decisions.people import NOBODY_YET, NOT_HERE, is_here
from footprint.reviews.decisions.policies import standing
from footprint.reviews.models import Afterwards, Decision, Progress, Review
from footprint.reviews.models.record import DecisionOutcome, DecisionOwner, ProgressKind
from rulebook.decisions import is_the_same_again

SAYS_COLOURS = {"progress": "blue", "done": "yellow", "not_yet": "orange"}


def sent_to_words(review: Review, *, on: date) -> tuple[str, str]:
    """To whom the decisions went, and NOT_HERE where that is nobody who can sign in; "" before they were sent."""
    afterwards = Afterwards.objects.filter(review=review).exclude(decisions_sent_to="").first()
    if afterwards is None:
        return "", ""
    name = afterwards.decisions_sent_to
    return f"Sent to {name}", "" if is_here(name, on=on) else NOT_HERE


def owner_cell(owner: str, role: str) -> Cell:
    tag, colour = ("", "") if owner else (NOBODY_YET, "orange")
    return Cell(owner or None, tag=tag, colour=colour, note=DecisionOwner(role).label)


def carried_on(times: int) -> str:
    """How often a decision was rolled over, in words; "" for never."""
    return {0: "", 1: "Carried on once", 2: "Carried on twice"}.get(times, f"Carried on {times} times")


def decisions_table(
    decisions: Sequence[Decision], *, told: Mapping[UUID, Progress], on: date, may_decide: bool
) -> Table:
    """`told` is the last that was told of each."""
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("How it stands"), Column("Last told")]
    rows: list[list[Any]] = [
        [_text(decision), _owner(decision), decision.by_on, _standing(decision, on), _told(told.get(decision.pk))]
        for decision in decisions
    ]
    if may_decide:
        columns = [*columns, Column("Change")]
        rows = [[*row, _change(decision)] for row, decision in zip(rows, decisions, strict=True)]
    empty = "No decision is recorded yet." if may_decide else "The decisions are not sent yet."
    return Table("Decisions of this review", columns, rows, id="decisions", stacked=True, empty=empty)


def previous_table(
    review: Review, decisions: Sequence[Decision], *, description: Mapping[UUID, Progress], may_judge: bool
) -> Table:
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("Last told"), Column("What became of it")]
    rows = [
        [
            _text(decision, decided=True),
            _owner(decision),
            decision.by_on,
            _told(description.get(decision.pk)),
            _became(review, decision, may_judge),
        ]
        for decision in decisions
    ]
    return Table(
        "Decisions of earlier reviews", columns, rows, id="previous", stacked=True, empty="None of them is open."
    )


def _text(decision: Decision, *, decided: bool = False) -> Cell:
    """With how often it was carried on; `decided` names its review besides."""
    day = f"Review of {format_day(decision.review.held_on)}" if decided and decision.review.held_on else ""
    again = not decision.became and is_the_same_again(rolled_over=decision.rolled_over)
    return Cell(
        decision.text,
        note=". ".join(filter(None, [day, carried_on(decision.rolled_over)])),
        tag="Same decision for three reviews" if again else "",
        colour="red" if again else "",
    )


def _told(progress: Progress | None) -> Cell:
    if progress is None:
        return Cell(None, "Nothing yet", colour="grey")
    return Cell(
        progress.on_day, tag=ProgressKind(progress.says).label, colour=SAYS_COLOURS[progress.says], note=progress.words
    )


def _owner(decision: Decision) -> Cell:
    return owner_cell(decision.owner, decision.owner_role)


def _standing(decision: Decision, on: date) -> Cell:
    words, colour = standing(decision, on=on)
    note = decision.became_reason or decision.answer_reason
    if words == "With the team manager" and decision.answer_due_on:
        note = f"Answer by {format_day(decision.answer_due_on)}"
    return Cell(None, words, colour=colour, note=note)


def _change(decision: Decision) -> Cell:
    return (
        Cell(None)
        if decision.became
        else Cell(None, "Change", reverse("reviews:change-decision", args=[decision.review_id, decision.pk]))
    )


def _became(review: Review, decision: Decision, may_judge: bool) -> Cell:
    if decision.became:
        return Cell(None, DecisionOutcome(decision.became).label, colour="grey", note=decision.became_reason)
    if may_judge:
        return Cell(None, "Say what became of it", reverse("reviews:became", args=[review.pk, decision.pk]))
    return Cell(None, "Open", colour="yellow")
