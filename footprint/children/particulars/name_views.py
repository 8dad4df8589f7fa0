"""The names a child had before."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child
from footprint.children.particulars import actions, shown
from footprint.children.particulars.change_views import Context, done, sent, to_child
from footprint.children.particulars.forms import APreviousName, Why
from footprint.children.permissions import EDIT
from footprint.page.access import Hidden, allowed


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def names(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=EDIT)

    def save(given: Context) -> HttpResponse:
        actions.add_previous_name(child=found, by=request.user, at=timezone.now(), **given)
        return done(request, "The name is kept. The child is found by it too.", "children:names", found)

    context = {
        "child": found,
        "shown": shown.names_table(found.previous_names.order_by("until_on", "pk")),
        "trail": to_child(found),
    }
    return sent(request, APreviousName(request.POST or None), save, "children/names.html", context)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def remove(request: SignedInRequest, child: UUID, name: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=EDIT)
    row = found.previous_names.filter(pk=name).first()
    if row is None:
        raise Hidden(("previous name", str(name)))

    def save(given: Context) -> HttpResponse:
        actions.remove_previous_name(name=row, by=request.user, at=timezone.now(), **given)
        return done(request, "The name is removed.", "children:names", found)

    before = f"“{row}” was kept in error. What it was stays in the history with your reason."
    context = {"heading": "Remove a previous name", "button": "Remove the name", "before": before, "child": found,
               "trail": to_child(found)}  # fmt: skip
    return sent(request, Why(request.POST or None), save, "children/closing.html", context)
