"""What a council may choose. Never law: the limits that statute sets are in `timetables.py`."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from rulebook.calendar import BANK_HOLIDAYS, LeapBirthday
from rulebook.timetables import Limit

ONE_WORKING_DAY, THREE_WORKING_DAYS, FIVE_WORKING_DAYS, TEN_WORKING_DAYS, FIFTEEN_WORKING_DAYS, TWENTY_WORKING_DAYS = (
    Limit(count, "working days") for count in (1, 3, 5, 10, 15, 20)
)
REASON_HOLDS = timedelta(minutes=60)
GLASS_OPEN_FOR = timedelta(minutes=60)
ALERT_JUDGED_WITHIN = Limit(2, "working days")
ACCOUNT_DORMANT_AFTER = Limit(45, "days")
LONGEST_ENGAGEMENT = Limit(6, "months")
SAME_DECISION_AT = 3  # reviews in a row


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
    `iro_named_within`: how soon after coming into care a child has a named IRO; some councils set themselves less.
    `papers_before`, `invitations_before`, `consultation_before`: how long before a review meets its papers are in,
    those who should come are asked, and the IRO has spoken with the child.
    `booked_before`: how long before its last day a review should have its meeting booked.
    `recording_counted_from`: the day of a review of several meetings from which the limits after it are counted.
    `decisions_sent_within`, `plan_updated_within`, `record_completed_within`, `record_distributed_within`: after the
    review; `decisions_answered_within`: after the team manager received them.
    `midway`: when the IRO looks again between two reviews: half-way, three months after the review, or never by itself.
    `caseload`: looked-after children for each full-time IRO.
    `one_off_holidays`: bank holidays proclaimed after the calendar was made.
    """

    date_counted: Literal["first_meeting", "completed"] = "first_meeting"
    leap_birthday: LeapBirthday = "1 March"
    iro_named_within: Limit = FIVE_WORKING_DAYS
    papers_before: Limit = THREE_WORKING_DAYS
    invitations_before: Limit = TEN_WORKING_DAYS
    consultation_before: Limit = ONE_WORKING_DAY
    booked_before: Limit = FIFTEEN_WORKING_DAYS
    recording_counted_from: Literal["last_meeting", "first_meeting"] = "last_meeting"
    decisions_sent_within: Limit = FIVE_WORKING_DAYS
    decisions_answered_within: Limit = FIVE_WORKING_DAYS
    plan_updated_within: Limit = TEN_WORKING_DAYS
    record_completed_within: Limit = FIFTEEN_WORKING_DAYS
    record_distributed_within: Limit = TWENTY_WORKING_DAYS
    midway: Literal["halfway", "three_months", "none"] = "halfway"
    caseload: Range = Range(50, 70)
    one_off_holidays: frozenset[date] = frozenset()

    @cached_property
    def holidays(self) -> frozenset[date]:
        return BANK_HOLIDAYS | self.one_off_holidays


DEFAULT_STANDARDS = Standards()
