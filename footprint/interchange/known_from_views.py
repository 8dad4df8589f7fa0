"""The day from which reviews are known: looked at, tried without keeping anything, and said."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.interchange.forms import SayKnownFrom
from footprint.interchange.import_tables import sayings_table
from footprint.interchange.permissions import RUN_IMPORT
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.actions import set_known_from
from footprint.reviews.known_since import Known, Moved, known_now, moved_if_known_from, sayings


@allowed(RUN_IMPORT)
def known_from(request: SignedInRequest) -> HttpResponse:
    """What another day would change is shown before it is said; a day that was changed since is shown anew."""
    now, on, moved, looked_at = known_now(), clock.today(), None, ""
    form = SayKnownFrom(request.POST or None, initial={"day": now.day})
    if request.method == "POST" and form.is_valid():
        day, looked_at = form.cleaned_data["day"], _mark(form.cleaned_data["day"], now)
        try:
            moved = moved_if_known_from(day=day, on=on)
            if request.POST.get("looked_at") == looked_at:
                set_known_from(day=day, reason=form.cleaned_data["reason"], by=request.user, on=on, at=timezone.now())
                messages.success(request, f"Reviews are known from {format_day(day)}. Every date follows.")
                return redirect("interchange:known-from")
        except NotAllowed as fault:
            form.add_error("day", str(fault))
    context: dict[str, Any] = {
        "form": form,
        "now": now,
        "would": sentences(moved) if moved else [],
        "looked_at": looked_at,
        "shown": sayings_table(sayings()),
        "trail": trail(),
    }
    return render(request, "interchange/known_from.html", context)


def _mark(day: date, now: Known) -> str:
    """The day that was tried, and the one that counted then."""
    return f"{day} {now.day or ''}".strip()


def sentences(moved: Moved) -> list[str]:
    result = []
    if moved.to_come:
        result.append(f"The date of the next review moves for {_children(moved.to_come)}.")
    if moved.held:
        result.append(f"Reviews that were held are judged otherwise for {_children(moved.held)}.")
    return result or ["No date of any child moves."]


def _children(many: int) -> str:
    return "1 child" if many == 1 else f"{many:,} children"
