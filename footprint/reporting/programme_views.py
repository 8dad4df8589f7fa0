"""The pages on which the work programme is read: the year's outcomes with the live figures behind their targets."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.page.excel import TYPE, Sheet, workbook
from footprint.programme import queries
from footprint.programme.pages import heading, trail, year_asked, year_url
from footprint.programme.permissions import EDIT_PROGRAMME
from footprint.programme.policies import called, next_year
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.behind_targets import behind
from footprint.reporting.figure_questions import may
from footprint.reporting.figure_text import HIDES
from footprint.reporting.figures_views import INTERNAL
from footprint.reporting.permissions import VIEW_FIGURES
from footprint.reporting.policies import can_see_whole
from footprint.reporting.programme_tables import HEADS, Programme, details, figure_cell, notes_table
from rulebook.calendar import reporting_year_ending


@allowed(get=VIEW_FIGURES)
def programme(request: SignedInRequest) -> HttpResponse:
    year, on, edits = year_asked(request), clock.today(), _edits(request)
    current_programme, notice = _programme(request, year)
    context: dict[str, Any] = {
        "programme": current_programme, "notice": notice, "years": _years(year, on), "may_edit": edits,
        "add": year_url(year, "programme:add"), "excel": year_url(year, "programme:excel"),
    }  # fmt: skip
    if edits:
        context |= _for_editors(year, current_programme)
    return render(request, "reporting/programme.html", context)


def _programme(request: SignedInRequest, year: date) -> tuple[Programme, str]:
    """With the notice on small numbers."""
    on = clock.today()
    whole = can_see_whole(person=request.user, on=on)
    standings = queries.progress_on(year_ending=year)
    figures = behind([standing.outcome for standing in standings], year_ending=year, whole=whole, on=on)
    return Programme(year, standings, figures, on), INTERNAL if whole else HIDES


def _for_editors(year: date, programme: Programme) -> dict[str, Any]:
    """What they took out, and the way into the next year; from a year that has no programme yet, into it from the one
    before."""
    start = year if programme.standings else year.replace(year=year.year - 1)
    context: dict[str, Any] = {"gone": queries.taken_out(year_ending=year)}
    if programme.standings or queries.outcomes(year_ending=start):
        begin = f"Begin {called(next_year(start))} from {called(start)}"
        context |= {"carry": year_url(start, "programme:carry-over"), "begin": begin}
    return context


def _years(year: date, on: date) -> list[dict[str, Any]]:
    """Ways to the years that have a programme, the running and the next one, and the one shown."""
    running = reporting_year_ending(on)
    dates = sorted({*queries.years(), running, next_year(running), year})
    return [{"called": called(day), "url": year_url(day), "current": day == year} for day in dates]


def _edits(request: SignedInRequest) -> bool:
    return may(request, EDIT_PROGRAMME)


@allowed(get=VIEW_FIGURES)
def outcome(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    """One outcome with all that was told of it, also one that was taken out."""
    standing, on = queries.standing(pk=outcome_id), clock.today()
    if standing is None:
        raise Http404
    about, whole = standing.outcome, can_see_whole(person=request.user, on=on)
    figure = behind([about], year_ending=about.year_ending, whole=whole, on=on).get(about.pk)
    return render(request, "reporting/outcome.html", {
        "outcome": about, "title": heading(about), "year": called(about.year_ending), "rows": details(standing),
        "overdue": standing.overdue(on=on) and not about.removed_on,
        "actions": [line.strip() for line in about.actions.splitlines() if line.strip()],
        "figure": figure_cell(figure) if figure else None, "notice": INTERNAL if whole else HIDES,
        "table": notes_table(standing), "trail": trail(about.year_ending), "may_edit": _edits(request),
    })  # fmt: skip


@allowed(get=VIEW_FIGURES)
def programme_excel(request: SignedInRequest) -> HttpResponse:
    """The year's programme with its progress and live figures. Http404 where the year has none."""
    programme, notice = _programme(request, year_asked(request))
    if not programme.standings:
        raise Http404
    above = [f"As it stands on {format_day(programme.on)}. {programme.sentence}", notice]
    made = workbook(
        Sheet(f"Work programme {programme.called}", above, HEADS, list(programme.lines()), name="Work programme")
    )
    with acting(by=request.user, action=ReportingAction.EXPORT_PROGRAMME, at=timezone.now()) as doing:
        doing.record(("programme", programme.year_ending.isoformat()), after={"form": "xlsx"})
    name = f"work-programme-{programme.called.replace('/', '-')}"
    return HttpResponse(made, content_type=TYPE, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})
