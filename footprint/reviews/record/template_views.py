"""The page of the council's own Word file for records: which is in use, another, a preview, Footprint's form again."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.council.permissions import CHANGE_SETTINGS
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import said
from footprint.page.refusals import NotAllowed
from footprint.page.tables import Cell, Column, Table
from footprint.post import answers, files, merging
from footprint.reviews.models import RecordTemplate
from footprint.reviews.record import template_actions
from footprint.reviews.record.forms import OurOwn, UseTemplate
from footprint.reviews.record.template_fields import FIELDS

PREVIEW = "record-template-preview.docx"


@allowed(CHANGE_SETTINGS)
def template(request: SignedInRequest) -> HttpResponse:
    """Takes a file that may be used; or hands it back filled with examples, and keeps nothing."""
    today = clock.today()
    form = UseTemplate(request.POST or None, request.FILES or None, initial={"from_on": today})
    if request.method == "POST" and form.is_valid():
        given, asked = form.cleaned_data["file"], form.cleaned_data
        try:
            if "preview" in request.POST:
                return _preview(given.name, given.read())
            template_actions.use_template(
                name=given.name, content=given.read(), from_on=asked["from_on"], reason=asked["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as fault:
            form.add_error("file", str(fault))
        else:
            messages.success(request, f"Records are downloaded for Word in this file from {said(asked['from_on'])} on.")
            return redirect("meetings:template")
    trail = [{"label": "Settings", "url": reverse("council:settings")}]
    return render(request, "reviews/record/template.html", {"form": form, "trail": trail, **_shown(today)})


@allowed(CHANGE_SETTINGS)
def our_own(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    latest = next(iter(template_actions.templates()), None)
    form = OurOwn(request.POST or None, initial={"from_on": max(today, latest.from_on) if latest else today})
    if request.method == "POST" and form.is_valid():
        template_actions.use_our_own(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, f"Records take Footprint’s form from {said(form.cleaned_data['from_on'])} on.")
        return redirect("meetings:template")
    trail = [{"label": "Records in Word", "url": reverse("meetings:template")}]
    return render(request, "reviews/record/our_own.html", {"form": form, "trail": trail})


@allowed(get=CHANGE_SETTINGS)
def template_file(request: SignedInRequest, template: UUID) -> HttpResponse:
    """A file that was ever used, as it came."""
    found = RecordTemplate.objects.select_related("file").filter(pk=template).exclude(file=None).first()
    if found is None or found.file is None:
        raise Http404
    return answers.stored(found.file)


def _preview(name: str, content: bytes) -> HttpResponse:
    at, values = timezone.now(), council.values(on=clock.today())
    found = template_actions.checked(name=name, content=content)
    made = merging.preview(template=found.content, fields=FIELDS, council=str(values["council_name"]), at=at)
    return answers.attachment(name=PREVIEW, media_type=files.DOCX.media_type, content=made.content)


def _shown(today: date) -> dict[str, Any]:
    every = template_actions.templates()
    now = next((one for one in every if one.from_on <= today), None)
    ahead = bool(every and every[0].file and every[0].from_on > today)
    return {"now": now.file if now else None, "ahead": ahead, "history": _history(every, now), "fields": _fields()}


def _history(every: Sequence[RecordTemplate], now: RecordTemplate | None) -> Table:
    rows = [
        [one.from_on, Cell(one.file.name, url=reverse("meetings:template-file", args=[one.pk])) if one.file
         else "Footprint’s form", Cell(None, "In use", colour="green") if one is now else "", one.set_by, one.reason]
        for one in every
    ]  # fmt: skip
    columns = [Column("From"), Column("File"), Column("Now"), Column("Decided by"), Column("Why")]
    none = "Records take Footprint’s form."
    return Table("Files so far", columns, rows, id="history", stacked=True, empty=none)


def _fields() -> Table:
    """Each with an example, but for those that become several paragraphs or a table."""
    columns = [Column("Type this"), Column("It becomes"), Column("For example")]
    rows = [[f"{{{{ {one.name} }}}}", one.says, one.example if isinstance(one.example, str) else ""] for one in FIELDS]
    return Table("Fields", columns, rows, id="fields", stacked=True)
