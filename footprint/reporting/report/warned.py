"""What somebody who approves a report is told beside it, section by section: what is still open, and every warning."""

from collections.abc import Iterator

from footprint.reporting.figures_of_period import telling
from footprint.reporting.models import AnnualReport
from footprint.reporting.report import queries
from footprint.reporting.report.freezing import asked_of
from footprint.reporting.report.names_caught import Caught, caught_in
from footprint.reporting.report.number_hints import hints, numbers_in
from footprint.reporting.report.slots import slots_of
from rulebook.reasons import count_of


def before_approving(report: AnnualReport) -> list[str]:
    """Comments that nobody settled, words by which a child might be recognised, and numbers that are typed."""
    passages = list(report.passages.all())
    caught, comments = caught_in(report, passages), queries.comments_open(report)
    texts = {one.section: f"{one.text}\n\n{one.doing}" for one in passages}
    typed = any(numbers_in(text) for text in texts.values())
    told = telling(asked_of(report), whole=True, caseloads_on=report.caseloads_on) if typed else None
    found = []
    for section in slots_of(asked_of(report)):
        words = [*_comments(comments.get(section.key, 0)), *map(_caught, caught.get(section.key, ()))]
        words += hints(texts.get(section.key, ""), told) if told else []
        found += [f"{section.title}: {one}" for one in words]
    return found


def _comments(waiting: int) -> Iterator[str]:
    if waiting:
        yield f"{count_of(waiting, 'comment')} to settle."


def _caught(one: Caught) -> str:
    return f"{one.catch.why} {one.stands.who} lets it stand: {one.stands.reason}" if one.stands else one.catch.why
