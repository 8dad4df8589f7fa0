"""What a council may choose. Never law: the limits that statute sets are in `timetables.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.calendar import BANK_HOLIDAYS, LeapBirthday
from rulebook.timetables import ADOPTION_DISRUPTED, Limit

TWELVE_MONTHS = Limit(12, "months")


@dataclass(frozen=True)
class Standards:
    """A council's settings. The defaults are a reading of the law where it leaves room, or common practice.

    `date_counted`: the day that an adjourned review, or one of several meetings, is judged by and counted from.
    `disruption_review_within`: after an adoptive placement ends early; the regulation was not read in full.
    `meeting_at_least_every`: how long a long-term placement may go on reviews without a meeting.
    `one_off_holidays`: bank holidays proclaimed after the calendar was made.
    """

    date_counted: Literal["first_meeting", "completed"] = "first_meeting"
    disruption_review_within: Limit = ADOPTION_DISRUPTED.first
    meeting_at_least_every: Limit = TWELVE_MONTHS
    leap_birthday: LeapBirthday = "1 March"
    one_off_holidays: frozenset[date] = frozenset()

    @property
    def holidays(self) -> frozenset[date]:
        return BANK_HOLIDAYS | self.one_off_holidays


DEFAULT_STANDARDS = Standards()
