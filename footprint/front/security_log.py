"""The security log: who came in, who was refused, what changed about who may come in. Nothing of any case."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from footprint.audit import queries, security
from footprint.front.permissions import VIEW_SECURITY_LOG
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.page.forms import Form, SelectField
from footprint.page.tables import Cell, Column, Table

PAGE_SIZE = 50
COLUMNS = [Column("When"), Column("Who"), Column("As"), Column("What"), Column("About"), Column("Reference")]


class LogFilters(Form):
    group = SelectField(label="Kind", choices=list(security.GROUPS.items()), empty="All", required=False)


@allowed(get=VIEW_SECURITY_LOG)
def security_log(request: HttpRequest) -> HttpResponse:
    form = LogFilters(request.GET)
    group = form.cleaned_data["group"] if form.is_valid() else ""
    page = Paginator(queries.security_events(group=group), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = Table("Security log", COLUMNS, [line_of(queries.security_line(event)) for event in page],
                  caption_size="s", empty="Nothing of this kind has happened yet.")  # fmt: skip
    return render(request, "front/security_log.html", {"form": form, "page": page, "lines": lines})


def line_of(line: queries.SecurityLine) -> list[object]:
    moment = localtime(line.at)
    what = f"{line.what}: {line.rule}" if line.rule else line.what
    return [
        Cell(line.at, f"{format_day(moment.date())}, {moment:%H:%M:%S}"), line.who, line.role, what, line.about,
        line.reference,
    ]  # fmt: skip
