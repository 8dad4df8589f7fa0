"""Whether an engagement can be agreed or ended; each refusal is a sentence that says what to do."""

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from footprint.accounts.models import Person
from footprint.children.models import Engagement
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from rulebook.standards import LONGEST_ENGAGEMENT

ENGAGED = ("aud", "ins")
MOST_CHILDREN = 200


def numbers_in(text: str) -> list[str]:
    """The council's numbers in what somebody pasted, each once, in order."""
    return list(dict.fromkeys(re.findall(r"[^\s,;]+", text)))


def check_can_engage(*, people: Collection[Person], from_on: date, last_on: date, on: date) -> None:
    if not people:
        raise NotAllowed("Choose at least one auditor or inspector.")
    for person in people:
        if not set(ENGAGED) & set(person.roles_on(on)):
            raise NotAllowed(f"{person} is no auditor or inspector. Choose somebody else.")
    if last_on < from_on:
        raise NotAllowed("The last day is before the first. Correct one of them.")
    if last_on < on:
        raise NotAllowed(f"{format_day(last_on)} has passed. Choose a last day that is still to come.")
    latest = LONGEST_ENGAGEMENT.end(from_on)
    if last_on > latest:
        raise NotAllowed(
            f"An engagement lasts {LONGEST_ENGAGEMENT} at most: to {format_day(latest)}. Agree "
            "another when it has ended."
        )


def check_sample(*, numbers: Sequence[str], known: Collection[str]) -> None:
    """`known` are those of the numbers that the person may know of; others are told apart by nothing."""
    if not numbers:
        raise NotAllowed("Enter the number of at least one child.")
    if len(numbers) > MOST_CHILDREN:
        raise NotAllowed(f"{len(numbers)} numbers are more than the {MOST_CHILDREN} of one sample. Take some out.")
    unknown = [number for number in numbers if number not in known]
    if unknown:
        raise NotAllowed(f"There is no child with the number {', '.join(unknown)}. Correct it, or take it out.")


def check_can_end(*, engagement: Engagement, on: date) -> None:
    if engagement.until_on <= on:
        ended = engagement.until_on - timedelta(days=1)
        raise NotAllowed(f"This engagement has ended already: its last day was {format_day(ended)}.")


def can_end(*, engagement: Engagement, on: date) -> bool:
    try:
        check_can_end(engagement=engagement, on=on)
    except NotAllowed:
        return False
    return True
