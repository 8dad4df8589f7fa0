"""Dates and times as people write them in a list."""

import re
from datetime import date, datetime, time

SHAPES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%b/%Y")
EARLIEST, LATEST = date(1985, 1, 1), date(2100, 1, 1)
CLOCK = re.compile(r"^(?P<day>.*?)[ T,]+(?:at )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?$")
HOW = "write it as 17/05/2014"


def day(text: str) -> date:
    """The day that a text names; ValueError with a sentence otherwise. A year has four figures."""
    plain = re.sub(r"\s+", " ", text.strip())
    for shape in SHAPES:
        try:
            found = datetime.strptime(plain, shape).date()  # noqa: DTZ007 (a day, of no time zone)
        except ValueError:
            continue
        if not EARLIEST <= found < LATEST:
            raise ValueError(f"is out of range: a day from {EARLIEST.year} on is wanted, {HOW}")
        return found
    raise ValueError(f"is not a date that can be read: {HOW}")


def moment(text: str) -> tuple[date, time | None]:
    """The day, and the time of day where it is written behind it."""
    found = CLOCK.match(text.strip())
    if not found:
        return day(text), None
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise ValueError("has a time that can’t be read: write it as 17/05/2014 14:30")
    return day(found["day"]), None if hour == minute == 0 else time(hour, minute)
