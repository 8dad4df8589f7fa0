"""When the IRO looks again between two reviews. Practice, not statute: the IRO may choose any other day."""

from datetime import date

from rulebook.calendar import BANK_HOLIDAYS, Holidays, last_working_day_on_or_before


def midway_on(*, held_on: date, next_due_on: date, holidays: Holidays = BANK_HOLIDAYS) -> date:
    """The working day at or before the middle of the time from a review to the next one's last day."""
    middle = held_on + (next_due_on - held_on) // 2
    return last_working_day_on_or_before(middle, holidays=holidays)
