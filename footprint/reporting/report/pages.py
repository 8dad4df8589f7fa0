"""What stands around a page about a report, and around an act on one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import Permission
from footprint.page.acts import ActPage
from footprint.reporting.models import AnnualReport
from footprint.reporting.periods import titled
from footprint.reporting.permissions import APPROVE_REPORT, WRITE_REPORT
from footprint.reporting.report.freezing import asked_of

REPORTS = "Annual reports"


def act_page(
    request: SignedInRequest, report: AnnualReport, heading: str, *, name: str = "", to: str = "", **words: Any
) -> ActPage:
    """An act on a report, drawn by the template `name` of ours; it leads `to` an address, the report's where none is
    given."""
    around = _around(request, report, name)
    context = {**around, **words.pop("context", {})}
    template = _template(name) if name else "page/act.html"
    back = to or address("outline", report)
    return ActPage(heading, trail=around["trail"], back=back, template=template, context=context, **words)


def page(request: SignedInRequest, report: AnnualReport, template: str, **context: Any) -> HttpResponse:
    return render(request, _template(template), about(request, report, template, **context))


def about(request: SignedInRequest, report: AnnualReport, template: str, **context: Any) -> dict[str, Any]:
    """What stands around a page; one about a section leads back to that."""
    around = _around(request, report, template)
    if "section" in context and template != "section":
        section = context["section"]
        around["trail"].append({"label": section.title, "url": address("write", report, section.key)})
    return {**around, **context}


def _template(name: str) -> str:
    return f"reporting/report/{name}.html"


def _around(request: SignedInRequest, report: AnnualReport, template: str) -> dict[str, Any]:
    trail = [{"label": REPORTS, "url": reverse("report:reports")}]
    if may_approve(request) and template != "outline":
        trail.append({"label": name_of(report), "url": address("outline", report)})
    return {"report": report, "name": name_of(report), "may_write": may_write(request), "trail": trail}


def name_of(report: AnnualReport) -> str:
    return titled(asked_of(report))


def address(name: str, report: AnnualReport, *more: Any) -> str:
    return reverse(f"report:{name}", args=[report.pk, *more])


def may_write(request: SignedInRequest) -> bool:
    return _may(request, WRITE_REPORT)


def may_approve(request: SignedInRequest) -> bool:
    return _may(request, APPROVE_REPORT)


def _may(request: SignedInRequest, permission: Permission) -> bool:
    return bool(permission.scopes(request.user.roles_on(clock.today())))
