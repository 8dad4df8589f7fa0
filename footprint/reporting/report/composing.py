"""The annual report as an outline: what people wrote, and every figure with its chart, table, text and base.

From the one outline come all its forms. No number stands in it that was not counted when it was made.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from footprint.page.datefield import format_day
from footprint.page.nouns import DEFAULT_NOUNS, Nouns
from footprint.page.tables import Column, Table
from footprint.post.outline import Document, Heading, PageBreak, Paragraph, Part, Run, picture_of
from footprint.post.text import parts_of
from footprint.reporting.figure_tables import chart_of, tables_of
from footprint.reporting.figure_text import HIDES, Saying
from footprint.reporting.figures_of_period import Telling
from footprint.reporting.periods import called, is_year, titled
from footprint.reporting.report.checks import checks, checks_of_tables
from footprint.reporting.report.drill_links import Addresses, id_of, leading
from footprint.reporting.report.passages import Passage
from footprint.reporting.report.sections import CHAPTERS, Chapter, Section

DOING = "What are we doing about it?"
INTERNAL = "Not for publication: small numbers are shown"
BESIDE_YEARS = (
    "Of days that are not just a reporting year, what is told of the last of them is shown and no other number: beside "
    "those of the year, which everybody reads, the rest would give small ones away."
)
DRAFT = "Draft: made from the records as they are now, and not approved"
NOT_WRITTEN = "Not written yet. "
RESULTS = {True: "adds up", False: "does not add up", None: "not checked"}


@dataclass(frozen=True)
class Look:
    """Whose report it is and how it looks; `internal` shows small numbers and what is still to be written. A `draft` is
    no copy that was approved."""

    council: str
    colour: str
    made_at: datetime
    internal: bool
    nouns: Nouns = DEFAULT_NOUNS
    draft: bool = False

    @property
    def marking(self) -> str:
        if self.internal:
            return INTERNAL
        return DRAFT if self.draft else ""


def report_of(
    telling: Telling,
    *,
    look: Look,
    passages: Mapping[str, Passage],
    records: Mapping[str, Sequence[Part]],
    rows_of: Addresses | None = None,
) -> Document:
    """`records` are the parts of sections whose records are kept elsewhere, by the section's key. With `rows_of` every
    number leads to its rows: for a page, never for a file."""
    parts: list[Part] = [
        Paragraph(_of_this_report(telling, look, typed=bool(passages or any(records.values())))),
        PageBreak(),
    ]
    for chapter in CHAPTERS:
        parts += _chapter(chapter, telling, look, passages, records, rows_of)
    parts += [PageBreak(), *_without_number(telling), *_checks(telling, parts)]
    return Document(
        title=titled(telling.periods[0]), council=look.council, parts=_worded(parts, look.nouns), made_at=look.made_at,
        as_at=telling.periods[0].as_at, marking=look.marking, colour=look.colour, contents=True,
    )  # fmt: skip


def _worded(parts: Sequence[Part], nouns: Nouns) -> list[Part]:
    """Headings and names of tables in the council's nouns."""
    return [
        replace(part, text=nouns.worded(part.text)) if isinstance(part, Heading)
        else replace(part, caption=nouns.worded(part.caption)) if isinstance(part, Table)
        else part
        for part in parts
    ]  # fmt: skip


def _of_this_report(telling: Telling, look: Look, *, typed: bool) -> str:
    reporting_period = telling.periods[0]
    words = [
        f"This report is about {format_day(reporting_period.first_day)} to "
        f"{format_day(reporting_period.last_day)}, both days included.",
        f"Every number in a figure and its tables was counted from the service’s records as they stood on "
        f"{format_day(reporting_period.as_at)}. Each says what it is counted of and by which rule.",
    ]
    if typed:
        words.append(
            "What the service typed itself stands beside it: its words, its work programme, what others published."
        )
    if telling.known_from:
        words.append(f"Reviews are known from {format_day(telling.known_from)} on.")
    hidden = [] if look.internal else [HIDES] if is_year(reporting_period) else [HIDES, BESIDE_YEARS]
    return " ".join([*words, *hidden])


def _chapter(
    chapter: Chapter,
    telling: Telling,
    look: Look,
    passages: Mapping[str, Passage],
    records: Mapping[str, Sequence[Part]],
    rows_of: Addresses | None,
) -> list[Part]:
    """Nothing where none of its sections has anything to say."""
    result: list[Part] = []
    for section in (section.told_for(telling.periods[0]) for section in chapter.sections):
        parts = list(
            _section(
                section, telling, look, passages.get(section.key, Passage()), records.get(section.key, ()), rows_of
            )
        )
        if parts:
            result += [Heading(section.title, 2), *parts]
    return [Heading(chapter.title), *result] if result else []


def _section(
    section: Section,
    telling: Telling,
    look: Look,
    passage: Passage,
    records: Sequence[Part],
    rows_of: Addresses | None,
) -> Iterator[Part]:
    if passage.text.strip():
        yield from parts_of(passage.text, level=3)
    elif look.internal and not records:
        yield Paragraph([Run(NOT_WRITTEN, bold=True), Run(section.prompt, italic=True)])
    for key in section.figures:
        says = telling.saying(key)
        if says is not None:
            yield from figure_parts(says, rows_of=rows_of)
    yield from records
    if passage.doing.strip():
        yield Heading(DOING, 3)
        yield from parts_of(passage.doing, level=3)


def figure_parts(says: Saying, *, rows_of: Addresses | None = None) -> Iterator[Part]:
    """A figure whole: its sentence, chart and tables, and how it is counted."""
    yield Heading(says.figure.title, 3)
    yield Paragraph(says.text)
    yield picture_of(chart_of(says))
    for table in tables_of(says):
        caption = says.figure.title if table.id == "figure" else f"{says.figure.title}: {table.caption.lower()}"
        led = leading(table, says, rows_of) if rows_of else table
        yield replace(led, caption=caption, id=id_of(says.figure.key, table.id))
    yield Paragraph([Run("How it is counted: ", bold=True), Run(_counted(says))])


def _counted(says: Saying) -> str:
    as_at = format_day(says.periods[0].as_at)
    return f"{says.rule} Unit: {says.figure.unit}; source: {says.figure.source}; as at {as_at}."


def _without_number(telling: Telling) -> list[Part]:
    if not telling.missing:
        return []
    rows = [[title, f"{why[:1].upper()}{why[1:]}."] for title, why in telling.missing]
    columns = [Column("Figure"), Column("Why")]
    return [Heading("Figures without a number"), Table("Figures without a number", columns, rows, id="missing")]


def _checks(telling: Telling, parts: Sequence[Part]) -> list[Part]:
    """What the report was checked by, over its figures and its tables as they are printed; of earlier years what does
    not add up, and how many do."""
    now, earlier = called(telling.periods[0]), [called(reporting_period) for reporting_period in telling.periods[1:]]
    current_checks = checks(telling.told)
    of_now = [check for check in current_checks if check.name.endswith(now)]
    before = [check for check in current_checks if check not in of_now]
    rows = [
        [check.name, RESULTS[check.passed], check.text]
        for check in (
            *of_now,
            *(check for check in before if check.passed is False),
            *checks_of_tables([part for part in parts if isinstance(part, Table)]),
        )
    ]
    if added := sum(check.passed is True for check in before):
        rows.append(["Earlier years", RESULTS[True], f"{added} of the same checks of {' and '.join(earlier)}."])
    columns = [Column("Check"), Column("Result"), Column("What was found")]
    return [Heading("Checks that were run"), Table("Checks that were run", columns, rows, id="checks")]
