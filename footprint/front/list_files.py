"""A list as an Excel file: the rows of its page, all of them, in the same order."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.children.exporting import asks_reason, excel, reason_given, reason_held, reason_page, why
from footprint.children.permissions import EXPORT_LIST, EXPORT_OWN
from footprint.front.list_views import Chosen, chosen
from footprint.page.access import allowed


@allowed(get=EXPORT_OWN)
def worklist_excel(request: SignedInRequest, slug: str) -> HttpResponse:
    current_chosen = chosen(request, slug)
    reason = reason_held(request, name=slug)
    if asks_reason(request) and not reason:
        return redirect(with_filters(request, reverse("front:worklist-export", args=[slug])))
    return _file(request, current_chosen, reason)


@allowed(EXPORT_LIST)
def worklist_export(request: SignedInRequest, slug: str) -> HttpResponse:
    current_chosen, form = chosen(request, slug), why(request)
    reason = reason_given(request, form, name=slug)
    if reason:
        return _file(request, current_chosen, reason)
    back = with_filters(request, reverse("front:worklist", args=[slug]))
    return reason_page(
        request, form, title=current_chosen.list.title, count=current_chosen.leaf(size=1).total, back=back
    )


def _file(request: SignedInRequest, chosen: Chosen, reason: str = "") -> HttpResponse:
    rows = chosen.leaf().rows  # before the filters are said: they then know the names of those chosen
    kind, frame = chosen.list.kind, chosen.filtered.asked.frame
    return excel(
        request,
        name=chosen.list.slug,
        title=chosen.list.title,
        heads=[column.head.label for column in kind.excel],
        rows=[kind.values(row, frame=frame) for row in rows],
        chosen=[f"{question} – {words}" for question, words in chosen.form.said().items()],
        reason=reason,
    )


def with_filters(request: SignedInRequest, address: str) -> str:
    cleaned = request.GET.urlencode()
    return f"{address}?{cleaned}" if cleaned else address
