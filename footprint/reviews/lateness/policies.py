"""Whether an exception report may be filled in or signed; the refusal is a sentence that says what to do."""

from collections.abc import Collection, Sequence
from datetime import date

from footprint.accounts.policies import passes
from footprint.page.act_tokens import version_of
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews.models import LatenessException, Review
from rulebook.lateness import Late, lateness

NOT_LATE = "By the dates on record this review is not late, so there is nothing to {}."
CHANGED = "Somebody else has changed this report meanwhile. Look at it again, then send what you want to say."


def lateness_of(review: Review, *, on: date) -> Late | None:
    """How late a review is against its governing date, as the records stand."""
    return lateness(due_on=review.governing_on, held_on=review.held_on, on=on)


def to_sign(versions: Sequence[LatenessException]) -> LatenessException | None:
    """Of the versions of a report, in order, the one that waits for the lead IRO."""
    return next((exception for exception in versions if exception.signed_on is None), None)


def check_can_explain(
    *,
    review: Review,
    versions: Sequence[LatenessException],
    causes: Collection[str],
    cause: str,
    effect: str,
    action: str,
    reason: str,
    on: date,
) -> None:
    """Of a review that is late, with a cause from the council's list of the day, or one that the report has already.

    After a signature it is another version, with its reason.
    """
    if lateness_of(review, on=on) is None:
        raise NotAllowed(NOT_LATE.format("explain"))
    if cause not in causes and cause not in {exception.cause for exception in versions}:
        raise NotAllowed("That cause is not on the council’s list. Choose one that is.")
    if not effect.strip() or not action.strip():
        raise NotAllowed("Say what the delay meant for the child, and what is done about it.")
    if versions and to_sign(versions) is None and not reason.strip():
        raise NotAllowed("The report is signed and stays as it is. Say why there is another version.")


def check_as_shown(*, versions: Sequence[LatenessException], expecting: str | None) -> None:
    """`expecting` is the mark of what the page showed of a report; None where no page did."""
    if expecting is not None and expecting != mark_of(versions):
        raise ChangedMeanwhile(CHANGED)


def check_can_sign(*, review: Review, waiting: LatenessException | None, on: date) -> None:
    if waiting is None:
        raise NotAllowed("Nothing waits for a signature here. Ask the child’s IRO to say why the review was late.")
    if lateness_of(review, on=on) is None:
        raise NotAllowed(NOT_LATE.format("sign"))


def can_sign(*, review: Review, waiting: LatenessException | None, on: date) -> bool:
    return passes(check_can_sign, review=review, waiting=waiting, on=on)


def mark_of(versions: Sequence[LatenessException]) -> str:
    """Changes with anything that was filled in or signed."""
    return version_of(
        *(
            (
                exception.number,
                exception.cause,
                exception.detail,
                exception.avoidable,
                exception.effect,
                exception.action,
                exception.reason,
                exception.signed_at,
            )
            for exception in versions
        )
    )
