"""The reports by year, the page of one that is being written, and beginning one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed
from footprint.reporting.permissions import APPROVE_REPORT, VIEW_FIGURES, WRITE_REPORT
from footprint.reporting.report import policies, queries, tables, writing_actions
from footprint.reporting.report.forms import Begin
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.pages import REPORTS, address, may_approve, may_write, page


@allowed(get=VIEW_FIGURES)
def reports(request: SignedInRequest) -> HttpResponse:
    """Published copies for everybody; what is being written for those who write or approve it."""
    approves = may_approve(request)
    context: dict[str, Any] = {"may_write": may_write(request)}
    context["published"] = tables.published_table(queries.versions(), all_of_them=approves)
    if approves:
        context["writing"] = tables.reports_table(queries.reports())
    return render(request, "reporting/report/reports.html", context)


@allowed(WRITE_REPORT)
def begin(request: SignedInRequest) -> HttpResponse:
    begun = {(report.first_day, report.last_day) for report in queries.reports()}
    form = Begin(typed(request), on=clock.today(), begun=begun)

    def save(cleaned: Cleaned) -> Done:
        report = writing_actions.begin_report(
            reporting_period=form.asked(), caseloads_on=cleaned["caseloads_on"], by=request.user, at=timezone.now()
        )
        return Done("", address("outline", report))

    reports_url = reverse("report:reports")
    around = ActPage(
        "Begin a report",
        button="Begin it",
        trail=[{"label": REPORTS, "url": reports_url}],
        back=reports_url,
        template="reporting/report/begin.html",
    )
    return act(request, form=form, save=save, page=around)


@allowed(get=APPROVE_REPORT)
def outline(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)
    passages = list(report.passages.all())
    caught = caught_in(report, passages)
    approvals = queries.approvals_of(report)
    state = tables.Standing(report, passages, approvals)
    return page(
        request, report, "outline",
        standing=state,
        tables=tables.section_tables(report, passages, queries.comments_open(report), caught),
        approvals=tables.approvals_table(approvals),
        versions=tables.published_table(queries.versions().filter(report=report), all_of_them=True),
        asides=queries.asides_of(report),
        can_approve=policies.can_approve(report=report, approvals=approvals, by=request.user),
        can_publish=policies.can_publish(report=report, approvals=approvals),
    )  # fmt: skip
