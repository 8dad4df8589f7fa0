"""A list: given, its columns explained, looked at, taken in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.access import hidden_numbers
from footprint.interchange import queries, uploads
from footprint.interchange.forms import NOT_READ, GiveList, SayMeanings
from footprint.interchange.list_tables import Look, columns_of
from footprint.interchange.lists import sample
from footprint.interchange.lists.columns import guessed
from footprint.interchange.lists.queries import remembered
from footprint.interchange.models import Import, Upload
from footprint.interchange.permissions import RUN_IMPORT
from footprint.interchange.ssda903.problems import Refused
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, press, typed, version_of
from footprint.page.refusals import NotAllowed

SAMPLES: dict[str, tuple[Callable[[], bytes], str]] = {
    "csv": (sample.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (sample.as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@allowed(RUN_IMPORT)
def give(request: SignedInRequest) -> HttpResponse:
    form = GiveList(typed(request), request.FILES or None)

    def save(cleaned: Cleaned) -> Done:
        made = uploads.keep(kind=uploads.LIST, files=[form.kept], by=request.user, at=timezone.now())
        return Done("", reverse("interchange:columns", args=[made.pk]))

    page = ActPage("A list", button="Next: its columns", trail=trail(), template="interchange/give_list.html")
    return act(request, form=form, save=save, page=page)


@allowed(get=RUN_IMPORT)
def sample_list(request: SignedInRequest, kind: str) -> HttpResponse:
    """A list with made-up children, to see how one is filled in."""
    if kind not in SAMPLES:
        raise Http404
    content, media = SAMPLES[kind]
    headers = {"Content-Disposition": f'attachment; filename="made-up-list.{kind}"'}
    return HttpResponse(content(), content_type=media, headers=headers)


def hidden_from(request: SignedInRequest) -> frozenset[str]:
    return hidden_numbers(to=request.user, permission=RUN_IMPORT, on=clock.today())


@allowed(RUN_IMPORT)
def columns(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """What each column holds: guessed from its header, or as it was said before."""
    upload = queries.get_upload(pk=upload_id, kind=uploads.LIST)
    if upload.taken_in_id:
        return redirect("interchange:import", made_id=upload.taken_in_id)
    sheet = uploads.sheet_of(upload)
    meanings = upload.meanings or guessed(sheet.columns, remembered=remembered())
    initial: dict[str, Any] = {f"column_{number}": meaning or NOT_READ for number, meaning in enumerate(meanings)}
    initial["add"] = ["yes"] if upload.add_children else []
    form = SayMeanings(typed(request), columns=columns_of(sheet, hidden_from(request)), initial=initial)

    def save(cleaned: Cleaned) -> Done:
        uploads.say_meanings(
            upload=upload, meanings=form.meanings(), add=bool(cleaned["add"]), by=request.user, at=timezone.now()
        )
        return Done("", reverse("interchange:list-upload", args=[upload.pk]))

    page = ActPage(
        "What the columns hold",
        title="The columns of the list",
        button="Look at what it would do",
        trail=trail(),
        template="interchange/columns.html",
        context={"upload": upload, "rows": len(sheet.rows)},
    )
    return act(request, form=form, save=save, page=page, version=version_of(upload.meanings, upload.add_children))


@allowed(get=RUN_IMPORT)
def upload(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    current_upload = queries.get_upload(pk=upload_id, kind=uploads.LIST)
    if current_upload.taken_in_id:
        return redirect("interchange:import", made_id=current_upload.taken_in_id)
    if current_upload.meanings is None:
        return redirect("interchange:columns", upload_id=current_upload.pk)
    return looked(request, current_upload)


def looked(request: SignedInRequest, found: Upload) -> HttpResponse:
    compared = uploads.look_at_list(upload=found, to=request.user, on=clock.today())
    context = {
        "upload": found,
        "look": Look(compared, hidden_from(request)),
        "take_in": reverse("interchange:take-list-in", args=[found.pk]),
        "trail": trail(),
    }
    return render(request, "interchange/list_upload.html", context)


@allowed(post=RUN_IMPORT)
def take_in(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    upload = queries.get_upload(pk=upload_id, kind=uploads.LIST)
    if upload.taken_in_id:
        return redirect("interchange:import", made_id=upload.taken_in_id)

    def save() -> Done:
        made = _taken_in(request, upload)
        return Done("The list is taken in.", reverse("interchange:import", args=[made.pk]))

    return press(request, save=save, back=reverse("interchange:list-upload", args=[upload.pk]))


def _taken_in(request: SignedInRequest, upload: Upload) -> Import:
    hold_back = "without" in request.POST
    try:
        return uploads.take_list_in(
            upload=upload, hold_back=hold_back, by=request.user, on=clock.today(), at=timezone.now()
        )
    except Refused as refused:
        raise NotAllowed(f"Nothing was taken in. {refused.problems[0].sentence}.") from None
