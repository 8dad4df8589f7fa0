"""Where importing starts, and what one import did."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.children.access import hidden_numbers
from footprint.interchange import queries
from footprint.interchange.import_tables import Result, imports_table, waiting_table
from footprint.interchange.permissions import RUN_IMPORT
from footprint.page import clock
from footprint.page.access import allowed

PAGE_SIZE = 25


@allowed(get=RUN_IMPORT)
def start(request: SignedInRequest) -> HttpResponse:
    page = Paginator(queries.imports(to=request.user, on=clock.today()), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "shown": imports_table(list(page)),
        "waiting": waiting_table(list(queries.uploads_waiting())),
    }
    return render(request, "interchange/start.html", context)


@allowed(get=RUN_IMPORT)
def done(request: SignedInRequest, made_id: UUID) -> HttpResponse:
    current_import = queries.get_import(pk=made_id, to=request.user, on=clock.today())
    hidden = hidden_numbers(to=request.user, permission=RUN_IMPORT, on=clock.today())
    context = {"made": current_import, "result": Result(current_import, hidden), "trail": trail()}
    return render(request, "interchange/import.html", context)


def trail() -> list[dict[str, Any]]:
    return [{"label": "Import", "url": reverse("interchange:start")}]
