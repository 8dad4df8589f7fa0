"""What files offered and the register does not hold: looked through, accepted or refused."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.queries import changes_of
from footprint.audit.reading import record_page_view
from footprint.interchange import conflict_decisions, queries
from footprint.interchange.conflict_redecisions import check_can_decide_again, decide_again, held_now
from footprint.interchange.conflict_tables import conflicts_table, decisions_table, lines_of
from footprint.interchange.forms import ConflictFilters, DecideAgain
from footprint.interchange.models import Conflict
from footprint.interchange.permissions import DECIDE_CONFLICT
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, press, typed, version_of
from footprint.page.refusals import NotAllowed

PAGE_SIZE = 50
NONE_CHOSEN = "Choose at least one value."


@allowed(DECIDE_CONFLICT)
def conflicts(request: SignedInRequest) -> HttpResponse:
    """Some, or all of a page, are chosen and decided by one of two buttons, and confirmed on a page of their own; a
    refusal leaves the choice as it was."""
    refusal, chosen = "", _chosen(request)
    if request.method == "POST":
        accept = "accept" in request.POST
        here = request.get_full_path()
        if "sure" in request.POST:
            return press(request, save=lambda: Done(_decide(request, chosen, accept=accept), here), back=here)
        try:
            return _to_confirm(request, chosen, accept=accept)
        except NotAllowed as fault:
            refusal = str(fault)
    return _listed(request, chosen, refusal)


def _chosen(request: SignedInRequest) -> list[str]:
    keys = request.POST.getlist("listed" if "all" in request.POST else "conflicts")
    return [key for key in dict.fromkeys(keys) if _is_key(key)]


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _to_confirm(request: SignedInRequest, chosen: list[str], *, accept: bool) -> HttpResponse:
    if not chosen:
        raise NotAllowed(NONE_CHOSEN)
    conflicts = conflict_decisions.to_decide(keys=chosen, accept=accept, by=request.user, on=clock.today())
    above = {"label": "Conflicts", "url": reverse("interchange:conflicts")}
    context = {
        "accept": accept,
        "many": len(conflicts),
        "keys": [conflict.pk for conflict in conflicts],
        "shown": conflicts_table(conflicts, caption="What you decide about"),
        "trail": [*trail(), above],
    }
    return render(request, "interchange/confirm_conflicts.html", context)


def _decide(request: SignedInRequest, chosen: list[str], *, accept: bool) -> str:
    if not chosen:
        raise NotAllowed(NONE_CHOSEN)
    many = conflict_decisions.decide(keys=chosen, accept=accept, by=request.user, on=clock.today(), at=timezone.now())
    return _done(many, accept=accept)


def _done(many: int, *, accept: bool) -> str:
    values = "1 value" if many == 1 else f"{many} values"
    return f"{values} taken into the register." if accept else f"{values} refused: the register stays as it is."


def _listed(request: SignedInRequest, chosen: list[str], refusal: str) -> HttpResponse:
    form = ConflictFilters(request.GET)
    cleaned = form.cleaned_data if form.is_valid() else {}
    decided = cleaned.get("state") == "decided"
    conflicts = queries.conflicts(to=request.user, on=clock.today(), decided=decided, kind=cleaned.get("kind", ""))
    page = Paginator(conflicts, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "lines": lines_of(page),
        "decided": decided,
        "chosen": chosen,
        "refusal": refusal,
        "trail": trail(),
    }
    return render(request, "interchange/conflicts.html", context, status=422 if refusal else 200)


@allowed(DECIDE_CONFLICT)
def again(request: SignedInRequest, conflict_id: UUID) -> HttpResponse:
    """A decision is turned round, with a reason, while the value that it left still stands."""
    on = clock.today()
    conflict = queries.decided_conflict(pk=conflict_id, to=request.user, on=on)
    record_page_view(request, kind="child", key=conflict.child_id)

    decided = f"{reverse('interchange:conflicts')}?state=decided"

    def save(cleaned: Cleaned) -> Done:
        decide_again(conflict=conflict, by=request.user, on=on, at=timezone.now(), **cleaned)
        back = "The register’s value from before is back."
        return Done(back if conflict.accepted else _done(1, accept=True), decided)

    now = held_now(conflict, on=on)
    context = {
        "line": lines_of([conflict])[0],
        "now": now,
        "against": _against(conflict, now, request),
        "shown": decisions_table(changes_of(Conflict, conflict.pk)),
    }
    page = ActPage(
        "Decide again about a conflict",
        button="Put the register’s value back" if conflict.accepted else "Accept: take the file’s value",
        trail=[*trail(), {"label": "Conflicts that were decided", "url": decided}],
        back=decided,
        template="interchange/again.html",
        context=context,
    )
    version = version_of(conflict.accepted, now)
    return act(request, form=DecideAgain(typed(request)), save=save, page=page, version=version)


def _against(conflict: Conflict, now: str | None, request: SignedInRequest) -> str:
    """Why it cannot be decided again; empty where it can."""
    try:
        check_can_decide_again(conflict=conflict, now=now, by=request.user, on=clock.today())
    except NotAllowed as refusal:
        return str(refusal)
    return ""
