"""The addresses of the register's figures."""

from collections.abc import Mapping

from footprint.accounts.models import Person
from tests import reports
from tests.everywhere.opening import Opening

FIGURES = "View aggregate report (suppressed)"
DRILL = "Drill from a number to children"
WHOLE = "Export identifiable list (XLSX/CSV)"
A_FIGURE = {"key": "timely_reviews"}
KINDS = ("looked_after_at_end", "legal_status_rows", "looked_after_by_month", "progress_health", "agency_attendance",
         "caseloads")  # fmt: skip
WRITE, APPROVE = "Write report narrative / case studies", "Approve and publish a report"
UNSUPPRESSED = "View aggregate report (unsuppressed, internal)"
REPORT = {"report_id": reports.REPORT}
A_SECTION = {**REPORT, "section": "timeliness"}
A_QUOTE = {**REPORT, "section": "views"}
A_VERSION = {**REPORT, "number": 1}

OPENINGS: dict[str, Opening] = {
    "reporting:figures": Opening(kind="figures", get=FIGURES, role="liro"),
    "reporting:figure": Opening((A_FIGURE, *({"key": key} for key in KINDS)), kind="figures", get=FIGURES, role="liro"),
    "reporting:figure-excel": Opening((A_FIGURE,), page=False, get=FIGURES, role="liro"),
    "report:check": Opening(get=FIGURES, post=FIGURES, role="liro"),
    "report:read": Opening(kind="figures", get=FIGURES, role="liro"),
    "report:file": Opening(
        ({"form": "docx"}, {"form": "html"}, {"form": "pdf"}, {"form": "xlsx"}), page=False, get=FIGURES, role="liro"
    ),
    "reporting:rows": Opening((A_FIGURE, {"key": "legal_status_rows"}), get=DRILL, role="liro"),
    "reporting:rows-export": Opening((A_FIGURE,), get=WHOLE, post=WHOLE),
    "report:reports": Opening(kind="list", get=FIGURES, role="liro"),
    "report:begin": Opening(get=WRITE, post=WRITE),
    "report:outline": Opening((REPORT,), get=APPROVE),
    "report:paste": Opening((REPORT,), page=False, post=WRITE),
    "report:write": Opening((A_SECTION,), kind="figures", get=APPROVE, post=WRITE, role="hos"),
    "report:save": Opening((A_SECTION,), page=False, post=WRITE),
    "report:compare": Opening(({**A_SECTION, "aside_id": reports.ASIDE},), get=WRITE, post=WRITE),
    "report:wordings": Opening((A_SECTION,), get=APPROVE),
    "report:wording": Opening(({**A_SECTION, "number": 1},), get=APPROVE, post=WRITE),
    "report:comment": Opening((A_SECTION,), get=APPROVE, post=APPROVE),
    "report:let-stand": Opening(({**A_QUOTE, "mark": reports.MARK},), get=APPROVE, post=APPROVE),
    "report:settle-comment": Opening(({**REPORT, "comment_id": reports.COMMENT},), page=False, post=APPROVE),
    "report:send": Opening((REPORT,), get=WRITE, post=WRITE),
    "report:take-back": Opening((REPORT,), get=APPROVE, post=APPROVE),
    # Beside what will be published stand the warnings and the comments that are open.
    "report:approve": Opening((REPORT,), kind="figures", queries=36, get=APPROVE, post=APPROVE),
    "report:publish": Opening((REPORT,), get=APPROVE, post=APPROVE),
    "report:next-version": Opening((REPORT,), get=WRITE, post=WRITE),
    "report:version": Opening((A_VERSION,), get=FIGURES, role="cpb"),
    "report:internal": Opening((A_VERSION,), get=UNSUPPRESSED),
    "report:for-children": Opening((A_VERSION,), get=FIGURES, role="cpb"),
    "report:again": Opening((A_VERSION,), kind="figures", get=UNSUPPRESSED),
    "report:withdraw": Opening((A_VERSION,), get=APPROVE, post=APPROVE),
    "report:version-file": Opening(({**A_VERSION, "view": "version", "form": "html"},), page=False, get=FIGURES),
}


def records(staff: Mapping[str, Person]) -> None:
    """A report that Omar writes."""
    reports.a_report(writer=staff["Omar"])
