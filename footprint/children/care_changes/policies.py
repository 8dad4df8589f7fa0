"""Whether a change of care is possible; the refusal is a sentence for whoever enters it."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from footprint.children.models import Child, Episode
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import NotAllowed
from rulebook import codes
from rulebook.calendar import reporting_year_ending
from rulebook.days import HAPPENED


def check_not_to_come(*, day: date, on: date) -> None:
    if day > on:
        raise NotAllowed(f"{format_day(day)} is still to come. Enter it when it has happened.")
    check_day(day, kind=HAPPENED, on=on, called="The day")


def check_can_start_care(*, child: Child, last: Episode | None, from_on: date, on: date) -> None:
    """Not before birth, not to come, and not before the end of what the register knows of already."""
    check_not_to_come(day=from_on, on=on)
    if child.birth == "unborn":
        raise NotAllowed("The child is not born yet by this record. Change the date of birth first.")
    if from_on < child.born_on:
        raise NotAllowed(f"The child was born on {format_day(child.born_on)}. Choose that day or a later one.")
    if last is not None and last.until_on is None:
        raise NotAllowed(f"The child is in care since {format_day(last.from_on)} by this record. End that first.")
    if last is not None and last.until_on is not None and from_on < last.until_on:
        raise NotAllowed(f"An earlier stay ended on {format_day(last.until_on)}. Choose that day or a later one.")


def check_can_change(*, running: Episode | None, from_on: date, on: date) -> None:
    check_not_to_come(day=from_on, on=on)
    if running is None:
        raise NotAllowed("The child is not in care by this record. Enter the start of care first.")
    if from_on <= running.from_on:
        raise NotAllowed(f"The last change was on {format_day(running.from_on)}. Choose a later day.")


def check_can_end_care(*, running: Episode | None, until_on: date, reason: str, on: date) -> None:
    check_not_to_come(day=until_on, on=on)
    if running is None:
        raise NotAllowed("The child is not in care by this record. There is nothing to end.")
    if until_on < running.from_on:
        raise NotAllowed(f"The last change was on {format_day(running.from_on)}. Choose that day or a later one.")
    if reason == codes.CONTINUES or reason not in codes.REASON_CEASED.codes:
        raise NotAllowed("Choose why the child left care.")


def check_is_a_code(code: str, of: codes.CodeSet, *, on: date | None = None) -> None:
    """`on` is the day from which it is to hold: the code must be in use in that day's collection year. A year that is
    only believed refuses nothing."""
    if code not in of.codes:
        raise NotAllowed(f"{code or 'Nothing'} is no {of.name}. Choose one from the list.")
    if on is not None and not of.codes[code].in_use(reporting_year_ending(on).year):
        raise NotAllowed(f"{code} is no {of.name} in use on {format_day(on)}. Choose one that is.")


CORRECTED = (
    "from_on", "until_on", "new_reason", "end_reason", "legal_status", "need", "place", "provider", "change_reason",
    "home_postcode", "postcode", "urn", "miles", "carer", "address", "long_term", "temporary_approval",
)  # fmt: skip
CODES_OF = {
    "new_reason": codes.REASON_FOR_NEW_EPISODE,
    "end_reason": codes.REASON_CEASED,
    "legal_status": codes.LEGAL_STATUS,
    "place": codes.PLACEMENT,
    "provider": codes.PROVIDER,
    "need": codes.CATEGORY_OF_NEED,
    "change_reason": codes.REASON_PLACE_CHANGE,
}


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotAllowed("Enter why. It stays in the child's history.")


def check_can_be_corrected(*, episode: Episode, names: Iterable[str], on: date) -> None:
    """The episode as it would be."""
    for name in names:
        if name not in CORRECTED:
            raise NotAllowed(f"{name} can't be corrected here.")
        value = getattr(episode, name)
        if name in CODES_OF and (value or name in ("legal_status", "place")):
            check_is_a_code(value, CODES_OF[name])
    _check_days(episode, on)


def _check_days(episode: Episode, on: date) -> None:
    check_not_to_come(day=episode.until_on or episode.from_on, on=on)
    if episode.from_on < episode.child.born_on:
        raise NotAllowed(f"The child was born on {format_day(episode.child.born_on)}. Choose that day or a later one.")
    if episode.until_on is not None and episode.until_on < episode.from_on:
        raise NotAllowed(f"It would end before it begins, on {format_day(episode.from_on)}. Choose other days.")
    if (episode.until_on is None) != (not episode.end_reason):
        raise NotAllowed("Give both the day of the end and why it ended, or neither.")


def check_nothing_overlaps(rows: Sequence[Episode]) -> None:
    """All episodes of a child as they would be."""
    ordered = sorted(
        rows, key=lambda episode: (episode.from_on, episode.until_on != episode.from_on, episode.until_on or date.max)
    )
    for episode, after in pairwise(ordered):
        if episode.until_on is None or after.from_on < episode.until_on:
            until = f"until {format_day(episode.until_on)}" if episode.until_on else "without an end"
            raise NotAllowed(
                f"What runs from {format_day(episode.from_on)} {until} would overlap what begins on "
                f"{format_day(after.from_on)}. "
                "Correct that as well, or choose other days."
            )
    for episode in rows:
        if episode.until_on is not None and episode.until_on < episode.from_on:
            raise NotAllowed(
                f"What begins on {format_day(episode.from_on)} would end before it begins. Choose other days."
            )
