"""The statutory visits to a child: when the next is due, and why, and those made."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children import child_page_queries
from footprint.children.access import open_child, visible_children
from footprint.children.act_pages import to_child
from footprint.children.care_changes.tables import visits_table
from footprint.children.permissions import RECORD_VISIT, VIEW
from footprint.council import queries as council
from footprint.front.visit_tables import visit_cell
from footprint.page import clock
from footprint.page.access import allowed
from footprint.reviews.from_lists.queries import days_held


@allowed(get=VIEW)
@records_page_view(kind="child", key="child_id")
def visits(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=VIEW), clock.today()
    child_page_queries.read_for_visits(child)
    reviews = days_held(children=[child.pk]).get(child.pk, ())
    due = child_page_queries.visit_due(child=child, reviews=reviews, on=on, standards=council.standards(on=on))
    rows = sorted(child.visits.all(), key=lambda visit: visit.on_day, reverse=True)
    may_record = visible_children(to=request.user, permission=RECORD_VISIT, on=on).filter(pk=child.pk).exists()
    context = {
        "child": child,
        "next": visit_cell(due, visited=bool(rows), on=on) if due else None,
        "shown": visits_table(rows, may_edit=may_record),
        "may_record": may_record,
        "trail": to_child(child),
    }
    return render(request, "front/visits.html", context)
