"""The page of one list, and the first page with its counts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.permissions import ALLOCATE, VIEW_WORKLIST
from footprint.council import queries as council
from footprint.front.imports_waiting import imports_waiting
from footprint.front.list_filters import ListFilters
from footprint.front.list_shown import ON_FIRST_PAGE, ON_PAGE, TO_CHOOSE, Frame, date_line, table_of
from footprint.front.worklists import (
    BY_SLUG,
    FIRST_ROWS,
    ORDERS,
    Asked,
    Worklist,
    counts,
    first_rows,
    in_order,
    leavers,
    worklists_of,
)
from footprint.page import clock
from footprint.page.access import allowed
from footprint.reviews.permissions import SCHEDULE

PAGE_SIZE = 25
MOST_ON_PAPER = 2000


def asked_by(person: Person) -> Asked:
    on = clock.today()
    return Asked(person, on, council.standards(on=on))


def frame_of(asked: Asked) -> Frame:
    return Frame(asked.on, asked.standards, frozenset(asked.covered))


def first_page(request: SignedInRequest, lists: list[Worklist]) -> HttpResponse:
    asked = asked_by(request.user)
    found = counts(lists, asked=asked)
    drawn = [one for one in lists if found[one.slug] and one.slug != "all"]
    rows = first_rows(drawn, asked=asked)
    frame = frame_of(asked)
    tiles = [{"list": one, "count": found[one.slug]} for one in lists]
    tables = [
        {
            "list": one,
            "more": found[one.slug] - len(rows[one.slug]),
            "count": found[one.slug],
            "table": table_of(
                rows[one.slug], frame=frame, keys=ON_FIRST_PAGE, caption=one.title, id=one.slug, empty=one.empty
            ),
        }
        for one in drawn
    ]
    shown = {"tiles": tiles, "tables": tables, "day": date_line(asked.on), "first": FIRST_ROWS}
    shown["imports"] = imports_waiting(request.user, on=asked.on)
    return render(request, "front/this_week.html", shown)


def list_of(person: Person, slug: str) -> Worklist:
    """Http404 where there is no such list, or where it is none of this person's."""
    found = BY_SLUG.get(slug)
    if found is None or found not in worklists_of(person, on=clock.today()):
        raise Http404
    return found


def chosen_order(request: HttpRequest, worklist: Worklist) -> tuple[str, bool]:
    key = request.GET.get("sort", "")
    return (key, request.GET.get("order") == "desc") if key in ORDERS else (worklist.order, False)


@dataclass(frozen=True)
class Chosen:
    """A list as its address asks for it: filtered and in order. Page, paper and file all show these rows."""

    list: Worklist
    asked: Asked
    form: ListFilters
    rows: QuerySet[Any]
    sort: str
    descending: bool


def chosen(request: SignedInRequest, slug: str) -> Chosen:
    one, asked = list_of(request.user, slug), asked_by(request.user)
    whole = one.rows(asked)
    form = ListFilters(request.GET, rows=whole)
    key, descending = chosen_order(request, one)
    return Chosen(
        one, asked, form, in_order(form.kept(whole, asked=asked), key, descending=descending), key, descending
    )


@allowed(get=VIEW_WORKLIST)
def worklist(request: SignedInRequest, slug: str) -> HttpResponse:
    found = chosen(request, slug)
    one, form = found.list, found.form
    can_book = bool(SCHEDULE.scopes(request.user.roles_on(found.asked.on)))
    size = MOST_ON_PAPER if request.GET.get("all") else PAGE_SIZE
    page = Paginator(found.rows, size).get_page(request.GET.get("page"))
    keys = TO_CHOOSE if can_book else ON_PAGE
    table = table_of(
        list(page), frame=frame_of(found.asked), keys=keys, caption=in_words(page.paginator.count), caption_size="s",
        id="list", sort=found.sort, descending=found.descending, in_browser=False, empty=empty(one, form),
    )  # fmt: skip
    return render(request, "front/worklist.html", {
        "list": one, "form": form, "page": page, "table": table, "day": date_line(found.asked.on),
        "filtered": bool(form.said()),
        "leavers": leavers_to_share_out(request.user, found),
        "can_book": can_book and any(row.booked_on is None for row in page),
    })  # fmt: skip


def leavers_to_share_out(person: Person, found: Chosen) -> list[tuple[UUID, str]]:
    """Whose children the person may give to others from this list."""
    may = found.list.slug == "held-by-leavers" and ALLOCATE.scopes(person.roles_on(found.asked.on))
    return leavers(asked=found.asked) if may else []


def in_words(count: int) -> str:
    return "1 review" if count == 1 else f"{count:,} reviews"


def empty(one: Worklist, form: ListFilters) -> str:
    return "No review fits these filters. Take one off." if form.said() else one.empty
