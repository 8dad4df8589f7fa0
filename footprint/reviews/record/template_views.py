"""The page of the council's own Word file for records: which is in use, another, a preview, Footprint's form again."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.council.permissions import CHANGE_SETTINGS
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
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
    form = UseTemplate(typed(request), request.FILES or None, initial={"from_on": today})
    if "preview" in request.POST and form.is_valid():
        try:
            return _preview(form.cleaned_data["file"].name, form.cleaned_data["file"].read())
        except NotAllowed as refusal:
            form.add_error("file", list(refusal.sentences))

    def save(cleaned: Cleaned) -> Done:
        file, from_on = cleaned["file"], cleaned["from_on"]
        template_actions.use_template(
            name=file.name, content=file.read(), from_on=from_on, reason=cleaned["reason"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        sentence = f"Records are downloaded for Word in this file from {format_day(from_on)} on."
        return Done(sentence, reverse("reviews:template"))

    every = template_actions.templates()
    page = ActPage(
        "Records in Word",
        button="Use this file",
        trail=[{"label": "Settings", "url": reverse("council:settings")}],
        template="reviews/record/template.html",
        context=_shown(every, today),
    )
    return act(request, form=form, save=save, page=page, version=_version(every))


@allowed(CHANGE_SETTINGS)
def our_own(request: SignedInRequest) -> HttpResponse:
    today, every, back = clock.today(), template_actions.templates(), reverse("reviews:template")

    def save(cleaned: Cleaned) -> Done:
        template_actions.use_our_own(**cleaned, by=request.user, at=timezone.now())
        return Done(f"Records take Footprint’s form from {format_day(cleaned['from_on'])} on.", back)

    page = ActPage(
        "Use Footprint’s form",
        title="Footprint’s form for records",
        button="Use Footprint’s form",
        before="Files of the council that were used until then stay on the page of records in Word.",
        trail=[{"label": "Records in Word", "url": back}],
        back=back,
    )
    form = OurOwn(typed(request), initial={"from_on": max(today, every[0].from_on) if every else today})
    return act(request, form=form, save=save, page=page, version=_version(every))


def _version(every: Sequence[RecordTemplate]) -> str:
    return version_of([record_template.pk for record_template in every])


@allowed(get=CHANGE_SETTINGS)
def template_file(request: SignedInRequest, template_id: UUID) -> HttpResponse:
    """A file that was ever used, as it came."""
    record_template = RecordTemplate.objects.select_related("file").filter(pk=template_id).exclude(file=None).first()
    if record_template is None or record_template.file is None:
        raise Http404
    return answers.stored(record_template.file)


def _preview(name: str, content: bytes) -> HttpResponse:
    at, values = timezone.now(), council.values(on=clock.today())
    template = template_actions.checked(name=name, content=content)
    made = merging.preview(template=template.content, fields=FIELDS, council=str(values["council_name"]), at=at)
    return answers.attachment(name=PREVIEW, media_type=files.DOCX.media_type, content=made.content)


def _shown(every: Sequence[RecordTemplate], today: date) -> dict[str, Any]:
    now = next((record_template for record_template in every if record_template.from_on <= today), None)
    ahead = bool(every and every[0].file and every[0].from_on > today)
    return {"now": now.file if now else None, "ahead": ahead, "history": _history(every, now), "fields": _fields()}


def _history(every: Sequence[RecordTemplate], now: RecordTemplate | None) -> Table:
    rows = [
        [
            record_template.from_on,
            Cell(record_template.file.name, url=reverse("reviews:template-file", args=[record_template.pk]))
            if record_template.file
            else "Footprint’s form",
            Cell(None, "In use", colour="green") if record_template is now else "",
            record_template.set_by,
            record_template.reason,
        ]
        for record_template in every
    ]
    columns = [Column("From"), Column("File"), Column("Now"), Column("Decided by"), Column("Why")]
    none = "Records take Footprint’s form."
    return Table("Files so far", columns, rows, id="history", stacked=True, empty=none)


def _fields() -> Table:
    """Each with an example, but for those that become several paragraphs or a table."""
    columns = [Column("Type this"), Column("It becomes"), Column("For example")]
    rows = [
        [f"{{{{ {field.name} }}}}", field.says, field.example if isinstance(field.example, str) else ""]
        for field in FIELDS
    ]
    return Table("Fields", columns, rows, id="fields", stacked=True)
