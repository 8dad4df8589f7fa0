"""Files of the return: given, looked at, taken in or dropped."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.access import hidden_numbers
from footprint.interchange import queries, uploads
from footprint.interchange.forms import GiveFiles
from footprint.interchange.import_shown import WHERE, Look, line_of
from footprint.interchange.models import Upload
from footprint.interchange.permissions import RUN_IMPORT
from footprint.interchange.ssda903.problems import Refused
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.refusals import NotAllowed


@allowed(RUN_IMPORT)
def give(request: SignedInRequest) -> HttpResponse:
    form = GiveFiles(request.POST, request.FILES) if request.method == "POST" else GiveFiles()
    if form.is_valid():
        made = uploads.keep(kind=uploads.RETURN, files=form.kept, by=request.user, at=timezone.now())
        return redirect("interchange:upload", upload=made.pk)
    return render(request, "interchange/give_files.html", {"form": form, "trail": trail()})


@allowed(get=RUN_IMPORT)
def upload(request: SignedInRequest, upload: UUID) -> HttpResponse:
    """What the files would do. It is worked out anew each time: the register may have changed meanwhile."""
    found = queries.get_upload(pk=upload, kind=uploads.RETURN)
    if found.taken_in_id:
        return redirect("interchange:import", made=found.taken_in_id)
    return looked(request, found)


def looked(request: SignedInRequest, found: Upload, refusal: str = "") -> HttpResponse:
    hidden = hidden_numbers(to=request.user, permission=RUN_IMPORT, on=clock.today())
    context: dict[str, Any] = {"upload": found, "refusal": refusal, "trail": trail()}
    try:
        context["look"] = Look(uploads.look(upload=found, on=clock.today()), hidden)
    except Refused as refused:
        context["look"] = Look(None, hidden, refused.problems)
    return render(request, "interchange/upload.html", context, status=422 if refusal else 200)


@allowed(post=RUN_IMPORT)
def take_in(request: SignedInRequest, upload: UUID) -> HttpResponse:
    found = queries.get_upload(pk=upload, kind=uploads.RETURN)
    if found.taken_in_id:
        return redirect("interchange:import", made=found.taken_in_id)
    hold_back = "without" in request.POST
    try:
        made = uploads.take_in(upload=found, hold_back=hold_back, by=request.user, on=clock.today(), at=timezone.now())
    except Refused:
        return looked(request, found, "Some lines have faults, so nothing was taken in. See them below.")
    except NotAllowed as fault:
        return looked(request, found, str(fault))
    if made is None:
        messages.success(request, "The register held all of this already: nothing was changed.")
        return redirect("interchange:start")
    messages.success(request, "The files are taken in.")
    return redirect("interchange:import", made=made.pk)


@allowed(post=RUN_IMPORT)
def drop(request: SignedInRequest, upload: UUID) -> HttpResponse:
    try:
        uploads.drop(upload=queries.get_upload(pk=upload), by=request.user, at=timezone.now())
    except NotAllowed as fault:
        messages.warning(request, str(fault))
    else:
        messages.success(request, "The files are dropped. Nothing of them was kept.")
    return redirect("interchange:start")


@allowed(get=RUN_IMPORT)
def faults(request: SignedInRequest, upload: UUID) -> HttpResponse:
    """Every fault and warning, as CSV, to mend the files by."""
    found = queries.get_upload(pk=upload, kind=uploads.RETURN)
    hidden = hidden_numbers(to=request.user, permission=RUN_IMPORT, on=clock.today())
    try:
        done = uploads.look(upload=found, on=clock.today())
        said = [("Fault", one) for one in done.held_back] + [("Warning", one) for one in done.warnings]
    except Refused as refused:
        said = [("Fault", one) for one in refused.problems]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="faults.csv"'
    response.write("\ufeff")
    lines = csv.writer(response)
    lines.writerow(["Kind", *WHERE])
    lines.writerows([kind, *(_harmless(value) for value in line_of(one, hidden))] for kind, one in said)
    return response


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would work out as a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
