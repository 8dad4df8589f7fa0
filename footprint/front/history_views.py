"""The history of a child's record: every change of what is kept, with who, when and why."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.history import Source, history
from footprint.audit.reading import leaves_a_read
from footprint.children import history as children
from footprint.children.access import not_hidden_from, open_child
from footprint.children.models import Child
from footprint.children.particulars.change_views import to_child
from footprint.children.particulars.protected import SEEN, reach
from footprint.children.permissions import EDIT
from footprint.front.forms import HistoryFilters
from footprint.front.history_shown import Reading
from footprint.page import clock
from footprint.page.access import allowed
from footprint.reviews import history as reviews

PAGE_SIZE = 25


class Kept(Protocol):
    """What an app keeps of a child: its `history` module. `visible` are the children whom the reader may know of."""

    @property
    def GROUPS(self) -> Mapping[str, str]: ...  # noqa: N802

    def sources(self, *, child: Child, visible: QuerySet[Child]) -> list[Source]: ...


APPS: tuple[Kept, ...] = (children, reviews)


@allowed(get=EDIT)
@leaves_a_read(kind="child", key="child")
def corrections(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, on = open_child(request, pk=child, permission=EDIT), clock.today()
    visible = not_hidden_from(request.user, on=on)
    sources = [source for app in APPS for source in app.sources(child=found, visible=visible)]
    form = HistoryFilters(request.GET, groups={name: words for app in APPS for name, words in app.GROUPS.items()})
    group = form.cleaned_data["about"] if form.is_valid() else ""
    page = Paginator(history([one for one in sources if group in ("", one.group)]), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    may = reach(child=found, person=request.user, on=on, at=timezone.now())
    reading = Reading(
        {one.kind: one for one in sources},
        found.pk,
        {name for name in (children.FAMILY, children.PLACEMENT) if getattr(may, name) == SEEN},
        children.ever_linked(child=found, visible=visible),
    )
    context = {
        "child": found,
        "form": form,
        "page": page,
        "lines": reading.lines(page, first=page.start_index()),
        "trail": to_child(found),
    }
    return render(request, "front/history.html", context)
