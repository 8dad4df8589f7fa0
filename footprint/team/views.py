"""Caseloads of the team and of one person; cover for absence."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.access import not_hidden_from, visible_children
from footprint.children.allocations import actions as whose
from footprint.children.allocations import queries as children
from footprint.children.permissions import ALLOCATE, BOOK_COVER, VIEW_WORKLIST
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
from footprint.team import queries, tables
from footprint.team.forms import BookCover, EndCover, OnDay
from footprint.team.pages import last_known, missing, officers_today, person_of, shown_to, trail
from footprint.team.permissions import MANAGE_POSTS
from footprint.team.policies import sees_every_caseload
from footprint.team.queries import Caseload
from rulebook.standards import Standards

NEW_FOR = 5  # working days


def caseloads_shown(person: Person, *, on: date, rules: Standards) -> list[Caseload]:
    """Everybody's on a day; only their own for those who may not see the others'."""
    caseloads = queries.caseloads(visible=shown_to(person), on=on, standards=rules)
    if sees_every_caseload(person=person, on=clock.today()):
        return caseloads
    return [load for load in caseloads if load.person == person]


@allowed(get=VIEW_WORKLIST)
def caseloads(request: SignedInRequest) -> HttpResponse:
    form = OnDay(request.GET or None)
    on = last_known(form.cleaned_data.get("on") if form.is_valid() else None)
    rules = standards(on=on)
    current_caseloads = caseloads_shown(request.user, on=on, rules=rules)
    total = queries.totals(current_caseloads)
    context = {
        "form": form,
        "on": on,
        "shown": tables.caseload_table(current_caseloads, total, on=on, limits=rules.caseload),
        "charts": tables.caseload_charts(current_caseloads, rules.caseload)
        if any(load.held for load in current_caseloads)
        else [],
        "left": queries.held_by_somebody_who_left(current_caseloads),
        "can_allocate": bool(ALLOCATE.scopes(request.user.roles_on(clock.today()))),
        "can_manage": bool(MANAGE_POSTS.scopes(request.user.roles_on(clock.today()))),
    }
    return render(request, "team/caseloads.html", context)


@allowed(get=VIEW_WORKLIST)
def caseload(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """One person's children; on the cover's page also those of whoever they cover for."""
    today = clock.today()
    if person_id != request.user.pk and not sees_every_caseload(person=request.user, on=today):
        raise missing("caseload", person_id)
    form = OnDay(request.GET or None)
    on = last_known(form.cleaned_data.get("on") if form.is_valid() else None)
    rules, visible = standards(on=on), shown_to(request.user)
    every = queries.caseloads(visible=visible, on=on, standards=rules)
    current_caseload = next((load for load in every if load.person.pk == person_id), None)
    if current_caseload is None:
        raise missing("caseload", person_id)
    new = children.new_to(person=current_caseload.person, visible=visible, on=on, working_days=NEW_FOR, standards=rules)
    listed = children.children_of(keys=current_caseload.children, visible=visible, on=on)
    context = {
        "form": form,
        "load": current_caseload,
        "on": on,
        "words": tables.held_words(current_caseload),
        **_lists(current_caseload, list(listed), {child.pk for child in new}),
        "covered": _covered(current_caseload, every, visible, request.user),
        "can_share": bool(ALLOCATE.scopes(request.user.roles_on(today))) and bool(current_caseload.looked_after),
        "trail": trail("team:caseloads"),
    }
    return render(request, "team/caseload.html", context)


def _lists(caseload: Caseload, listed: list[Any], new: set[UUID]) -> dict[str, Any]:
    as_iro = {held.child for held in caseload.held if held.as_iro}
    chaired = {held.child for held in caseload.held if not held.as_iro}
    iros, cases = ([child for child in listed if child.pk in keys] for keys in (as_iro, chaired))
    return {
        "as_iro": tables.children_table(
            "Looked-after children", iros, new, key="as-iro", empty="No looked-after child that can be shown to you."
        ),
        "chaired": tables.children_table(
            "Child-protection cases", cases, set(), key="chaired", empty="No child-protection case."
        ),
    }


def _covered(caseload: Caseload, every: list[Caseload], visible: children.Children, reader: Person) -> list[Any]:
    """The work of those who are away, as far as it opens to the cover."""
    away = [load for load in every if load.person.name in caseload.covering]
    if not away:
        return []
    on = clock.today()
    to_cover = visible
    if reader != caseload.person:
        to_cover = visible_children(to=caseload.person, permission=VIEW_WORKLIST, on=on).filter(
            pk__in=visible.values("pk")
        )
    return [
        tables.children_table(
            f"Covering for {load.person}",
            children.children_of(keys=load.children, visible=to_cover, on=on),
            set(),
            key=f"cover-{number}",
            empty="No child that can be opened in their stead.",
        )
        for number, load in enumerate(away)
    ]


@allowed(get=BOOK_COVER)
def cover(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    covers = children.covers(on=today)
    visible = shown_to(request.user)
    left = [
        {
            "cover": cover,
            "children": children.left_by_cover(
                absent=cover.absent,
                covering=cover.covering,
                open_to_cover=not_hidden_from(cover.covering, on=today),
                visible=visible,
                on=today,
            ),
        }
        for cover in covers[:SHOWN_WITH_CHILDREN]
    ]
    context = {"shown": tables.covers_table(covers, on=today), "left": [item for item in left if item["children"]]}
    return render(request, "team/cover.html", context)


SHOWN_WITH_CHILDREN = 5


@allowed(BOOK_COVER)
def book_cover(request: SignedInRequest) -> HttpResponse:
    officers, _ = officers_today(request)

    def save(cleaned: Cleaned) -> Done:
        absent, covering = (person_of(officers, cleaned.pop(name)) for name in ("absent", "covering"))
        whose.book_cover(absent=absent, covering=covering, by=request.user, at=timezone.now(), **cleaned)
        return Done(f"{covering} covers for {absent} from {format_day(cleaned['from_on'])}.", reverse("team:cover"))

    page = page_of_cover(
        "Book cover for an absence",
        title="Book cover",
        button="Book cover",
        before="The children stay allocated to the person who is away. Whoever covers sees them for those days, and "
        "the history of each child says so.",
    )
    people = [(str(load.person.pk), load.person.name) for load in officers]
    form = BookCover(typed(request), people=people, initial={"from_on": clock.today()})
    return act(request, form=form, save=save, page=page)


@allowed(BOOK_COVER)
def end_cover(request: SignedInRequest, cover_id: UUID) -> HttpResponse:
    booked = children.get_cover(pk=cover_id)
    if booked is None:
        raise missing("cover", cover_id)

    def save(cleaned: Cleaned) -> Done:
        whose.end_cover(cover=booked, by=request.user, at=timezone.now(), **cleaned)
        return Done(f"The cover ends; {booked.absent} is back.", reverse("team:cover"))

    days = f"from {format_day(booked.from_on)}; first day back {format_day(booked.until_on)}"
    page = page_of_cover(
        "End cover early",
        title="End cover",
        button="End the cover",
        before=f"{booked.covering} covers for {booked.absent} {days}. To call it off, choose the day it begins.",
        stored=[("The cover", f"{booked.covering} for {booked.absent}, {days}")],
    )
    form = EndCover(typed(request), initial={"until_on": clock.today()})
    return act(request, form=form, save=save, page=page, version=version_of(booked.from_on, booked.until_on))


def page_of_cover(heading: str, **words: Any) -> ActPage:
    return ActPage(heading, trail=trail("team:cover"), back=reverse("team:cover"), **words)
