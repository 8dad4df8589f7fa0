"""Who looked at a child. Those who see no child elsewhere find one here by number, and are told no name."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.audit.queries import accesses, who_accessed
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child, visible_children
from footprint.children.act_pages import to_child
from footprint.children.permissions import VIEW, VIEW_READERS
from footprint.children.restrictions import tables
from footprint.children.restrictions.forms import FindByNumber, LookFilters
from footprint.page import clock
from footprint.page.access import allowed

PAGE_SIZE = 50
NOT_FOUND = "There is no child with this number. Check it, and try again."


@allowed(get=VIEW_READERS)
def find_readers(request: SignedInRequest) -> HttpResponse:
    """A record that the reader may not know of is answered as a number that nobody has."""
    form = FindByNumber(request.GET if "number" in request.GET else None)
    if form.is_valid():
        visible = visible_children(to=request.user, permission=VIEW_READERS, on=clock.today())
        child = visible.filter(local_id=form.cleaned_data["number"]).first()
        if child is not None:
            return redirect(reverse("children:readers", kwargs={"child_id": child.pk}))
        form.add_error("number", NOT_FOUND)
    return render(request, "children/find_readers.html", {"form": form})


@allowed(get=VIEW_READERS)
@records_page_view(kind="child", key="child_id")
def readers(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=VIEW_READERS)
    about = ("child", child.pk)
    form = LookFilters(request.GET, people=who_accessed(about))
    chosen = form.chosen()
    page = Paginator(accesses(about, **chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    by_name = bool(VIEW.scopes(request.user.roles_on(clock.today())))
    context = {
        "called": child.name if by_name else f"Child {child.local_id}",
        "form": form,
        "page": page,
        "looks": tables.looks_table(page, filtered=any(chosen.values())),
        "trail": to_child(child) if by_name else to_search(),
    }
    return render(request, "children/readers.html", context)


def to_search() -> list[dict[str, str]]:
    return [{"label": "Who looked at a child", "url": reverse("children:find-readers")}]
