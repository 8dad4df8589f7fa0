"""Finished records handed back to the council's case system: a folder of files with a manifest, each record once."""

import csv
import hashlib
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Q

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.council.queries import values
from footprint.interchange.audit_actions import InterchangeAction
from footprint.interchange.models import HandedBack
from footprint.page.refusals import NotAllowed
from footprint.post import pdf, word
from footprint.reviews.models import RecordVersion
from footprint.reviews.record.outline import document
from footprint.reviews.record.queries import versions_finalised

MANIFEST = "manifest.csv"
COLUMNS = (
    *("child", "review_held_on", "review_number", "version", "replaces_version", "finalised_on", "finalised_by"),
    *("file", "media_type", "bytes", "sha256"),
)
KINDS: dict[str, tuple[Callable[[Any], bytes], str]] = {
    "docx": (word.file, word.TYPE),
    "pdf": (pdf.file, "application/pdf"),
}
CLOSED = Q(review__child__restricted=True) | Q(review__child__sealed=True)
Row = dict[str, Any]


@dataclass(frozen=True)
class Handed:
    """What was handed back: how many records, and how many of closed files were left out."""

    records: int
    left_out: int


def hand_back(*, to: Path, forms: Sequence[str], by: Actor, on: date, at: datetime) -> Handed:
    """Writes every finished record that was not handed back yet into a new folder, in each of the `forms`.

    The folder appears when it is whole: it is written beside its place, and moved there. A record of a restricted or
    sealed file is not in it, since whoever opens the folder need not be one of its readers. NotAllowed where the folder
    is there already. Audited as hand_back_records.
    """
    if to.exists():
        raise NotAllowed(f'"{to}" is there already. Name a folder that is not there yet.')
    draft = to.with_name(f".{to.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        with acting(by=by, action=InterchangeAction.HAND_BACK_RECORDS, at=at) as doing:
            waiting = versions_finalised().exclude(pk__in=HandedBack.objects.values("version"))
            versions, left_out = list(waiting.exclude(CLOSED)), waiting.filter(CLOSED).count()
            draft.mkdir(parents=True)
            _write(draft, versions, forms, on, at)
            HandedBack.objects.bulk_create(
                HandedBack(version=record_version, at=at, by_label=by.audit_label) for record_version in versions
            )
            doing.record(("register", "records"), after={"records": len(versions), "left_out": left_out})
            draft.rename(to)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Handed(len(versions), left_out)


def _write(folder: Path, versions: Sequence[RecordVersion], forms: Sequence[str], on: date, at: datetime) -> None:
    council = values(on=on)
    with (folder / MANIFEST).open("w", newline="", encoding="utf-8") as file:
        manifest = csv.DictWriter(file, COLUMNS)
        manifest.writeheader()
        for version in versions:
            made = document(version=version, council=council, made_at=at)
            for form in forms:
                manifest.writerow(_put(folder, version, form, KINDS[form][0](made)))


def _put(folder: Path, version: RecordVersion, form: str, content: bytes) -> Row:
    """Writes one file, and says its line of the manifest."""
    review = version.review
    name = f"{_plain(review.child.local_id)}-review-{review.held_on}-version-{version.number}.{form}"
    (folder / name).write_bytes(content)
    return dict(zip(COLUMNS, (
        review.child.local_id, review.held_on, review.number or "", version.number,
        version.number - 1 or "", version.finalised_on, version.finalised_by,
        name, KINDS[form][1], len(content), hashlib.sha256(content).hexdigest(),
    ), strict=True))  # fmt: skip


def _plain(local_id: str) -> str:
    """The council's number as part of a file's name: what no system's names take becomes a dash."""
    return re.sub(r"[^A-Za-z0-9]+", "-", local_id)
