"""What files offered and the register does not hold: looked through, accepted or refused."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from footprint.accounts.policies import NotAllowed
from footprint.accounts.request import SignedInRequest
from footprint.interchange import deciding, queries
from footprint.interchange.conflict_shown import lines_of
from footprint.interchange.forms import ConflictFilters
from footprint.interchange.permissions import DECIDE_CONFLICT
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed

PAGE_SIZE = 50
NONE_CHOSEN = "Choose at least one value."


@allowed(DECIDE_CONFLICT)
def conflicts(request: SignedInRequest) -> HttpResponse:
    """Some, or all of a page, are decided by one of two buttons; a refusal leaves the choice as it was."""
    refusal, chosen = "", _chosen(request)
    if request.method == "POST":
        accept = "accept" in request.POST
        try:
            many = _decide(request, chosen, accept=accept)
        except NotAllowed as fault:
            refusal = str(fault)
        else:
            messages.success(request, _done(many, accept=accept))
            return redirect(request.get_full_path())
    return _listed(request, chosen, refusal)


def _chosen(request: SignedInRequest) -> list[str]:
    keys = request.POST.getlist("listed" if "all" in request.POST else "conflicts")
    return [key for key in dict.fromkeys(keys) if _is_key(key)]


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _decide(request: SignedInRequest, chosen: list[str], *, accept: bool) -> int:
    if not chosen:
        raise NotAllowed(NONE_CHOSEN)
    return deciding.decide(keys=chosen, accept=accept, by=request.user, on=clock.today(), at=timezone.now())


def _done(many: int, *, accept: bool) -> str:
    values = "1 value" if many == 1 else f"{many} values"
    return f"{values} taken into the register." if accept else f"{values} refused: the register stays as it is."


def _listed(request: SignedInRequest, chosen: list[str], refusal: str) -> HttpResponse:
    form = ConflictFilters(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    decided = asked.get("state") == "decided"
    found = queries.conflicts(to=request.user, on=clock.today(), decided=decided, kind=asked.get("kind", ""))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
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
