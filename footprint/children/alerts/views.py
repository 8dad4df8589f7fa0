"""Giving a reason, breaking glass, and judging what was opened so."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from footprint.accounts.middleware import record_refusal
from footprint.accounts.request import SignedInRequest
from footprint.children.access import ASKED, CLOSED, how_open, visible_children
from footprint.children.addresses import page_of
from footprint.children.alerts import actions, policies, queries, tables
from footprint.children.alerts.forms import AlertFilters, BreakGlass, Judge, WhyRestricted
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child
from footprint.children.permissions import BREAK_GLASS, JUDGE_ALERTS, SEE_BROKEN_GLASS, VIEW_READERS, VIEW_RESTRICTED
from footprint.children.reasons import holding
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed
from footprint.page.refusals import NotAllowed

PAGE_SIZE = 50


@allowed(VIEW_RESTRICTED)
def reason(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Leads back to the page that was asked for; straight on where no reason is wanted."""
    on, onward = clock.today(), _onward(request, child_id)
    child = visible_children(to=request.user, permission=VIEW_RESTRICTED, on=on).filter(pk=child_id).first()
    if child is None:
        raise Hidden(("child", str(child_id)))
    if not wants_reason(request, child):
        return redirect(onward)

    def save(cleaned: Cleaned) -> Done:
        give(request, child, cleaned["reason"])
        return Done("", onward)

    page = ActPage(
        f"Child {child.local_id}: this record is restricted",
        title="A restricted record",
        button="Open the record",
        before="You are one of its named readers. Write why you open it: the information governance officer sees your "
        "reason.",
    )
    return act(request, form=WhyRestricted(typed(request)), save=save, page=page)


def wants_reason(request: SignedInRequest, child: Child) -> bool:
    """Whether the reader's role opens this restricted record for a reason only, and none holds."""
    how = how_open(child, to=request.user, permission=VIEW_RESTRICTED, on=clock.today())
    held = holding(person=request.user, permission=VIEW_RESTRICTED, child=child, at=timezone.now())
    return child.restricted and how == ASKED and held is None


def give(request: SignedInRequest, child: Child, why: str) -> None:
    actions.give_reason(
        event=ChildAction.OPENED_RESTRICTED, permissions=[VIEW_RESTRICTED], child=child, reason=why, by=request.user,
        on=clock.today(), at=timezone.now(),
    )  # fmt: skip


def _onward(request: SignedInRequest, child_id: UUID) -> str:
    asked_for = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked_for, allowed_hosts={request.get_host()})
    return asked_for if ours else page_of(child_id)


@allowed(BREAK_GLASS)
def break_glass(request: SignedInRequest) -> HttpResponse:
    on = clock.today()
    rules = standards(on=on)

    refused: list[str] = []

    def save(cleaned: Cleaned) -> Done:
        try:
            broken = actions.break_glass(
                **cleaned, by=request.user, link=request.build_absolute_uri, on=on, at=timezone.now(), standards=rules
            )
        except NotAllowed:
            refused.append(cleaned["number"][:64])
            raise
        assert broken.child_id is not None
        return Done(
            "The record is open to you for an hour. Those who judge it have been told.", page_of(broken.child_id)
        )

    page = ActPage(
        "Open a restricted record",
        button="Open the record",
        template="children/break_glass.html",
        context={"stopped": not policies.can_break_glass(by=request.user, on=on, standards=rules)},
    )
    answer = act(request, form=BreakGlass(typed(request)), save=save, page=page)
    for number in refused:  # not in `save`: what that writes is undone with it
        record_refusal(request, about=("number", number), rule=BREAK_GLASS.name)
    return answer


@allowed(get=SEE_BROKEN_GLASS)
def broken_glass(request: SignedInRequest) -> HttpResponse:
    """For the leads, who need to know at once; the judging is for others."""
    page = Paginator(queries.broken_glass(to=request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "children/broken_glass.html", {"page": page, "glass": tables.glass_table(page)})


@allowed(get=JUDGE_ALERTS)
def alerts(request: SignedInRequest) -> HttpResponse:
    form = AlertFilters(request.GET, kinds=list(tables.KINDS.items()))
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.alerts(to=request.user, **chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    table = tables.alerts_table(page, filtered=any(chosen.values()))
    return render(request, "children/alerts.html", {"form": form, "page": page, "alerts": table})


@allowed(JUDGE_ALERTS)
def alert(request: SignedInRequest, alert_id: UUID) -> HttpResponse:
    current_alert = queries.get_alert(pk=alert_id, to=request.user)

    def save(cleaned: Cleaned) -> Done:
        actions.judge(alert=current_alert.pk, **cleaned, by=request.user, at=timezone.now())
        return Done("Your judgement is kept.", reverse("children:alerts") + "?state=waiting")

    context = {
        "rows": tables.rows_of(current_alert),
        "can_judge": policies.can_judge(alert=current_alert, by=request.user),
        "looked": reverse("children:readers", args=[current_alert.child_id])
        if _may_see_looks(request, current_alert.child)
        else "",
    }
    page = ActPage(
        "An alert",
        button="Keep the judgement",
        trail=[{"label": "Alerts", "url": reverse("children:alerts")}],
        template="children/alert.html",
        context=context,
    )
    return act(request, form=Judge(typed(request)), save=save, page=page)


def _may_see_looks(request: SignedInRequest, child: Child | None) -> bool:
    on = clock.today()
    return child is not None and how_open(child, to=request.user, permission=VIEW_READERS, on=on) != CLOSED
