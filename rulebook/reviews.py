"""The reviews of a looked-after child: the one place to import them from.

Care Planning, Placement and Case Review (England) Regulations 2010, Part 6; Adoption Agencies Regulations 2005,
regulation 36. What each name means is told where it lives: `timetables`, `chain`, `governing`, `meetings`,
`short_breaks`, `reasons`.
"""

from rulebook.chain import (
    Step,
    chain_under,
    due_after_known,
    due_after_unknown_history,
    due_at,
    latest_dates,
    next_due,
    plain_chain,
)
from rulebook.governing import TRIGGERS, BroughtForward, Remand, Status, governing_chain, governing_due
from rulebook.meetings import (
    Review,
    check_can_adjourn,
    days_held,
    resume_by,
)
from rulebook.reasons import Considered, Due, Holiday, in_words, ordinal
from rulebook.short_breaks import Failure, ShortBreak, failures, full_timetable_from, short_breaks_chain
from rulebook.timetables import (
    ADOPTION_AUTHORISED,
    ADOPTION_DISRUPTED,
    ADOPTION_PLACED,
    LOOKED_AFTER,
    SECURE_ACCOMMODATION,
    SHORT_BREAKS,
    TIMETABLES,
    Limit,
    Timetable,
)

__all__ = [
    "ADOPTION_AUTHORISED",
    "ADOPTION_DISRUPTED",
    "ADOPTION_PLACED",
    "LOOKED_AFTER",
    "SECURE_ACCOMMODATION",
    "SHORT_BREAKS",
    "TIMETABLES",
    "TRIGGERS",
    "BroughtForward",
    "Considered",
    "Due",
    "Failure",
    "Holiday",
    "Limit",
    "Remand",
    "Review",
    "ShortBreak",
    "Status",
    "Step",
    "Timetable",
    "chain_under",
    "check_can_adjourn",
    "days_held",
    "due_after_known",
    "due_after_unknown_history",
    "due_at",
    "failures",
    "full_timetable_from",
    "governing_chain",
    "governing_due",
    "in_words",
    "latest_dates",
    "next_due",
    "ordinal",
    "plain_chain",
    "resume_by",
    "short_breaks_chain",
]
