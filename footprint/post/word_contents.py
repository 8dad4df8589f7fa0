"""The contents of a Word file: its headings as links to where they stand, in a field that Word can work out again.

They say no pages: only Word knows those, and to have it ask for them would hold up whoever opens the file.
"""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from footprint.post.outline import Document, Heading, PageBreak, readable

DEPTH = 2
CODE = rf'TOC \o "1-{DEPTH}" \n \h \z'
BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve">{escape(CODE)}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def begins(document: Document) -> int:
    """How many parts stand before the contents: what the document says of itself, up to a heading or a new page."""
    ends = (place for place, part in enumerate(document.parts) if isinstance(part, (Heading, PageBreak)))
    return next(ends, len(document.parts))


def add(writer: Any, document: Document) -> None:
    heads = [part for part in document.parts if isinstance(part, Heading) and part.level <= DEPTH]
    if heads:
        writer.paragraph("Contents", "TOC Heading")
    for place, head in enumerate(heads):
        ends = (BEGIN if not place else "", END if place == len(heads) - 1 else "")
        writer.word.element.body._insert_p(parse_xml(_line(head, place + 1, *ends)))


def _line(head: Heading, number: int, before: str, after: str) -> str:
    text = f'<w:r><w:t xml:space="preserve">{escape(readable(head.text))}</w:t></w:r>'
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="TOC{head.level}"/></w:pPr>{before}'
        f'<w:hyperlink w:anchor={quoteattr(_name(number))} w:history="1">{text}</w:hyperlink>{after}</w:p>'
    )


def mark(paragraph: Any, number: int) -> None:
    """Makes a heading the one that the contents lead to, by its number among theirs."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), _name(number))
    for item in (start, end):
        item.set(qn("w:id"), str(number))
    paragraph._p.insert_element_before(start, "w:r")
    paragraph._p.append(end)


def _name(number: int) -> str:
    """As Word names what its contents lead to."""
    return f"_Toc{number:09}"
