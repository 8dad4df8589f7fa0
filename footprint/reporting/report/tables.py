"""What the pages of reports show of them: states, sections, signatures, published copies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from footprint.page.tables import Cell, Column, Table
from footprint.reporting.models import (
    FOR_APPROVAL,
    PUBLISHED,
    WRITING,
    AnnualReport,
    Approval,
    PassageText,
    ReportVersion,
)
from footprint.reporting.report.freezing import Differs, asked_of
from footprint.reporting.report.names_caught import Caught
from footprint.reporting.report.pages import address, name_of
from footprint.reporting.report.policies import SIGNATURES
from footprint.reporting.report.queries import is_withdrawn
from footprint.reporting.report.sections import CHAPTERS, Section
from footprint.reporting.report.slots import FOR_CHILDREN, slots

STATES = {
    WRITING: ("Being written", "blue"),
    FOR_APPROVAL: ("For approval", "yellow"),
    PUBLISHED: ("Published", "green"),
}
STILL = ("Two people are to approve it.", "A second person is to approve it.", "It can be published.")


@dataclass(frozen=True)
class Standing:
    """How far a report has come, and what is to do next."""

    report: AnnualReport
    passages: Sequence[PassageText]
    approvals: Sequence[Approval]

    @property
    def tag(self) -> tuple[str, str]:
        return STATES[self.report.state]

    @property
    def written(self) -> str:
        total = sum(1 for _ in slots())
        return (
            f"{sum(1 for passage_text in self.passages if passage_text.text.strip())} of {total} sections are written."
        )

    @property
    def next(self) -> str:
        if self.report.state == WRITING:
            return f"{self.written} When they are, it is sent for approval."
        if self.report.state == FOR_APPROVAL:
            return STILL[min(len({approval.person_id for approval in self.approvals}), SIGNATURES)]
        return "Nothing, unless something in it is wrong: then its next version is begun."


def reports_table(reports: Iterable[AnnualReport]) -> Table:
    """`reports` come with their passages and approvals."""
    rows = []
    for report in reports:
        standing = Standing(report, list(report.passages.all()), counting(report))
        words, colour = standing.tag
        waiting = getattr(report, "comments_open", 0)
        note = f"{waiting} {'comment' if waiting == 1 else 'comments'} to settle" if waiting else ""
        rows.append(
            [
                Cell(name_of(report), url=address("outline", report)),
                Cell(words, colour=colour),
                Cell(standing.next, note=note),
            ]
        )
    columns = [Column("Report"), Column("State"), Column("What is to do next", sortable=False)]
    return Table("Written and approved", columns, rows, id="reports", stacked=True, empty="No report is begun yet.")


def counting(report: AnnualReport) -> list[Approval]:
    """The approvals that count, of a report that comes with all of them."""
    return [
        approval
        for approval in report.approvals.all()
        if (approval.revision, approval.sent_at) == (report.revision, report.sent_at)
    ]


def published_table(versions: Iterable[ReportVersion], *, all_of_them: bool) -> Table:
    """Those taken back are shown to whoever approves reports alone."""
    rows = [
        [
            Cell(
                f"{name_of(version.report)}, version {version.number}",
                url=address("version", version.report, version.number),
                tag="Taken back" if is_withdrawn(version) else "",
                colour="red" if is_withdrawn(version) else "",
            ),
            Cell(timezone.localdate(version.made_at)),
            Cell(None, text=signatures(version)),
        ]
        for version in versions
        if all_of_them or not is_withdrawn(version)
    ]
    columns = [Column("Report"), Column("Published on"), Column("Approved by", sortable=False)]
    return Table("Published", columns, rows, id="published", stacked=True, empty="No report is published yet.")


def signatures(version: ReportVersion) -> str:
    return "; ".join(f"{item['who']}, {item['role']}" for item in version.signed)


def approvals_table(approvals: Sequence[Approval]) -> Table:
    rows = [[approval.who, approval.role, Cell(timezone.localdate(approval.at))] for approval in approvals]
    columns = [Column("Who"), Column("Role"), Column("On")]
    return Table("Approved by", columns, rows, id="approvals", empty="Nobody has approved it as it stands.")


def section_tables(
    report: AnnualReport, passages: Sequence[PassageText], comments: Mapping[str, int],
    caught: Mapping[str, Sequence[Caught]],
) -> list[Table]:  # fmt: skip
    """A table for each chapter, and one for what is told to children."""
    written = {passage_text.section: passage_text for passage_text in passages}
    columns = [Column("Section"), Column("State"), Column("Last written by"), Column("To settle", sortable=False)]
    chapters = [
        *((chapter.title, chapter.sections) for chapter in CHAPTERS),
        ("Told to children and young people", FOR_CHILDREN),
    ]
    return [
        Table(
            title, columns,
            [_section_row(report, item, written.get(item.key), comments.get(item.key, 0), caught.get(item.key, ()))
             for item in (section.told_for(asked_of(report)) for section in sections)],
            id=f"chapter-{place}", stacked=True, caption_size="s",
        )
        for place, (title, sections) in enumerate(chapters, start=1)
    ]  # fmt: skip


def _section_row(
    report: AnnualReport, section: Section, passage: PassageText | None, comments: int, caught: Sequence[Caught]
) -> list[Any]:
    is_written = passage is not None and bool(passage.text.strip())
    state = Cell("Written", colour="green") if is_written else Cell("Empty", colour="grey")
    by = Cell(None)
    if passage is not None:
        at = timezone.localtime(passage.saved_at)
        by = Cell(passage.saved_by, note=f"{at:%-d %B %Y, %H:%M}", order=passage.saved_at)
    return [
        Cell(section.title, url=address("write", report, section.key)), state, by,
        Cell(None, text=", ".join(_to_settle(section, comments, caught))),
    ]  # fmt: skip


def _to_settle(section: Section, comments: int, caught: Sequence[Caught]) -> list[str]:
    result = []
    if comments:
        result.append(f"{comments} {'comment' if comments == 1 else 'comments'}")
    open_ones = [item for item in caught if item.is_open]
    still = len(open_ones)
    if still:
        words = (
            "word by which a child might be recognised" if still == 1 else "words by which a child might be recognised"
        )
        result.append(f"{still} {words}{'' if any(caught.must_settle for caught in open_ones) else ' (to look at)'}")
    return result


def differing_table(differses: Sequence[Differs]) -> Table:
    rows = [[differs.figure, differs.what] for differs in differses]
    columns = [Column("Figure"), Column("What is different", sortable=False)]
    empty = "Every number comes out as it was published."
    return Table("Worked out again", columns, rows, id="again", empty=empty)
