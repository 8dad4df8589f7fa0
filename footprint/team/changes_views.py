"""How many children changed IRO in a year, and who they are."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from footprint.accounts.request import SignedInRequest
from footprint.children.allocations import queries as children
from footprint.children.permissions import VIEW_WORKLIST
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.team.forms import OfYear
from footprint.team.pages import shown_to, trail
from footprint.team.tables import child_url
from rulebook.calendar import add_months, reporting_year_ending

YEARS = 5
PAGE_SIZE = 50
ONE_DAY = timedelta(days=1)


@allowed(get=VIEW_WORKLIST)
def changes(request: SignedInRequest) -> HttpResponse:
    """Of the children whom the reader may see, and of nobody else."""
    today = clock.today()
    ends = _years(today)
    form = OfYear(request.GET or None, years=[(str(end.year), f"{end.year - 1}/{end:%y}") for end in ends])
    cleaned = form.cleaned_data.get("year") if form.is_valid() else ""
    end = next((day for day in ends if str(day.year) == cleaned), ends[0])
    since, until = add_months(end, -12) + ONE_DAY, min(end, today)
    visible = shown_to(request.user)
    changed = children.changed(visible=visible, since=since, on=until)
    page = Paginator(changed.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "found": changed,
        "since": since,
        "until": until,
        "page": page,
        "shown": _table(list(page), since=since, until=until),
        "trail": trail("team:caseloads"),
    }
    return render(request, "team/changes.html", context)


def _years(today: date) -> list[date]:
    """The last days of this year and of those before it, the latest first."""
    first = reporting_year_ending(today)
    return [add_months(first, -12 * back) for back in range(YEARS)]


def _table(rows: list[Any], *, since: date, until: date) -> Table:
    columns = [Column("Child"), Column("Number"), Column("IRO before"), Column("IRO after"), Column("Changed on")]
    context = [
        [Cell(child.name, url=child_url(child)), child.local_id, before.name, after.name, on]
        for child, before, after, on in rows
    ]
    caption = f"Changes from {format_day(since)} to {format_day(until)}"
    return Table(
        caption, columns, context, id="changes", empty="No child looked after on the last day changed IRO in this time."
    )
