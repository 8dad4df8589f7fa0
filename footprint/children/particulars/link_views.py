"""Brothers and sisters, and a looked-after parent with their baby: found first, then linked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import not_hidden_from, open_child, visible_children
from footprint.children.models import Child
from footprint.children.particulars import link_actions, queries, shown
from footprint.children.particulars.change_views import Context, done, sent, to_child
from footprint.children.particulars.forms import Find, LinkChildren, Why
from footprint.children.particulars.search import search
from footprint.children.permissions import EDIT
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.datefield import said
from footprint.page.looked_for import look_for, looked_for

SHOWN = 10  # those likeliest; a longer search is narrowed down


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def links(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, today = open_child(request, pk=child, permission=EDIT), clock.today()
    if "q" in request.POST:
        return look_for(request)
    within = visible_children(to=request.user, permission=EDIT, on=today)
    known = not_hidden_from(request.user, on=today)  # as on the child's page: a sister may be another IRO's
    typed = looked_for(request)
    likely = list(search(text=typed, within=within.exclude(pk=found.pk), today=today)[:SHOWN])
    form = LinkChildren(request.POST or None, found=[(str(one.pk), called(one)) for one in likely])

    def save(given: Context) -> HttpResponse:
        chosen = [one for one in likely if str(one.pk) in given["others"]]
        _link(found, chosen, given, known, {"by": request.user, "at": timezone.now()})
        return done(request, "The link is kept with both.", "children:links", found)

    context = {
        "child": found,
        "shown": shown.links_table(queries.links_of(found, within=known), found),
        "find": Find({"q": typed}) if typed else Find(),
        "typed": typed,
        "likely": likely,
        "trail": to_child(found),
    }
    return sent(request, form, save, "children/links.html", context)


def called(child: Child) -> str:
    return f"{child.name}, number {child.local_id}, born {said(child.born_on)}"


def _link(child: Child, chosen: list[Child], given: Context, known: Any, act: Context) -> None:
    if given["kind"] == "baby":
        for one in chosen:
            link_actions.link_baby(parent=child, baby=one, **act)
    elif given["kind"] == "parent":
        for one in chosen:
            link_actions.link_baby(parent=one, baby=child, **act)
    elif given["group"]:
        link_actions.link_sibling_group(children=queries.sibling_group([child, *chosen], within=known), **act)
    else:
        link_actions.link_siblings(child=child, others=chosen, **act)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def end(request: SignedInRequest, child: UUID, link: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=EDIT)
    known = not_hidden_from(request.user, on=clock.today())
    row = next((one for one in queries.links_of(found, within=known) if one.pk == link), None)
    if row is None:
        raise Hidden(("link", str(link)))

    def save(given: Context) -> HttpResponse:
        link_actions.unlink(link=row, by=request.user, at=timezone.now(), **given)
        return done(request, "The link is ended.", "children:links", found)

    before = f"{shown.other_of(row, found).name} will no longer stand with {found.name}. It can be linked again."
    context = {"heading": "End a link", "button": "End the link", "before": before, "child": found,
               "trail": to_child(found)}  # fmt: skip
    return sent(request, Why(request.POST or None), save, "children/closing.html", context)
