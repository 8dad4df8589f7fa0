"""The administrators' pages: people, their roles, and what waits for a second administrator."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts import actions, policies, queries
from footprint.accounts.access import get_change, get_person, get_role_held
from footprint.accounts.forms import AddPerson, EndRole, GiveRole, PeopleFilters, Reason
from footprint.accounts.permissions import END_SESSIONS, MANAGE_PEOPLE
from footprint.accounts.request import SignedInRequest
from footprint.accounts.shown import change_rows, changes_table, people_table, role_rows
from footprint.council.queries import value
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.refusals import NotAllowed
from rulebook.timetables import Limit

manage = allowed(MANAGE_PEOPLE)
PAGE_SIZE = 50


@allowed(get=MANAGE_PEOPLE)
def people(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    form = PeopleFilters(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.people(on=today, **asked), PAGE_SIZE).get_page(request.GET.get("page"))
    after, now = dormant_after(), timezone.now()
    dormant = {one.pk for one in page if policies.is_dormant(person=one, at=now, after=after)}
    context = {"form": form, "page": page, "shown": people_table(page, on=today, dormant=dormant)}
    return render(request, "accounts/people.html", context)


@allowed(get=MANAGE_PEOPLE)
def person(request: SignedInRequest, person: UUID) -> HttpResponse:
    found, today = get_person(pk=person), clock.today()
    context = {
        "person": found,
        "roles": role_rows(found, on=today),
        "changes": change_rows(queries.changes_of(person=found)),
        "sessions": len(queries.sessions_of(person=found, at=timezone.now())),
        "can_change": policies.can_change_roles(person=found, by=request.user) and found.until_on is None,
        "can_end": policies.can_end_person(person=found, by=request.user),
        "can_reset": policies.can_reset_device(person=found, by=request.user) and found.has_device,
        "can_open": policies.can_open_account(person=found, by=request.user, at=timezone.now(), after=dormant_after())
        and found.until_on is None,
        "trail": trail(),
    }
    return render(request, "accounts/person.html", context)


def dormant_after() -> Limit:
    limit: Limit = value("account_dormant_after", on=clock.today())
    return limit


@manage
def add(request: SignedInRequest) -> HttpResponse:
    form = AddPerson(request.POST or None, initial={"from_on": clock.today()})

    def save(asked: dict[str, Any]) -> HttpResponse:
        added = actions.add_person_with_role(by=request.user, on=clock.today(), at=timezone.now(), **asked)
        said(request, "The person is added. A second administrator has to confirm the role before they can sign in.")
        return redirect("accounts:person", person=added.pk)

    return asked(request, form, save, "accounts/add_person.html", {"trail": trail()})


@manage
def give_role(request: SignedInRequest, person: UUID) -> HttpResponse:
    found = get_person(pk=person)
    form = GiveRole(request.POST or None, initial={"from_on": clock.today()})

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.ask_to_give_role(person=found, by=request.user, at=timezone.now(), **asked)
        return waits(request, found)

    return asked(request, form, save, "accounts/give_role.html", {"person": found, "trail": trail(found)})


@manage
def end_role(request: SignedInRequest, person: UUID, held: UUID) -> HttpResponse:
    found = get_person(pk=person)
    role = get_role_held(person=found, pk=held)
    form = EndRole(request.POST or None, initial={"until_on": clock.today()})

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.ask_to_end_role(held=role, by=request.user, at=timezone.now(), **asked)
        return waits(request, found)

    context = {"person": found, "role": role, "trail": trail(found)}
    return asked(request, form, save, "accounts/end_role.html", context)


@allowed(get=MANAGE_PEOPLE)
def changes(request: SignedInRequest) -> HttpResponse:
    waiting = list(queries.waiting_changes())
    context = {"shown": changes_table(waiting)}
    return render(request, "accounts/changes.html", context)


@manage
def change(request: SignedInRequest, change: UUID) -> HttpResponse:
    """Confirmed or refused by a button of one form."""
    found, refusal = get_change(pk=change), ""
    if request.method == "POST":
        one: dict[str, Any] = {"change": found.pk, "by": request.user, "at": timezone.now()}
        try:
            if "confirm" in request.POST:
                actions.confirm(link=request.build_absolute_uri, **one)
            else:
                actions.refuse(**one)
        except NotAllowed as fault:
            refusal = str(fault)
        else:
            done = "confirmed: it counts from the day it names" if "confirm" in request.POST else "refused"
            said(request, f"The change is {done}.")
            return redirect("accounts:changes")
    context = {
        "change": found,
        "refusal": refusal,
        "rows": change_rows([found])[0],
        "can_confirm": policies.can_confirm(change=found, by=request.user),
        "can_refuse": policies.can_refuse(change=found, by=request.user),
        "trail": [{"label": "Changes to confirm", "url": reverse("accounts:changes")}],
    }
    return render(request, "accounts/change.html", context, status=422 if refusal else 200)


@manage
def end(request: SignedInRequest, person: UUID) -> HttpResponse:
    found = get_person(pk=person)

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.end_person(person=found, by=request.user, on=clock.today(), at=timezone.now(), **asked)
        return done(request, found, "Their access has ended, and they are signed out everywhere.")

    context = {"person": found, "trail": trail(found)}
    return asked(request, Reason(request.POST or None), save, "accounts/end_person.html", context)


@manage
def open_account(request: SignedInRequest, person: UUID) -> HttpResponse:
    found, after = get_person(pk=person), dormant_after()

    def save(asked: dict[str, Any]) -> HttpResponse:
        actions.open_account(person=found, by=request.user, at=timezone.now(), after=after, **asked)
        return done(request, found, "The account is open again: they sign in as before.")

    context = {"person": found, "after": after, "trail": trail(found)}
    return asked(request, Reason(request.POST or None), save, "accounts/open_account.html", context)


@manage
def reset_device(request: SignedInRequest, person: UUID) -> HttpResponse:
    found = get_person(pk=person)

    def save(asked: dict[str, Any]) -> HttpResponse:
        link = request.build_absolute_uri
        actions.reset_device(person=found, by=request.user, link=link, at=timezone.now(), **asked)
        return done(request, found, "Their device is taken off. They set up another when they next sign in.")

    context = {"person": found, "trail": trail(found)}
    return asked(request, Reason(request.POST or None), save, "accounts/reset_device.html", context)


@allowed(post=MANAGE_PEOPLE)
def invite(request: SignedInRequest, person: UUID) -> HttpResponse:
    found = get_person(pk=person)
    actions.invite(person=found, by=request.user, link=request.build_absolute_uri, at=timezone.now())
    return done(request, found, "A link to choose a password is on its way.")


@allowed(post=END_SESSIONS)
def end_sessions(request: SignedInRequest, person: UUID) -> HttpResponse:
    found = get_person(pk=person)
    actions.end_sessions(person=found, by=request.user, at=timezone.now())
    return done(request, found, "They are signed out everywhere.")


def asked(
    request: SignedInRequest,
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
            form.add_error(None, list(fault.sentences))
    return render(request, page, {"form": form, **context})


def waits(request: SignedInRequest, person: Any) -> HttpResponse:
    return done(request, person, "The change waits for a second administrator to confirm it.")


def done(request: SignedInRequest, person: Any, sentence: str) -> HttpResponse:
    said(request, sentence)
    return redirect("accounts:person", person=person.pk)


def said(request: SignedInRequest, sentence: str) -> None:
    messages.success(request, sentence)


def trail(person: Any = None) -> list[dict[str, str]]:
    steps = [{"label": "People", "url": reverse("accounts:people")}]
    return [*steps, {"label": person.name, "url": reverse("accounts:person", args=[person.pk])}] if person else steps
