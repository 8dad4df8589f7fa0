"""The children of one IRO given to others, many at once: chosen, looked at with every caseload after it, confirmed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.allocations import actions, policies
from footprint.children.allocations import queries as children
from footprint.children.allocations.policies import Shared
from footprint.children.models import Child
from footprint.children.permissions import ALLOCATE
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed
from footprint.page.stashes import NOT_KEPT
from footprint.team import queries, sharing_tables, tables
from footprint.team.forms import ShareOut, own
from footprint.team.pages import missing, person_of, trail
from footprint.team.queries import Caseload
from rulebook.standards import Standards


@dataclass(frozen=True)
class Sharing:
    """Whose children, who could have them, and what is known of both."""

    load: Caseload
    every: Sequence[Caseload]
    officers: Sequence[Caseload]
    children: Sequence[Child]
    siblings: tables.Siblings
    rules: Standards


@allowed(ALLOCATE)
def share_out(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    sharing = _asked_for(request, person_id)
    form = _form(request, sharing)
    changing = "change" in request.GET
    if form.is_bound and form.is_valid():
        refused = policies.refusals_of_sharing(shared=_shared(form, sharing), from_on=form.cleaned_data["from_on"])
        for key, sentence in refused.items():
            form.add_error(own(key), sentence)

    def check(cleaned: Cleaned) -> list[str]:
        """Always asked: who goes to whom. What is to be changed was not agreed to, even where it stays so."""
        return [*sharing_tables.check_words(_shared(form, sharing)), *(["To be changed"] if changing else [])]

    def save(cleaned: Cleaned) -> Done:
        shared = _shared(form, sharing)
        actions.share_out(
            of=sharing.load.person,
            shared=shared,
            from_on=cleaned["from_on"],
            reason=cleaned["reason"],
            by=request.user,
            on=clock.today(),
            at=timezone.now(),
        )
        return Done(sharing_tables.done_words(sharing.load.person, shared), reverse("team:caseloads"))

    page = ActPage(
        "Give children to other IROs",
        template="team/share_out.html",
        confirm_template="team/share_out.html" if changing else "team/share_out_check.html",
        trail=trail("team:caseloads"),
        context={**_to_choose(sharing, form), "to_check": lambda: _to_check(request, sharing, form)},
    )
    return act(request, form=form, save=save, page=page, warnings=check)


def _asked_for(request: SignedInRequest, person_id: UUID) -> Sharing:
    today = clock.today()
    visible, rules = visible_children(to=request.user, permission=ALLOCATE, on=today), standards(on=today)
    every = queries.caseloads(visible=visible, on=today, standards=rules)
    load = next((caseload for caseload in every if caseload.person.pk == person_id), None)
    if load is None:
        raise missing("caseload", person_id)
    keys = [held.child for held in load.held if held.as_iro]
    listed = list(children.children_of(keys=keys, visible=visible, on=today))
    siblings = children.siblings_of(children=keys, visible=visible, on=today)
    others = [caseload for caseload in queries.officers(every) if caseload.person != load.person]
    return Sharing(load, every, others, listed, siblings, rules)


def _form(request: SignedInRequest, sharing: Sharing) -> ShareOut:
    """Everybody's child is ticked where the IRO has left, or where the address asks for it."""
    keys = [str(child.pk) for child in sharing.children]
    ticked = request.GET.get("tick", "all" if sharing.load.left else "none") == "all"
    return ShareOut(
        typed(request),
        children={str(child.pk): child.name for child in sharing.children},
        officers=tables.officer_choices(sharing.officers),
        initial={"from_on": clock.today(), "children": keys if ticked else []},
    )


def _shared(form: ShareOut, sharing: Sharing) -> Shared:
    """Each new IRO with the children who go to them, in the order of the list."""
    by_iro: dict[str, list[Child]] = {}
    for child in sharing.children:
        if str(child.pk) in form.cleaned_data["children"]:
            by_iro.setdefault(form.new_iro(str(child.pk)), []).append(child)
    return [(person_of(sharing.officers, key), theirs) for key, theirs in by_iro.items()]


def _to_choose(sharing: Sharing, form: ShareOut) -> dict[str, Any]:
    ticked: Collection[str] = form["children"].value() or []
    return {
        "load": sharing.load,
        "words": tables.held_words(sharing.load),
        "families": sharing_tables.families(sharing.children, sharing.siblings, form, ticked),
        "room": tables.room_table(sharing.officers, sharing.rules.caseload),
    }


def _to_check(request: SignedInRequest, sharing: Sharing, form: ShareOut) -> dict[str, Any]:
    """What would be so: who goes to whom, every caseload before and after, and who is parted from a sibling."""
    shared, answers = _shared(form, sharing), typed(request) or QueryDict()
    entered = {to.pk: len(theirs) for to, theirs in shared}
    moved = queries.after_moving(sharing.every, of=sharing.load.person, values=entered, standards=sharing.rules)
    return {
        "count": sum(entered.values()),
        "given": shared,
        "from_on": form.cleaned_data["from_on"],
        "reason": form.cleaned_data["reason"],
        "loads": sharing_tables.before_and_after(moved, sharing.rules.caseload),
        "above": sharing_tables.too_many(moved, of=sharing.load.person, limits=sharing.rules.caseload),
        "parted": sharing_tables.parted_words(shared, sharing.siblings),
        "answers": [(name, value) for name, values in answers.lists() for value in values if name not in NOT_KEPT],
    }
