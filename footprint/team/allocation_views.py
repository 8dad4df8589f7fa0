"""Allocating: the list of children without an IRO, and one child's IRO now and before."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child, visible_children
from footprint.children.permissions import ALLOCATE, EDIT, VIEW
from footprint.children.whose import actions, queries
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.refusals import NotAllowed
from footprint.team import shown
from footprint.team.asking import Trail, done, missing, officers_today, person_of
from footprint.team.forms import Allocate, AllocateMany, EndAllocation, WhenTold
from rulebook.caseloads import named_by


@allowed(ALLOCATE)
def unallocated(request: SignedInRequest) -> HttpResponse:
    """Choose many, allocate at once; siblings who would be parted are asked about first."""
    today = clock.today()
    visible = visible_children(to=request.user, permission=ALLOCATE, on=today)
    officers, rules = officers_today(request)
    found = queries.unallocated(visible=visible, on=today, standards=rules)
    siblings = queries.siblings_of(children=[row.child.pk for row in found.rows], visible=visible, on=today)
    form = AllocateMany(
        request.POST or None,
        children=[(str(row.child.pk), row.child.name) for row in found.rows],
        officers=shown.officer_choices(officers),
        initial={
            "from_on": today, "children": request.GET.getlist("children"), "to": request.GET.get("to"),
        },
    )  # fmt: skip
    context: dict[str, Any] = {
        "form": form,
        "rows": shown.waiting(found.rows, siblings),
        "chosen": form["children"].value() or [],
        "not_shown": found.not_shown,
        "room": shown.room_table(officers, rules.caseload),
    }

    if request.method == "POST" and form.is_valid():
        chosen = [row.child for row in found.rows if str(row.child.pk) in form.cleaned_data["children"]]
        to = person_of(officers, form.cleaned_data["to"])
        context["parted"] = queries.parted(children=chosen, to=to, siblings=siblings)
        if context["parted"] and not form.cleaned_data["apart"]:
            return render(request, "team/unallocated.html", {**context, "ask": True})
        try:
            actions.allocate(
                children=chosen,
                to=to,
                from_on=form.cleaned_data["from_on"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                on=today,
                at=timezone.now(),
                expecting={child.pk: None for child in chosen},
            )
        except NotAllowed as fault:
            form.add_error(None, list(fault.sentences))
        else:
            return done(request, f"{shown.children_words(len(chosen))} allocated to {to}.", "team:unallocated")
    return render(request, "team/unallocated.html", context)


@allowed(get=VIEW, post=ALLOCATE)
@leaves_a_read(kind="child", key="child")
def child(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Whose IRO the child is and was; the lead changes it here."""
    today = clock.today()
    found = open_child(request, pk=child, permission=ALLOCATE if request.method == "POST" else VIEW)
    roles = () if request.only_looking else request.user.roles_on(today)
    can_allocate = bool(ALLOCATE.scopes(roles))
    officers, rules = officers_today(request) if can_allocate else ([], standards(on=today))
    form = Allocate(request.POST or None, officers=shown.officer_choices(officers), initial={"from_on": today})

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        to = person_of(officers, asked_for.pop("to"))
        seen = request.POST.get("seen", "")
        made = actions.allocate(
            children=[found],
            to=to,
            by=request.user,
            on=today,
            at=timezone.now(),
            expecting={found.pk: UUID(seen) if seen else None},
            **asked_for,
        )
        sentence = f"{to} is the IRO now." if made else f"{to} is the IRO already: nothing has changed."
        return done(request, sentence, "team:child", child=found.pk)

    visible = visible_children(to=request.user, permission=VIEW, on=today)
    rows = queries.history(child=found)
    period = queries.open_period(child=found, on=today)
    current = next((row for row in rows if row.from_on <= today and (not row.until_on or today < row.until_on)), None)
    due = named_by(started=period.from_on, standards=rules) if period and period.start_known else None
    first = queries.first_named(rows, period)
    siblings = queries.siblings_of(children=[found.pk], visible=visible, on=today).get(found.pk, [])
    can_tell = bool(EDIT.scopes(roles))
    named = shown.named_words(due, first, on=today)
    changes = queries.changes_in(period=period, on=today) if period else []
    context = {
        "child": found,
        "facts": shown.facts(
            found, period, current, named, shown.changed_words(rows, changes, period), can_tell=can_tell
        ),
        "why": due.sentences if due else (),
        "current": current,
        "history": shown.history_table(rows),
        "siblings": [shown.sibling_words(one) for one in siblings],
        "can_allocate": can_allocate,
        "trail": [],
    }
    return asked(request, form, save, "team/child.html", context)


@allowed(ALLOCATE)
@leaves_a_read(kind="child", key="child")
def end_allocation(request: SignedInRequest, child: UUID) -> HttpResponse:
    today = clock.today()
    found = open_child(request, pk=child, permission=ALLOCATE)
    current = queries.iro_on(child=found, on=today)
    if current is None:
        raise missing("allocation", child)

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        actions.end_allocation(allocation=current, by=request.user, at=timezone.now(), **asked_for)
        return done(request, f"{current.person} is no longer the IRO.", "team:child", child=found.pk)

    form = EndAllocation(request.POST or None, initial={"until_on": today})
    return asked(request, form, save, "team/end_allocation.html", {"current": current, "trail": to_child(found)})


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def told(request: SignedInRequest, child: UUID) -> HttpResponse:
    """When the service was told that the child had come into care."""
    found = open_child(request, pk=child, permission=EDIT)
    period = queries.open_period(child=found, on=clock.today())
    if period is None:
        raise missing("period of care", child)

    def save(asked_for: dict[str, Any]) -> HttpResponse:
        seen = request.POST.get("seen", "")
        actions.note_when_told(
            period=period, by=request.user, at=timezone.now(), expecting=shown.day_of(seen), **asked_for
        )
        return done(request, "The day is kept.", "team:child", child=found.pk)

    form = WhenTold(request.POST or None, initial={"told_on": period.told_on})
    return asked(request, form, save, "team/told.html", {"period": period, "trail": to_child(found)})


def to_child(child: Any) -> Trail:
    return [{"label": child.name, "url": shown.child_url(child)}]
