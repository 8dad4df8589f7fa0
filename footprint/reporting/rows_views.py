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
        found = leaf(self.wanted, number=number, size=size)
        rows = [(row, " ".join(filter(None, [row, self.figure.words(row)]))) for row in found.choices]
        return found, RowFilters(self.params, hits=self.figure.hits, rows=rows)


def chosen(request: SignedInRequest, key: str) -> Chosen:
    """Http404 where the address names no period."""
    figure, asked = figure_named(key), question(request)
    if asked.asked is None:
        raise Http404
    children = visible_children(to=request.user, permission=DRILL, on=clock.today())
    counted, sort = request.GET.get("counted", ""), request.GET.get("sort", "child")
    hit = counted == "yes" if figure.hits and counted in ("yes", "no") else None
    wanted = Wanted(
        figure, asked.asked, children, hit, request.GET.get("row", ""), sort if sort in ORDERS else "child",
        request.GET.get("order") == "desc",
    )  # fmt: skip
    return Chosen(figure, asked, wanted, request.GET)


@allowed(get=DRILL)
def rows(request: SignedInRequest, key: str) -> HttpResponse:
    found = chosen(request, key)
    size = MOST_ON_PAPER if request.GET.get("all") else PAGE_SIZE
    shown, form = found.leaf(number=_number(request), size=size)
    page = Paginator(range(shown.total), size).get_page(_number(request))
    asked = found.question
    trail = [("Figures", "reporting:figures", ()), (found.figure.title, "reporting:figure", (key,))]
    return render(request, "reporting/rows.html", {
        **_of_copy(request, found, shown),
        "rule": rule_of(found.figure, on=found.wanted.asked.as_at),
        "figure": found.figure, "question": asked, "form": form, "page": page, "shown": shown,
        "filtered": bool(found.wanted.hit is not None or found.wanted.row), "said": _how_many(found, shown),
        "table": _table(found, shown, may(request, VIEW_REVIEW)),
        "trail": [{"label": label, "url": asked.address(name, *given)} for label, name, given in trail],
        "can_export": may(request, EXPORT_LIST), "export": reverse("reporting:rows-export", args=[key]),
    })  # fmt: skip


def _of_copy(request: SignedInRequest, found: Chosen, shown: Leaf) -> dict[str, Any]:
    """What a published copy says, where one came from its number; nothing to whom that copy's small numbers are hidden,
    and nothing of one that was taken back to those who may not read it."""
    version = queries.version_with_key(request.GET.get("copy", "")) if found.question.whole else None
    if version is None or (queries.is_withdrawn(version) and not may_approve(request)):
        return {}
    asked = found.question.asked
    assert asked
    behind = Behind(found.figure.key, asked, found.wanted.row, SIDE[found.wanted.hit])
    words = published_links.said(published_links.then(version, behind), as_at=date_said(asked.as_at), now=shown.counted)
    return {"copy": version, "copy_of": name_of(version.report), "copy_says": words}


def _number(request: HttpRequest) -> int:
    given = request.GET.get("page", "")
    return max(int(given), 1) if given.isascii() and given.isdigit() and len(given) < LONGEST_NUMBER else 1


def _how_many(found: Chosen, shown: Leaf) -> str:
    """Of how many the reader sees how many; nothing of the whole to those from whom small numbers are hidden."""
    if not found.question.whole:
        return "These are the rows of your own children. The figure may count others."
    if not shown.counted:
        return "The figure counts no row."
    if shown.total == shown.counted:
        return f"The figure counts {_rows(shown.counted)}, all of them listed here."
    are = "is" if shown.total == 1 else "are"
    return f"The figure counts {_rows(shown.counted)}. {shown.total or 'None'} of them {are} shown to you."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _table(found: Chosen, shown: Leaf, reviews: bool) -> Table:
    figure, wanted = found.figure, found.wanted
    columns = [Column("Child", "child"), Column("Number", "number"), Column(figure.day, "day")]
    columns += [Column("Counted", sortable=False)] if figure.hits else []
    columns += [Column(_row_head(figure), "row")] if _has_rows(figure) else []
    return Table(
        _rows(shown.total), columns, [_line(one, figure, reviews) for one in shown.rows], id="rows", caption_size="s",
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
    found, form = chosen(request, key), why(request)
    name = f"figure-{key.replace('_', '-')}"
    reason = reason_given(request, form, name=name)
    asked = request.GET.urlencode()
    if not reason:
        back = reverse("reporting:rows", args=[key]) + (f"?{asked}" if asked else "")
        total = found.leaf(size=1)[0].total
        return reason_page(request, form, title=f"Rows behind {found.figure.title}", count=total, back=back)
    shown, _ = found.leaf()
    return excel(
        request, name=name, title=found.figure.title, heads=_heads(found.figure), reason=reason,
        rows=[_values(row, found.figure) for row in shown.rows], chosen=[found.question.days, *_filters(found)],
    )  # fmt: skip


def _heads(figure: Definition) -> list[str]:
    own = [_row_head(figure), "Meaning"] if _has_rows(figure) else []
    return ["Child", "Number", figure.day, *(["Counted"] if figure.hits else []), *own]


def _values(row: Row, figure: Definition) -> list[Any]:
    own = [row.row, figure.words(row.row)] if _has_rows(figure) else []
    return [row.child.name, row.child.local_id, row.on_day, *([_counted(row, figure)] if figure.hits else []), *own]


def _filters(found: Chosen) -> list[str]:
    hit = [] if found.wanted.hit is None else [found.figure.hits[0 if found.wanted.hit else 1]]
    return [*hit, *([found.wanted.row] if found.wanted.row else [])]
