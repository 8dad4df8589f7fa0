"""Who sees figures, who opens the rows behind them, who writes and approves reports: rows of the permission table."""

from footprint.page.access import STAFF, declare

SECTION = "Quality assurance and reports"

VIEW_FIGURES = declare(
    SECTION, "View aggregate report (suppressed)", **dict.fromkeys((role for role in STAFF if role != "adm"), "g")
)
VIEW_WHOLE_FIGURES = declare(SECTION, "View aggregate report (unsuppressed, internal)", liro="t", hos="a", ins="x")
DRILL = declare(SECTION, "Drill from a number to children", iro="o", liro="t", tm="t", hos="a", ins="x")
WRITE_REPORT = declare(SECTION, "Write report narrative / case studies", liro="t")
APPROVE_REPORT = declare(SECTION, "Approve and publish a report", liro="t2", hos="a2")
