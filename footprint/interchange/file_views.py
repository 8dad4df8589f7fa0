"""Files of the return: given, looked at, taken in or dropped."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.access import hidden_numbers
from footprint.interchange import problem_list, queries, uploads
from footprint.interchange.cases import cases_of
from footprint.interchange.forms import GiveFiles
from footprint.interchange.import_tables import Look
from footprint.interchange.models import Import, Upload
from footprint.interchange.permissions import RUN_IMPORT
from footprint.interchange.ssda903.problems import EVERY, Refused
from footprint.interchange.views import trail
from footprint.page import clock, excel
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, press, typed
from footprint.page.refusals import NotAllowed


@allowed(RUN_IMPORT)
def give(request: SignedInRequest) -> HttpResponse:
    form = GiveFiles(typed(request), request.FILES or None)

    def save(cleaned: Cleaned) -> Done:
        made = uploads.keep(kind=uploads.RETURN, files=form.kept, by=request.user, at=timezone.now())
        return Done("", reverse("interchange:upload", args=[made.pk]))

    before = "Nothing is taken in yet: the next page says what the files would do."
    page = ActPage(
        "SSDA903 files", button="Look at the files", before=before, trail=trail(),
        template="interchange/give_files.html",
    )  # fmt: skip
    return act(request, form=form, save=save, page=page)


@allowed(get=RUN_IMPORT)
def upload(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """What the files would do. It is worked out anew each time: the register may have changed meanwhile."""
    current_upload = queries.get_upload(pk=upload_id, kind=uploads.RETURN)
    if current_upload.taken_in_id:
        return redirect("interchange:import", made_id=current_upload.taken_in_id)
    return looked(request, current_upload)


def looked(request: SignedInRequest, found: Upload) -> HttpResponse:
    hidden = hidden_numbers(to=request.user, permission=RUN_IMPORT, on=clock.today())
    context: dict[str, Any] = {"upload": found, "trail": trail()}
    try:
        context["look"] = Look(uploads.look(upload=found, on=clock.today()), hidden)
    except Refused as refused:
        context["look"] = Look(None, hidden, refused.problems)
    return render(request, "interchange/upload.html", context)


@allowed(post=RUN_IMPORT)
def take_in(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    upload = queries.get_upload(pk=upload_id, kind=uploads.RETURN)
    if upload.taken_in_id:
        return redirect("interchange:import", made_id=upload.taken_in_id)

    def save() -> Done:
        made = _taken_in(request, upload)
        if made is None:
            sentence = "The register held all of this already: nothing was changed."
            return Done(sentence, reverse("interchange:start"))
        return Done("The files are taken in.", reverse("interchange:import", args=[made.pk]))

    return press(request, save=save, back=reverse("interchange:upload", args=[upload.pk]))


def _taken_in(request: SignedInRequest, upload: Upload) -> Import | None:
    hold_back = "without" in request.POST
    try:
        return uploads.take_in(upload=upload, hold_back=hold_back, by=request.user, on=clock.today(), at=timezone.now())
    except Refused:
        raise NotAllowed("Some lines have faults, so nothing was taken in. See them below.") from None


@allowed(post=RUN_IMPORT)
def drop(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    start = reverse("interchange:start")

    def save() -> Done:
        uploads.drop(upload=queries.get_upload(pk=upload_id), by=request.user, at=timezone.now())
        return Done("The files are dropped. Nothing of them was kept.", start)

    return press(request, save=save, back=start)


@allowed(get=RUN_IMPORT)
def faults(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Every fault and warning, to mend the files by: as CSV, or as Excel with a sheet for each team."""
    upload, today = queries.get_upload(pk=upload_id, kind=uploads.RETURN), clock.today()
    try:
        done = uploads.look(upload=upload, on=today, at_most=EVERY)
        faults, warnings = done.held_back, done.warnings
    except Refused as refused:
        faults, warnings = refused.problems, []
    hidden = hidden_numbers(to=request.user, permission=RUN_IMPORT, on=today)
    cases = cases_of([*faults, *warnings], on=today)
    rows = problem_list.listed(faults=faults, warnings=warnings, cases=cases, hidden=hidden)
    if request.GET.get("form") == "xlsx":
        book = problem_list.as_workbook(rows)
        return HttpResponse(book, content_type=excel.TYPE, headers=_attached("faults.xlsx"))
    return HttpResponse(
        problem_list.as_csv(rows), content_type="text/csv; charset=utf-8", headers=_attached("faults.csv")
    )


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
