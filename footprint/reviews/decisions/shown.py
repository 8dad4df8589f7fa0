"""The tables of decisions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from footprint.page.datefield import said
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.decisions.policies import standing
from footprint.reviews.models import Decision, Review
from footprint.reviews.models.record import BECAME, OWNERS


def decisions_table(decisions: Sequence[Decision], *, on: date, may_decide: bool) -> Table:
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("How it stands")]
    rows: list[list[Any]] = [[_text(one), _owner(one), one.by_on, _standing(one, on)] for one in decisions]
    if may_decide:
        columns = [*columns, Column("Change")]
        rows = [[*row, _change(one)] for row, one in zip(rows, decisions, strict=True)]
    empty = "No decision is recorded yet." if may_decide else "The decisions are not sent yet."
    return Table("Decisions of this review", columns, rows, id="decisions", stacked=True, empty=empty)


def previous_table(review: Review, decisions: Sequence[Decision], *, may_judge: bool) -> Table:
    columns = [Column("Decision"), Column("Who"), Column("By when"), Column("What became of it")]
    rows = [[Cell(one.text, note=f"Review of {said(one.review.held_on)}" if one.review.held_on else ""), _owner(one),
             one.by_on, _became(review, one, may_judge)] for one in decisions]  # fmt: skip
    return Table(
        "Decisions of earlier reviews", columns, rows, id="previous", stacked=True, empty="None of them is open."
    )


def _text(one: Decision) -> Cell:
    return Cell(one.text, note="Carried on from an earlier review" if one.carried_from_id else "")


def _owner(one: Decision) -> Cell:
    return Cell(one.owner, note=OWNERS[one.owner_role])


def _standing(one: Decision, on: date) -> Cell:
    words, colour = standing(one, on=on)
    note = one.became_reason or one.answer_reason
    if words == "With the team manager" and one.answer_due_on:
        note = f"Answer by {said(one.answer_due_on)}"
    return Cell(None, words, colour=colour, note=note)


def _change(one: Decision) -> Cell:
    return (
        Cell(None)
        if one.became
        else Cell(None, "Change", reverse("meetings:change-decision", args=[one.review_id, one.pk]))
    )


def _became(review: Review, one: Decision, may_judge: bool) -> Cell:
    if one.became:
        return Cell(None, BECAME[one.became], colour="grey", note=one.became_reason)
    if may_judge:
        return Cell(None, "Say what became of it", reverse("meetings:became", args=[review.pk, one.pk]))
    return Cell(None, "Open", colour="yellow")
