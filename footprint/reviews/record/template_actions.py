"""The council's own Word file for records: from which day it is used, and which one is in use on a day."""

from collections.abc import Sequence
from datetime import date, datetime

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.refusals import NotAllowed
from footprint.post import files, merging
from footprint.post.actions import keep_file
from footprint.post.queries import content_of
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import RecordTemplate
from footprint.reviews.record.template_fields import FIELDS


def templates() -> Sequence[RecordTemplate]:
    """Every one that was ever said, the one that counts latest first."""
    return list(RecordTemplate.objects.select_related("file").order_by("-from_on", "-set_at"))


def template_in_use(*, on: date) -> bytes | None:
    """The bytes of the council's file; None where records take Footprint's form. Two queries at most."""
    record_template = RecordTemplate.objects.filter(from_on__lte=on).order_by("-from_on", "-set_at").first()
    return content_of(file=record_template.file_id) if record_template and record_template.file_id else None


def checked(*, name: str, content: bytes) -> merging.Template:
    """NotAllowed for a file that can't be used, and for one that names fields which there are not."""
    template = merging.check(name=name, content=content, fields=FIELDS)
    if template.unknown:
        raise NotAllowed(
            f"There is no field {_listed(template.unknown)}. The fields are listed on this page: mend "
            "the name and choose the file again."
        )
    if not template.used:
        raise NotAllowed("No field stands in the file, so every record would be the same. Put some in.")
    return template


def use_template(*, name: str, content: bytes, from_on: date, reason: str, by: Actor, at: datetime) -> RecordTemplate:
    """From a day on records for Word come in this file. NotAllowed. Audited as use_record_template."""
    template = checked(name=name, content=content)
    with acting(by=by, action=ReviewAction.USE_RECORD_TEMPLATE, reason=reason, at=at) as doing:
        file = keep_file(name=name, content=template.content, accept=[files.DOCX], by=by, at=at)
        record_template = RecordTemplate.objects.create(
            file=file, from_on=from_on, set_at=at, set_by=by.audit_label, reason=reason
        )
        doing.record(("record template", record_template.pk), after={"from_on": str(from_on), "file": file.name})
    return record_template


def use_our_own(*, from_on: date, reason: str, by: Actor, at: datetime) -> RecordTemplate:
    """From a day on records take Footprint's form. Audited as use_record_template."""
    with acting(by=by, action=ReviewAction.USE_RECORD_TEMPLATE, reason=reason, at=at) as doing:
        record_template = RecordTemplate.objects.create(
            from_on=from_on, set_at=at, set_by=by.audit_label, reason=reason
        )
        doing.record(("record template", record_template.pk), after={"from_on": str(from_on), "file": ""})
    return record_template


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in names)
