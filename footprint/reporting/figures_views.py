"""All figures of a period, and one of them: chart, table, words, and earlier years beside it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.excel import TYPE, Sheet, workbook
from footprint.page.tables import Cell, Column, Table, cell
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.figure_questions import Question, figure_named, may, question
from footprint.reporting.figure_tables import chart_of, tables_of
from footprint.reporting.figure_text import HIDES, Saying, number_of
from footprint.reporting.figures_of_period import Telling, telling
from footprint.reporting.from_register import rule_of
from footprint.reporting.periods import names
from footprint.reporting.permissions import VIEW_FIGURES

INTERNAL = "Not for publication: small numbers are shown."


@allowed(get=VIEW_FIGURES)
def figures(request: SignedInRequest) -> HttpResponse:
    current_question = question(request)
    context: dict[str, Any] = {
        "question": current_question,
        "form": current_question.form,
        "notice": _notice(current_question),
    }
    if current_question.asked is not None:
        current_telling = telling(current_question.asked, whole=current_question.whole)
        context |= {
            "told": current_telling,
            "groups": _groups(current_telling, current_question),
            "report": current_question.address("report:read"),
        }
    return render(request, "reporting/figures.html", context)


def _notice(question: Question) -> str:
    return INTERNAL if question.whole else HIDES


def _groups(telling: Telling, question: Question) -> list[dict[str, Any]]:
    """Each subject with its tables, the single numbers before what has rows."""
    result = []
    for place, (name, says) in enumerate(telling.groups(), start=1):
        single, others = [saying for saying in says if saying.single], [saying for saying in says if not saying.single]
        tables = [_numbers(name, single, telling, question, f"numbers-{place}")] if single else []
        tables += [_sentences(name, others, question, f"others-{place}")] if others else []
        result.append({"name": name, "id": f"group-{place}", "tables": tables})
    return result


def _numbers(name: str, says: list[Saying], telling: Telling, question: Question, key: str) -> Table:
    now, *earlier = names(telling.periods)
    columns = [Column("Figure"), Column(now, number=True), *(Column(item, number=True) for item in earlier)]
    if earlier:
        columns.append(Column("Change", number=True))
    rows = [
        [
            _link(saying, question),
            Cell(saying.number, saying.number, note=saying.base),
            *map(number_of, saying.values[1:]),
            *([saying.change] if earlier else []),
        ]
        for saying in says
    ]
    return Table(f"{name}: numbers", columns, rows, id=key, stacked=True)


def _sentences(name: str, says: list[Saying], question: Question, key: str) -> Table:
    rows = [[_link(saying, question), saying.text] for saying in says]
    columns = [Column("Figure"), Column("What it says")]
    return Table(f"{name}: by group", columns, rows, id=key, stacked=True)


def _link(says: Saying, question: Question) -> Cell:
    return Cell(says.figure.title, url=question.address("reporting:figure", says.figure.key))


@allowed(get=VIEW_FIGURES)
def figure(request: SignedInRequest, key: str) -> HttpResponse:
    about, current_question = figure_named(key), question(request)
    context: dict[str, Any] = {
        "figure": about,
        "question": current_question,
        "form": current_question.form,
        "notice": _notice(current_question),
    }
    context["trail"] = [{"label": "Figures", "url": current_question.address("reporting:figures")}]
    context["group"] = about.group
    context["rule"] = rule_of(about, on=current_question.asked.as_at if current_question.asked else clock.today())
    if current_question.asked is None:
        return render(request, "reporting/figure.html", context)
    current_telling = telling(current_question.asked, whole=current_question.whole, keys=[key])
    says = current_telling.saying(key)
    context |= {"told": current_telling, "says": says, "why": _why(current_telling, key), "can_drill": may(request)}
    context["rows"] = current_question.address("reporting:rows", key)
    if says is not None:
        context |= {"chart": chart_of(says), "tables": tables_of(says)}
        context["excel"] = current_question.address("reporting:figure-excel", key)
    return render(request, "reporting/figure.html", context)


def _why(telling: Telling, key: str) -> str:
    why = telling.told[0].missing.get(key, "")
    return f"{why[:1].upper()}{why[1:]}."


@allowed(get=VIEW_FIGURES)
def figure_excel(request: SignedInRequest, key: str) -> HttpResponse:
    """The tables of the page, a sheet each. Http404 where the page shows none."""
    about, current_question = figure_named(key), question(request)
    says = (
        telling(current_question.asked, whole=current_question.whole, keys=[key]).saying(key)
        if current_question.asked
        else None
    )
    if says is None:
        raise Http404
    above = [
        current_question.days,
        f"{says.text}",
        f"How it is counted: {says.rule}",
        f"Source: {about.source}.",
        _notice(current_question),
    ]
    sheets = [_sheet(f"{about.title}: {table.caption.lower()}", table, above) for table in tables_of(says)]
    with acting(by=request.user, action=ReportingAction.EXPORT_FIGURE, at=timezone.now()) as doing:
        doing.record(("figure", key), after={"form": "xlsx", "whole": current_question.whole})
    headers = {"Content-Disposition": f'attachment; filename="{key.replace("_", "-")}.xlsx"'}
    return HttpResponse(workbook(*sheets), content_type=TYPE, headers=headers)


def _sheet(title: str, table: Table, above: list[str]) -> Sheet:
    rows = [[_value(item) for item in row] for row in table.rows]
    heads = [column.label for column in table.columns]
    return Sheet(title, above, heads, rows, total=[_value(item) for item in table.total], name=table.id)


def _value(context: Any) -> Any:
    """A number stays one; what has a unit or a base is as the page says it."""
    current_cell = cell(context)
    return (
        current_cell.value
        if isinstance(current_cell.value, int)
        else " ".join(filter(None, [current_cell.shown(), current_cell.note]))
    )
