"""The addresses of reviews and their meetings."""

from tests.everywhere.opening import Opening
from tests.register import (
    AMARA,
    AMARA_GUEST,
    AMARA_REVIEW,
    BRAM_REVIEW,
    EARLIER_DECISION,
    ELIN_ASIDE,
    ELIN_DECISION,
    ELIN_REVIEW,
    ELIN_SENT,
    TEMPLATE,
)

SCHEDULE = "Schedule or move a review"
ATTENDANCE = "Record attendance and participation codes"
TO_BOOK, BOOKED, WAS_HELD = {"review": AMARA_REVIEW}, {"review": BRAM_REVIEW}, {"review": ELIN_REVIEW}

A_DECISION, AN_EARLIER_ONE = {**WAS_HELD, "decision": ELIN_DECISION}, {**WAS_HELD, "decision": EARLIER_DECISION}
A_SENT_ONE = {**WAS_HELD, "decision": ELIN_SENT}
RECORD = "View final review record"
DRAFT = "Draft / edit review record"
FINALISE = "Finalise review record"
AMEND = "Amend a finalised record (new version, reason)"
RECEIVED = "Mark plan, reports and returned forms received"
SEND = "Send outcome / minutes to recorded recipients"
DOWNLOAD = "Download one record (PDF/DOCX)"
DECIDE = "Record a decision"
MIDWAY = "Record midway check"
REPORT = "Report progress on a decision"
CONFIRM = "Confirm a decision done / not done"
ANSWER = "Answer the decisions of a review"
EXPORT = "See counts of and print or export one's own worklist"

VIEW = "Open the page of a review"
RECEIVED = "Mark plan, reports and returned forms received"
READY = "Record the talk with the child, and decide to go on or adjourn"
WHY_LATE = "Say why a review was late"
SIGN = "Sign a lateness exception"
SETTINGS = "Change templates and settings"
NOTICE = "Send a notice of change"
CHOOSE = "Choose whether a change brings the review forward"
OF_AMARA = {"child": AMARA}
A_CHANGE = {**OF_AMARA, "which": "plan-change-2014-04-22"}
A_GUEST = {**TO_BOOK, "guest": AMARA_GUEST}

OPENINGS: dict[str, Opening] = {
    "meetings:review": Opening((TO_BOOK, BOOKED, WAS_HELD), get=VIEW, role="liro"),
    "meetings:papers": Opening((BOOKED,), get=RECEIVED, post=RECEIVED, role="liro"),
    "meetings:talk": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "meetings:ready": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "meetings:guests": Opening((BOOKED, TO_BOOK), get=SCHEDULE, role="liro"),
    "meetings:invite": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:invite-other": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:asked": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:guest": Opening((A_GUEST,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:remove-guest": Opening((A_GUEST,), page=False, post=SCHEDULE),
    "meetings:attendance": Opening((BOOKED, WAS_HELD), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:goes-on": Opening((BOOKED,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:adjourn": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "meetings:complete": Opening((BOOKED,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:book-many": Opening(kind="list", get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:file": Opening((BOOKED,), page=False, get=EXPORT, role="liro"),
    "meetings:correct": Opening((WAS_HELD,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:take-back": Opening((WAS_HELD,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:book": Opening((TO_BOOK,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:move": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:cancel": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:share": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "meetings:template": Opening(get=SETTINGS, post=SETTINGS, role="liro"),
    "meetings:our-own": Opening(get=SETTINGS, post=SETTINGS, role="liro"),
    "meetings:template-file": Opening(({"template": TEMPLATE},), page=False, get=SETTINGS, role="liro"),
    "meetings:after": Opening(kind="list", get=RECORD, role="liro"),
    "meetings:record": Opening((WAS_HELD,), get=RECORD, role="liro"),
    "meetings:version": Opening(({**WAS_HELD, "number": 1},), get=RECORD, role="liro"),
    "meetings:begin-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "meetings:draft": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "meetings:save-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "meetings:paste": Opening((WAS_HELD,), page=False, post=DRAFT),
    "meetings:compare": Opening(({**WAS_HELD, "aside": ELIN_ASIDE},), get=DRAFT, post=DRAFT, role="liro"),
    "meetings:discard-draft": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "meetings:restore-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "meetings:finish": Opening((WAS_HELD,), get=FINALISE, post=FINALISE, role="liro"),
    "meetings:amend": Opening((WAS_HELD,), get=AMEND, post=AMEND, role="liro"),
    "meetings:plan-updated": Opening((WAS_HELD,), get=RECEIVED, post=RECEIVED, role="liro"),
    "meetings:send-record": Opening((WAS_HELD,), get=SEND, post=SEND, role="liro"),
    "meetings:download": Opening((WAS_HELD,), get=DOWNLOAD, post=DOWNLOAD, role="liro"),
    "meetings:decisions": Opening((WAS_HELD,), get=RECORD, role="liro"),
    "meetings:decide": Opening((WAS_HELD,), get=DECIDE, post=DECIDE, role="liro"),
    "meetings:send-decisions": Opening((WAS_HELD,), get=DECIDE, post=DECIDE, role="liro"),
    "meetings:change-decision": Opening((A_DECISION,), get=DECIDE, post=DECIDE, role="liro"),
    "meetings:remove-decision": Opening((A_DECISION,), get=DECIDE, post=DECIDE, role="liro"),
    "meetings:became": Opening((AN_EARLIER_ONE,), get=CONFIRM, post=CONFIRM, role="liro"),
    "meetings:midway": Opening((WAS_HELD,), get=MIDWAY, post=MIDWAY, role="liro"),
    "meetings:of-child": Opening(({"child": AMARA},), get=RECORD, role="liro"),
    "meetings:report-progress": Opening((A_SENT_ONE,), get=REPORT, post=REPORT, role="liro"),
    "meetings:confirm-decision": Opening((A_SENT_ONE,), get=CONFIRM, post=CONFIRM, role="liro"),
    "meetings:answer": Opening((WAS_HELD,), page=False, get=ANSWER, post=ANSWER),
    "meetings:early": Opening((OF_AMARA,), get=VIEW, role="liro"),
    "meetings:notice": Opening((OF_AMARA,), page=False, get=NOTICE, post=NOTICE),
    "meetings:note-change": Opening((OF_AMARA,), get=CHOOSE, post=CHOOSE, role="liro"),
    "meetings:choose-early": Opening((A_CHANGE,), get=CHOOSE, post=CHOOSE, role="liro"),
    "meetings:lateness": Opening((TO_BOOK,), get=VIEW, role="liro"),
    "meetings:why-late": Opening((TO_BOOK,), get=WHY_LATE, post=WHY_LATE, role="liro"),
    "meetings:sign-lateness": Opening((TO_BOOK,), get=SIGN, post=SIGN, role="liro"),
    "meetings:held": Opening((TO_BOOK,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
}
