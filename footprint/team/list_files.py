"""The team's lists as Excel files."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.allocations import queries
from footprint.children.allocations.queries import Unallocated
from footprint.children.exporting import excel, reason_given, reason_page, why
from footprint.children.permissions import EXPORT_LIST, EXPORT_OWN
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.team import tables
from footprint.team.forms import OnDay
from footprint.team.pages import last_known
from footprint.team.queries import Caseload, totals
from footprint.team.views import caseloads_shown

WAITING = (
    "Child",
    "Number",
    "In care since",
    "Without an IRO since",
    "Service told",
    "Working days without",
    "IRO needed by",
    "Late",
)
WITHOUT_IRO = "without-an-iro"
LOADS = (
    "Person", "Part of a full week", "Looked-after children", "Per full-time post", "Range", "Child protection",
    "In both", "Cover",
)  # fmt: skip
NOT_PUBLIC = "Not for publication. The numbers count the children whose records whoever took them out may open."


@allowed(EXPORT_LIST)
def unallocated_export(request: SignedInRequest) -> HttpResponse:
    today, form = clock.today(), why(request)
    visible = visible_children(to=request.user, permission=EXPORT_LIST, on=today)
    rows = queries.unallocated(visible=visible, on=today, standards=standards(on=today))
    title = "Children without an IRO"
    reason = reason_given(request, form, name=WITHOUT_IRO)
    if not reason:
        return reason_page(request, form, title=title, count=len(rows), back=reverse("team:unallocated"))
    values = [_waiting(row) for row in rows]
    return excel(request, name=WITHOUT_IRO, title=title, heads=WAITING, rows=values, reason=reason)


def _waiting(row: Unallocated) -> list[Any]:
    needed = row.named_by.on if row.named_by else None
    period = row.period
    late = "Late" if row.late else ""
    return [row.child.name, row.child.local_id, period.from_on, row.since, period.told_on, row.age, needed, late]


@allowed(get=EXPORT_OWN)
def caseloads_excel(request: SignedInRequest) -> HttpResponse:
    """Numbers alone: no child is named."""
    form = OnDay(request.GET or None)
    on = last_known(form.cleaned_data.get("on") if form.is_valid() else None)
    caseloads = caseloads_shown(request.user, on=on, rules=standards(on=on))
    rows = [_load(load) for load in caseloads]
    if len(rows) > 1:
        team = totals(caseloads)
        each = None if team.per_full_time is None else float(team.per_full_time)
        rows.append(["Team", float(team.fte), team.looked_after, each, "", team.protection, team.both, ""])
    title = f"Caseloads on {format_day(on)}"
    return excel(request, name="caseloads", title=title, heads=LOADS, rows=rows, notice=NOT_PUBLIC)


def _load(load: Caseload) -> list[Any]:
    against = tables.against(load).shown()
    fte = float(load.fte) if load.fte else None
    name, cover = load.person.name, tables.cover_words(load)
    return [name, fte, load.looked_after, tables.each(load), against, load.protection, load.both, cover]
