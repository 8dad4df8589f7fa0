"""How soon an alert is judged, and when an account that nobody uses is closed. A council's choices, not law."""

from datetime import date

from rulebook.standards import ACCOUNT_DORMANT_AFTER, ALERT_JUDGED_WITHIN, DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit


def judge_by(*, done_on: date, standards: Standards = DEFAULT_STANDARDS) -> date:
    """The last day for somebody to judge what was done for a reason. That day is day 0."""
    return ALERT_JUDGED_WITHIN.end(done_on, holidays=standards.holidays)


def stops_another(*, done_on: date, on: date, standards: Standards = DEFAULT_STANDARDS) -> bool:
    """Whether an opening that nobody has judged keeps its person from another one on a day."""
    return on > judge_by(done_on=done_on, standards=standards)


def is_dormant(*, used_on: date, on: date, after: Limit = ACCOUNT_DORMANT_AFTER) -> bool:
    """Whether an account last used on a day is closed on another. The last day of the limit is still open."""
    return on > after.end(used_on)
