"""Days and moments of a list, each within the years that a list can speak of."""

from datetime import date, time

from footprint.interchange import cells

EARLIEST, LATEST = date(1985, 1, 1), date(2100, 1, 1)


NOT_A_DATE = "is not a date that can be read: write it as 17/05/2014"


def day(text: str) -> date:
    """The day that a text names; ValueError with a sentence otherwise. A year has four figures."""
    return _in_range(cells.moment(text), NOT_A_DATE)[0]


def moment(text: str) -> tuple[date, time | None]:
    """The day, and the time of day where it is written behind it."""
    return _in_range(cells.moment(text), f"{NOT_A_DATE}, or with its time as 17/05/2014 14:30")


def _in_range(named: tuple[date, time | None] | None, sentence: str) -> tuple[date, time | None]:
    if named is None:
        raise ValueError(sentence)
    if not EARLIEST <= named[0] < LATEST:
        raise ValueError(f"is out of range: a day from {EARLIEST.year} on is wanted, write it as 17/05/2014")
    return named
