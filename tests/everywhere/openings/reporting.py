"""The addresses of the register's figures."""

from tests.everywhere.opening import Opening

FIGURES = "View aggregate report (suppressed)"
DRILL = "Drill from a number to children"
WHOLE = "Export identifiable list (XLSX/CSV)"
A_FIGURE = {"key": "timely_reviews"}
KINDS = ("looked_after_at_end", "legal_status_rows", "looked_after_by_month", "progress_health", "agency_attendance",
         "caseloads")  # fmt: skip

OPENINGS: dict[str, Opening] = {
    "reporting:figures": Opening(queries=25, get=FIGURES, role="liro"),
    "reporting:figure": Opening((A_FIGURE, *({"key": key} for key in KINDS)), queries=22, get=FIGURES, role="liro"),
    "reporting:figure-excel": Opening((A_FIGURE,), page=False, get=FIGURES, role="liro"),
    "report:check": Opening(queries=4, get=FIGURES, post=FIGURES, role="liro"),
    "report:read": Opening(queries=29, get=FIGURES, role="liro"),
    "report:file": Opening(
        ({"form": "docx"}, {"form": "html"}, {"form": "pdf"}, {"form": "xlsx"}), page=False, get=FIGURES, role="liro"
    ),
    "reporting:rows": Opening((A_FIGURE, {"key": "legal_status_rows"}), queries=13, get=DRILL, role="liro"),
    "reporting:rows-export": Opening((A_FIGURE,), queries=14, get=WHOLE, post=WHOLE),
}
