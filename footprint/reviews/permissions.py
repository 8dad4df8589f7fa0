"""What people do with reviews, and which role may: rows of the permission table."""

from footprint.page.access import declare

SECTION = "Reviews"

SCHEDULE = declare(SECTION, "Schedule or move a review", iro="o", liro="t", bs="t")
VIEW_REVIEW = declare(SECTION, "Open the page of a review", iro="o", liro="t", bs="t", sw="o", tm="t", hos="a")
MAKE_READY = declare(SECTION, "Record the talk with the child, and decide to go on or adjourn", iro="o", liro="t")
ATTENDANCE = declare(SECTION, "Record attendance and participation codes", iro="o", liro="t", bs="t")
MARK_RECEIVED = declare(SECTION, "Mark plan, reports and returned forms received", iro="o", liro="t", bs="t")
VIEW_RECORD = declare(
    SECTION,
    "View final review record",
    iro="o", liro="t", bs="t", cpc="o", sw="o", tm="t", hos="a", aud="x", ins="x",
)  # fmt: skip
DRAFT = declare(SECTION, "Draft / edit review record", iro="o", liro="t")
FINALISE = declare(SECTION, "Finalise review record", iro="o", liro="t")
AMEND = declare(SECTION, "Amend a finalised record (new version, reason)", iro="o!", liro="t!")
DECIDE = declare(SECTION, "Record a decision", iro="o", liro="t")
ANSWER = declare(SECTION, "Answer the decisions of a review", tm="t")
REPORT = declare(SECTION, "Report progress on a decision", iro="o", liro="t", sw="o", tm="t")
LOOK_BETWEEN = declare(SECTION, "Record midway check", iro="o", liro="t")
CONFIRM = declare(SECTION, "Confirm a decision done / not done", iro="o", liro="t")
SEND_RECORD = declare(SECTION, "Send outcome / minutes to recorded recipients", iro="o", liro="t", bs="t")
SEND_NOTICE = declare(SECTION, "Send a notice of change", sw="o", tm="t")
CHOOSE_EARLY = declare(SECTION, "Choose whether a change brings the review forward", iro="o", liro="t")
SAY_WHY_LATE = declare(SECTION, "Say why a review was late", iro="o", liro="t")
SIGN_LATENESS = declare(SECTION, "Sign a lateness exception", liro="t")
DOWNLOAD = declare(
    "Data out",
    "Download one record (PDF/DOCX)",
    iro="o", liro="t", bs="t", cpc="o", lado="o", sw="o", tm="t", hos="a!", ins="x",
)  # fmt: skip
