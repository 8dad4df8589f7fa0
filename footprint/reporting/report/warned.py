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
    texts = {passage_text.section: f"{passage_text.text}\n\n{passage_text.doing}" for passage_text in passages}
    typed = any(numbers_in(text) for text in texts.values())
    current_telling = telling(asked_of(report), whole=True, caseloads_on=report.caseloads_on) if typed else None
    result = []
    for section in slots_of(asked_of(report)):
        words = [*_comments(comments.get(section.key, 0)), *map(_caught, caught.get(section.key, ()))]
        words += hints(texts.get(section.key, ""), current_telling) if current_telling else []
        result += [f"{section.title}: {word}" for word in words]
    return result


def _comments(waiting: int) -> Iterator[str]:
    if waiting:
        yield f"{count_of(waiting, 'comment')} to settle."


def _caught(caught: Caught) -> str:
    return (
        f"{caught.catch.why} {caught.stands.who} lets it stand: {caught.stands.reason}"
        if caught.stands
        else caught.catch.why
    )
