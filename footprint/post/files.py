"""What a file is, told by what is in it and never by its name, and whether it may be kept.

Pictures are drawn anew, so that nothing but what is seen stays: no place where they were taken, nothing hidden. What is
no picture leaves again exactly as it came, for the reader's own programs to open: no scanner for viruses is claimed.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from footprint.page.refusals import NotAllowed
from footprint.post.word import TYPE as WORD

LARGEST = 10 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2000
MOST_PIXELS = 30_000_000
LARGE_PICTURE = (4000, 4000)
LONGEST_NAME = 120
JPEG_QUALITY = 90
DAMAGED_WORD = "The Word file is damaged. Open it in Word, save it again and choose the new one."

ENCRYPTED = re.compile(rb"/Encrypt\b")
ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles)\b")
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ACTIVE_PARTS = re.compile(r"vbaProject|vbaData|activeX|/embeddings/.*\.(?!(?:xlsx|docx|pptx)$)[^.]*$", re.I)
NOT_PLAIN = re.compile(rb"<!(DOCTYPE|ENTITY)|\A(\xff\xfe|\xfe\xff|<\x00|\x00)|\A.{0,100}utf-?(16|32)", re.I | re.S)


# What reading a damaged zip file or its XML raises; lxml's own error is a SyntaxError.
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError, OSError,
          SyntaxError)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    word: str
    media_type: str
    ending: str


PDF = Kind("PDF", "application/pdf", "pdf")
DOCX = Kind("Word (DOCX)", WORD, "docx")
PNG = Kind("PNG picture", "image/png", "png")
JPEG = Kind("JPEG picture", "image/jpeg", "jpg")
PAPERS = (PDF, DOCX, PNG, JPEG)


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its name as it is shown, its kind, its bytes."""

    name: str
    kind: Kind
    content: bytes


def check(*, name: str, content: bytes, accept: Collection[Kind] = PAPERS) -> Checked:
    """The file as it is kept. NotAllowed when it is empty, too large, of another kind, damaged, locked or active."""
    if not content:
        raise NotAllowed("The file is empty. Choose another one.")
    if len(content) > LARGEST:
        raise NotAllowed(f"The file is larger than {LARGEST // 1024 // 1024} MB. Make it smaller, or split it.")
    kind = told(content)
    if kind is None or kind not in accept:
        raise NotAllowed(f"The file must be {_either(accept)}. Save it in that form and choose it again.")
    if kind is PDF:
        _check_pdf(content)
    elif kind is DOCX:
        _check_docx(content)
    else:
        content = _drawn_anew(content, kind)
    return Checked(shown_name(name, kind), kind, content)


def told(content: bytes) -> Kind | None:
    """The kind of a file by how it begins; a zip file is a Word file when it holds a document of Word."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return DOCX if content.startswith(b"PK\x03\x04") and b"word/document.xml" in content else None


def shown_name(name: str, kind: Kind) -> str:
    """The name without folders, control characters and marks that turn text around; its ending says what it is."""
    plain = "".join(item for item in name.replace("\\", "/") if unicodedata.category(item)[0] != "C")
    stem = PurePosixPath(" ".join(plain.split())).stem.strip(" .") or "file"
    return f"{stem[: LONGEST_NAME - len(kind.ending) - 1]}.{kind.ending}"


def _either(kinds: Collection[Kind]) -> str:
    *others, last = (kind.word for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise NotAllowed("The PDF is damaged: its end is missing. Save it again and choose the new one.")
    if ENCRYPTED.search(content):
        raise NotAllowed("The PDF is locked with a password. Save it without one and choose it again.")
    if ACTIVE.search(content):
        raise NotAllowed("The PDF holds programs or other files. Print it to a new PDF and choose that one.")


def _check_docx(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_parts(packed)
    except BROKEN:
        raise NotAllowed(DAMAGED_WORD) from None


def _check_parts(packed: zipfile.ZipFile) -> None:
    """Bounds are checked before anything is unpacked."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotAllowed("The Word file is too large when it is unpacked. Make its pictures smaller.")
    if any(part.flag_bits & 1 for part in parts):
        raise NotAllowed("The Word file is locked with a password. Save it without one and choose it again.")
    if any(ACTIVE_PARTS.search(part.filename) for part in parts) or DOCUMENT not in packed.read("[Content_Types].xml"):
        raise NotAllowed("The Word file holds programs or other files. Save it as a plain DOCX and choose that one.")
    packed.getinfo("word/document.xml")
    for part in parts:
        if part.filename.endswith((".rels", ".xml")):
            inside = packed.read(part)
            if NOT_PLAIN.search(inside):
                raise ValueError(part.filename)
            if part.filename.endswith(".rels") and _fetches(inside):
                raise NotAllowed(
                    "The Word file fetches something from another place when it is opened. "
                    "In Word, break its links and take off its template, then choose it again."
                )


def _fetches(relationships: bytes) -> bool:
    """Word fetches a template, a picture or a frame by itself; a link waits for a reader to follow it."""
    from lxml import etree

    result = etree.fromstring(relationships, etree.XMLParser(resolve_entities=False, no_network=True))
    outside = (item.get("Type", "") for item in result if (item.get("TargetMode") or "").lower() == "external")
    return any(not kind.endswith("/hyperlink") for kind in outside)


def _drawn_anew(content: bytes, kind: Kind) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError  # takes a while to load

    form = "PNG" if kind is PNG else "JPEG"
    try:
        with Image.open(io.BytesIO(content), formats=[form]) as picture:
            picture.draft("RGB", LARGE_PICTURE)  # a large JPEG is read at a half, a quarter or an eighth of its size
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAllowed("The picture has too many dots. Make it smaller and choose it again.")
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGBA" if form == "PNG" and upright.has_transparency_data else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise NotAllowed("The picture is damaged. Save it again and choose the new one.") from None
    plain.info = {}  # what a picture says of itself would be written again
    bytes_io = io.BytesIO()
    plain.save(bytes_io, form, **({"quality": JPEG_QUALITY} if form == "JPEG" else {}))
    return bytes_io.getvalue()
