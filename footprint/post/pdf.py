"""A document as a tagged PDF that meets PDF/UA-1 (ISO 14289-1): read aloud in order, with its headings, lists, tables.

Nothing is fetched and no file is read: the set-up of pages is footprint/post/document.typ, and what people wrote
travels as data.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from footprint.page.tables import Table
from footprint.post import typeface
from footprint.post.outline import (
    Document,
    Facts,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Words,
    leading,
    lines_of,
    runs_of,
)

TYPE = "application/pdf"
LAYOUT = Path(__file__).with_name("document.typ").read_bytes()
NOT_SHOWN = "Characters that this file could not show stand as □. The page and the Word file have them."


def file(document: Document) -> bytes:
    import typst  # takes a while to load

    made = typst.compile(
        LAYOUT, format="pdf", pdf_standards="ua-1", font_paths=_fonts(), sys_inputs={"document": _data(document)},
        timestamp=int(document.made_at.timestamp()),
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)])


def _data(document: Document) -> str:
    language, _, region = document.language.partition("-")
    text = {
        "title": document.title, "subtitle": document.subtitle(), "council": document.council, "code": document.code,
        "marking": document.marking, "parts": [_part(part) for part in leading(document.parts)],
        "contents": document.contents,
    }  # fmt: skip
    context = _printable(text)
    if typeface.MISSING in json.dumps(context, ensure_ascii=False) != json.dumps(text, ensure_ascii=False):
        context["parts"].append(_part(Paragraph(NOT_SHOWN)))
    look = {"lang": language, "region": region or None, "colour": document.colour, "font": typeface.FAMILY}
    return json.dumps(context | look)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return typeface.printable(value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(words, leads):
            return {"kind": "paragraph", "words": _words(words), "leads": leads}
        case Listing(items, numbers, first):
            return {
                "kind": "numbers" if numbers else "listing",
                "items": [_words(item) for item in items],
                "first": first,
            }
        case Facts(facts):
            return {"kind": "facts", "facts": [{"label": label, "words": _words(words)} for label, words in facts]}
        case Picture(svg, caption, alternative):
            drawn = svg.replace(typeface.FONTS_OF_CHARTS, typeface.FAMILY)
            return {"kind": "picture", "svg": drawn, "caption": caption, "alternative": alternative}
        case PageBreak():
            return {"kind": "break"}
        case Table():
            return _table(part)


def _table(table: Table) -> dict[str, Any]:
    """A table without rows is its caption and the sentence that says so."""
    if not table.rows:
        return _part(Facts([(table.caption, table.empty)]))
    return {
        "kind": "table",
        "caption": table.caption,
        "numbers": [column.number for column in table.columns],
        "heads": [column.label for column in table.columns],
        "rows": [["\n".join(lines_of(cell)) for cell, _, _ in line] for line in table.lines()],
        "total": ["\n".join(lines_of(cell)) for cell, _, _ in table.total_line()],
    }


def _words(words: Words) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs_of(words)]
