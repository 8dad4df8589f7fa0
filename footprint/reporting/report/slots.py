"""Everything of a report that is written: the sections of the report itself, and those of what is told to children."""

from collections.abc import Iterator

from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.report.sections import Section, sections

GUARDED = ("quotes", "case_studies")  # kinds of sections that tell of single children
FOR_CHILDREN = (
    Section(
        "children_hello", "Who we are",
        "For children and young people: what an IRO is, who yours are, and how to reach them. Short sentences, no "
        "words that only we use.",
    ),
    Section(
        "children_told", "What you told us, and what we did",
        "For children and young people: what children asked for this year, and what changed because of it. Nobody may "
        "be recognised.",
    ),
    Section(
        "children_next", "What we will do next",
        "For children and young people: two or three things that will be better next year, and how they can tell.",
    ),
)  # fmt: skip


def slots() -> Iterator[Section]:
    yield from sections()
    yield from FOR_CHILDREN


def slots_of(reporting_period: ReportingPeriod) -> Iterator[Section]:
    """As the report of this period has them."""
    return (section.told_for(reporting_period) for section in slots())


def slot(key: str) -> Section | None:
    return next((section for section in slots() if section.key == key), None)


def is_guarded(key: str) -> bool:
    """Whether a report can't be approved while a child might be recognised in the section."""
    return any(section.key == key and (section.kind in GUARDED or section in FOR_CHILDREN) for section in slots())
