"""The text that people type into a record, kept as they typed it: a small part of Markdown, read into an outline.

    ## A sub-heading
    - an item of a list          (also * or •)
    1. an item of a numbered one (also 1))
    **bold** and *italic*

An empty line ends a paragraph; a single new line stays a new line. Every other mark is itself, and so is one of these
behind a backslash. Nothing that is typed is wrong: what reads as no mark is plain text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footprint.post.outline import Heading, Listing, Paragraph, Part, Run

MARKS = {
    "heading": re.compile(r"#{1,6}\s+(?P<text>\S.*)"),
    "bullet": re.compile(r"[-*•]\s+(?P<text>\S.*)"),
    "number": re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)"),
}
LISTS = ("bullet", "number")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])")  # in "5 * 3" and "a*b*c" a star is itself
ESCAPABLE = "\\*#•.)-"
BEHIND_BACKSLASH = re.compile(rf"\\([{re.escape(ESCAPABLE)}])")
# What stood behind a backslash waits aside, among characters that nobody types, until the marks are read.
ASIDE = {item: chr(0xE000 + place) for place, item in enumerate(ESCAPABLE)}
BACK = str.maketrans({aside: item for item, aside in ASIDE.items()})
UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\ue00f\ufffe\uffff]")


@dataclass
class Block:
    """Lines that belong together; for a numbered list, the number it starts at."""

    kind: str
    lines: list[str]
    first: int = 1


def parts_of(text: str, *, level: int = 2) -> list[Part]:
    """The headings, paragraphs and lists of a typed text; its headings have this level."""
    plain = UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    aside = BEHIND_BACKSLASH.sub(lambda result: ASIDE[result[1]], plain)
    return [_part(block, level) for block in _blocks(aside.split("\n"))]


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """A list goes on over empty lines, and an item of it on a line that is set in."""
    block, ended = None, False
    for line in lines:
        if not line.strip():
            ended = True
            continue
        kind, words, number = _read(line.strip())
        if block and kind == block.kind and (kind in LISTS or (kind == "line" and not ended)):
            block.lines.append(words)
        elif block and block.kind in LISTS and kind == "line" and not ended and line[0].isspace():
            block.lines[-1] += f"\n{words}"
        else:
            if block:
                yield block
            block = Block(kind, [words], number)
        ended = False
    if block:
        yield block


def _read(line: str) -> tuple[str, str, int]:
    for kind, mark in MARKS.items():
        if match := mark.fullmatch(line):
            return kind, match["text"], int(match.groupdict().get("number") or 1)
    return "line", line, 1


def _part(block: Block, level: int) -> Part:
    if block.kind == "heading":
        return Heading("".join(run.text for run in _runs(block.lines[0])), level)
    if block.kind in LISTS:
        return Listing([_runs(item) for item in block.lines], block.kind == "number", block.first)
    return Paragraph(_runs("\n".join(block.lines)))


def _runs(text: str, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Bold is looked for first, and italic in what is left and inside."""
    in_bold = None if bold else BOLD.search(text)
    match = in_bold or (None if italic else ITALIC.search(text))
    if not match:
        return (Run(text.translate(BACK), bold, italic),) if text else ()
    inside = _runs(match[1], bold or bool(in_bold), italic or not in_bold)
    return _runs(text[: match.start()], bold, italic) + inside + _runs(text[match.end() :], bold, italic)
