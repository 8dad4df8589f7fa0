"""The report told to children and young people: a page in plain words, with five figures in a sentence each."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from footprint.page.datefield import format_day
from footprint.post.outline import Document, Heading, Listing, Paragraph, Part
from footprint.post.text import parts_of
from footprint.reporting.figure_text import number
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling
from footprint.reporting.periods import called, is_year, named
from footprint.reporting.report.composing import Look
from footprint.reporting.report.passages import Passage
from footprint.reporting.report.slots import FOR_CHILDREN
from rulebook.disclosure import LEAST_BASE

# Of counts the whole number stands for {n}, of shares how many in every hundred.
SENTENCES: Mapping[str, str] = {
    "looked_after_at_end": "On {day}, {n} children and young people were looked after by us.",
    "reviews_held": "In the year, {n} reviews were held, to see with you how things are.",
    "attended": "At {n} of these reviews a child or young person was there themselves.",
    "participation_children": "{n} in every 100 children told us what they think, each time.",
    "timely_children": "{n} in every 100 children had all of their reviews on time.",
}


def report_for_children(telling: Telling, *, look: Look, passages: Mapping[str, Passage]) -> Document:
    """`telling` is that of what is published: a small number is never told, not even roughly."""
    reporting_period = telling.periods[0]
    hello, *others = FOR_CHILDREN
    parts = [*_written(hello.key, hello.title, passages), *_in_numbers(telling)]
    for section in others:
        parts += _written(section.key, section.title, passages)
    return Document(
        title=f"Your reviews{_named(reporting_period)}", council=look.council, parts=parts, made_at=look.made_at,
        as_at=reporting_period.as_at, colour=look.colour,
    )  # fmt: skip


def _named(reporting_period: ReportingPeriod) -> str:
    return f" {called(reporting_period)}" if is_year(reporting_period) else f": {named(reporting_period)}"


def _written(key: str, title: str, passages: Mapping[str, Passage]) -> Iterator[Part]:
    text = passages.get(key, Passage("")).text
    if text.strip():
        yield Heading(title)
        yield from parts_of(text)


def _in_numbers(telling: Telling) -> Iterator[Part]:
    description = [sentence for key in SENTENCES if (sentence := sentence_of(telling, key))]
    if description:
        yield Heading("The year in numbers" if is_year(telling.periods[0]) else "In numbers")
        yield Listing(description)
        yield Paragraph("These numbers were counted from our records. None of them can show who you are.")


def sentence_of(telling: Telling, key: str) -> str:
    """Nothing where the number is not known, hidden, or a share of few."""
    n = _whole(telling.told[0].values.get(key))
    return SENTENCES[key].format(n=n, day=format_day(telling.periods[0].last_day)) if n else ""


def _whole(value: Any) -> str:
    if isinstance(value, int):
        return number(value)
    if not isinstance(value, Mapping) or not isinstance(value.get("of"), int) or not isinstance(value.get("n"), int):
        return ""
    if value["of"] < LEAST_BASE:
        return ""
    return str((Decimal(value["n"] * 100) / value["of"]).quantize(Decimal(1), ROUND_HALF_UP))
