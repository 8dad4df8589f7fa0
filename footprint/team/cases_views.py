"""The child-protection cases of one chair given to another, as when somebody leaves."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.queries import holders_of
from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.allocations.policies import CHAIRS
from footprint.children.from_lists.actions import give_protection_cases
from footprint.children.permissions import ALLOCATE
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.team import queries
from footprint.team.forms import GiveCases
from footprint.team.pages import missing, trail
from rulebook.reasons import count_of


@allowed(ALLOCATE)
def give_cases(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Those whom the asker may see; the others are for somebody who may open them."""
    today = clock.today()
    visible = visible_children(to=request.user, permission=ALLOCATE, on=today)
    every = queries.caseloads(visible=visible, on=today, standards=standards(on=today))
    load = next((caseload for caseload in every if caseload.person.pk == person_id), None)
    if load is None:
        raise missing("caseload", person_id)
    children = [held.child for held in load.held if not held.as_iro]
    chairs = {str(person.pk): person for person in holders_of(roles=CHAIRS, on=today) if person.pk != person_id}

    def save(cleaned: Cleaned) -> Done:
        count = give_protection_cases(
            of=load.person, to=chairs[cleaned["to"]], children=children, reason=cleaned["reason"], by=request.user,
            on=today, at=timezone.now(),
        )  # fmt: skip
        words = count_of(count, "child-protection case")
        return Done(f"{chairs[cleaned['to']]} chairs {words} of {load.person} now.", reverse("team:caseloads"))

    page = ActPage(
        "Give child-protection cases to another chair",
        button="Give them",
        before=f"{load.person} chairs {count_of(len(children), 'child-protection case')} that you can see.",
        trail=trail("team:caseloads"),
        back=reverse("team:caseloads"),
    )
    form = GiveCases(typed(request), chairs=[(key, person.name) for key, person in chairs.items()])
    return act(request, form=form, save=save, page=page, version=version_of(sorted(map(str, children))))
