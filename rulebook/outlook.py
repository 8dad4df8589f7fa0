"""Whether the next review is likely to be in time: the working days that are left against what is still missing.

Practice, not statute: the marks are the council's own limits before a review. Papers or invitations that are wanting
put a meeting off; whether that makes it late depends on the room between the meeting and the last day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rulebook.calendar import Holidays, add_working_days, if_known, working_days_between
from rulebook.reasons import count_of, in_words
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit

Light = Literal["green", "amber", "red"]
NO_ROOM = "The last day leaves no room to put the meeting off."


@dataclass(frozen=True)
class Marks:
    """The furthest day that is so many working days away from a day: one working day before a talk, and so on."""

    on: date
    talk: date
    papers: date
    invitations: date
    booking: date
    holidays: Holidays = field(repr=False)

    @property
    def furthest(self) -> date:
        """What is missing before a later meeting need not be known yet."""
        return max(self.talk, self.papers, self.invitations)


@dataclass(frozen=True)
class Before:
    """What is known of a review that is to be held. `meets_on` is the day of the meeting booked for it."""

    due_on: date | None
    meets_on: date | None = None
    invited: bool = False
    plan_here: bool = False
    report_here: bool = False
    talked: bool = False


@dataclass(frozen=True)
class Outlook:
    """`why` are sentences, the most pressing first."""

    light: Light
    why: tuple[str, ...]


def marks_on(on: date, *, standards: Standards = DEFAULT_STANDARDS) -> Marks:
    def away(limit: Limit) -> date:
        return add_working_days(on, limit.count, holidays=standards.holidays)

    return Marks(
        on,
        talk=away(standards.consultation_before),
        papers=away(standards.papers_before),
        invitations=away(standards.invitations_before),
        booking=away(standards.booked_before),
        holidays=standards.holidays,
    )


def outlook(before: Before, *, marks: Marks) -> Outlook | None:
    """None where nobody knows by when the review is due."""
    due_on, meets_on = before.due_on, before.meets_on
    if due_on is None:
        return None
    if due_on < marks.on:
        return Outlook("red", (f"The last day, {in_words(due_on)}, is over.",))
    if meets_on is None:
        return _not_booked(due_on, marks)
    if meets_on > due_on:
        return Outlook("red", (f"The meeting on {in_words(meets_on)} is after the last day.",))
    if meets_on < marks.on:
        return Outlook("amber", (f"The day of the meeting, {in_words(meets_on)}, is over. Say whether it was held.",))
    wanting = tuple(_wanting(before, meets_on, marks))
    talk = () if before.talked or meets_on > marks.talk else ("The talk with the child is not recorded.",)
    if wanting and due_on <= marks.papers and meets_on > marks.on:
        return Outlook("red", (*wanting, *talk, NO_ROOM))
    if wanting or talk:
        return Outlook("amber", (*wanting, *talk))
    return Outlook("green", ("A meeting is booked, and nothing is missing that should be here by now.",))


def _not_booked(due_on: date, marks: Marks) -> Outlook:
    days = if_known(working_days_between, marks.on, due_on, holidays=marks.holidays)
    light: Light = "red" if due_on <= marks.invitations else "amber" if due_on <= marks.booking else "green"
    if days is None:
        return Outlook(light, (f"No meeting is booked. The last day, {in_words(due_on)}, is beyond the calendar.",))
    left = f"there {'is' if days == 1 else 'are'} {count_of(days, 'working day')}"
    return Outlook(light, (f"No meeting is booked. Until the last day {left}.",))


def _wanting(before: Before, meets_on: date, marks: Marks) -> Iterator[str]:
    """What could put the meeting off."""
    if not before.invited and meets_on <= marks.invitations:
        yield "Not everybody who should come is asked."
    if not before.plan_here and meets_on <= marks.papers:
        yield "The care plan is not here."
    if not before.report_here and meets_on <= marks.papers:
        yield "The social worker’s report is not here."
