"""One act on a report with its questions, as every page about it asks, and what stands above such a page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.page import clock
from footprint.page.access import Permission
from footprint.reporting.models import AnnualReport
from footprint.reporting.periods import titled
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report.freezing import asked_of

Asked = dict[str, Any]
REPORTS = "Annual reports"


def ask(
    request: SignedInRequest,
    report: AnnualReport,
    form: Any,
    save: Callable[[Asked], str],
    *,
    words: tuple[str, str],
    to: str = "",
    **context: Any,
) -> HttpResponse:
    """`words` are the heading and the button, `save` answers with the sentence that follows it; `to` is the address of
    the page that comes next, the report's where none is given."""
    to = to or address("outline", report)

    def finish(given: Asked) -> HttpResponse:
        messages.success(request, save(given))
        return redirect(to)

    heading, button = words
    act = {"heading": heading, "button": button, "back_to": to, **context}
    return asked(request, form, finish, _template("act"), {**_around(request, report, "act"), **act})


def page(request: SignedInRequest, report: AnnualReport, template: str, **context: Any) -> HttpResponse:
    """A page about a section leads back to that."""
    around = _around(request, report, template)
    if "section" in context and template != "section":
        section = context["section"]
        around["trail"].append({"label": section.title, "url": address("write", report, section.key)})
    return render(request, _template(template), {**around, **context})


def _template(name: str) -> str:
    return f"reporting/report/{name}.html"


def _around(request: SignedInRequest, report: AnnualReport, template: str) -> Asked:
    trail = [{"label": REPORTS, "url": reverse("report:reports")}]
    if may_approve(request) and template != "outline":
        trail.append({"label": name_of(report), "url": address("outline", report)})
    return {"report": report, "name": name_of(report), "may_write": may_write(request), "trail": trail}


def name_of(report: AnnualReport) -> str:
    return titled(asked_of(report))


def address(name: str, report: AnnualReport, *more: Any) -> str:
    return reverse(f"report:{name}", args=[report.pk, *more])


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def may_write(request: SignedInRequest) -> bool:
    return _may(request, WRITE_REPORT)


def may_approve(request: SignedInRequest) -> bool:
    return _may(request, APPROVE_REPORT)


def _may(request: SignedInRequest, permission: Permission) -> bool:
    return bool(permission.scopes(request.user.roles_on(clock.today())))
