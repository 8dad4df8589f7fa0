"""The history of a child's record: every change of what is kept, with who, when and why."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.history import history
from footprint.audit.reading import records_page_view
from footprint.children import history as children
from footprint.children.access import not_hidden_from, open_child
from footprint.children.act_pages import to_child
from footprint.children.particulars.protected import SEEN, reach
from footprint.children.permissions import EDIT
from footprint.front.child_page import Page
from footprint.front.child_views import look
from footprint.front.forms import HistoryFilters
from footprint.front.history_tables import Reading
from footprint.page import clock
from footprint.page.access import allowed

PAGE_SIZE = 25


@allowed(get=EDIT)
@records_page_view(kind="child", key="child_id")
def corrections(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=EDIT), clock.today()
    visible, parts = not_hidden_from(request.user, on=on), Page(look(request, child, on=on)).parts
    sources = [source for part in parts for source in part.history(visible=visible)]
    form = HistoryFilters(request.GET, groups={name: words for part in parts for name, words in part.groups.items()})
    group = form.cleaned_data["about"] if form.is_valid() else ""
    page = Paginator(history([source for source in sources if group in ("", source.group)]), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    may = reach(child=child, person=request.user, on=on, at=timezone.now())
    reading = Reading(
        {source.kind: source for source in sources},
        child.pk,
        {name for name in (children.FAMILY, children.PLACEMENT) if getattr(may, name) == SEEN},
        children.ever_linked(child=child, visible=visible),
    )
    context = {
        "child": child,
        "form": form,
        "page": page,
        "lines": reading.lines(page, first=page.start_index()),
        "trail": to_child(child),
    }
    return render(request, "front/history.html", context)
