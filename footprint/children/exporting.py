"""Lists that leave the service as files: what stands above them, and the trace that each leaves."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.children.alerts.actions import give_reason
from footprint.children.audit_actions import ChildAction
from footprint.children.permissions import EXPORT_LIST
from footprint.children.reasons import holding
from footprint.page import clock, forms
from footprint.page.datefield import format_day
from footprint.page.excel import TYPE, Sheet, workbook

NOT_PUBLIC = "Not for publication. This list names children: keep it where only those who work with them can open it."


class WhyExport(forms.Form):
    reason = forms.TextField(label="What is the file for?", called="what it is for")


def asks_reason(request: SignedInRequest) -> bool:
    """A list of the whole service leaves it for a written reason only."""
    return bool(EXPORT_LIST.scopes(request.user.roles_on(clock.today())))


def reason_held(request: SignedInRequest, *, name: str) -> str:
    """The reason given for this list that holds still; "" for none."""
    held = holding(person=request.user, permission=EXPORT_LIST, list_name=name, at=timezone.now())
    return held.reason if held else ""


def reason_given(request: SignedInRequest, form: WhyExport, *, name: str) -> str:
    """Why the list leaves: as was said within the hour, or just now, which raises an alert; "" while nobody said."""
    held = reason_held(request, name=name)
    if held or not form.is_valid():
        return held
    reason: str = form.cleaned_data["reason"]
    give_reason(
        event=ChildAction.GAVE_REASON, permissions=[EXPORT_LIST], list_name=name, reason=reason, by=request.user,
        on=clock.today(), at=timezone.now(),
    )  # fmt: skip
    return reason


def excel(
    request: SignedInRequest, *, name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]],
    chosen: Sequence[str] = (), reason: str = "", notice: str = NOT_PUBLIC,
) -> HttpResponse:  # fmt: skip
    """The file of a list. `name` is that of the list in the trail, `chosen` its filters in words."""
    count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    above = [f"{format_day(clock.today())}, {count}", *([f"Only: {', '.join(chosen)}"] if chosen else []), notice]
    made = workbook(Sheet(title, above, heads, rows))
    with acting(by=request.user, action=ChildAction.EXPORT_LIST, reason=reason, at=timezone.now()) as doing:
        doing.record(("worklist", name), after={"rows": len(rows), "form": "xlsx"})
    headers = {"Content-Disposition": f'attachment; filename="{name}-{clock.today():%Y-%m-%d}.xlsx"'}
    return HttpResponse(made, content_type=TYPE, headers=headers)


def reason_page(request: SignedInRequest, form: WhyExport, *, title: str, count: int, back: str) -> HttpResponse:
    context = {"form": form, "list": title, "count": count, "back": back}
    return render(request, "children/export.html", context)


def why(request: SignedInRequest) -> WhyExport:
    return WhyExport(request.POST if request.method == "POST" else None)
