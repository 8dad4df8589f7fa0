"""What people do with children's records, and which role may: rows of the permission table."""

from footprint.page.access import declare

SECTION = "Children and people"
STATES = "Restricted, sealed, break-glass"

FIND = declare(
    SECTION,
    "Find a child by name or reference",
    iro="o", liro="t", bs="t", cpc="o", lado="o", sw="o", tm="t", hos="a", aud="x", ins="x",
)  # fmt: skip
VIEW = declare(
    SECTION,
    "View header (name, DOB, legal status, IRO, SW)",
    iro="o", liro="t", bs="t", cpc="o", lado="o", sw="o", tm="t", hos="a", aud="x", ins="x",
)  # fmt: skip
VIEW_PLACEMENT_ADDRESS = declare(
    SECTION,
    "View placement / carer address (protected field)",
    iro="o", liro="t!", bs="o!", sw="o", tm="t!", hos="a!", ins="x!",
)  # fmt: skip
VIEW_FAMILY_ADDRESS = declare(
    SECTION,
    "View family addresses (protected field)",
    iro="o", liro="t!", bs="o!", cpc="o", sw="o", tm="t!", hos="a!", ins="x!",
)  # fmt: skip
ADD = declare(SECTION, "Add a child", liro="t", bs="t")
EDIT = declare(SECTION, "Edit header and contacts", iro="o", liro="t", bs="t")
ENTER_CARE = declare(SECTION, "Enter or correct care, legal status and placement", iro="o", liro="t", bs="t")
RECORD_VISIT = declare(SECTION, "Record a statutory visit", iro="o", liro="t", bs="t", sw="o", tm="t")
ALLOCATE = declare(SECTION, "Allocate / reallocate IRO", liro="t")
BOOK_COVER = declare("Reviews", "Book cover for an absence", liro="t")
RESTRICT = declare(STATES, "Restrict a record", iro="o", liro="t", lado="o", hos="a")
LIFT = declare(STATES, "Lift a restriction", liro="t2", hos="a2")
VIEW_RESTRICTED = declare(
    STATES,
    "View a restricted record (named list only)",
    iro="o", liro="t!", cpc="o", lado="o", sw="o", tm="t!", hos="a!", ins="x!",
)  # fmt: skip
BREAK_GLASS = declare(
    STATES, "Break glass (unlock for 60 min, alert)", iro="t!", liro="t!", cpc="t!", lado="t!", hos="a!"
)
SEE_BROKEN_GLASS = declare(STATES, "See who broke glass in the service", liro="t", igo="a")
JUDGE_ALERTS = declare("Administration and assurance", "Review break-glass and snooping alerts", igo="a")
AGREE_ENGAGEMENT = declare(
    "Quality assurance and reports", "Agree or end an engagement of auditors or inspectors", liro="t"
)
SEE_ENGAGEMENTS = declare(
    "Quality assurance and reports", "See the engagements of auditors and inspectors", liro="t", hos="a"
)
SEAL = declare(STATES, "Seal on adoption order", liro="t2")
NOTE_CONNECTION = declare(
    STATES, "Note that somebody of the staff knows the child in private life", iro="o", liro="t", hos="a"
)
VIEW_READERS = declare("Administration and assurance", "View who looked at a case", liro="t", hos="a", ins="x", igo="a")
VIEW_WORKLIST = declare(
    "Quality assurance and reports",
    "View identifiable team worklist",
    iro="o", liro="t", bs="t", cpc="o", lado="o", sw="o", tm="t", hos="a",
)  # fmt: skip
EXPORT_OWN = declare(
    "Quality assurance and reports",
    "See counts of and print or export one's own worklist",
    iro="o", liro="t", bs="t", cpc="o", lado="o", sw="o", tm="t", hos="a",
)  # fmt: skip
EXPORT_LIST = declare("Data out", "Export identifiable list (XLSX/CSV)", liro="t!", hos="a!")
