"""The day from which reviews are known (K): what it rests on, what another would change, and who said it when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from footprint.audit.queries import events_called
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.actions import suppose_known_from
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import KnownFrom, Review
from footprint.reviews.queries import known_from

HISTORY = 50
Dates = Mapping[tuple[UUID, date | None], date | None]


@dataclass(frozen=True)
class Known:
    """`said` where somebody, or the council's files, said it; else it follows from the reviews on record."""

    day: date | None
    said: bool


def known_now() -> Known:
    return Known(known_from(), KnownFrom.objects.exists())


@dataclass(frozen=True)
class Moved:
    """How many children's dates another day would move: of the review to come, and of reviews that were held."""

    to_come: int
    held: int


def moved_if_known_from(*, day: date, on: date) -> Moved:
    """Nothing is kept. NotAllowed as for saying it."""
    check_can_say(day=day, now=known_now(), on=on)
    with transaction.atomic():
        before = _dates()
        suppose_known_from(day=day, on=on)
        after = _dates()
        transaction.set_rollback(True)
    moved = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return Moved(
        len({child for child, held_on in moved if held_on is None}), len({child for child, held_on in moved if held_on})
    )


def _dates() -> Dates:
    """The governing date of every review, by its child and the day it was held."""
    rows = Review.objects.values_list("child", "held_on", "governing_on")
    return {(child, held_on): due for child, held_on, due in rows}


def check_can_say(*, day: date, now: Known, on: date) -> None:
    if day > on:
        raise NotAllowed(f"{format_day(day)} is still to come. Choose today or an earlier day.")
    if now.said and now.day == day:
        raise NotAllowed(f"Reviews are known from {format_day(day)} already. Choose another day, or leave it as it is.")


@dataclass(frozen=True)
class Saying:
    """One day that was said. `who` is empty where no person said it here, as when files brought it."""

    day: date
    at: Any
    who: str
    why: str


def sayings() -> list[Saying]:
    """The newest first. Two queries."""
    by = {audit_event.at: audit_event for audit_event in events_called(ReviewAction.SET_KNOWN_FROM)[:HISTORY]}
    return [
        Saying(
            known_from.day, known_from.set_at, by[known_from.set_at].who_label if known_from.set_at in by else "",
            by[known_from.set_at].reason if known_from.set_at in by else "",
        )
        for known_from in KnownFrom.objects.order_by("-pk")[:HISTORY]
    ]  # fmt: skip
