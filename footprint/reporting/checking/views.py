"""Check a table: what does not add up in what somebody pastes or gives as a file. Nothing of it is kept."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.page import tables as page
from footprint.page.access import allowed
from footprint.page.tables import Cell, Column
from footprint.reporting.checking.forms import CheckTable
from footprint.reporting.permissions import VIEW_FIGURES
from rulebook.adding_up import Finding, Given, Table, check, checked

Numbers = dict[tuple[int, int, int], list[str]]  # by table, row and column, those of the findings


@allowed(VIEW_FIGURES)
def check_table(request: SignedInRequest) -> HttpResponse:
    form = CheckTable(request.POST, request.FILES) if request.method == "POST" else CheckTable()
    context: dict[str, Any] = {"form": form, "trail": [{"label": "Annual reports", "url": reverse("report:reports")}]}
    if form.is_bound and form.is_valid():
        findings = check(form.read.tables, claims=form.claims, captions=form.read.captions)
        faults, readings = ([finding for finding in findings if finding.fault is fault] for fault in (True, False))
        context |= {
            "checked": True,
            "said": said(faults, form.read.tables, could_check=checked(form.read.tables, claims=form.claims)),
            "readings": readings,
        }
        context |= {"faults": faults, "tables": marked(form.read.tables, faults)}
    return render(request, "reporting/check_table.html", context)


def said(faults: Sequence[Finding], tables: Sequence[Table], *, could_check: bool) -> str:
    """What was found; that everything adds up only where anything could be checked."""
    many = f"{len(tables)} table{'' if len(tables) == 1 else 's'}"
    if not faults and not could_check:
        return f"Nothing could be checked in {many}: no total, change or percentage stands beside the numbers it is of."
    if not faults:
        return f"Everything adds up in {many}." if tables else "What is said of the numbers adds up."
    result = "One thing does" if len(faults) == 1 else f"{len(faults)} things do"
    return f"{result} not add up{f' in {many}' if tables else ''}."


def marked(tables: Sequence[Table], faults: Sequence[Finding]) -> list[page.Table]:
    """The tables as they were read, each cell that a finding is about with that finding's number."""
    numbers: Numbers = {}
    for number, finding in enumerate(faults, start=1):
        for place in finding.places[:1]:
            numbers.setdefault((place.table, place.row, place.column), []).append(str(number))
    return [_marked(place, Given(tables), numbers) for place in range(len(tables))]


def _marked(place: int, entry: Given, numbers: Numbers) -> page.Table:
    table = entry.tables[place]

    def mark(row: int, column: int) -> str:
        result = numbers.get((place, row, column), [])
        return f"see {', '.join(result)}" if result else ""

    columns = [
        Column(
            _head(head, column, mark(-1, column)), f"column-{column}", number=column in table.counted, sortable=False
        )
        for column, head in enumerate(table.heads)
    ]
    rows = [
        [Cell(text, text or " ", tag=mark(row, column), colour="red" if mark(row, column) else "")
         for column, text in enumerate(cells)]
        for row, cells in enumerate(table.cells)
    ]  # fmt: skip
    return page.Table(entry.name(place), columns, rows, id=f"table-{place + 1}", caption_size="s")


def _head(head: str, column: int, mark: str) -> str:
    name = head or (f"Column {column + 1}" if column else "Row")
    return f"{name} ({mark})" if mark else name
