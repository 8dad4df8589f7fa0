"""A child's care by hand: how it began, changed and ended, what was entered wrongly, and what is taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child, visible_children
from footprint.children.care_changes import actions, corrections, forms, shown
from footprint.children.care_changes.keeping import state_of
from footprint.children.models import Child
from footprint.children.particulars.change_views import to_child
from footprint.children.permissions import EDIT, VIEW
from footprint.page import clock
from footprint.page.access import Hidden, allowed

Do = Callable[..., Any]
WORDS = {
    "start": ("Start of care", "Enter the start of care", "The start of care is entered."),
    "status": ("Change of legal status", "Enter the change", "The legal status is changed."),
    "placement": ("Change of placement", "Enter the change", "The placement is changed."),
    "end": ("End of care", "Enter the end of care", "The end of care is entered."),
    "correct": ("Correct an entry about care", "Correct it", "The entry is corrected."),
    "undo": ("Take back the last entry about care", "Take it back", "The last entry is taken back."),
}
FOLLOWS = "The review dates below follow from it."
BEFORE = {
    "start": "The date of the first review follows from the day on which care began.",
    "end": "The review to come falls away, and a meeting that is booked for it too. It can be taken back.",
    "correct": "What it said before stays in the history with your reason. Review dates follow.",
}


@allowed(get=VIEW)
@leaves_a_read(kind="child", key="child")
def care(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Every legal status in every placement, newest first, and what can be entered now."""
    found, on = open_child(request, pk=child, action=VIEW), clock.today()
    rows = corrections.in_order(found)
    may_edit = visible_children(to=request.user, action=EDIT, on=on).filter(pk=found.pk).exists()
    context = {
        "child": found,
        "shown": shown.care_table(rows, may_edit=may_edit),
        "ways": shown.ways(found, rows) if may_edit else [],
        "trail": to_child(found),
    }
    return render(request, "children/care.html", context)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def start(request: SignedInRequest, child: UUID) -> HttpResponse:
    return _act(request, child, "start", forms.StartCare(request.POST or None), actions.start_care)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def change_status(request: SignedInRequest, child: UUID) -> HttpResponse:
    return _act(request, child, "status", forms.ChangeStatus(request.POST or None), actions.change_legal_status)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def change_placement(request: SignedInRequest, child: UUID) -> HttpResponse:
    def do(*, same_carer: str, **given: Any) -> None:
        actions.change_placement(same_carer=same_carer == "yes", **given)

    return _act(request, child, "placement", forms.ChangePlacement(request.POST or None), do)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def end(request: SignedInRequest, child: UUID) -> HttpResponse:
    return _act(request, child, "end", forms.EndCare(request.POST or None), actions.end_care)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def undo(request: SignedInRequest, child: UUID) -> HttpResponse:
    return _act(request, child, "undo", forms.TakeBack(request.POST or None), corrections.undo_last_change)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def correct(request: SignedInRequest, child: UUID, episode: UUID) -> HttpResponse:
    found = open_child(request, pk=child, action=EDIT)
    row = found.episodes.select_related("child").filter(pk=episode).first()
    if row is None:
        raise Hidden(("episode", str(episode)))
    form = forms.CorrectEpisode(request.POST or None, initial=forms.CorrectEpisode.shown_of(row))

    def do(*, child: Child, reason: str, neighbours: bool, **given: Any) -> None:
        kept = {name: given.pop(name) for name in ("by", "on", "at", "expecting")}
        values = {name: value for name, value in given.items() if value or name not in forms.PROTECTED}
        corrections.correct_episode(episode=row, values=values, neighbours=neighbours, reason=reason, **kept)

    return _act(request, child, "correct", form, do)


def _act(request: SignedInRequest, key: UUID, name: str, form: Any, do: Do) -> HttpResponse:
    """One act with its questions. The mark of what the page showed is sent back with the answers."""
    child, on = open_child(request, pk=key, action=EDIT), clock.today()
    heading, button, sentence = WORDS[name]
    seen = request.POST.get("seen") or state_of(child=child)

    def save(given: dict[str, Any]) -> HttpResponse:
        do(child=child, **given, by=request.user, on=on, at=timezone.now(), expecting=seen)
        messages.success(request, f"{sentence} {FOLLOWS}")
        return redirect("front:child", child=child.pk)

    before = shown.to_take_back(corrections.in_order(child)) if name == "undo" else BEFORE.get(name, "")
    back = [*to_child(child), {"label": "Care", "url": reverse("children:care", args=[child.pk])}]
    context = {"heading": heading, "button": button, "before": before, "child": child, "seen": seen, "trail": back}
    return asked(request, form, save, "children/care_act.html", context)
