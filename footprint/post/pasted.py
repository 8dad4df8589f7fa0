"""What is pasted from Word, a web page or an e-mail, as the typed text of footprint/post/text.py.

Headings, paragraphs, lists, bold and italic stay. Everything else (fonts, colours, pictures, scripts) goes; the cells
of a table's row become one line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

from footprint.post.outline import Run
from footprint.post.text import ESCAPABLE, MARKS

Attributes = list[tuple[str, str | None]]

LONGEST_PASTED = 500_000  # characters of what was copied
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINES = (*HEADINGS, "p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "pre", "section", "article", "dt", "dd")
LEFT_OUT = ("head", "title", "style", "script", "xml", "template", "select", "button")
EMPTY = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
BETWEEN_CELLS = " – "
BOLD_STYLE = re.compile(r"(?<![\w-])font-weight:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)")
ITALIC_STYLE = re.compile(r"(?<![\w-])font-style:\s*(italic|oblique|normal)")
MARK_OF_ITEM = re.compile(r"mso-list:\s*ignore")  # Word writes the bullet or number of an item as text of its own
ITEM_OF_WORD = re.compile(r"mso-list:(?!\s*(none|ignore))")


@dataclass(frozen=True)
class Inside:
    """An element that is open, and what it makes of the text in it."""

    tag: str
    bold: bool = False
    italic: bool = False
    left_out: bool = False
    mark: bool = False


@dataclass
class Line:
    """`kind` is line, heading, bullet or number."""

    kind: str
    runs: list[Run] = field(default_factory=list)


def text_of(html: str) -> str:
    """The typed text that says what the HTML says."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    lines = [line for line in reader.lines if "".join(run.text for run in line.runs).strip()]
    groups = groupby(lines, key=lambda line: line.kind)
    return "\n\n".join(text for kind, lines in groups for text in _written(kind, list(lines)))


def _written(kind: str, lines: list[Line]) -> Iterator[str]:
    """The lines of one list together; every heading and paragraph by itself."""
    if kind == "bullet":
        yield "\n".join(f"- {_marked(line.runs, indent='  ')}" for line in lines)
    elif kind == "number":
        yield "\n".join(f"{place}. {_marked(line.runs, indent='  ')}" for place, line in enumerate(lines, start=1))
    elif kind == "heading":
        yield from (f"## {_escaped(_plain(line.runs)).replace(chr(10), ' ')}" for line in lines)
    else:
        yield from (_marked(line.runs) for line in lines)


def _plain(runs: list[Run]) -> str:
    return re.sub(r"[ \t]+", " ", "".join(run.text for run in runs)).strip()


def _marked(runs: list[Run], indent: str = "") -> str:
    """The text of a line with its stars; a mark never spans a new line, and hugs its words."""
    sentence = "".join(_starred(text, stars) for text, stars in _pieces(runs))
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in sentence.split("\n")]
    return f"\n{indent}".join(_as_line(line) for line in lines if line)


def _pieces(runs: list[Run]) -> Iterator[tuple[str, str]]:
    """Stretches of one style with their stars. Where stars would run into a word or each other, the style goes."""
    styled = groupby((run for run in runs if run.text), key=lambda run: "*" * (2 * run.bold + run.italic))
    pieces = [("".join(run.text for run in runs), stars) for stars, runs in styled]
    last, last_stars = " ", ""
    for (text, stars), (after, _) in zip(pieces, [*pieces[1:], (" ", "")], strict=True):
        touches = bool(last_stars and stars) and not last[-1].isspace() and not text[0].isspace()
        in_word = stars == "*" and (_joined(last, text) or _joined(text, after))
        last, last_stars = text, "" if touches or in_word else stars
        yield text, last_stars


def _joined(before: str, after: str) -> bool:
    return not before[-1].isspace() and not after[0].isspace() and (before[-1].isalnum() or after[0].isalnum())


def _starred(text: str, stars: str) -> str:
    return re.sub(r"\S(?:[^\n]*\S)?", lambda hit: f"{stars}{_escaped(hit[0])}{stars}", text)


def _escaped(text: str) -> str:
    return re.sub(rf"\\(?=[{re.escape(ESCAPABLE)}]|\Z)|\*", lambda result: "\\" + result[0], text)


def _as_line(line: str) -> str:
    """A line that would read as a heading or an item keeps its mark as text."""
    if match := MARKS["number"].fullmatch(line):
        place = len(match["number"])
        return f"{line[:place]}\\{line[place:]}"
    return f"\\{line}" if any(mark.fullmatch(line) for mark in MARKS.values()) else line


class Reader(HTMLParser):
    """Gathers the lines of an HTML text, each with its runs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Inside] = [Inside("")]
        self.lines: list[Line] = [Line("line")]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        style = (dict(attrs).get("style") or "").lower()
        if self._divides(tag):
            self.lines.append(Line(self._kind(tag, style)))
        elif tag in LINES:
            self._add(" ")
        elif tag == "br":
            self._add("\n")
        elif tag in ("td", "th") and self.lines[-1].runs:
            self._add(BETWEEN_CELLS)
        if tag not in EMPTY:
            self.open.append(_inside(self.open[-1], tag, style))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, inside in enumerate(self.open) if inside.tag == tag]
        if places:
            del self.open[places[-1] :]
        if self._divides(tag):
            self.lines.append(Line("line"))

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"[ \t\r\n\f\xa0]+", " ", data))

    def _add(self, text: str) -> None:
        inside, line = self.open[-1], self.lines[-1]
        if inside.left_out:
            return
        if inside.mark:
            line.kind = "number" if re.match(r"\s*\w{1,3}[.)]", text) else line.kind
        elif line.kind == "heading":
            line.runs.append(Run(text))
        else:
            line.runs.append(Run(text, inside.bold, inside.italic))

    def _kind(self, tag: str, style: str) -> str:
        """A paragraph or heading that stands in an item of a list is the item."""
        inside = [inside.tag for inside in self.open]
        if tag == "li" or ("li" in inside and tag != "tr" and not self._said()):
            lists = [item for item in inside if item in ("ul", "ol")]
            return "number" if lists[-1:] == ["ol"] else "bullet"
        if ITEM_OF_WORD.search(style):
            return "bullet"
        return "heading" if tag in HEADINGS else "line"

    def _divides(self, tag: str) -> bool:
        """Paragraphs in a cell do not divide the row, which is one line."""
        return tag in LINES and (tag == "tr" or not any(inside.tag in ("td", "th") for inside in self.open))

    def _said(self) -> bool:
        return any(run.text.strip() for run in self.lines[-1].runs)


def _inside(around: Inside, tag: str, style: str) -> Inside:
    bold, italic = BOLD_STYLE.search(style), ITALIC_STYLE.search(style)
    return Inside(
        tag,
        bold=_is_bold(bold[1]) if bold else around.bold or tag in ("b", "strong"),
        italic=italic[1] != "normal" if italic else around.italic or tag in ("i", "em"),
        left_out=around.left_out or tag in LEFT_OUT,
        mark=around.mark or bool(MARK_OF_ITEM.search(style)),
    )


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or weight[0] in "6789"
