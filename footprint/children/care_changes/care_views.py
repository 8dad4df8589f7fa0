"""A child's care by hand: how it began, changed and ended, what was entered wrongly, and what is taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child, visible_children
from footprint.children.act_pages import act_page, to_child
from footprint.children.care_changes import actions, corrections, forms, tables
from footprint.children.care_changes.entering import Do, enter
from footprint.children.models import Child
from footprint.children.permissions import ENTER_CARE, VIEW
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import typed

FOLLOW = "The dates below follow from it."
WORDS = {
    "start": ("Start of care", "Enter the start of care", f"The start of care is entered. {FOLLOW}"),
    "status": ("Change of legal status", "Enter the change", f"The legal status is changed. {FOLLOW}"),
    "placement": ("Change of placement", "Enter the change", f"The placement is changed. {FOLLOW}"),
    "end": ("End of care", "Enter the end of care", f"The end of care is entered. {FOLLOW}"),
    "correct": ("Correct an entry about care", "Correct it", f"The entry is corrected. {FOLLOW}"),
    "undo": ("Take back the last entry about care", "Take it back", f"The last entry is taken back. {FOLLOW}"),
}
BEFORE = {
    "start": "The date of the first review follows from the day on which care began.",
    "end": "The review to come falls away, and a meeting that is booked for it too. It can be taken back.",
    "correct": "What it said before stays in the history with your reason. Review dates follow.",
}


@allowed(get=VIEW)
@records_page_view(kind="child", key="child_id")
def care(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Every legal status in every placement, newest first, and what can be entered now."""
    child, on = open_child(request, pk=child_id, permission=VIEW), clock.today()
    rows = corrections.in_order(child)
    may_edit = visible_children(to=request.user, permission=ENTER_CARE, on=on).filter(pk=child.pk).exists()
    context = {
        "child": child,
        "shown": tables.care_table(rows, may_edit=may_edit),
        "ways": tables.ways(child, rows) if may_edit else [],
        "trail": to_child(child),
    }
    return render(request, "children/care.html", context)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def start(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    return _enter(request, child_id, "start", forms.StartCare(typed(request)), actions.start_care)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def change_status(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    return _enter(request, child_id, "status", forms.ChangeStatus(typed(request)), actions.change_legal_status)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def change_placement(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    def do(*, same_carer: str, **cleaned: Any) -> None:
        actions.change_placement(same_carer=same_carer == "yes", **cleaned)

    return _enter(request, child_id, "placement", forms.ChangePlacement(typed(request)), do)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def end(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    return _enter(request, child_id, "end", forms.EndCare(typed(request)), actions.end_care)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def undo(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    return _enter(request, child_id, "undo", forms.TakeBack(typed(request)), corrections.undo_last_change)


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def correct(request: SignedInRequest, child_id: UUID, episode_id: UUID) -> HttpResponse:
    current_child = open_child(request, pk=child_id, permission=ENTER_CARE)
    row = current_child.episodes.select_related("child").filter(pk=episode_id).first()
    if row is None:
        raise Hidden(("episode", str(episode_id)))
    form = forms.CorrectEpisode(typed(request), initial=forms.CorrectEpisode.shown_of(row))

    def do(*, child: Child, reason: str, neighbours: bool, **cleaned: Any) -> None:
        act = {name: cleaned.pop(name) for name in ("by", "on", "at", "expecting")}
        values = {name: value for name, value in cleaned.items() if value or name not in forms.PROTECTED}
        corrections.correct_episode(episode=row, values=values, neighbours=neighbours, reason=reason, **act)

    return _enter(request, child_id, "correct", form, do)


def _enter(request: SignedInRequest, key: UUID, name: str, form: Any, do: Do) -> HttpResponse:
    child = open_child(request, pk=key, permission=ENTER_CARE)
    rows = corrections.in_order(child)
    heading, button, sentence = WORDS[name]
    page = act_page(
        child,
        heading,
        ("Care", reverse("children:care", args=[child.pk])),
        button=button,
        before=tables.to_take_back(rows) if name == "undo" else BEFORE.get(name, ""),
        stored=[] if name == "correct" else [("Care", tables.care_now(rows))],
    )
    return enter(request, child, form=form, do=do, page=page, sentence=sentence)
