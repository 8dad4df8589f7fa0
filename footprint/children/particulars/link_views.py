"""Brothers and sisters, and a looked-after parent with their baby: found first, then linked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import not_hidden_from, open_child, visible_children
from footprint.children.act_pages import act_page
from footprint.children.models import Child
from footprint.children.particulars import link_actions, queries, tables
from footprint.children.particulars.forms import Find, LinkChildren, Why
from footprint.children.particulars.search import search
from footprint.children.permissions import EDIT
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, act, typed
from footprint.page.search_terms import look_for, looked_for

SHOWN = 10  # those likeliest; a longer search is narrowed down


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def links(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, today = open_child(request, pk=child_id, permission=EDIT), clock.today()
    if "q" in request.POST:
        return look_for(request)
    within = visible_children(to=request.user, permission=EDIT, on=today)
    known = not_hidden_from(request.user, on=today)  # as on the child's page: a sister may be another IRO's
    text = looked_for(request)
    likely = list(search(text=text, within=within.exclude(pk=child.pk), today=today)[:SHOWN])
    form = LinkChildren(typed(request), found=[(str(child.pk), tables.called(child)) for child in likely])

    def save(cleaned: Cleaned) -> Done:
        chosen = [child for child in likely if str(child.pk) in cleaned["others"]]
        _link(child, chosen, cleaned, known, {"by": request.user, "at": timezone.now()})
        return Done("The link is kept with both.", reverse("children:links", args=[child.pk]))

    context = {
        "child": child,
        "shown": tables.links_table(queries.links_of(child, within=known), child),
        "find": Find({"q": text}) if text else Find(),
        "text": text,
        "likely": likely,
    }
    title = "Children who belong together"
    page = act_page(child, title, button="Link them", template="children/links.html", context=context)
    return act(request, form=form, save=save, page=page)


def _link(child: Child, chosen: list[Child], cleaned: Cleaned, known: Any, doing: Cleaned) -> None:
    if cleaned["kind"] == "baby":
        for item in chosen:
            link_actions.link_baby(parent=child, baby=item, **doing)
    elif cleaned["kind"] == "parent":
        for item in chosen:
            link_actions.link_baby(parent=item, baby=child, **doing)
    elif cleaned["group"]:
        link_actions.link_sibling_group(children=queries.sibling_group([child, *chosen], within=known), **doing)
    else:
        link_actions.link_siblings(child=child, others=chosen, **doing)


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def end(request: SignedInRequest, child_id: UUID, link_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=EDIT)
    known = not_hidden_from(request.user, on=clock.today())
    row = next((link for link in queries.links_of(child, within=known) if link.pk == link_id), None)
    if row is None:
        raise Hidden(("link", str(link_id)))
    above = ("Children who belong together", reverse("children:links", args=[child.pk]))

    def save(cleaned: Cleaned) -> Done:
        link_actions.unlink(link=row, by=request.user, at=timezone.now(), **cleaned)
        return Done("The link is ended.", above[1])

    before = f"{tables.other_of(row, child).name} will no longer stand with {child.name}. It can be linked again."
    page = act_page(child, "End a link", above, button="End the link", before=before)
    return act(request, form=Why(typed(request)), save=save, page=page)
