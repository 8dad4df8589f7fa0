"""Who is invited to a review, how they were asked, and whether they came. As `actions`, each takes many at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.queries import children_of_contacts
from footprint.page.refusals import NotAllowed
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.locking import BATCH, locked_many
from footprint.reviews.models import Invitation, Review
from footprint.reviews.models.preparing import CHILD
from footprint.reviews.policies import check_unchanged
from footprint.reviews.preparing.policies import (
    check_can_ask,
    check_can_invite,
    check_can_record_attendance,
    check_can_remove,
    words_of_attendance,
    words_of_guest,
)


@dataclass(frozen=True)
class Guest:
    """Somebody to be invited, or kept away from a review with the reason. `contact` is one of the child's contacts."""

    review: UUID
    role: str
    name: str
    contact: UUID | None = None
    excluded_because: str = ""
    asked_on: date | None = None
    asked_by: str = ""


@dataclass(frozen=True)
class Attended:
    """Whether somebody came (attended, absent, "" for not recorded), and how their views reached the review.

    `expecting` is `words_of_attendance` as the page showed it, where one did.
    """

    invitation: UUID
    came: str
    views: str = ""
    expecting: str | None = None


def invite(*, guests: Sequence[Guest], by: Actor, on: date, at: datetime) -> list[Invitation]:
    """Adds each to those invited. NotAllowed where somebody is among them already."""
    with acting(by=by, action=ReviewAction.INVITE_GUESTS, at=at) as doing:
        reviews = locked_many(guest.review for guest in guests)
        _check_contacts(guests, reviews)
        there = {mark for invitation in Invitation.objects.filter(review__in=reviews) for mark in _marks(invitation)}
        rows = [_invitation(guest) for guest in guests]
        for row in rows:
            check_can_invite(role=row.role, name=row.name, excluded_because=row.excluded_because,
                             asked_on=row.asked_on, on=on)  # fmt: skip
            if there.intersection(_marks(row)):
                raise NotAllowed(f"{row.name} is on the list of this review already.")
            there.update(_marks(row))
        Invitation.objects.bulk_create(rows, batch_size=BATCH)
        doing.record_each((("review", row.review_id), None, state_of(row)) for row in rows)
    return rows


def _marks(row: Invitation) -> Iterator[tuple[Any, ...]]:
    """What only one of those invited to a review may have."""
    yield row.review_id, row.role, row.name
    if row.contact_id:
        yield row.review_id, row.contact_id
    if row.role == CHILD:
        yield row.review_id, CHILD


def _check_contacts(guests: Sequence[Guest], reviews: Mapping[UUID, Review]) -> None:
    whose = children_of_contacts(keys={guest.contact for guest in guests if guest.contact})
    for guest in guests:
        if guest.contact and whose.get(guest.contact) != reviews[guest.review].child_id:
            raise NotAllowed(f"{guest.name} is no contact of this child. Choose one of the child’s contacts.")


def _invitation(guest: Guest) -> Invitation:
    return Invitation(
        review_id=guest.review,
        role=guest.role,
        name=guest.name.strip(),
        contact_id=guest.contact,
        excluded_because=guest.excluded_because,
        asked_on=guest.asked_on,
        asked_by=guest.asked_by if guest.asked_on else "",
    )


def ask(
    *, invitations: Collection[UUID], asked_on: date, asked_by: str, by: Actor, on: date, at: datetime,
    expecting: Mapping[UUID, str] | None = None,
) -> None:  # fmt: skip
    """Records on which day and how these were asked to come. `expecting`: `words_of_guest` as the page showed each."""
    with acting(by=by, action=ReviewAction.ASK_GUESTS, at=at) as doing:
        rows = _locked(invitations, expecting)
        before = {row.pk: state_of(row) for row in rows}
        for row in rows:
            check_can_ask(invitation=row, asked_on=asked_on, on=on)
            row.asked_on, row.asked_by = asked_on, asked_by
        Invitation.objects.bulk_update(rows, ["asked_on", "asked_by"], batch_size=BATCH)
        doing.record_each((("review", row.review_id), before[row.pk], state_of(row)) for row in rows)


def change_guest(
    *, invitation: UUID, role: str, name: str, excluded_because: str, asked_on: date | None, asked_by: str,
    by: Actor, on: date, at: datetime, expecting: str | None = None,
) -> None:  # fmt: skip
    """Corrects who somebody is, keeps them away with the reason, or corrects how and when they were asked.

    `expecting` is `words_of_guest` as the page showed it.
    """
    with acting(by=by, action=ReviewAction.CHANGE_GUEST, reason=excluded_because, at=at) as doing:
        (row,) = _locked([invitation], {invitation: expecting})
        before = state_of(row)
        check_can_invite(role=role, name=name, excluded_because=excluded_because, asked_on=asked_on, on=on)
        if excluded_because:
            check_can_remove(invitation=row)
        _check_unlike_others(row, role, name)
        row.role, row.name, row.excluded_because = role, name.strip(), excluded_because
        row.asked_on, row.asked_by = asked_on, asked_by if asked_on else ""
        row.save(update_fields=["role", "name", "excluded_because", "asked_on", "asked_by"])
        doing.record(("review", row.review_id), before=before, after=state_of(row))


def _check_unlike_others(row: Invitation, role: str, name: str) -> None:
    others = Invitation.objects.filter(review=row.review_id).exclude(pk=row.pk)
    if others.filter(role=role, name=name.strip()).exists() or (role == CHILD and others.filter(role=CHILD).exists()):
        raise NotAllowed(f"{name.strip()} is on the list of this review already.")


def remove_guest(*, invitation: UUID, by: Actor, on: date, at: datetime) -> None:
    """Takes somebody off the list: they were never to come."""
    with acting(by=by, action=ReviewAction.REMOVE_GUEST, at=at) as doing:
        (row,) = _locked([invitation])
        check_can_remove(invitation=row)
        doing.record(("review", row.review_id), before=state_of(row), after={})
        row.delete()


def record_attendance(*, attended: Sequence[Attended], by: Actor, on: date, at: datetime) -> None:
    """Records who came and whose views reached the review, in place of what was recorded of them before."""
    with acting(by=by, action=ReviewAction.RECORD_ATTENDANCE, at=at) as doing:
        description = {item.invitation: item for item in attended}
        rows = _locked(description)
        before = {row.pk: state_of(row) for row in rows}
        for row in rows:
            now = words_of_attendance(came=row.came, views=row.views)
            check_unchanged(row.name, now=now, expecting=description[row.pk].expecting)
            check_can_record_attendance(invitation=row, came=description[row.pk].came)
            row.came, row.views = description[row.pk].came, description[row.pk].views
        changed = [row for row in rows if state_of(row) != before[row.pk]]
        Invitation.objects.bulk_update(changed, ["came", "views"], batch_size=BATCH)
        doing.record_each((("review", row.review_id), before[row.pk], state_of(row)) for row in changed)


def _locked(keys: Collection[UUID], expecting: Mapping[UUID, str | None] | None = None) -> list[Invitation]:
    """NotAllowed where one is there no longer, or is not as its page showed it."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("review").filter(pk__in=list(keys))
    invitations = list(rows.order_by("pk"))
    if len(invitations) != len(set(keys)):
        raise NotAllowed("Somebody on this list was taken off it in the meantime. Look again.")
    for row in invitations:
        check_unchanged("The invitation", now=words_of_guest(row), expecting=(expecting or {}).get(row.pk))
    return invitations


def state_of(row: Invitation) -> dict[str, Any]:
    """What the trail and a page that looks again compare by."""
    return {
        "who": row.name, "role": row.role, "excluded_because": row.excluded_because,
        "asked_on": str(row.asked_on) if row.asked_on else None, "asked_by": row.asked_by,
        "came": row.came, "views": row.views,
    }  # fmt: skip
