"""Which days may be given for a thing, and how far a day is from another one in words.

No statute: bounds against slips of the hand, so that 1914 for 2014 is refused wherever a day is asked for. A form asks
here for its boxes, an action for what it is about to write.
"""

from dataclasses import dataclass
from datetime import date

from rulebook.calendar import add_months
from rulebook.reasons import count_of, in_words

YEAR = 12
NEAR_DAYS, NEAR_MONTHS = 60, 24


@dataclass(frozen=True)
class Kind:
    """What a day is. It lies so many months before today at most, and so many after it."""

    name: str
    back: int
    ahead: int

    def bounds(self, *, on: date) -> tuple[date, date]:
        """The first and the last day that may be given on a day."""
        return add_months(on, -self.back), add_months(on, self.ahead)


HAPPENED = Kind("what happened", 25 * YEAR, 0)
PLANNED = Kind("what is planned", YEAR, 3 * YEAR)
COUNTS = Kind("the first or last day of something", 25 * YEAR, 3 * YEAR)
STARTS_SOON = Kind("the first day of an allocation or of cover", 25 * YEAR, YEAR)
BORN = Kind("a birth, or one that is expected", 100 * YEAR, 10)
BORN_LATELY = Kind("the birth of a child who is new to the register", 25 * YEAR, 10)
GROWN_UP = Kind("a birthday on which childhood ends", 25 * YEAR, 18 * YEAR)
LOOKED_UP = Kind("a day to look from, in old records", 100 * YEAR, 3 * YEAR)


def fault(
    day: date, *, kind: Kind, on: date, called: str, earliest: date | None = None, latest: date | None = None
) -> str:
    """Why a day can't be meant, or nothing. `earliest` and `latest` are narrower bounds, known where it is asked."""
    first, last = kind.bounds(on=on)
    first, last = earliest or first, latest or last
    if day < first:
        return f"{called} must be on or after {_plain(first)}. {back(day, on=on)}"
    if day > last:
        return f"{called} must be on or before {_plain(last)}. {back(day, on=on)}"
    return ""


def back(day: date, *, on: date) -> str:
    """A day said back in a sentence, with its weekday and how far it is."""
    verb = "was" if day < on else "is"
    still = " still to come," if day > on else ""
    return f"{in_words(day)} {verb}{still} {distance(day, on=on)}."


def is_far(day: date, *, on: date) -> bool:
    """More than a year ahead: to be asked whether it is meant."""
    return day > add_months(on, YEAR)


def distance(day: date, *, on: date) -> str:
    """How far a day is from today: in days, then whole months, then whole years."""
    days = (day - on).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    words = _how_long(*sorted((day, on)))
    return f"in {words}" if days > 0 else f"{words} ago"


def _how_long(first: date, last: date) -> str:
    days = (last - first).days
    months = (last.year - first.year) * YEAR + last.month - first.month - (last.day < first.day)
    if days <= NEAR_DAYS:
        return count_of(days, "day")
    return count_of(months, "month") if months < NEAR_MONTHS else count_of(months // YEAR, "year")


def _plain(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
