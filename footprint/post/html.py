"""A document as HTML: its parts for a page of ours, with its furniture, or the whole as a file that stands alone."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from footprint.page.tables import Table
from footprint.page.templatetags.page import drawn_table
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
    numbered,
    runs_of,
)  # fmt: skip

NOTHING = SafeString("")
HEADING_SIZES = {2: "m", 3: "s", 4: "s", 5: "s"}
FORMS = {
    (False, False): "{}",
    (True, False): "<strong>{}</strong>",
    (False, True): "<em>{}</em>",
    (True, True): "<strong><em>{}</em></strong>",
}


def file(document: Document) -> bytes:
    """A whole HTML file with everything in it: no address is asked for when it is opened."""
    context = {"document": document, "body": body(document.parts, linked=document.contents)}
    return render_to_string("post/file.html", context).encode()


def body(parts: Iterable[Part], *, below: int = 1, linked: bool = False) -> SafeString:
    """Parts for a page of ours; their headings stand below a heading of that level. `linked` begins with links to the
    headings that divide it: once on a page."""
    parts = list(parts)
    drawn = format_html_join("\n", "{}", ((_part(part, number, below, linked),) for part, number in numbered(parts)))
    return format_html("{}{}", _contents(parts), drawn) if linked else drawn


def _contents(parts: Iterable[Part]) -> SafeString:
    heads = [part.text for part in parts if isinstance(part, Heading) and part.level == 1]
    links = format_html_join(
        "", '<li><a class="govuk-link" href="#{}">{}</a></li>', ((_id(head), head) for head in heads)
    )
    return format_html('<nav aria-label="Contents"><ul class="govuk-list">{}</ul></nav>', links)


def _id(text: str) -> str:
    return f"part-{slugify(text)}"


def _part(part: Part, number: int, below: int, linked: bool) -> SafeString:
    match part:
        case Heading(text, level):
            place = min(level + below, 6)
            to = format_html(' id="{}"', _id(text)) if linked and level == 1 else NOTHING
            size = HEADING_SIZES.get(place, "s")
            return format_html('<h{0}{3} class="govuk-heading-{1}">{2}</h{0}>', place, size, text, to)
        case Paragraph(words):
            return format_html('<p class="govuk-body">{}</p>', _words(words))
        case Listing():
            return _listing(part)
        case Facts(facts):
            rows = [{"key": label, "value": _words(words)} for label, words in facts]
            return SafeString(render_to_string("page/parts/summary_list.html", {"rows": rows}))
        case Picture():
            return _picture(part, number)
        case Table():
            return _table(part, number)
        case PageBreak():
            return NOTHING


def _words(words: Words) -> SafeString:
    return SafeString(
        "".join(format_html(FORMS[run.bold, run.italic], _lines(run.text)) for run in runs_of(words) if run.text)
    )


def _lines(text: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.split("\n")))


def _listing(part: Listing) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((_words(item),) for item in part.items))
    if not part.numbered:
        return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', items)
    start = format_html(' start="{}"', part.first) if part.first != 1 else NOTHING
    return format_html('<ol class="govuk-list govuk-list--number"{}>{}</ol>', start, items)


def _picture(part: Picture, number: int) -> SafeString:
    return format_html(
        '<figure class="page-chart"><figcaption class="govuk-heading-s page-chart__title">Figure {}: {}</figcaption>'
        '<div class="page-scroll" role="region" aria-label="Figure {}" tabindex="0">'
        '<div role="img" aria-label="{}">{}</div></div></figure>',
        number, part.caption, number, part.alternative, part.svg,
    )  # fmt: skip


def _table(part: Table, number: int) -> SafeString:
    """Heads that sort need the page's own address: here they are words alone."""
    named = replace(part, caption=f"Table {number}: {part.caption}", id=f"table-{number}", caption_size="s", sort="")
    return SafeString(render_to_string("page/parts/table.html", drawn_table(named, QueryDict())))
