"""A finalised record as an outline: the same for its page, its Word file and its PDF."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from footprint.council.queries import nouns_of
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.post.outline import Document, Facts, Heading, Paragraph, Part, Run
from footprint.post.text import parts_of
from footprint.reviews.models import RecordVersion, Review
from footprint.reviews.record.recipients import around_of
from footprint.reviews.record.sections import Content, Question, Section, day_of, sections_for
from rulebook import codes
from rulebook.calendar import age_on
from rulebook.reasons import ordinal

BLANK = "Not recorded"


def document(*, version: RecordVersion, council: Mapping[str, Any], made_at: datetime) -> Document:
    """The whole record as a file. Its title names nobody; the child stands at its head."""
    review = version.review
    return Document(
        titled(council),
        str(council["council_name"]),
        list(parts(version)),
        made_at=made_at,
        as_at=version.finalised_on,
        marking="Confidential",
        code=f"{str(review.pk)[:8]}-{version.number}",
        colour=str(council["council_colour"]),
    )


def parts(version: RecordVersion) -> Iterator[Part]:
    """The head, the decisions, then each section; a question that nobody answered says so."""
    yield Facts(list(head(version)))
    yield from guests(version)
    yield Heading("Decisions")
    yield from decisions(version)
    yield from previous(version)
    for section in sections_for(age=age_of(version.review), content=version.content):
        yield Heading(section.as_read)
        yield from answers(section, version.content)


def titled(council: Mapping[str, Any]) -> str:
    return nouns_of(council).worded("Record of a review")


def answers(section: Section, content: Content) -> Iterator[Part]:
    """What a section asks, each question with its answer."""
    for question in section.questions:
        yield from _answered(question, content)


def age_of(review: Review) -> int:
    """The child's age on the day of the review; 0 for one not yet born."""
    assert review.held_on
    return age_on(review.child.born_on, review.held_on) if review.child.born_on <= review.held_on else 0


def head(version: RecordVersion) -> Iterator[tuple[str, str]]:
    """As it was when the record was frozen."""
    review, around = version.review, version.around or around_of(version.review)
    yield "Child", f"{review.child.name}, number {review.child.local_id}, born {format_day(review.child.born_on)}"
    yield "Review", f"{ordinal(review.number - 1).capitalize()} review" if review.number else "Review"
    yield "Held on", _said(around["held_on"])
    code = around["participation"]
    yield "The child’s part", f"{code}, {codes.PARTICIPATION.words(code)}" if code else BLANK
    yield "Next review due by", _said(around["next_due_on"]) or "Not known"
    yield "IRO looks again on", day_in(version.content, "midway_on") or BLANK
    yield "Finalised", f"{format_day(version.finalised_on)} by {version.finalised_by}, version {version.number}"
    if version.reason:
        yield "Amended because", version.reason


def _said(day: str | None) -> str:
    return format_day(date.fromisoformat(day)) if day else ""


def guests(version: RecordVersion) -> Iterator[Part]:
    """Who was invited, and came or did not."""
    rows = [
        [item["name"], item["role"], Cell(None, item["came"] or BLANK, note=item["views"])]
        for item in version.around.get("guests", ())
    ]
    if rows:
        yield Heading("Who was invited and came")
        columns = [Column("Name"), Column("As"), Column("Came")]
        yield Table("Who was invited", columns, rows, id="guests", stacked=True)


def previous(version: RecordVersion) -> Iterator[Part]:
    rows = [
        [item["text"], item["owner"], Cell(None, item["became"] or BLANK, note=item["reason"])]
        for item in version.around.get("previous", ())
    ]
    if rows:
        yield Heading("What became of earlier decisions")
        columns = [Column("What"), Column("Who"), Column("What became of it")]
        yield Table("Earlier decisions", columns, rows, id="earlier", stacked=True)


def decisions(version: RecordVersion) -> Iterator[Part]:
    if not version.decisions:
        yield Paragraph("No decision was recorded.")
        return
    columns = [Column("What"), Column("Who"), Column("By when")]
    rows = [
        [
            decision["text"] + (" (carried on)" if decision["carried"] else ""),
            f"{decision['owner']}, {decision['owner_role'].lower()}",
            date.fromisoformat(decision["by_on"]),
        ]
        for decision in version.decisions
    ]
    yield Table("Decisions", columns, rows, id="decisions", stacked=True)


def _answered(question: Question, content: Content) -> Iterator[Part]:
    if question.kind == "day":
        return  # at the head
    answer = question.answer(content)
    if question.kind == "choice":
        yield Paragraph([Run(f"{question.as_read} ", bold=True), Run(answer or BLANK)])
        return
    if not answer and question.key.endswith("_why"):
        return  # asked only to say more about the question before it
    yield Paragraph([Run(question.as_read, bold=True)], leads=True)
    if answer:
        yield from parts_of(answer)
    else:
        yield Paragraph([Run(BLANK, italic=True)])


def day_in(content: Content, key: str) -> str:
    """A day of the form in words; "" where it is none."""
    day = day_of(content, key)
    return format_day(day) if day else ""
