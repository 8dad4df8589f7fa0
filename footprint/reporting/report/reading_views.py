"""The report of any period as the register has it now, to read and to take away in each form.

What is still being written is for those who see small numbers; everyone else has its figures here, and its words when
they are published.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.page.access import allowed
from footprint.post import answers, html, pdf, word, workbook
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.figure_questions import Question, may, question
from footprint.reporting.permissions import APPROVE_REPORT, VIEW_FIGURES
from footprint.reporting.report.drill_links import address_of
from footprint.reporting.report.formats import FORMS, report

PUBLISHED = "published"
TYPES = {"html": "text/html; charset=utf-8", "pdf": pdf.TYPE, "docx": word.TYPE, "xlsx": workbook.TYPE}
CALLED = {"docx": "Word", "pdf": "PDF", "html": "Web page", "xlsx": "Excel, its tables"}


@allowed(get=VIEW_FIGURES)
def read(request: SignedInRequest) -> HttpResponse:
    current_question = question(request)
    internal = _internal(request, current_question)
    context: dict[str, Any] = {"question": current_question, "form": current_question.form, "internal": internal}
    if current_question.asked is not None:
        rows_of = address_of if internal and may(request) else None
        document = report(
            asked=current_question.asked,
            internal=internal,
            at=timezone.now(),
            written=may(request, APPROVE_REPORT),
            rows_of=rows_of,
        )
        context |= {"document": document, "body": html.body(document.parts, linked=True)}
        context |= {"files": [(name, _address(current_question, internal, form)) for form, name in CALLED.items()]}
        context["other_view"] = _other_view(current_question, internal) if current_question.whole else None
    return render(request, "reporting/report.html", context)


@allowed(get=VIEW_FIGURES)
def file(request: SignedInRequest, form: str) -> HttpResponse:
    """Http404 for a form that there is none of, and where the address names no period."""
    current_question = question(request)
    if form not in FORMS or current_question.asked is None:
        raise Http404
    internal = _internal(request, current_question)
    document = report(
        asked=current_question.asked, internal=internal, at=timezone.now(), written=may(request, APPROVE_REPORT)
    )
    with acting(by=request.user, action=ReportingAction.EXPORT_REPORT, at=timezone.now()) as doing:
        doing.record(("report", str(current_question.asked.last_day)), after={"form": form, "whole": internal})
    name = f"{'report' if internal else 'report-published'}-{current_question.asked.last_day}.{form}"
    return answers.attachment(name=name, media_type=TYPES[form], content=FORMS[form](document))


def _internal(request: SignedInRequest, question: Question) -> bool:
    """Whoever sees small numbers may ask to see what is published."""
    return question.whole and request.GET.get("view") != PUBLISHED


def _address(question: Question, internal: bool, form: str) -> str:
    return _with_view(question.address("report:file", form), internal=internal or not question.whole)


def _other_view(question: Question, internal: bool) -> tuple[str, str]:
    label = "As it would be published, with small numbers hidden" if internal else "With small numbers, not to publish"
    return label, _with_view(question.address("report:read"), internal=not internal)


def _with_view(address: str, *, internal: bool) -> str:
    """The view is named where it is not what the reader gets anyway."""
    return address if internal else f"{address}{'&' if '?' in address else '?'}view={PUBLISHED}"
