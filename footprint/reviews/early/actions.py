"""Noting changes, and choosing what follows from them, one or many at once: all are kept, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.allocations.queries import acting_iro
from footprint.children.models import Child
from footprint.post.letters.actions import Draft, write_letters
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.early.policies import check_can_choose, check_can_note, words_of
from footprint.reviews.locking import BATCH
from footprint.reviews.models import EarlyTrigger, Review
from footprint.reviews.offices import IRO_OF_CHILD
from footprint.reviews.policies import check_unchanged
from rulebook.early_reviews import CHOICES, FORWARD, REASONS

SUBJECT = "A change is noted that may bring a review forward"
TEXT = "Sign in, open This week, and choose under Earlier review? what is to follow. The review’s date has not moved."
CHOSEN = ("choice", "because", "target_on", "chosen_on", "chosen_by")


@dataclass(frozen=True)
class Noted:
    """A change of a child that became known on a day."""

    child: Child
    code: str
    known_on: date
    note: str = ""


def note(*, changes: Sequence[Noted], by: Actor, on: date, at: datetime) -> list[EarlyTrigger]:
    """Notes each change. Nothing moves: the child's IRO chooses what follows."""
    with acting(by=by, action=ReviewAction.NOTE_CHANGE, at=at) as doing:
        children = [noted.child.pk for noted in changes]
        to_hold, stored = _to_hold(children), _kept(children)
        for noted in changes:
            check_can_note(
                to_hold=to_hold.get(noted.child.pk), code=noted.code, known_on=noted.known_on,
                stored=[(code, day) for child, code, day in stored if child == noted.child.pk], on=on,
            )  # fmt: skip
        rows = [
            EarlyTrigger(child=noted.child, code=noted.code, known_on=noted.known_on, note=noted.note, noted_on=on,
                         noted_by=by.audit_label)
            for noted in changes
        ]  # fmt: skip
        EarlyTrigger.objects.bulk_create(rows, batch_size=BATCH)
        doing.record_each((("child", row.child_id), None, _noted(row)) for row in rows)
    return rows


def note_one(*, change: Noted, by: Actor, on: date, at: datetime) -> EarlyTrigger:
    (row,) = note(changes=[change], by=by, on=on, at=at)
    return row


def give_notice(*, change: Noted, by: Actor, on: date, at: datetime) -> EarlyTrigger:
    """Notes one change, and writes to the child's IRO; the message says nothing of the child."""
    with acting(by=by, action=ReviewAction.GIVE_NOTICE, at=at):
        row = note_one(change=change, by=by, on=on, at=at)
        child = change.child
        iro = acting_iro(child=child.pk, on=on)
        if iro is not None:
            letter = Draft(iro.name, iro.email, SUBJECT, TEXT, IRO_OF_CHILD)
            unsaid = (child.given_names, child.family_name)
            write_letters(drafts=[letter], about=("child", child.pk), unsaid=unsaid, by=by, at=at)
    return row


@dataclass(frozen=True)
class Chosen:
    """What is to follow a change: of a child, by its code and day. `expecting` is `words_of` what was chosen, as the
    page showed it, where one did."""

    child: Child
    code: str
    known_on: date
    choice: str
    because: str = ""
    target_on: date | None = None
    expecting: str | None = None


def choose(*, chosen: Sequence[Chosen], by: Actor, on: date, at: datetime) -> list[EarlyTrigger]:
    """Keeps each choice, in place of an earlier one, which the trail keeps. The last day of the review stays."""
    with acting(by=by, action=ReviewAction.CHOOSE_AFTER_CHANGE, at=at) as doing:
        children = [item.child.pk for item in chosen]
        to_hold, stored = _to_hold(children), _kept(children)
        new, changed, description = list[EarlyTrigger](), list[EarlyTrigger](), list[Any]()
        for item in chosen:
            row = stored.get((item.child.pk, item.code, item.known_on))
            check_unchanged("The choice", now=words_of(row), expecting=item.expecting)
            check_can_choose(
                to_hold=to_hold.get(item.child.pk),
                trigger=row,
                code=item.code,
                choice=item.choice,
                because=item.because,
                target_on=item.target_on,
                on=on,
            )
            before = _choice(row) if row else None
            (changed if row else new).append(row or _seen(item, on))
            row = row or new[-1]
            row.choice, row.because, row.chosen_on, row.chosen_by = item.choice, item.because, on, by.audit_label
            row.target_on = item.target_on if item.choice == FORWARD else None
            description.append((("child", row.child_id), before, _choice(row)))
        EarlyTrigger.objects.bulk_create(new, batch_size=BATCH)
        EarlyTrigger.objects.bulk_update(changed, CHOSEN, batch_size=BATCH)
        doing.record_each(description)
    return [*new, *changed]


def _seen(chosen: Chosen, on: date) -> EarlyTrigger:
    """What the register noticed gets its row now."""
    return EarlyTrigger(child=chosen.child, code=chosen.code, known_on=chosen.known_on, noted_on=on)


def _to_hold(children: Iterable[UUID]) -> dict[UUID, Review]:
    """Held until the transaction ends, so that a change is noted or chosen about once."""
    rows = Review.objects.select_for_update().filter(child__in=children, held_on=None)
    return {review.child_id: review for review in rows.order_by("pk")}


def _kept(children: Iterable[UUID]) -> dict[tuple[UUID, str, date], EarlyTrigger]:
    rows = EarlyTrigger.objects.select_for_update().filter(child__in=children)
    return {(trigger.child_id, trigger.code, trigger.known_on): trigger for trigger in rows}


def _noted(row: EarlyTrigger) -> dict[str, Any]:
    return {"change": REASONS[row.code].words, "known": str(row.known_on), "note": row.note}


def _choice(row: EarlyTrigger) -> dict[str, Any]:
    day = str(row.target_on) if row.target_on else None
    choice = CHOICES.get(row.choice, "")
    return {"change": REASONS[row.code].words, "choice": choice, "because": row.because, "by day": day}
