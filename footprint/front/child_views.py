"""A child's page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child
from footprint.children.permissions import EDIT, VIEW
from footprint.children.whole import read_whole
from footprint.council import queries as council
from footprint.front.child_links import ways_on
from footprint.front.child_shown import FIRST_LINES, KINDS, Page, headed
from footprint.page import clock
from footprint.page.access import allowed
from footprint.reviews.next_reviews import every_review
from footprint.reviews.permissions import ATTENDANCE, LOOK_BETWEEN, SCHEDULE, VIEW_RECORD, VIEW_REVIEW


@allowed(get=VIEW)
@leaves_a_read(kind="child", key="child")
def child(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, on = open_child(request, pk=child, permission=VIEW), clock.today()
    read_whole(found)
    own = request.user.roles_on(on)
    roles = () if request.only_looking else own
    can_correct = bool(ATTENDANCE.scopes(roles))
    may_open = {"can_read": bool(VIEW_RECORD.scopes(own)), "can_open_reviews": bool(VIEW_REVIEW.scopes(own)),
                "can_look_between": bool(LOOK_BETWEEN.scopes(roles))}  # fmt: skip
    page = Page(
        found, every_review(child=found, on=on), request.user, on, council.standards(on=on), can_correct, **may_open
    )
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    happenings = page.happenings(kind)
    shown = happenings if request.GET.get("all") else happenings[:FIRST_LINES]
    events = [{"title": headed(one), "by": "", "on": one.day, "text": one.words} for one in shown]
    return render(request, "front/child.html", {
        "page": page, "child": found, "capacity": request.capacity, "events": events, "kinds": KINDS, "kind": kind,
        "more": len(happenings) - len(shown), "can_schedule": bool(SCHEDULE.scopes(roles)),
        "can_edit": bool(EDIT.scopes(roles)),
        "ways": ways_on(found, roles=request.user.roles_on(on), looking=request.only_looking),
    })  # fmt: skip
