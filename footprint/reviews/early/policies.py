"""Whether a change may be noted, or chosen about; the refusal is a sentence that says what to do."""

from collections.abc import Collection
from datetime import date

from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import EarlyTrigger, Review
from rulebook.early_reviews import CHOICES, FORWARD, NO, REASONS, choices_for

Key = tuple[str, date]


def check_can_note(*, to_hold: Review | None, code: str, known_on: date, stored: Collection[Key], on: date) -> None:
    """Of a child who is looked after; not from the future, and once."""
    if to_hold is None:
        raise NotAllowed("This child is not looked after now, so there is no review to bring forward.")
    if code not in REASONS:
        raise NotAllowed("Choose what changed from the list.")
    if known_on > on:
        raise NotAllowed("That day is still to come. Enter the day on which the change became known.")
    if (code, known_on) in stored:
        raise NotAllowed("This change is noted already, with that day. Look at the page of changes.")


def check_can_choose(
    *,
    to_hold: Review | None,
    trigger: EarlyTrigger | None,
    code: str,
    choice: str,
    because: str,
    target_on: date | None,
    on: date,
) -> None:
    """A day from today to the last day for a review that is brought forward; a reason for what stays, and for choosing
    anew."""
    if to_hold is None:
        raise NotAllowed("This child is not looked after now, so there is no review to bring forward.")
    if choice not in choices_for(code):
        known = choice in CHOICES
        raise NotAllowed(
            "The law asks for a review after such a change, and a midway check is none. Choose a day, or say why not."
            if known
            else "Choose what is to happen."
        )
    if choice == NO and not because.strip():
        raise NotAllowed("Say why the review stays where it is.")
    if trigger and trigger.choice and not because.strip():
        raise NotAllowed("Somebody chose already. Say why that is changed.")
    if choice == FORWARD:
        _check_target(target_on, to_hold.governing_on, on)


def _check_target(target_on: date | None, due_on: date | None, on: date) -> None:
    if target_on is None:
        raise NotAllowed("Say by which day the review is to be held.")
    if target_on < on:
        raise NotAllowed("That day is over. Choose today or a later day.")
    if due_on is not None and target_on > due_on:
        raise NotAllowed(f"The review is due by {format_day(due_on)}. Choose that day or an earlier one.")


def words_of(row: EarlyTrigger | None) -> str:
    """What was chosen about a change, by which a page knows that it is still as it was shown."""
    if row is None or not row.choice:
        return "nothing is chosen"
    day = f"by {format_day(row.target_on)}" if row.target_on else ""
    return ", ".join(filter(None, [CHOICES[row.choice], day, row.because]))
