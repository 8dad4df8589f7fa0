"""The names a child had before."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.act_pages import act_page
from footprint.children.particulars import actions, tables
from footprint.children.particulars.forms import APreviousName, Why
from footprint.children.permissions import EDIT
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, act, typed, version_of


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def names(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=EDIT)

    def save(cleaned: Cleaned) -> Done:
        actions.add_previous_name(child=child, by=request.user, at=timezone.now(), **cleaned)
        return Done("The name is kept. The child is found by it too.", reverse("children:names", args=[child.pk]))

    rows = child.previous_names.order_by("until_on", "pk")
    page = act_page(
        child,
        "Previous names",
        title="Previous names of a child",
        button="Keep the name",
        template="children/names.html",
        context={"child": child, "shown": tables.names_table(rows)},
    )
    return act(request, form=APreviousName(typed(request)), save=save, page=page)


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def remove(request: SignedInRequest, child_id: UUID, name_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=EDIT)
    row = child.previous_names.filter(pk=name_id).first()
    if row is None:
        raise Hidden(("previous name", str(name_id)))
    above = ("Previous names", reverse("children:names", args=[child.pk]))

    def save(cleaned: Cleaned) -> Done:
        actions.remove_previous_name(name=row, by=request.user, at=timezone.now(), **cleaned)
        return Done("The name is removed.", above[1])

    page = act_page(
        child,
        "Remove a previous name",
        above,
        button="Remove the name",
        before=f"“{row}” was kept in error. What it was stays in the history with your reason.",
    )
    return act(request, form=Why(typed(request)), save=save, page=page, version=version_of(str(row)))
