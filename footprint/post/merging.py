"""A council's own Word file with fields, {{ like_this }}, filled from a record.

A field is a name and nothing more: nothing in the file is worked out or run, and what is put in is never looked through
for fields again. Word may cut a field into several pieces of text; it is found all the same, in the text, in tables and
text boxes, at the head and foot of pages.
"""

import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from footprint.page.refusals import NotAllowed
from footprint.page.tables import Table
from footprint.post import files
from footprint.post.outline import (
    Facts,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Words,
    lines_of,
    numbered,
    readable,
    runs_of,
)
from footprint.post.word import Writer

FIELD = re.compile(r"\{\{\s*([A-Za-z]\w*)\s*\}\}")
UNFILLED = "[{}: not filled]"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRACES = ("ins", "del", "moveFrom", "moveTo", "commentReference")
Value = Words | Sequence[Part]


@dataclass(frozen=True)
class Field:
    """`says` is what it stands for, in words; `example` what the preview shows in its place."""

    name: str
    says: str
    example: Value


@dataclass(frozen=True)
class Template:
    """A file that may be used: which fields stand in it, in its order, and which names in it are no field."""

    content: bytes
    used: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """A letter or record made from a template, and the fields that had nothing to put in."""

    content: bytes
    unfilled: tuple[str, ...]


def check(*, name: str, content: bytes, fields: Collection[Field]) -> Template:
    """NotAllowed for what is no plain Word file, and for one with comments or changes that are still marked."""
    checked = files.check(name=name, content=content, accept=[files.DOCX])
    word = _opened(checked.content)
    roots = [root for root, _ in _roots(word)]
    if any(next(root.iter(f"{W}{trace}"), None) is not None for root in roots for trace in TRACES):
        raise NotAllowed(
            "The Word file holds comments or marked changes, with the names of who made them. "
            "Accept the changes, delete the comments, and choose it again."
        )
    result = [name for root in roots for paragraph in _paragraphs(root) for name in FIELD.findall(_text(paragraph))]
    known = {field.name for field in fields}
    names = tuple(dict.fromkeys(item.lower() for item in result))
    return Template(
        checked.content,
        tuple(name for name in names if name in known),
        tuple(name for name in names if name not in known),
    )


def preview(*, template: bytes, fields: Collection[Field], council: str, at: datetime) -> Filled:
    """The template with each field's example."""
    return fill(
        template=template, values={field.name: field.example for field in fields}, title="", council=council, at=at
    )


def fill(*, template: bytes, values: Mapping[str, Value], title: str, council: str, at: datetime) -> Filled:
    """What has no value, or a blank one, stays in sight in square brackets. The file names the council and nobody."""
    word = _opened(template)
    unfilled: dict[str, None] = {}
    for root, is_body in _roots(word):
        for paragraph in list(_paragraphs(root)):
            for name in _fill(word, paragraph, values, is_body):
                unfilled[name] = None
    about = word.core_properties
    about.title, about.comments = readable(title)[:255], ""
    about.author = about.last_modified_by = readable(council)[:255]
    about.created = about.modified = at.replace(tzinfo=None)
    bytes_io = io.BytesIO()
    word.save(bytes_io)
    return Filled(bytes_io.getvalue(), tuple(unfilled))


def _opened(content: bytes) -> Any:
    import docx  # takes a while to load
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError, SyntaxError):
        raise NotAllowed(files.DAMAGED_WORD) from None


def _roots(word: Any) -> Iterator[tuple[Any, bool]]:
    """The text, then each head and foot; whether it is the text."""
    yield word.element.body, True
    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element, False


def _paragraphs(root: Any) -> Iterator[Any]:
    return iter(root.iter(f"{W}p"))


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of a paragraph's own text: those of a text box in it are in paragraphs of their own."""
    return [item for item in paragraph.iter(f"{W}t") if next(item.iterancestors(f"{W}p")) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _fill(word: Any, paragraph: Any, values: Mapping[str, Value], is_body: bool) -> list[str]:
    """Fills the fields of a paragraph, the last first, so that the places of the others stay. Those without a value."""
    text = _text(paragraph)
    unfilled: list[str] = []
    for item in reversed(list(FIELD.finditer(text))):
        name = item[1].lower()
        value = values.get(name, "")
        if not _lines(value):
            unfilled.insert(0, name)
            _put(paragraph, item.span(), UNFILLED.format(name.replace("_", " ")), marked=True)
        elif is_body and _is_parts(value) and text.strip() == item[0]:
            _replace(word, paragraph, value)
        else:
            _put(paragraph, item.span(), "\n".join(_lines(value)))
    return unfilled


def _is_parts(value: Value) -> bool:
    return not isinstance(value, str) and not all(isinstance(item, Run) for item in value)


def _lines(value: Value) -> list[str]:
    """A value as plain lines, for a field that stands inside a sentence; none where it is blank."""
    if isinstance(value, str):
        return value.split("\n") if value.strip() else []
    lines = [
        line for item in value for line in (item.text.split("\n") if isinstance(item, Run) else _lines_of_part(item))
    ]
    return lines if any(line.strip() for line in lines) else []


def _lines_of_part(part: Part) -> list[str]:
    match part:
        case Heading(text, _):
            return [text]
        case Paragraph(words):
            return ["".join(run.text for run in runs_of(words))]
        case Listing(items):
            return ["".join(run.text for run in runs_of(item)) for item in items]
        case Facts(facts):
            return [f"{label}: {''.join(run.text for run in runs_of(words))}" for label, words in facts]
        case Table():
            return [", ".join("; ".join(lines_of(cell)) for cell, _, _ in row) for row in part.lines()]
        case _:
            return []


def _put(paragraph: Any, span: tuple[int, int], sentence: str, *, marked: bool = False) -> None:
    """Puts words where a field stood, in the style of its first letter."""
    hits, place = [], 0
    for piece in _texts(paragraph):
        text = piece.text or ""
        start, end = max(span[0] - place, 0), min(span[1] - place, len(text))
        if start < end:
            hits.append((piece, start))
            piece.text = text[:start] + text[end:]
        place += len(text)
    _write(*hits[0], sentence, marked)


def _write(piece: Any, at: int, text: str, marked: bool) -> None:
    """Divides a run at a place and puts another between, of the same style."""
    run = piece.getparent()
    before, after = (piece.text or "")[:at], (piece.text or "")[at:]
    new, rest = deepcopy(run), deepcopy(run)
    own = list(run).index(piece)
    _keep(run, range(own + 1), before, own)
    _keep(rest, [place for place in range(len(rest)) if place >= own], after, own)
    for child in [item for item in new if item.tag != f"{W}rPr"]:
        new.remove(child)
    _say(new, text, marked)
    run.addnext(new)
    new.addnext(rest)


def _keep(run: Any, places: Collection[int], text: str, own: int) -> None:
    """Of a run's children, its style and those at these places; the text at `own` becomes `text`."""
    piece = run[own]
    for place, child in reversed(list(enumerate(run))):
        if place not in places and child.tag != f"{W}rPr":
            run.remove(child)
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _say(run: Any, text: str, marked: bool) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    run.text = readable(text)
    if marked:
        run.get_or_add_rPr().highlight_val = WD_COLOR_INDEX.YELLOW


def _replace(word: Any, paragraph: Any, parts: Any) -> None:
    """Puts parts in the place of a paragraph that holds nothing but their field."""
    body = word.element.body
    there = set(body)
    writer = Merged(word, paragraph)
    for part, number in numbered(parts):
        writer.write(part, number)
    for made in [item for item in body if item not in there]:
        paragraph.addprevious(made)
    paragraph.getparent().remove(paragraph)


class Merged(Writer):
    """Writes parts in the styles of the council's file where it has them, else as the field's own paragraph looks."""

    cell_style = ""  # as the council's file sets plain text

    def __init__(self, word: Any, like: Any) -> None:
        super().__init__(word)
        self.like = like
        self.styles = {style.style_id for style in word.styles}

    def paragraph(self, words: Words, style: str) -> Any:
        known = style.replace(" ", "") in self.styles and style != "Normal"
        if not known and style.startswith("Heading"):
            words = [Run("".join(run.text for run in runs_of(words)), bold=True)]
        made = super().paragraph(words, style if known else "Normal")
        if not known:
            made._p.remove(made._p.pPr)
            if self.like.pPr is not None:
                made._p.insert(0, deepcopy(self.like.pPr))
        return made

    def listing(self, part: Listing) -> None:
        """Bullets and numbers are written out: how a council's file counts its lists is not ours to know."""
        for place, item in enumerate(part.items, start=part.first):
            mark = f"{place}. " if part.numbered else "• "
            self.paragraph([Run(mark), *runs_of(item)], "Normal")
