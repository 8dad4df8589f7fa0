"""When the IRO looks again between two reviews. Practice, not statute: it is no review, and moves no date."""

from datetime import date
from typing import Literal

from rulebook.calendar import BANK_HOLIDAYS, Holidays, add_months, last_working_day_on_or_before
from rulebook.standards import DEFAULT_STANDARDS, Standards

State = Literal["to do", "overdue", "missed", "done", "done late"]
MONTHS_AFTER = 3


def midway_on(*, held_on: date, next_due_on: date, holidays: Holidays = BANK_HOLIDAYS) -> date:
    """The working day at or before the middle of the time from a review to the next one's last day."""
    middle = held_on + (next_due_on - held_on) // 2
    return last_working_day_on_or_before(middle, holidays=holidays)


def midway_set(*, held_on: date, next_due_on: date, standards: Standards = DEFAULT_STANDARDS) -> date | None:
    """The day that sets itself by the council's choice; None where it sets none.

    Three months after a review are too many where the next is due by then: the middle counts.
    """
    if standards.midway == "none":
        return None
    after = add_months(held_on, MONTHS_AFTER)
    if standards.midway == "three_months" and after < next_due_on:
        return last_working_day_on_or_before(after, holidays=standards.holidays)
    return midway_on(held_on=held_on, next_due_on=next_due_on, holidays=standards.holidays)


def sets_itself(*, day: date, on: date) -> bool:
    """A day that is past when it is first known, as of a review of an old file, sets no midway: nobody was asked."""
    return day >= on


def is_wanted(*, day: date, over_on: date | None) -> bool:
    """Whether it lies before the day that ends the time it is for: the next review was held, or care ended."""
    return over_on is None or day < over_on


def state_of(*, due_on: date, done_on: date | None, over_on: date | None, on: date) -> State:
    """Done on the day itself is in time. What was not done before its time was over is missed, and asked no more."""
    if done_on is not None:
        return "done" if done_on <= due_on else "done late"
    if over_on is not None and over_on <= on:
        return "missed"
    return "overdue" if due_on < on else "to do"
