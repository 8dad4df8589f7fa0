"""When a review is late, by how much, and from which day its exception report stands.

The law sets the last day (`timetables.py`); that whoever is late says why is practice, and the causes are a council's.
"""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
# The first three are those of an annual report of 2013/14. A council may choose others.
CAUSES = (
    "The IRO worked out the date wrongly",
    "Staff sickness: another IRO took it over",
    "The service was told too late that the child came into care",
    "The social worker was not available",
    "The papers were not ready",
    "The child asked for another day",
    "A parent asked for another day",
    "No room, or no way for somebody to come",
    "Another cause",
)
# Rows of the figure beside the causes: no cause may be called so.
NOT_RECORDED = ("not recorded", "in time by a special timetable")
REPORTING_YEAR_BEGINS = (4, 1)


@dataclass(frozen=True)
class Late:
    """`since` is the first day after the last day; `days` counts from the last day to the day it was held, or today."""

    due_on: date
    held_on: date | None
    days: int

    @property
    def since(self) -> date:
        return self.due_on + ONE_DAY


def lateness(*, due_on: date | None, held_on: date | None, on: date) -> Late | None:
    """How late a review is, against the date that governs it; None where it is in time or cannot be judged.

    Held on its last day is in time, and so is one not held yet on that day.
    """
    if due_on is None:
        return None
    days = ((held_on or on) - due_on).days
    return Late(due_on, held_on, days) if days > 0 else None


def asked_since(*, on: date) -> date:
    """Reasons are asked for the reporting year that runs and the one before, whose annual report is being written."""
    begins = date(on.year, *REPORTING_YEAR_BEGINS)
    return date(begins.year - (1 if on >= begins else 2), *REPORTING_YEAR_BEGINS)
