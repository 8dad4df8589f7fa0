"""The children and reviews behind a figure, for those who may open them; their own only, whatever the figure counts."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.addresses import page_of
from footprint.children.exporting import excel, reason_given, reason_page, why
from footprint.children.permissions import EXPORT_LIST
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day as date_said
from footprint.page.tables import Cell, Column, Table
from footprint.reporting.definitions import Definition
from footprint.reporting.figure_questions import Question, figure_named, may, question
from footprint.reporting.forms import RowFilters
from footprint.reporting.from_register import rule_of
from footprint.reporting.permissions import DRILL
from footprint.reporting.report import published_links, queries
from footprint.reporting.report.drill_links import Behind
from footprint.reporting.report.pages import may_approve, name_of
from footprint.reporting.rows import ORDERS, Leaf, Row, Wanted, leaf
from footprint.reviews.permissions import VIEW_REVIEW

PAGE_SIZE = 50
MOST_ON_PAPER = 2000
LONGEST_NUMBER = 7
SIDE = {None: "", True: "yes", False: "no"}


@dataclass(frozen=True)
class Chosen:
    """The rows as the address asks for them. `form` knows what it offers once `leaf` has read them."""

    figure: Definition
    question: Question
    wanted: Wanted
    params: Any

    def leaf(self, *, number: int = 1, size: int | None = None) -> tuple[Leaf, RowFilters]:
        current_leaf = leaf(self.wanted, number=number, size=size)
        rows = [(row, " ".join(filter(None, [row, self.figure.words(row)]))) for row in current_leaf.choices]
        return current_leaf, RowFilters(self.params, hits=self.figure.hits, rows=rows)


def chosen(request: SignedInRequest, key: str) -> Chosen:
    """Http404 where the address names no period."""
    figure, current_question = figure_named(key), question(request)
    if current_question.asked is None:
        raise Http404
    children = visible_children(to=request.user, permission=DRILL, on=clock.today())
    counted, sort = request.GET.get("counted", ""), request.GET.get("sort", "child")
    hit = counted == "yes" if figure.hits and counted in ("yes", "no") else None
    wanted = Wanted(
        figure, current_question.asked, children, hit, request.GET.get("row", ""), sort if sort in ORDERS else "child",
        request.GET.get("order") == "desc",
    )  # fmt: skip
    return Chosen(figure, current_question, wanted, request.GET)


@allowed(get=DRILL)
def rows(request: SignedInRequest, key: str) -> HttpResponse:
    current_chosen = chosen(request, key)
    size = MOST_ON_PAPER if request.GET.get("all") else PAGE_SIZE
    leaf, form = current_chosen.leaf(number=_number(request), size=size)
    page = Paginator(range(leaf.total), size).get_page(_number(request))
    question = current_chosen.question
    trail = [("Figures", "reporting:figures", ()), (current_chosen.figure.title, "reporting:figure", (key,))]
    return render(
        request,
        "reporting/rows.html",
        {
            **_of_copy(request, current_chosen, leaf),
            "rule": rule_of(current_chosen.figure, on=current_chosen.wanted.asked.as_at),
            "figure": current_chosen.figure,
            "question": question,
            "form": form,
            "page": page,
            "shown": leaf,
            "filtered": bool(current_chosen.wanted.hit is not None or current_chosen.wanted.row),
            "said": _how_many(current_chosen, leaf),
            "table": _table(current_chosen, leaf, may(request, VIEW_REVIEW)),
            "trail": [{"label": label, "url": question.address(name, *item)} for label, name, item in trail],
            "can_export": may(request, EXPORT_LIST),
            "export": reverse("reporting:rows-export", args=[key]),
        },
    )


def _of_copy(request: SignedInRequest, chosen: Chosen, leaf: Leaf) -> dict[str, Any]:
    """What a published copy says, where one came from its number; nothing to whom that copy's small numbers are hidden,
    and nothing of one that was taken back to those who may not read it."""
    version = queries.version_with_key(request.GET.get("copy", "")) if chosen.question.whole else None
    if version is None or (queries.is_withdrawn(version) and not may_approve(request)):
        return {}
    reporting_period = chosen.question.asked
    assert reporting_period
    behind = Behind(chosen.figure.key, reporting_period, chosen.wanted.row, SIDE[chosen.wanted.hit])
    words = published_links.said(
        published_links.then(version, behind), as_at=date_said(reporting_period.as_at), now=leaf.total
    )
    return {"copy": version, "copy_of": name_of(version.report), "copy_says": words}


def _number(request: HttpRequest) -> int:
    values = request.GET.get("page", "")
    return max(int(values), 1) if values.isascii() and values.isdigit() and len(values) < LONGEST_NUMBER else 1


def _how_many(chosen: Chosen, leaf: Leaf) -> str:
    """Of nobody but the children who open to the reader, whatever the figure counts."""
    if not chosen.question.whole:
        return "These are the rows of your own children. The figure may count others."
    return f"{_rows(leaf.total) if leaf.total else 'No row'} of the children whose records you may open."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _table(chosen: Chosen, leaf: Leaf, reviews: bool) -> Table:
    figure, wanted = chosen.figure, chosen.wanted
    columns = [Column("Child", "child"), Column("Number", "number"), Column(figure.day, "day")]
    columns += [Column("Counted", sortable=False)] if figure.hits else []
    columns += [Column(_row_head(figure), "row")] if _has_rows(figure) else []
    return Table(
        _rows(leaf.total), columns, [_line(one, figure, reviews) for one in leaf.rows], id="rows", caption_size="s",
        sort=wanted.sort, descending=wanted.descending, in_browser=False, stacked=True,
        empty="No row of the figure that you may see is here.",
    )  # fmt: skip


def _has_rows(figure: Definition) -> bool:
    return figure.shape not in ("count", "rate", "ratio")


def _row_head(figure: Definition) -> str:
    return {"quarters": "Quarter", "pairs": "Who", "caseloads": "IRO or chair"}.get(figure.shape, "Group")


def _line(row: Row, figure: Definition, reviews: bool) -> list[Any]:
    child = Cell(row.child.name, url=page_of(row.child.pk),
                 order=f"{row.child.family_name} {row.child.given_names}")  # fmt: skip
    review = reverse("reviews:review", args=[row.subject]) if reviews and row.is_review else ""
    day = Cell(row.on_day, url=review)
    return [child, row.child.local_id, day, *([_counted(row, figure)] if figure.hits else []),
            *([Cell(row.row, note=figure.words(row.row))] if _has_rows(figure) else [])]  # fmt: skip


def _counted(row: Row, figure: Definition) -> str:
    return figure.hits[0] if row.hit else figure.hits[1]


@allowed(EXPORT_LIST)
def rows_export(request: SignedInRequest, key: str) -> HttpResponse:
    """The rows as an Excel file, for a written reason."""
    current_chosen, form = chosen(request, key), why(request)
    name = f"figure-{key.replace('_', '-')}"
    reason = reason_given(request, form, name=name)
    cleaned = request.GET.urlencode()
    if not reason:
        back = reverse("reporting:rows", args=[key]) + (f"?{cleaned}" if cleaned else "")
        total = current_chosen.leaf(size=1)[0].total
        return reason_page(request, form, title=f"Rows behind {current_chosen.figure.title}", count=total, back=back)
    leaf, _ = current_chosen.leaf()
    return excel(
        request,
        name=name,
        title=current_chosen.figure.title,
        heads=_heads(current_chosen.figure),
        reason=reason,
        rows=[_values(row, current_chosen.figure) for row in leaf.rows],
        chosen=[current_chosen.question.days, *_filters(current_chosen)],
    )


def _heads(figure: Definition) -> list[str]:
    own = [_row_head(figure), "Meaning"] if _has_rows(figure) else []
    return ["Child", "Number", figure.day, *(["Counted"] if figure.hits else []), *own]


def _values(row: Row, figure: Definition) -> list[Any]:
    own = [row.row, figure.words(row.row)] if _has_rows(figure) else []
    return [row.child.name, row.child.local_id, row.on_day, *([_counted(row, figure)] if figure.hits else []), *own]


def _filters(chosen: Chosen) -> list[str]:
    hit = [] if chosen.wanted.hit is None else [chosen.figure.hits[0 if chosen.wanted.hit else 1]]
    return [*hit, *([chosen.wanted.row] if chosen.wanted.row else [])]
