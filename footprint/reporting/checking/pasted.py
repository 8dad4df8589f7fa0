"""Tables in pasted text: cells parted by tabs, by bars (as in Markdown), or by two or more spaces."""

import re
from collections.abc import Iterator

from footprint.reporting.checking.blocks import Break, Item, Row, Words

LONGEST = 200_000  # characters
BETWEEN_HEADS = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")
MARKS = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|span)\b[^<>]*>|\*\*|__", re.I)
HEADING = re.compile(r"\s*#{1,6}\s+")
SPACES = re.compile(r" {2,}|\u00a0{2,}")


def items_of(text: str) -> Iterator[Item]:
    for place, line in enumerate(text.splitlines(), start=1):
        plain = HEADING.sub("", MARKS.sub("", line)).rstrip(" \r")  # tabs at the end are empty cells
        if not plain.strip():
            yield Break()
        elif not BETWEEN_HEADS.fullmatch(plain):
            cells = _cells(plain)
            yield Row(f"line {place}", cells) if len(cells) > 1 else Words(plain)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if "|" in line:
        inside = line.strip().removeprefix("|").removesuffix("|")
        return inside.split("|")
    return SPACES.split(line)
