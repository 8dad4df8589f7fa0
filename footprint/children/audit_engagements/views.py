"""Engagements: the lead agrees and ends them, the head of service sees them too."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.forms import Reason
from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.audit_engagements import actions, forms, policies, queries, tables
from footprint.children.permissions import AGREE_ENGAGEMENT, SEE_ENGAGEMENTS, VIEW
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed

PAGE_SIZE = 50
NOBODY = "There is no auditor or inspector yet. Ask an administrator to add one first."


@allowed(get=SEE_ENGAGEMENTS)
def engagements(request: SignedInRequest) -> HttpResponse:
    page = Paginator(queries.engagements(), PAGE_SIZE).get_page(request.GET.get("page"))
    table = tables.engagements_table(page, on=clock.today())
    context = {"page": page, "engagements": table, "may_agree": _may_agree(request)}
    return render(request, "children/engagements.html", context)


def _may_agree(request: SignedInRequest) -> bool:
    return bool(AGREE_ENGAGEMENT.scopes(request.user.roles_on(clock.today())))


@allowed(AGREE_ENGAGEMENT)
def add(request: SignedInRequest) -> HttpResponse:
    on = clock.today()
    people = queries.to_engage(on=on)
    form = forms.Agree(typed(request), people=tables.choices(people, on=on), initial={"from_on": on})

    def save(cleaned: Cleaned) -> Done:
        chosen = [person for person in people if str(person.pk) in cleaned["people"]]
        made = actions.agree_engagement(
            purpose=cleaned["purpose"], people=chosen, from_on=cleaned["from_on"], last_on=cleaned["last_on"],
            numbers=policies.numbers_in(cleaned["numbers"]),
            visible=visible_children(to=request.user, permission=VIEW, on=on), by=request.user, on=on,
            at=timezone.now(),
        )  # fmt: skip
        return Done("The engagement is agreed.", reverse("children:engagement", args=[made.pk]))

    page = ActPage(
        "Agree an engagement",
        button="Agree it",
        before="" if people else NOBODY,
        trail=_trail(),
        back=reverse("children:engagements"),
    )
    return act(request, form=form, save=save, page=page)


@allowed(get=SEE_ENGAGEMENTS)
def engagement(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    current_engagement, on = queries.get_engagement(pk=engagement_id), clock.today()
    context = {
        "engagement": current_engagement,
        "rows": tables.rows_of(current_engagement, on=on),
        "sample": tables.sample_table(queries.sample(engagement=current_engagement, to=request.user, on=on)),
        "can_end": _may_agree(request) and policies.can_end(engagement=current_engagement, on=on),
        "trail": _trail(),
    }
    return render(request, "children/engagement.html", context)


@allowed(AGREE_ENGAGEMENT)
def end(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    engagement = queries.get_engagement(pk=engagement_id)
    here = reverse("children:engagement", args=[engagement.pk])

    def save(cleaned: Cleaned) -> Done:
        actions.end_engagement(
            engagement=engagement.pk, **cleaned, by=request.user, on=clock.today(), at=timezone.now()
        )
        return Done("The engagement has ended. Nothing of its sample is open to its people any more.", here)

    page = ActPage(
        "End this engagement now?",
        title="End an engagement",
        button="End it",
        before="Its people read nothing more of the sample from this moment. It cannot begin again: agree another.",
        trail=[*_trail(), {"label": engagement.purpose, "url": here}],
        back=here,
    )
    return act(request, form=Reason(typed(request)), save=save, page=page)


def _trail() -> list[dict[str, str]]:
    return [{"label": "Engagements", "url": reverse("children:engagements")}]
