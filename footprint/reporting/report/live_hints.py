"""What a section's page tells beside the words that somebody types: which figures typed numbers are, and by which words
a child might be recognised. It comes with the page, and again with each save."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from footprint.accounts.request import SignedInRequest
from footprint.reporting.definitions import definitions
from footprint.reporting.figure_text import Saying
from footprint.reporting.figures_of_period import Telling, telling
from footprint.reporting.models import AnnualReport, PassageText
from footprint.reporting.report import policies, queries
from footprint.reporting.report.freezing import asked_of
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.number_hints import hints, numbers_in
from footprint.reporting.report.sections import Section
from footprint.reporting.report.wordings import wrote_in

Context = dict[str, Any]


def figures_and_hints(report: AnnualReport, about: Section, text: str) -> tuple[list[Saying], list[str]]:
    """What the section's figures say, small numbers shown: writers and those who approve see them. And which figures
    the numbers are that somebody typed; all are counted for that, so only where there are any."""
    keys, typed = [key for key in about.figures if key in definitions()], numbers_in(text)
    if not keys and not typed:
        return [], []
    telling = _telling(report, () if typed else keys)
    says = [saying for key in keys if (saying := telling.saying(key)) is not None]
    return says, hints(text, telling) if typed else []


def caught(request: SignedInRequest, report: AnnualReport, about: Section, passage: PassageText | None) -> Context:
    """As the template _caught.html takes it, beside the report."""
    caughts = caught_in(report, [passage]).get(about.key, ()) if passage else ()
    can_let_stand = passage is not None and bool(caughts) and _may_let_stand(request, passage)
    return {
        "section": about,
        "guarded": any(caught.must_settle for caught in caughts),
        "caught": caughts,
        "can_let_stand": can_let_stand,
    }


def after_saving(
    request: SignedInRequest, report: AnnualReport, about: Section, before: PassageText | None
) -> dict[str, str]:
    """The parts of the page that follow the words, as HTML by their names. Every figure is counted to tell of typed
    numbers: only where these are other ones than `before` the save."""
    passage = queries.passage_of(report, about.key)
    result = {"report": report, **caught(request, report, about, passage)}
    parts: dict[str, str] = {"caught": render_to_string(_template("caught"), result)}
    text, text_before = text_of(passage), text_of(before)
    if numbers_in(text) != numbers_in(text_before):
        typed = hints(text, _telling(report, ())) if numbers_in(text) else []
        parts["typed"] = render_to_string(_template("typed"), {"typed": typed})
    return parts


def text_of(passage: PassageText | None) -> str:
    return "\n\n".join(passage.content.values()) if passage else ""


def _telling(report: AnnualReport, keys: Sequence[str]) -> Telling:
    return telling(asked_of(report), whole=True, keys=keys, caseloads_on=report.caseloads_on)


def _may_let_stand(request: SignedInRequest, passage: PassageText) -> bool:
    return policies.can_let_stand(passage=passage, wrote=wrote_in(passage, who=request.user.audit_label))


def _template(name: str) -> str:
    return f"reporting/report/_{name}.html"
