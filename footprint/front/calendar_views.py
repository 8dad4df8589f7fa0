"""The team's month, and meetings to take along as a calendar file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.children.permissions import EXPORT_OWN, VIEW_WORKLIST
from footprint.council import queries as council
from footprint.front.calendar_tables import WEEK, Month, month_of
from footprint.front.list_views import asked_by
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.filters import is_key
from footprint.page.forms import Form, SelectField
from footprint.page.ics import TYPE, Entry, calendar_file
from footprint.reviews.audit_actions import ReviewAction


class MonthFilters(Form):
    iro = SelectField(label="IRO", choices=[], empty="Everybody", required=False)

    def __init__(self, request: HttpRequest, *, officers: list[tuple[str, str]]) -> None:
        super().__init__(request.GET)
        field: Any = self.fields["iro"]
        field.choices = [("", "Everybody"), *officers]


@allowed(get=VIEW_WORKLIST)
def month(request: SignedInRequest) -> HttpResponse:
    list_reader = asked_by(request.user)
    to_hold = list_reader.reviews.filter(held_on=None)
    first = month_of(request.GET.get("month", ""), on=list_reader.on)
    named = to_hold.exclude(iro=None).order_by("iro_name").values_list("iro", "iro_name").distinct()
    officers = [(str(pk), name) for pk, name in named]
    form = MonthFilters(request, officers=officers)
    chosen = form.cleaned_data["iro"] if form.is_valid() else ""
    holidays = {holiday.day: holiday.name for holiday in council.calendar(year=first.year, on=list_reader.on)}
    current_month = Month(first, list_reader, chosen, holidays)
    return render(request, "front/calendar.html", {
        "month": current_month, "weeks": current_month.weeks(), "days": WEEK, "form": form, "iro": chosen,
        "several": len(officers) > 1,
    })  # fmt: skip


@allowed(get=EXPORT_OWN)
def meetings(request: SignedInRequest) -> HttpResponse:
    """The meetings booked from today on, or in `?month=2014-05`, of those whom the person sees on lists.

    It names nobody: it leaves the service.
    """
    list_reader = asked_by(request.user)
    to_hold = list_reader.reviews.filter(held_on=None)
    rows = to_hold.filter(booked_on__gte=list_reader.on).order_by("booked_on", "booked_at", "pk")
    if "month" in request.GET:
        span = Month(month_of(request.GET["month"], on=clock.today()), list_reader)
        rows = to_hold.filter(booked_on__gte=span.first, booked_on__lt=span.until).order_by("booked_on", "pk")
    if is_key(request.GET.get("iro", "")):
        rows = rows.filter(iro=request.GET["iro"])
    entries, at = [_entry(request, row) for row in rows], timezone.now()
    with acting(by=request.user, action=ReviewAction.EXPORT_CALENDAR, at=at) as doing:
        doing.record(("worklist", "meetings"), after={"rows": len(entries), "form": "ics"})
    headers = {"Content-Disposition": 'attachment; filename="reviews.ics"'}
    return HttpResponse(calendar_file(entries, at=at), content_type=TYPE, headers=headers)


def _entry(request: HttpRequest, row: Any) -> Entry:
    url = request.build_absolute_uri(reverse("front:child", args=[row.child_id]))
    return Entry(f"{row.booked}@footprint", "Review", row.booked_on, row.booked_at, row.booked_in or "", url)
