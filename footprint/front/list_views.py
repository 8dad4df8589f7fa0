"""The page of one list, and the first page with its counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.alerts.queries import WAITING, broken_glass
from footprint.children.permissions import ALLOCATE, SEE_BROKEN_GLASS, VIEW_WORKLIST
from footprint.council import queries as council
from footprint.front.imports_waiting import imports_waiting
from footprint.front.list_filters import ListFilters
from footprint.front.list_reading import Choices, Few, Filtered, Leaf, first_rows, leaf
from footprint.front.worklists import BY_SLUG, FIRST_ROWS, ListReader, Worklist, worklists_of
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import format_day
from footprint.reviews.permissions import SCHEDULE
from footprint.reviews.worklist import CHOOSE
from footprint.reviews.worklist import KIND as REVIEW

PAGE_SIZE = 25
MOST_ON_PAPER = 2000
LONGEST_NUMBER = 7


def asked_by(person: Person) -> ListReader:
    on = clock.today()
    return ListReader(person, on, council.standards(on=on))


def date_line(day: date) -> str:
    return f"{day:%A} {format_day(day)}"


def first_page(request: SignedInRequest, lists: list[Worklist]) -> HttpResponse:
    list_reader = asked_by(request.user)
    result = first_rows(lists, list_reader=list_reader)
    tiles = [{"list": worklist, "count": result[worklist.slug].count} for worklist in lists]
    tables = [
        _part(worklist, result[worklist.slug], list_reader)
        for worklist in lists
        if result[worklist.slug].count and worklist.slug != "all"
    ]
    context = {"tiles": tiles, "tables": tables, "day": date_line(list_reader.on), "first": FIRST_ROWS}
    context["imports"] = imports_waiting(request.user, on=list_reader.on)
    context["glass"] = _broken_glass(request)
    return render(request, "front/this_week.html", context)


def _part(worklist: Worklist, few: Few, list_reader: ListReader) -> dict[str, Any]:
    kind, frame = worklist.kind, list_reader.frame
    table = kind.table(
        few.rows, kind.first, frame=frame, caption=worklist.title, id=worklist.slug, empty=worklist.empty
    )
    return {"list": worklist, "more": few.count - len(few.rows), "count": few.count, "table": table}


def _broken_glass(request: SignedInRequest) -> int:
    """For a lead: how many openings of restricted records nobody has judged yet."""
    sees = SEE_BROKEN_GLASS.scopes(request.user.roles_now)
    return broken_glass(to=request.user, state=WAITING).count() if sees else 0


def list_of(person: Person, slug: str) -> Worklist:
    """Http404 where there is no such list, or where it is none of this person's."""
    worklist = BY_SLUG.get(slug)
    if worklist is None or worklist not in worklists_of(person, on=clock.today()):
        raise Http404
    return worklist


def chosen_order(request: HttpRequest, worklist: Worklist) -> tuple[str, bool]:
    key = request.GET.get("sort", "")
    return (key, request.GET.get("order") == "desc") if key in worklist.kind.orders else (worklist.order, False)


@dataclass(frozen=True)
class Chosen:
    """A list as its address asks for it, and its filters. Page, paper and file all show these rows."""

    filtered: Filtered
    form: ListFilters

    @property
    def list(self) -> Worklist:
        return self.filtered.list

    def leaf(self, *, number: int = 1, size: int | None = None) -> Leaf:
        """One page of the rows, or all of them; the filters then offer who is on the list."""
        current_leaf = leaf(self.filtered, number=number, size=size)
        self.form.offer(iros=current_leaf.iros, teams=current_leaf.teams)
        return current_leaf


def chosen(request: SignedInRequest, slug: str) -> Chosen:
    worklist = list_of(request.user, slug)
    form = ListFilters(request.GET, meetings=worklist.kind is REVIEW)
    return Chosen(Filtered(worklist, asked_by(request.user), *form.kept(), *chosen_order(request, worklist)), form)


def number_of(request: HttpRequest) -> int:
    values = request.GET.get("page", "")
    return max(int(values), 1) if values.isascii() and values.isdigit() and len(values) < LONGEST_NUMBER else 1


@allowed(get=VIEW_WORKLIST)
def worklist(request: SignedInRequest, slug: str) -> HttpResponse:
    current_chosen = chosen(request, slug)
    current_worklist, form, wanted = current_chosen.list, current_chosen.form, current_chosen.filtered
    can_book = current_worklist.kind is REVIEW and bool(SCHEDULE.scopes(request.user.roles_on(wanted.asked.on)))
    size = MOST_ON_PAPER if request.GET.get("all") else PAGE_SIZE
    leaf = current_chosen.leaf(number=number_of(request), size=size)
    page = Paginator(range(leaf.total), size).get_page(number_of(request))
    columns = (*current_worklist.kind.page, CHOOSE) if can_book else current_worklist.kind.page
    table = current_worklist.kind.table(
        leaf.rows, columns, frame=wanted.asked.frame,
        caption=current_worklist.kind.in_words(leaf.total),
        caption_size="s", id="list", sort=wanted.sort, descending=wanted.descending, in_browser=False,
        empty=empty(current_worklist, form),
    )  # fmt: skip
    return render(request, "front/worklist.html", {
        "list": current_worklist, "form": form, "page": page, "table": table, "day": date_line(wanted.asked.on),
        "filtered": bool(form.said()), "leavers": leavers_to_share_out(request.user, current_chosen, leaf),
        "can_book": can_book and any(row.booked_on is None for row in leaf.rows),
    })  # fmt: skip


def leavers_to_share_out(person: Person, chosen: Chosen, leaf: Leaf) -> Choices:
    """Whose children the person may give to others from this list."""
    may = chosen.list.slug == "held-by-leavers" and ALLOCATE.scopes(person.roles_on(chosen.filtered.asked.on))
    return leaf.iros if may else []


def empty(one: Worklist, form: ListFilters) -> str:
    return one.kind.none_fits if form.said() else one.empty
