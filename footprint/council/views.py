"""The pages of the council's settings, its code maps and its calendar of bank holidays."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.audit.middleware import signed_in
from footprint.council import actions, queries, shown
from footprint.council.forms import AddHoliday, ChangeSetting, Published, RemoveHoliday
from footprint.council.permissions import CHANGE_SETTINGS
from footprint.council.published import KINDS
from footprint.council.registry import CALENDAR, GROUPS_ON_PAGE, MAPS, SETTINGS, Definition
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.datefield import said
from footprint.page.refusals import NotAllowed
from rulebook.calendar import FIRST_DAY, LAST_DAY

change_settings = allowed(CHANGE_SETTINGS)


@allowed(get=CHANGE_SETTINGS)
def settings(request: HttpRequest) -> HttpResponse:
    found = queries.shown(on=clock.today(), groups=GROUPS_ON_PAGE)
    groups = [{"title": group, "rows": shown.rows(found, group)} for group in GROUPS_ON_PAGE]
    return render(request, "council/settings.html", {"groups": groups})


@allowed(get=CHANGE_SETTINGS)
def code_maps(request: HttpRequest) -> HttpResponse:
    found = queries.shown(on=clock.today(), groups=(MAPS,))
    return render(request, "council/code_maps.html", {"maps": shown.maps_table(found)})


@change_settings
def setting(request: HttpRequest, slug: str) -> HttpResponse:
    definition, today = setting_of(slug), clock.today()
    now = queries.shown_one(definition.key, on=today)
    value = earlier(request, definition) or now.value
    initial = {"value": definition.kind.typed(value), "from_on": today}
    form = ChangeSetting(request.POST or None, definition=definition, initial=initial)

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.set_value(key=definition.key, by=signed_in(request), at=timezone.now(), **asked)
        messages.success(request, f"{definition.title}: changed from {said(asked['from_on'])}.")
        return redirect(shown.url_of(definition))

    context = {
        "definition": definition,
        "now": now,
        "history": shown.history_table(queries.history(definition.key, on=today), definition),
        "trail": [above(definition)],
    }
    return asked(request, form, save, "council/setting.html", context)


@change_settings
def calendar(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    year = year_of(request, today)
    form = AddHoliday(request.POST or None, initial={"from_on": today})

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.add_holiday(by=signed_in(request), on=today, at=timezone.now(), **asked)
        return changed(
            request, asked["day"], f"{said(asked['day'])} is a bank holiday from {said(asked['from_on'])} on."
        )

    context = {
        "year": year,
        "earlier": year - 1 if year > FIRST_DAY.year else None,
        "later": year + 1 if year < LAST_DAY.year else None,
        "holidays": shown.calendar_table(queries.calendar(year=year, on=today), year),
        "history": shown.history_table(queries.history("one_off_holidays", on=today), SETTINGS["one_off_holidays"]),
    }
    return asked(request, form, save, "council/calendar.html", context)


@change_settings
def remove_holiday(request: HttpRequest, day: date) -> HttpResponse:
    form = RemoveHoliday(request.POST or None, initial={"from_on": clock.today()})

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.remove_holiday(day=day, by=signed_in(request), on=clock.today(), at=timezone.now(), **asked)
        return changed(request, day, f"{said(day)} is no bank holiday from {said(asked['from_on'])} on.")

    trail = [{"label": "Bank holidays", "url": reverse("council:calendar")}]
    return asked(request, form, save, "council/remove_holiday.html", {"day": day, "trail": trail})


@change_settings
def published(request: HttpRequest) -> HttpResponse:
    form = Published(request.POST or None)

    def save(asked: dict[str, Any]) -> HttpResponse:
        number = actions.set_published(by=signed_in(request), at=timezone.now(), **asked)
        of = f"{KINDS[number.kind].title}, year to {said(number.year_ending)}"
        messages.success(request, f"{of}: {'kept' if number.value else 'taken back'}.")
        return redirect("council:published")

    context = {"numbers": shown.published_table(queries.published_numbers())}
    return asked(request, form, save, "council/published.html", context)


def changed(request: HttpRequest, day: date, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(f"{reverse('council:calendar')}?year={day.year}")


def asked(
    request: HttpRequest,
    form: Any,
    save: Callable[[dict[str, Any]], HttpResponse],
    page: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Shows a form until it is whole and the action takes it; a refusal stands with the form's errors."""
    if request.method == "POST" and form.is_valid():
        try:
            return save(form.cleaned_data)
        except NotAllowed as fault:
            form.add_error(None, str(fault))
    return render(request, page, {"form": form, **context})


def setting_of(slug: str) -> Definition:
    found = SETTINGS.get(slug.replace("-", "_"))
    if found is None or found.group == CALENDAR:
        raise Http404
    return found


def earlier(request: HttpRequest, definition: Definition) -> Any:
    """The value of an earlier decision that the address names, to take it up again."""
    try:
        return queries.earlier_value(definition.key, UUID(request.GET["again"])) if "again" in request.GET else None
    except ValueError:
        return None


def year_of(request: HttpRequest, today: date) -> int:
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and FIRST_DAY.year <= int(asked) <= LAST_DAY.year
    return int(asked) if known else today.year


def above(definition: Definition) -> dict[str, str]:
    if definition.group == MAPS:
        return {"label": "Code maps", "url": reverse("council:code-maps")}
    return {"label": "Settings", "url": reverse("council:settings")}
