"""A child's page."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.child_page_queries import read_whole
from footprint.children.models import Child
from footprint.children.page_parts import Look
from footprint.children.permissions import VIEW
from footprint.council import queries as council
from footprint.front.child_page import FIRST_LINES, Page
from footprint.page import clock
from footprint.page.access import allowed


def look(request: SignedInRequest, child: Child, *, on: date) -> Look:
    """A child who was opened, as the reader may see them."""
    roles, standards = request.user.roles_on(on), council.standards(on=on)
    return Look(child, request.user, roles, on, standards, only_looking=request.only_looking)


@allowed(get=VIEW)
@records_page_view(kind="child", key="child_id")
def child(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    current_child, on = open_child(request, pk=child_id, permission=VIEW), clock.today()
    read_whole(current_child)
    page = Page(look(request, current_child, on=on))
    kind = request.GET.get("kind", "")
    kind = kind if kind in page.kinds else ""
    happenings = page.happenings(kind)
    current_happenings = happenings if request.GET.get("all") else happenings[:FIRST_LINES]
    events = [
        {"title": page.headed(happening), "by": "", "on": happening.day, "text": happening.words}
        for happening in current_happenings
    ]
    return render(request, "front/child.html", {
        "page": page, "child": current_child, "capacity": request.capacity, "events": events, "kind": kind,
        "more": len(happenings) - len(current_happenings),
    })  # fmt: skip
