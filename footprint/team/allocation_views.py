"""Allocating: the list of children without an IRO, and one child's IRO now and before."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child, visible_children
from footprint.children.allocations import actions, queries
from footprint.children.models import AllocatedIRO, Child
from footprint.children.permissions import ALLOCATE, EDIT, VIEW
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
from footprint.team import tables
from footprint.team.forms import Allocate, AllocateMany, EndAllocation, WhenTold
from footprint.team.pages import missing, officers_today, person_of
from rulebook.calendar import if_known
from rulebook.caseloads import named_by
from rulebook.days import distance
from rulebook.reasons import in_words
from rulebook.standards import Standards


@allowed(ALLOCATE)
def unallocated(request: SignedInRequest) -> HttpResponse:
    """Choose many, allocate at once; siblings who would be parted are asked about first."""
    today = clock.today()
    visible = visible_children(to=request.user, permission=ALLOCATE, on=today)
    officers, rules = officers_today(request)
    waiting = queries.unallocated(visible=visible, on=today, standards=rules)
    siblings = queries.siblings_of(children=[row.child.pk for row in waiting], visible=visible, on=today)

    def chosen(cleaned: Cleaned) -> list[Child]:
        return [row.child for row in waiting if str(row.child.pk) in cleaned["children"]]

    def parted(cleaned: Cleaned) -> list[str]:
        to = person_of(officers, cleaned["to"])
        return tables.parted_words(queries.parted(children=chosen(cleaned), to=to, siblings=siblings))

    def save(cleaned: Cleaned) -> Done:
        children, to = chosen(cleaned), person_of(officers, cleaned["to"])
        actions.allocate(
            children=children,
            to=to,
            from_on=cleaned["from_on"],
            reason=cleaned["reason"],
            by=request.user,
            on=today,
            at=timezone.now(),
            expecting={child.pk: None for child in children},
        )
        return Done(f"{tables.children_words(len(children))} allocated to {to}.", reverse("team:unallocated"))

    form = AllocateMany(
        typed(request),
        children=[(str(row.child.pk), row.child.name) for row in waiting],
        officers=tables.officer_choices(officers),
        initial={"from_on": today, "children": request.GET.getlist("children"), "to": request.GET.get("to")},
    )
    context = {
        "rows": tables.waiting(waiting, siblings),
        "chosen": form["children"].value() or [],
        "room": tables.room_table(officers, rules.caseload),
    }
    page = ActPage("Children without an IRO", button="Allocate", template="team/unallocated.html", context=context)
    return act(request, form=form, save=save, page=page, warnings=parted)


@allowed(get=VIEW, post=ALLOCATE)
@records_page_view(kind="child", key="child_id")
def child(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Whose IRO the child is and was; the lead changes it here."""
    today = clock.today()
    current_child = open_child(request, pk=child_id, permission=ALLOCATE if request.method == "POST" else VIEW)
    roles = () if request.only_looking else request.user.roles_on(today)
    can_allocate = bool(ALLOCATE.scopes(roles))
    officers, rules = officers_today(request) if can_allocate else ([], standards(on=today))
    rows = queries.history(child=current_child)
    current = next((row for row in rows if row.from_on <= today and (not row.until_on or today < row.until_on)), None)
    coming = next((row for row in rows if row.from_on > today and row.until_on is None), None)

    def save(cleaned: Cleaned) -> Done:
        to = person_of(officers, cleaned.pop("to"))
        made = actions.allocate(
            children=[current_child],
            to=to,
            by=request.user,
            on=today,
            at=timezone.now(),
            expecting={current_child.pk: current.person_id if current else None},
            **cleaned,
        )
        since = made[0].from_on if made else today
        when = "now" if since <= today else f"from {in_words(since)}, {distance(since, on=today)}"
        sentence = f"{to} is the IRO {when}." if made else f"{to} is the IRO already: nothing has changed."
        return Done(sentence, tables.child_url(current_child))

    page = ActPage(
        "Change the IRO" if current else "Allocate an IRO",
        button="Change the IRO" if current else "Allocate",
        stored=[("The IRO", current.person.name if current else "Nobody")],
        template="team/child.html",
        context={
            "child": current_child,
            "current": current,
            "coming": coming,
            "history": tables.history_table(rows),
            "can_allocate": can_allocate,
            **_known_of(request, current_child, rows, current, can_tell=bool(EDIT.scopes(roles)), rules=rules),
        },
    )
    form = Allocate(typed(request), officers=tables.officer_choices(officers), initial={"from_on": today})
    version = version_of(current.person_id if current else None)
    return act(request, form=form, save=save, page=page, version=version)


def _known_of(
    request: SignedInRequest, child: Child, rows: list[AllocatedIRO], current: AllocatedIRO | None, *, can_tell: bool,
    rules: Standards,
) -> dict[str, Any]:  # fmt: skip
    """What stands above a child's allocations: the day by which an IRO is needed, why, and siblings in care."""
    today = clock.today()
    visible = visible_children(to=request.user, permission=VIEW, on=today)
    period = queries.open_period(child=child, on=today)
    due = if_known(named_by, started=period.from_on, standards=rules) if period and period.start_known else None
    named = tables.named_words(due, queries.first_named(rows, period), on=today)
    changes = queries.changes_in(period=period, on=today) if period else []
    changed = tables.changed_words(rows, changes, period)
    siblings = queries.siblings_of(children=[child.pk], visible=visible, on=today).get(child.pk, [])
    return {
        "facts": tables.facts(child, period, current, named, changed, can_tell=can_tell),
        "why": due.sentences if due else (),
        "siblings": [tables.sibling_words(sibling) for sibling in siblings],
    }


@allowed(ALLOCATE)
@records_page_view(kind="child", key="child_id")
def end_allocation(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    today = clock.today()
    child = open_child(request, pk=child_id, permission=ALLOCATE)
    current = queries.iro_to_come(child=child, on=today) or queries.iro_on(child=child, on=today)
    if current is None:
        raise missing("allocation", child_id)

    since = "has been the IRO since" if current.from_on <= today else "is to be the IRO from"

    def save(cleaned: Cleaned) -> Done:
        actions.end_allocation(allocation=current, by=request.user, at=timezone.now(), **cleaned)
        return Done(f"{current.person} is no longer the IRO.", tables.child_url(child))

    page = page_of(
        child,
        "End the allocation",
        title="End an allocation",
        button="End the allocation",
        before=f"{current.person} {since} {format_day(current.from_on)}. A child who is still looked after "
        "then stands on the list of children without an IRO.",
    )
    form = EndAllocation(typed(request), first=current.from_on, initial={"until_on": max(today, current.from_on)})
    return act(request, form=form, save=save, page=page, version=version_of(current.pk))


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def told(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """When the service was told that the child had come into care."""
    child = open_child(request, pk=child_id, permission=EDIT)
    period = queries.open_period(child=child, on=clock.today())
    if period is None:
        raise missing("period of care", child_id)

    def save(cleaned: Cleaned) -> Done:
        actions.note_when_told(period=period, by=request.user, at=timezone.now(), expecting=period.told_on, **cleaned)
        return Done("The day is kept.", tables.child_url(child))

    now = format_day(period.told_on) if period.told_on else "not known"
    page = page_of(
        child,
        "When the service was told",
        before=f"In care since {format_day(period.from_on)}, entered here on "
        f"{format_day(period.entered_on)}. Kept until now: "
        f"{now}.",
    )
    form = WhenTold(typed(request), initial={"told_on": period.told_on})
    return act(request, form=form, save=save, page=page, version=version_of(period.told_on))


def page_of(child: Child, heading: str, **words: Any) -> ActPage:
    trail = [{"label": child.name, "url": tables.child_url(child)}]
    return ActPage(heading, trail=trail, back=tables.child_url(child), **words)
