"""Whether an outcome may be written, taken out, told of, carried over; a refusal is a sentence that says what to do."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from footprint.page.datefield import format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.programme.measures import HUNDRED, MEASURES
from footprint.programme.models import STATES, Outcome
from rulebook.calendar import ONE_DAY, add_months

IS_OUT = "This outcome was taken out of the programme. Put it back first."


def first_day(year_ending: date) -> date:
    return add_months(year_ending + ONE_DAY, -12)


def called(year_ending: date) -> str:
    """2014/15 of the year that ends on 31 March 2015."""
    return f"{year_ending.year - 1}/{year_ending:%y}"


def next_year(year_ending: date) -> date:
    return year_ending.replace(year=year_ending.year + 1)


def check_can_write(
    *, year_ending: date, words: Collection[str], by_on: date, measure: str, wanted: Decimal | None
) -> None:
    """Everything in words, by a day of the year, and of a known figure a value that it can have."""
    if not all(word.strip() for word in words):
        raise NotAllowed("Say the outcome, its service activity, its lead officer, its target and its actions.")
    if not first_day(year_ending) <= by_on <= year_ending:
        raise NotAllowed(
            f"The programme is for {called(year_ending)}. Choose a day from {format_day(first_day(year_ending))} to "
            f"{format_day(year_ending)}."
        )
    if measure and measure not in MEASURES:
        raise NotAllowed("That is no figure that a target can rest on. Choose one from the list.")
    if wanted is not None:
        _check_wanted(measure, wanted)


def _check_wanted(measure: str, wanted: Decimal) -> None:
    if not measure:
        raise NotAllowed("Choose the figure of which you want this value, or leave the value empty.")
    if wanted < 0 or (MEASURES[measure].percent and wanted > HUNDRED):
        raise NotAllowed("Choose a percentage from 0 to 100." if MEASURES[measure].percent else "Choose 0 or more.")


def check_can_change(*, outcome: Outcome, expecting: str, number: int, last: int) -> None:
    """`expecting` is `words_of` as the page showed it; `last` the last place of the programme."""
    if outcome.removed_on:
        raise NotAllowed(IS_OUT)
    if words_of(outcome) != expecting:
        raise ChangedMeanwhile("Somebody else has changed this outcome meanwhile. Look at it again, then change it.")
    if not 1 <= number <= last:
        raise NotAllowed("It is the only place." if last == 1 else f"Choose a place from 1 to {last}.")


def check_can_remove(*, outcome: Outcome, reason: str) -> None:
    if outcome.removed_on:
        raise NotAllowed("This outcome was taken out already.")
    if not reason.strip():
        raise NotAllowed("Say why: enter a reason.")


def check_can_restore(*, outcome: Outcome, again: Collection[Outcome], reason: str) -> None:
    """`again` are those that were carried over anew from the one that it came from."""
    if not outcome.removed_on:
        raise NotAllowed("This outcome is in the programme already.")
    if again:
        raise NotAllowed("It was carried over again since. Change that one, or take it out first.")
    if not reason.strip():
        raise NotAllowed("Say why: enter a reason.")


def check_can_tell(*, outcome: Outcome, state: str, words: str) -> None:
    """Also after its day and after the year: how it ended is told then."""
    if outcome.removed_on:
        raise NotAllowed(IS_OUT)
    if state not in STATES:
        raise NotAllowed("Say how it stands: on course, slipping, done or not done.")
    if not words.strip():
        raise NotAllowed("Say in words how it is going.")


def check_can_carry(*, outcomes: Collection[Outcome], there: Collection[Outcome]) -> None:
    """`there` are those that were carried over from them before and still stand."""
    if not outcomes:
        raise NotAllowed("Choose at least one outcome.")
    if any(outcome.removed_on for outcome in outcomes):
        raise NotAllowed(IS_OUT)
    if there:
        named = ", ".join(f"“{outcome.outcome}”" for outcome in there)
        raise NotAllowed(f"In the next year’s programme already: {named}. Choose the others.")


def words_of(outcome: Outcome) -> str:
    """Changes with anything that was written."""
    wanted = "" if outcome.wanted is None else f"{outcome.wanted:.2f}"
    written = (
        *(outcome.number, outcome.outcome, outcome.activity, outcome.lead, outcome.target, outcome.by_on),
        *(outcome.actions, outcome.measure, wanted),
    )
    return "|".join(" ".join(str(part).split()) for part in written)
