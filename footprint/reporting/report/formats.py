"""The report of a period, made from the register, in each of its forms."""

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from typing import cast

from footprint.post.outline import Document
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import telling
from footprint.reporting.report.composing import report_of
from footprint.reporting.report.drill_links import Addresses
from footprint.reporting.report.freezing import look_at, words_of
from footprint.reporting.report.queries import report_on
from footprint.reporting.report.records import records_of


def _as(form: str) -> Callable[[Document], bytes]:
    """Each form loads what it needs when it is asked for: a report as PDF waits for no library of Excel's."""
    return lambda document: cast(bytes, import_module(f"footprint.post.{form}").file(document))


FORMS: Mapping[str, Callable[[Document], bytes]] = {
    "html": _as("html"),
    "pdf": _as("pdf"),
    "docx": _as("word"),
    "xlsx": _as("workbook"),
}


def report(
    *, asked: ReportingPeriod, internal: bool, at: datetime, written: bool = True, rows_of: Addresses | None = None
) -> Document:
    """As the register has it now, with the words as they stand where `written`; unless `internal`, with small numbers
    hidden."""
    look = look_at(at, internal=internal, draft=True)
    current_report = report_on(first_day=asked.first_day, last_day=asked.last_day)
    current_telling = telling(
        asked, whole=internal, caseloads_on=current_report.caseloads_on if current_report else None
    )
    words = words_of(current_report) if current_report and written else {}
    return report_of(current_telling, look=look, passages=words, records=records_of(current_telling), rows_of=rows_of)
