"""What a council may choose. Never law: the limits that statute sets are in `timetables.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.calendar import BANK_HOLIDAYS, LeapBirthday
from rulebook.timetables import ADOPTION_DISRUPTED, Limit

TWELVE_MONTHS = Limit(12, "months")
FIVE_WORKING_DAYS = Limit(5, "working days")


@dataclass(frozen=True)
class Range:
    """Whole numbers from `least` to `most`, both within."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass(frozen=True)
class Standards:
    """A council's settings. The defaults are a reading of the law where it leaves room, or common practice.

    `date_counted`: the day that an adjourned review, or one of several meetings, is judged by and counted from.
    `disruption_review_within`: after an adoptive placement ends early; the regulation was not read in full.
    `meeting_at_least_every`: how long a long-term placement may go on reviews without a meeting.
    `iro_named_within`: how soon after coming into care a child has a named IRO; some councils set themselves less.
    `caseload`: looked-after children for each full-time IRO.
    `one_off_holidays`: bank holidays proclaimed after the calendar was made.
    """

    date_counted: Literal["first_meeting", "completed"] = "first_meeting"
    disruption_review_within: Limit = ADOPTION_DISRUPTED.first
    meeting_at_least_every: Limit = TWELVE_MONTHS
    leap_birthday: LeapBirthday = "1 March"
    iro_named_within: Limit = FIVE_WORKING_DAYS
    caseload: Range = Range(50, 70)
    one_off_holidays: frozenset[date] = frozenset()

    @property
    def holidays(self) -> frozenset[date]:
        return BANK_HOLIDAYS | self.one_off_holidays


DEFAULT_STANDARDS = Standards()
