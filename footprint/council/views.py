"""The pages of the council's settings, its code maps and its calendar of bank holidays."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.audit.middleware import signed_in
from footprint.council import actions, queries, tables
from footprint.council.forms import AddHoliday, ChangeSetting, Published, RemoveHoliday
from footprint.council.permissions import CHANGE_SETTINGS
from footprint.council.published import KINDS
from footprint.council.registry import CALENDAR, GROUPS_ON_PAGE, MAPS, SETTINGS, Definition
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
from rulebook.calendar import FIRST_DAY, LAST_DAY

change_settings = allowed(CHANGE_SETTINGS)


@allowed(get=CHANGE_SETTINGS)
def settings(request: HttpRequest) -> HttpResponse:
    showns = queries.shown(on=clock.today(), groups=GROUPS_ON_PAGE)
    groups = [{"title": group, "rows": tables.rows(showns, group)} for group in GROUPS_ON_PAGE]
    return render(request, "council/settings.html", {"groups": groups})


@allowed(get=CHANGE_SETTINGS)
def code_maps(request: HttpRequest) -> HttpResponse:
    showns = queries.shown(on=clock.today(), groups=(MAPS,))
    return render(request, "council/code_maps.html", {"maps": tables.maps_table(showns)})


@change_settings
def setting(request: HttpRequest, slug: str) -> HttpResponse:
    definition, today = setting_of(slug), clock.today()
    now = queries.shown_one(definition.key, on=today)
    value = earlier(request, definition) or now.value
    initial = {"value": definition.kind.typed(value), "from_on": today}
    history = queries.history(definition.key, on=today)

    def save(cleaned: Cleaned) -> Done:
        actions.set_value(key=definition.key, by=signed_in(request), at=timezone.now(), **cleaned)
        return Done(f"{definition.title}: changed from {format_day(cleaned['from_on'])}.", tables.url_of(definition))

    page = ActPage(
        definition.title,
        button="Change it",
        trail=[above(definition)],
        stored=[("Value", now.said)],
        template="council/setting.html",
        context={"definition": definition, "now": now, "history": tables.history_table(history, definition)},
    )
    form = ChangeSetting(typed(request), definition=definition, initial=initial)
    return act(request, form=form, save=save, page=page, version=version_of(now.value, now.since))


@change_settings
def calendar(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    year = year_of(request, today)

    def save(cleaned: Cleaned) -> Done:
        actions.add_holiday(by=signed_in(request), on=today, at=timezone.now(), **cleaned)
        sentence = f"{format_day(cleaned['day'])} is a bank holiday from {format_day(cleaned['from_on'])} on."
        return Done(sentence, address_of_year(cleaned["day"]))

    page = ActPage(
        "Bank holidays",
        button="Add it",
        template="council/calendar.html",
        context={
            "year": year,
            "earlier": year - 1 if year > FIRST_DAY.year else None,
            "later": year + 1 if year < LAST_DAY.year else None,
            "holidays": tables.calendar_table(queries.calendar(year=year, on=today), year),
            "history": tables.history_table(
                queries.history("one_off_holidays", on=today), SETTINGS["one_off_holidays"]
            ),
        },
    )
    return act(request, form=AddHoliday(typed(request), initial={"from_on": today}), save=save, page=page)


@change_settings
def remove_holiday(request: HttpRequest, day: date) -> HttpResponse:
    def save(cleaned: Cleaned) -> Done:
        actions.remove_holiday(day=day, by=signed_in(request), on=clock.today(), at=timezone.now(), **cleaned)
        return Done(
            f"{format_day(day)} is no bank holiday from {format_day(cleaned['from_on'])} on.", address_of_year(day)
        )

    page = ActPage(
        f"Remove {format_day(day)} from the bank holidays",
        title="Remove a bank holiday",
        button="Remove it",
        trail=[{"label": "Bank holidays", "url": reverse("council:calendar")}],
        back=address_of_year(day),
        danger=True,
    )
    return act(request, form=RemoveHoliday(typed(request), initial={"from_on": clock.today()}), save=save, page=page)


@change_settings
def published(request: HttpRequest) -> HttpResponse:
    def save(cleaned: Cleaned) -> Done:
        number = actions.set_published(by=signed_in(request), at=timezone.now(), **cleaned)
        of = f"{KINDS[number.kind].title}, year to {format_day(number.year_ending)}"
        return Done(f"{of}: {'kept' if number.value else 'taken back'}.", reverse("council:published"))

    page = ActPage(
        "Published numbers",
        button="Keep it",
        template="council/published.html",
        context={"numbers": tables.published_table(queries.published_numbers())},
    )
    return act(request, form=Published(typed(request)), save=save, page=page)


def address_of_year(day: date) -> str:
    return f"{reverse('council:calendar')}?year={day.year}"


def setting_of(slug: str) -> Definition:
    definition = SETTINGS.get(slug.replace("-", "_"))
    if definition is None or definition.group == CALENDAR:
        raise Http404
    return definition


def earlier(request: HttpRequest, definition: Definition) -> Any:
    """The value of an earlier decision that the address names, to take it up again."""
    try:
        return queries.earlier_value(definition.key, UUID(request.GET["again"])) if "again" in request.GET else None
    except ValueError:
        return None


def year_of(request: HttpRequest, today: date) -> int:
    cleaned = request.GET.get("year", "")
    known = cleaned.isascii() and cleaned.isdigit() and FIRST_DAY.year <= int(cleaned) <= LAST_DAY.year
    return int(cleaned) if known else today.year


def above(definition: Definition) -> dict[str, str]:
    if definition.group == MAPS:
        return {"label": "Code maps", "url": reverse("council:code-maps")}
    return {"label": "Settings", "url": reverse("council:settings")}
