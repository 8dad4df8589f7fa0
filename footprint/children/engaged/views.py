"""Engagements: the lead agrees and ends them, the head of service sees them too."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.forms import Reason
from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.children.access import visible_children
from footprint.children.engaged import actions, forms, policies, queries, shown
from footprint.children.permissions import AGREE_ENGAGEMENT, SEE_ENGAGEMENTS, VIEW
from footprint.page import clock
from footprint.page.access import allowed

PAGE_SIZE = 50


@allowed(get=SEE_ENGAGEMENTS)
def engagements(request: SignedInRequest) -> HttpResponse:
    page = Paginator(queries.engagements(), PAGE_SIZE).get_page(request.GET.get("page"))
    table = shown.engagements_table(page, on=clock.today())
    context = {"page": page, "engagements": table, "may_agree": _may_agree(request)}
    return render(request, "children/engagements.html", context)


def _may_agree(request: SignedInRequest) -> bool:
    return bool(AGREE_ENGAGEMENT.scopes(request.user.roles_on(clock.today())))


@allowed(AGREE_ENGAGEMENT)
def add(request: SignedInRequest) -> HttpResponse:
    on = clock.today()
    people = queries.to_engage(on=on)
    form = forms.Agree(request.POST or None, people=shown.choices(people, on=on), initial={"from_on": on})

    def save(given: dict[str, Any]) -> HttpResponse:
        chosen = [one for one in people if str(one.pk) in given["people"]]
        made = actions.agree_engagement(
            purpose=given["purpose"], people=chosen, from_on=given["from_on"], last_on=given["last_on"],
            numbers=policies.numbers_in(given["numbers"]),
            visible=visible_children(to=request.user, permission=VIEW, on=on), by=request.user, on=on,
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, "The engagement is agreed.")
        return redirect("children:engagement", engagement=made.pk)

    return asked(request, form, save, "children/add_engagement.html", {"anybody": bool(people), "trail": _trail()})


@allowed(get=SEE_ENGAGEMENTS)
def engagement(request: SignedInRequest, engagement: UUID) -> HttpResponse:
    found, on = queries.get_engagement(pk=engagement), clock.today()
    context = {
        "engagement": found,
        "rows": shown.rows_of(found, on=on),
        "sample": shown.sample_table(queries.sample(engagement=found, to=request.user, on=on)),
        "can_end": _may_agree(request) and policies.can_end(engagement=found, on=on),
        "trail": _trail(),
    }
    return render(request, "children/engagement.html", context)


@allowed(AGREE_ENGAGEMENT)
def end(request: SignedInRequest, engagement: UUID) -> HttpResponse:
    found = queries.get_engagement(pk=engagement)
    here = reverse("children:engagement", args=[found.pk])

    def save(given: dict[str, Any]) -> HttpResponse:
        actions.end_engagement(engagement=found.pk, **given, by=request.user, on=clock.today(), at=timezone.now())
        messages.success(request, "The engagement has ended. Nothing of its sample is open to its people any more.")
        return redirect(here)

    context = {"engagement": found, "trail": [*_trail(), {"label": found.purpose, "url": here}]}
    return asked(request, Reason(request.POST or None), save, "children/end_engagement.html", context)


def _trail() -> list[dict[str, str]]:
    return [{"label": "Engagements", "url": reverse("children:engagements")}]
