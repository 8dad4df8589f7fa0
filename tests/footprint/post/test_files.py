"""Files that people give: told by their content, drawn anew or left as they are, refused with a sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from django.db import ProgrammingError, transaction
from PIL import Image

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.audit.tracking import event_model
from footprint.page.refusals import NotAllowed
from footprint.post import actions, answers, files, pdf
from footprint.post.models import FileContent, StoredFile
from tests.few import few
from tests.footprint.post.example import example

AT = datetime(2014, 4, 28, 9, 30, tzinfo=UTC)


def picture(form: str, *, size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "teal").save(kept, form, **options)
    return kept.getvalue()


def a_docx() -> bytes:
    kept = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Care plan")
    word.save(kept)
    return kept.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A Word file with one part added or replaced."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_docx())) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return kept.getvalue()


def linked(kind: str) -> bytes:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f"Target='https://example.org/x' TargetMode = 'External' Type='http://schemas.example/{kind}'/></Relationships>"
    )
    return with_part("word/_rels/settings.xml.rels", rels.encode())


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("plan.pdf", lambda: pdf.file(example()), "plan.pdf"),
        ("plan.docx", a_docx, "plan.docx"),
        ("plan.exe", a_docx, "plan.docx"),
        ("photo.png", lambda: picture("JPEG"), "photo.jpg"),
        ("photo", lambda: picture("PNG"), "photo.png"),
        ("letter.docx", lambda: linked("hyperlink"), "letter.docx"),
    ],
)
def test_a_file_is_what_is_in_it(name: str, content: Callable[[], bytes], kept: str) -> None:
    assert files.check(name=name, content=content()).name == kept


@pytest.mark.parametrize(
    ("content", "sentence"),
    few(
        [
            (lambda: b"", "is empty"),
            (lambda: b"%PDF-" + b"x" * files.LARGEST, "larger than 10 MB"),
            (lambda: b"<html><script>alert(1)</script>", "must be PDF, Word (DOCX), PNG picture or JPEG picture"),
            (lambda: b"GIF89a", "must be PDF"),
            (lambda: b"MZ\x90", "must be PDF"),
            (lambda: b"PK\x03\x04 a workbook", "must be PDF"),
            (lambda: b"%PDF-1.7\n", "its end is missing"),
            (lambda: b"%PDF-1.7\n/Encrypt 5 0 R\n%%EOF", "locked with a password"),
            (lambda: b"%PDF-1.7\n/S /JavaScript /JS (app.alert(1))\n%%EOF", "holds programs"),
            (lambda: a_docx()[:-400], "Word file is damaged"),
            (lambda: b"PK\x03\x04word/document.xml", "Word file is damaged"),
            (lambda: with_part("word/vbaProject.bin", b"x"), "holds programs"),
            (lambda: with_part("word/embeddings/oleObject1.bin", b"x"), "holds programs"),
            (lambda: with_part("word/x.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "Word file is damaged"),
            (lambda: with_part("word/x.xml", "<?xml?><!DOCTYPE x>".encode("utf-16")), "Word file is damaged"),
            (lambda: with_part("word/x.xml", b"0" * files.LARGEST_UNPACKED), "too large when it is unpacked"),
            (lambda: with_part("word/_rels/a.rels", b"<broken"), "Word file is damaged"),
            (lambda: linked("attachedTemplate"), "fetches something"),
            (lambda: linked("image"), "fetches something"),
            (lambda: picture("PNG")[:60], "picture is damaged"),
            (lambda: picture("JPEG")[:300], "picture is damaged"),
            (lambda: picture("PNG", size=(8000, 6000)), "too many dots"),
        ],
        fast=11,
    ),
)
def test_what_may_not_be_kept_is_refused_with_a_sentence(content: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        files.check(name="file", content=content())

    assert sentence in str(refused.value)


def test_a_kind_that_is_not_asked_for_is_refused() -> None:
    with pytest.raises(NotAllowed, match="must be Word"):
        files.check(name="plan.pdf", content=pdf.file(example()), accept=[files.DOCX])


def test_a_large_photograph_is_kept_smaller() -> None:
    kept = files.check(name="me.jpg", content=picture("JPEG", size=(8000, 8000))).content

    with Image.open(io.BytesIO(kept)) as smaller:
        assert smaller.size == (4000, 4000)


def test_a_picture_keeps_what_is_seen_and_nothing_else() -> None:
    hidden = Image.Exif()
    hidden[0x010E], hidden[0x0112] = "taken at 1 Secret Street", 6  # described; lying on its side
    kept = files.check(name="me.jpg", content=picture("JPEG", exif=hidden, comment=b"Secret") + b"<script>").content

    assert b"Secret" not in kept
    assert b"<script>" not in kept
    with Image.open(io.BytesIO(kept)) as upright:
        assert upright.size == (20, 40)
        assert not upright.getexif()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ann\\plan.docx", "plan.pdf"),
        ("plan\r\nSet-Cookie: x.pdf", "planSet-Cookie: x.pdf"),
        ("plan\u202efdp.exe", "planfdp.pdf"),
        ("a" * 300, "a" * 116 + ".pdf"),
        ("", "file.pdf"),
        ("  ..pdf", "file.pdf"),
        ("Ωmega “plan” \x00.PDF", "Ωmega “plan”.pdf"),
    ],
)
def test_a_name_is_only_a_name(given: str, shown: str) -> None:
    assert files.shown_name(given, files.PDF) == shown


def test_a_kept_file_comes_back_byte_for_byte_as_something_to_save(db: None) -> None:
    content = pdf.file(example())
    kept = actions.keep_file(name="Plan of “Łucja”.pdf", content=content, by=SYSTEM, at=AT)

    answer = answers.stored(StoredFile.objects.get(pk=kept.pk))

    assert answer.content == content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Plan%20of%20")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"
    assert (kept.size, len(kept.sha256), kept.kept_by_label) == (len(content), 64, "Footprint (system)")


def test_keeping_leaves_a_trace(db: None) -> None:
    actions.keep_file(name="plan.docx", content=a_docx(), by=SYSTEM, at=AT)

    assert list(AuditEvent.objects.order_by("pk").values_list("action", "reason")) == [("keep_file", "")]
    assert event_model(StoredFile).objects.count() == 1


def test_a_kept_file_is_never_changed(db: None) -> None:
    kept = actions.keep_file(name="plan.docx", content=a_docx(), by=SYSTEM, at=AT)

    with pytest.raises(ProgrammingError), transaction.atomic():
        StoredFile.objects.filter(pk=kept.pk).update(name="other.docx")
    with pytest.raises(ProgrammingError), transaction.atomic():
        FileContent.objects.filter(file=kept).update(data=b"other")
    assert StoredFile.objects.get().name == "plan.docx"


def test_a_refused_file_leaves_nothing(db: None) -> None:
    with pytest.raises(NotAllowed):
        actions.keep_file(name="plan.docx", content=b"PK", by=SYSTEM, at=AT)

    assert not StoredFile.objects.exists()
    assert not AuditEvent.objects.exists()
