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
    kept = Afterwards.objects.filter(review=review).exclude(decisions_sent_to="").first()
    if kept is None:
        return "", ""
    name = kept.decisions_sent_to
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
        [_text(one), _owner(one), one.by_on, _standing(one, on), _told(told.get(one.pk))] for one in decisions
    ]
    if may_decide:
        columns = [*columns, Column("Change")]
        rows = [[*row, _change(one)] for row, one in zip(rows, decisions, strict=True)]
    empty = "No decision is recorded yet." if may_decide else "The decisions are not sent yet."
    return Table("Decisions of this review", columns, rows, id="decisions", stacked=True, empty=empty)


def previous_table(
    review: Review, decisions: Sequence[Decision], *, told: Mapping[UUID, Progress], may_judge: bool
) -> Table:
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("Last told"), Column("What became of it")]
    rows = [
        [_text(one, decided=True), _owner(one), one.by_on, _told(told.get(one.pk)), _became(review, one, may_judge)]
        for one in decisions
    ]
    return Table(
        "Decisions of earlier reviews", columns, rows, id="previous", stacked=True, empty="None of them is open."
    )


def _text(one: Decision, *, decided: bool = False) -> Cell:
    """With how often it was carried on; `decided` names its review besides."""
    day = f"Review of {format_day(one.review.held_on)}" if decided and one.review.held_on else ""
    again = not one.became and is_the_same_again(rolled_over=one.rolled_over)
    return Cell(
        one.text,
        note=". ".join(filter(None, [day, carried_on(one.rolled_over)])),
        tag="Same decision for three reviews" if again else "",
        colour="red" if again else "",
    )


def _told(one: Progress | None) -> Cell:
    if one is None:
        return Cell(None, "Nothing yet", colour="grey")
    return Cell(one.on_day, tag=ProgressKind(one.says).label, colour=SAYS_COLOURS[one.says], note=one.words)


def _owner(one: Decision) -> Cell:
    return owner_cell(one.owner, one.owner_role)


def _standing(one: Decision, on: date) -> Cell:
    words, colour = standing(one, on=on)
    note = one.became_reason or one.answer_reason
    if words == "With the team manager" and one.answer_due_on:
        note = f"Answer by {format_day(one.answer_due_on)}"
    return Cell(None, words, colour=colour, note=note)


def _change(one: Decision) -> Cell:
    return (
        Cell(None)
        if one.became
        else Cell(None, "Change", reverse("reviews:change-decision", args=[one.review_id, one.pk]))
    )


def _became(review: Review, one: Decision, may_judge: bool) -> Cell:
    if one.became:
        return Cell(None, DecisionOutcome(one.became).label, colour="grey", note=one.became_reason)
    if may_judge:
        return Cell(None, "Say what became of it", reverse("reviews:became", args=[review.pk, one.pk]))
    return Cell(None, "Open", colour="yellow")
