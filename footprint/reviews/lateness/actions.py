"""Filling in and signing exception reports, one or many at once: all are kept, or none."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.council import queries as council
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.lateness.policies import check_as_shown, check_can_explain, check_can_sign, lateness_of, to_sign
from footprint.reviews.locking import BATCH, locked_many
from footprint.reviews.models import LatenessException

TOLD = ("cause", "detail", "avoidable", "effect", "action", "reason")
SIGNED = ("due_on", "held_on", "days_late", "signed_on", "signed_at", "signed_by")


@dataclass(frozen=True)
class Told:
    """Why the review with this key was late. `reason` says why there is another version of a signed report.

    `expecting` is the mark of the report as the page showed it, where one did.
    """

    review: UUID
    cause: str
    avoidable: bool
    effect: str
    action: str
    detail: str = ""
    reason: str = ""
    expecting: str | None = None


def explain(*, told: Sequence[Told], by: Actor, on: date, at: datetime) -> list[LatenessException]:
    """Fills in each report, in place of what waits to be signed; after a signature, as its next version."""
    with acting(by=by, action=ReviewAction.EXPLAIN_LATENESS, at=at) as doing:
        reviews = locked_many(telling.review for telling in told)
        versions, causes = _versions(reviews), council.value("late_causes", on=on)
        new, changed = list[LatenessException](), list[LatenessException]()
        for telling in told:
            exceptions, review = versions[telling.review], reviews[telling.review]
            check_as_shown(versions=exceptions, expecting=telling.expecting)
            cleaned = {name: getattr(telling, name) for name in ("cause", "effect", "action", "reason")}
            check_can_explain(review=review, versions=exceptions, causes=causes, **cleaned, on=on)
            waiting = to_sign(exceptions)
            row = waiting or LatenessException(child=review.child, review=review, number=len(exceptions) + 1)
            _fill(row, telling, by=by, on=on)
            (changed if waiting else new).append(row)
        LatenessException.objects.bulk_create(new, batch_size=BATCH)
        LatenessException.objects.bulk_update(changed, [*TOLD, "told_on", "told_by"], batch_size=BATCH)
        doing.record_each((_about(row), None, _told(row)) for row in (*new, *changed))
    return [*new, *changed]


def _fill(row: LatenessException, telling: Told, *, by: Actor, on: date) -> None:
    """The reason stays where a version that waits is only changed."""
    row.cause, row.detail, row.avoidable = telling.cause, telling.detail, telling.avoidable
    row.effect, row.action, row.reason = telling.effect, telling.action, telling.reason or row.reason
    row.told_on, row.told_by = on, by.audit_label


def sign(
    *, reviews: Collection[UUID], by: Actor, on: date, at: datetime, expecting: str | None = None
) -> list[LatenessException]:
    """The lead IRO's signature under the report of each review: with the dates of this moment, frozen from now on.

    `expecting` is the mark of the one report that its page showed, where one did.
    """
    with acting(by=by, action=ReviewAction.SIGN_LATENESS, at=at) as doing:
        result = locked_many(reviews)
        versions = _versions(result)
        rows = list[LatenessException]()
        for key, review in result.items():
            waiting = to_sign(versions[key])
            check_as_shown(versions=versions[key], expecting=expecting)
            check_can_sign(review=review, waiting=waiting, on=on)
            late = lateness_of(review, on=on)
            assert waiting
            assert late
            waiting.due_on, waiting.held_on, waiting.days_late = late.due_on, late.held_on, late.days
            waiting.signed_on, waiting.signed_at, waiting.signed_by = on, at, by.audit_label
            rows.append(waiting)
        LatenessException.objects.bulk_update(rows, SIGNED, batch_size=BATCH)
        doing.record_each((_about(row), None, _signed(row)) for row in rows)
    return rows


def _versions(reviews: Collection[UUID]) -> dict[UUID, list[LatenessException]]:
    result: dict[UUID, list[LatenessException]] = defaultdict(list)
    rows = LatenessException.objects.select_for_update().filter(review__in=list(reviews))
    for exception in rows.order_by("number"):
        assert exception.review_id
        result[exception.review_id].append(exception)
    return result


def _about(row: LatenessException) -> tuple[str, UUID]:
    assert row.review_id
    return "review", row.review_id


def _told(row: LatenessException) -> dict[str, Any]:
    return {"version": row.number, **{name: getattr(row, name) for name in TOLD}}


def _signed(row: LatenessException) -> dict[str, Any]:
    held = str(row.held_on) if row.held_on else None
    return {**_told(row), "due": str(row.due_on), "held": held, "days late": row.days_late}
