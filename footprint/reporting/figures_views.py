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
    asked = question(request)
    shown: dict[str, Any] = {"question": asked, "form": asked.form, "notice": _notice(asked)}
    if asked.asked is not None:
        told = telling(asked.asked, whole=asked.whole)
        shown |= {"told": told, "groups": _groups(told, asked), "report": asked.address("report:read")}
    return render(request, "reporting/figures.html", shown)


def _notice(asked: Question) -> str:
    return INTERNAL if asked.whole else HIDES


def _groups(told: Telling, asked: Question) -> list[dict[str, Any]]:
    """Each subject with its tables, the single numbers before what has rows."""
    found = []
    for place, (name, says) in enumerate(told.groups(), start=1):
        single, others = [one for one in says if one.single], [one for one in says if not one.single]
        tables = [_numbers(name, single, told, asked, f"numbers-{place}")] if single else []
        tables += [_sentences(name, others, asked, f"others-{place}")] if others else []
        found.append({"name": name, "id": f"group-{place}", "tables": tables})
    return found


def _numbers(name: str, says: list[Saying], told: Telling, asked: Question, key: str) -> Table:
    now, *earlier = names(told.periods)
    columns = [Column("Figure"), Column(now, number=True), *(Column(one, number=True) for one in earlier)]
    if earlier:
        columns.append(Column("Change", number=True))
    rows = [
        [_link(one, asked), Cell(one.number, one.number, note=one.base), *map(number_of, one.values[1:]),
         *([one.change] if earlier else [])]
        for one in says
    ]  # fmt: skip
    return Table(f"{name}: numbers", columns, rows, id=key, stacked=True)


def _sentences(name: str, says: list[Saying], asked: Question, key: str) -> Table:
    rows = [[_link(one, asked), one.text] for one in says]
    columns = [Column("Figure"), Column("What it says")]
    return Table(f"{name}: by group", columns, rows, id=key, stacked=True)


def _link(says: Saying, asked: Question) -> Cell:
    return Cell(says.figure.title, url=asked.address("reporting:figure", says.figure.key))


@allowed(get=VIEW_FIGURES)
def figure(request: SignedInRequest, key: str) -> HttpResponse:
    about, asked = figure_named(key), question(request)
    shown: dict[str, Any] = {"figure": about, "question": asked, "form": asked.form, "notice": _notice(asked)}
    shown["trail"] = [{"label": "Figures", "url": asked.address("reporting:figures")}]
    shown["group"] = about.group
    shown["rule"] = rule_of(about, on=asked.asked.as_at if asked.asked else clock.today())
    if asked.asked is None:
        return render(request, "reporting/figure.html", shown)
    told = telling(asked.asked, whole=asked.whole, keys=[key])
    says = told.saying(key)
    shown |= {"told": told, "says": says, "why": _why(told, key), "can_drill": may(request)}
    shown["rows"] = asked.address("reporting:rows", key)
    if says is not None:
        shown |= {"chart": chart_of(says), "tables": tables_of(says)}
        shown["excel"] = asked.address("reporting:figure-excel", key)
    return render(request, "reporting/figure.html", shown)


def _why(told: Telling, key: str) -> str:
    why = told.told[0].missing.get(key, "")
    return f"{why[:1].upper()}{why[1:]}."


@allowed(get=VIEW_FIGURES)
def figure_excel(request: SignedInRequest, key: str) -> HttpResponse:
    """The tables of the page, a sheet each. Http404 where the page shows none."""
    about, asked = figure_named(key), question(request)
    says = telling(asked.asked, whole=asked.whole, keys=[key]).saying(key) if asked.asked else None
    if says is None:
        raise Http404
    above = [
        asked.days,
        f"{says.text}",
        f"How it is counted: {says.rule}",
        f"Source: {about.source}.",
        _notice(asked),
    ]
    sheets = [_sheet(f"{about.title}: {table.caption.lower()}", table, above) for table in tables_of(says)]
    with acting(by=request.user, action=ReportingAction.EXPORT_FIGURE, at=timezone.now()) as doing:
        doing.record(("figure", key), after={"form": "xlsx", "whole": asked.whole})
    headers = {"Content-Disposition": f'attachment; filename="{key.replace("_", "-")}.xlsx"'}
    return HttpResponse(workbook(*sheets), content_type=TYPE, headers=headers)


def _sheet(title: str, table: Table, above: list[str]) -> Sheet:
    rows = [[_value(one) for one in row] for row in table.rows]
    heads = [column.label for column in table.columns]
    return Sheet(title, above, heads, rows, total=[_value(one) for one in table.total], name=table.id)


def _value(shown: Any) -> Any:
    """A number stays one; what has a unit or a base is as the page says it."""
    one = cell(shown)
    return one.value if isinstance(one.value, int) else " ".join(filter(None, [one.shown(), one.note]))
