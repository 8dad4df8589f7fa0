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
TO_BOOK, BOOKED, WAS_HELD = {"review_id": AMARA_REVIEW}, {"review_id": BRAM_REVIEW}, {"review_id": ELIN_REVIEW}

A_DECISION, AN_EARLIER_ONE = {**WAS_HELD, "decision_id": ELIN_DECISION}, {**WAS_HELD, "decision_id": EARLIER_DECISION}
A_SENT_ONE = {**WAS_HELD, "decision_id": ELIN_SENT}
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
OF_AMARA = {"child_id": AMARA}
A_CHANGE = {**OF_AMARA, "which": "plan-change-2014-04-22"}
A_GUEST = {**TO_BOOK, "guest_id": AMARA_GUEST}

OPENINGS: dict[str, Opening] = {
    "reviews:review": Opening((TO_BOOK, BOOKED, WAS_HELD), get=VIEW, role="liro"),
    "reviews:papers": Opening((BOOKED,), get=RECEIVED, post=RECEIVED, role="liro"),
    "reviews:talk": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "reviews:ready": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "reviews:guests": Opening((BOOKED, TO_BOOK), get=SCHEDULE, role="liro"),
    "reviews:invite": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:invite-other": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:asked": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:guest": Opening((A_GUEST,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:remove-guest": Opening((A_GUEST,), page=False, post=SCHEDULE),
    "reviews:attendance": Opening((BOOKED, WAS_HELD), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "reviews:goes-on": Opening((BOOKED,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "reviews:adjourn": Opening((BOOKED,), get=READY, post=READY, role="liro"),
    "reviews:complete": Opening((BOOKED,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "reviews:book-many": Opening(kind="list", get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:file": Opening((BOOKED,), page=False, get=EXPORT, role="liro"),
    "reviews:correct": Opening((WAS_HELD,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "reviews:take-back": Opening((WAS_HELD,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "reviews:book": Opening((TO_BOOK,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:move": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:cancel": Opening((BOOKED,), get=SCHEDULE, post=SCHEDULE, role="liro"),
    "reviews:share": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "reviews:template": Opening(get=SETTINGS, post=SETTINGS, role="liro"),
    "reviews:our-own": Opening(get=SETTINGS, post=SETTINGS, role="liro"),
    "reviews:template-file": Opening(({"template_id": TEMPLATE},), page=False, get=SETTINGS, role="liro"),
    "reviews:after": Opening(kind="list", get=RECORD, role="liro"),
    "reviews:record": Opening((WAS_HELD,), get=RECORD, role="liro"),
    "reviews:version": Opening(({**WAS_HELD, "number": 1},), get=RECORD, role="liro"),
    "reviews:begin-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "reviews:draft": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "reviews:save-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "reviews:paste": Opening((WAS_HELD,), page=False, post=DRAFT),
    "reviews:compare": Opening(({**WAS_HELD, "aside_id": ELIN_ASIDE},), get=DRAFT, post=DRAFT, role="liro"),
    "reviews:discard-draft": Opening((WAS_HELD,), get=DRAFT, post=DRAFT, role="liro"),
    "reviews:restore-draft": Opening((WAS_HELD,), page=False, post=DRAFT),
    "reviews:finish": Opening((WAS_HELD,), get=FINALISE, post=FINALISE, role="liro"),
    "reviews:amend": Opening((WAS_HELD,), get=AMEND, post=AMEND, role="liro"),
    "reviews:plan-updated": Opening((WAS_HELD,), get=RECEIVED, post=RECEIVED, role="liro"),
    "reviews:send-record": Opening((WAS_HELD,), get=SEND, post=SEND, role="liro"),
    "reviews:download": Opening((WAS_HELD,), get=DOWNLOAD, post=DOWNLOAD, role="liro"),
    "reviews:decisions": Opening((WAS_HELD,), get=RECORD, role="liro"),
    "reviews:decide": Opening((WAS_HELD,), get=DECIDE, post=DECIDE, role="liro"),
    "reviews:send-decisions": Opening((WAS_HELD,), get=DECIDE, post=DECIDE, role="liro"),
    "reviews:change-decision": Opening((A_DECISION,), get=DECIDE, post=DECIDE, role="liro"),
    "reviews:remove-decision": Opening((A_DECISION,), get=DECIDE, post=DECIDE, role="liro"),
    "reviews:became": Opening((AN_EARLIER_ONE,), get=CONFIRM, post=CONFIRM, role="liro"),
    "reviews:midway": Opening((WAS_HELD,), get=MIDWAY, post=MIDWAY, role="liro"),
    "reviews:of-child": Opening(({"child_id": AMARA},), get=RECORD, role="liro"),
    "reviews:report-progress": Opening((A_SENT_ONE,), get=REPORT, post=REPORT, role="liro"),
    "reviews:confirm-decision": Opening((A_SENT_ONE,), get=CONFIRM, post=CONFIRM, role="liro"),
    "reviews:answer": Opening((WAS_HELD,), page=False, get=ANSWER, post=ANSWER),
    "reviews:early": Opening((OF_AMARA,), get=VIEW, role="liro"),
    "reviews:notice": Opening((OF_AMARA,), page=False, get=NOTICE, post=NOTICE),
    "reviews:note-change": Opening((OF_AMARA,), get=CHOOSE, post=CHOOSE, role="liro"),
    "reviews:choose-early": Opening((A_CHANGE,), get=CHOOSE, post=CHOOSE, role="liro"),
    "reviews:lateness": Opening((TO_BOOK,), get=VIEW, role="liro"),
    "reviews:why-late": Opening((TO_BOOK,), get=WHY_LATE, post=WHY_LATE, role="liro"),
    "reviews:sign-lateness": Opening((TO_BOOK,), get=SIGN, post=SIGN, role="liro"),
    "reviews:held": Opening((TO_BOOK,), get=ATTENDANCE, post=ATTENDANCE, role="liro"),
}
