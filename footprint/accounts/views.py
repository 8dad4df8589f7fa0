"""The administrators' pages: people, their roles, and what waits for a second administrator."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts import actions, policies, queries
from footprint.accounts.access import get_change, get_person, get_role_held
from footprint.accounts.forms import AddPerson, AnswerChange, EndRole, GiveRole, PeopleFilters, Reason
from footprint.accounts.models import Person
from footprint.accounts.permissions import END_SESSIONS, MANAGE_PEOPLE
from footprint.accounts.request import SignedInRequest
from footprint.accounts.tables import change_rows, changes_table, people_table, role_rows
from footprint.council.queries import value
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, press, typed
from rulebook.timetables import Limit

manage = allowed(MANAGE_PEOPLE)
PAGE_SIZE = 50
WAITS = "The change waits for a second administrator to confirm it."


@allowed(get=MANAGE_PEOPLE)
def people(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    form = PeopleFilters(request.GET)
    cleaned = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.people(on=today, **cleaned), PAGE_SIZE).get_page(request.GET.get("page"))
    after, now = dormant_after(), timezone.now()
    dormant = {person.pk for person in page if policies.is_dormant(person=person, at=now, after=after)}
    context = {"form": form, "page": page, "shown": people_table(page, on=today, dormant=dormant)}
    return render(request, "accounts/people.html", context)


@allowed(get=MANAGE_PEOPLE)
def person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    current_person, today = get_person(pk=person_id), clock.today()
    context = {
        "person": current_person,
        "roles": role_rows(current_person, on=today),
        "changes": change_rows(queries.changes_of(person=current_person)),
        "sessions": len(queries.sessions_of(person=current_person, at=timezone.now())),
        "can_change": policies.can_change_roles(person=current_person, by=request.user)
        and current_person.until_on is None,
        "can_end": policies.can_end_person(person=current_person, by=request.user),
        "can_reset": policies.can_reset_device(person=current_person, by=request.user) and current_person.has_device,
        "can_open": policies.can_open_account(
            person=current_person, by=request.user, at=timezone.now(), after=dormant_after()
        )
        and current_person.until_on is None,
        "trail": trail(),
    }
    return render(request, "accounts/person.html", context)


def dormant_after() -> Limit:
    limit: Limit = value("account_dormant_after", on=clock.today())
    return limit


@manage
def add(request: SignedInRequest) -> HttpResponse:
    def save(cleaned: Cleaned) -> Done:
        added = actions.add_person_with_role(by=request.user, on=clock.today(), at=timezone.now(), **cleaned)
        return back_to(
            added, "The person is added. A second administrator has to confirm the role before they can sign in."
        )

    page = ActPage(
        "Add a person",
        button="Add the person",
        before="A second administrator confirms the role. Then the person is sent a link to choose a password.",
        trail=trail(),
        back=reverse("accounts:people"),
    )
    return act(request, form=AddPerson(typed(request), initial={"from_on": clock.today()}), save=save, page=page)


@manage
def give_role(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)

    def save(cleaned: Cleaned) -> Done:
        actions.ask_to_give_role(person=person, by=request.user, at=timezone.now(), **cleaned)
        return back_to(person, WAITS)

    page = page_of(
        person,
        f"Give {person.name} a role",
        title="Give a role",
        button="Ask for it",
        before="It counts when a second administrator has confirmed it. The person is then signed out and signs in "
        "anew.",
    )
    return act(request, form=GiveRole(typed(request), initial={"from_on": clock.today()}), save=save, page=page)


@manage
def end_role(request: SignedInRequest, person_id: UUID, held_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)
    role = get_role_held(person=person, pk=held_id)

    def save(cleaned: Cleaned) -> Done:
        actions.ask_to_end_role(held=role, by=request.user, at=timezone.now(), **cleaned)
        return back_to(person, WAITS)

    page = page_of(
        person,
        f"End a role of {person.name}",
        title="End a role",
        button="Ask for it",
        before="It ends when a second administrator has confirmed it. To stop somebody at once, end their access "
        "instead.",
    )
    return act(request, form=EndRole(typed(request), initial={"until_on": clock.today()}), save=save, page=page)


@allowed(get=MANAGE_PEOPLE)
def changes(request: SignedInRequest) -> HttpResponse:
    waiting = list(queries.waiting_changes())
    context = {"shown": changes_table(waiting)}
    return render(request, "accounts/changes.html", context)


@manage
def change(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """Confirmed or refused by a button of one form."""
    waiting = get_change(pk=change_id)

    def save(cleaned: Cleaned) -> Done:
        answered: dict[str, Any] = {"change": waiting.pk, "by": request.user, "at": timezone.now()}
        if cleaned["answer"] == "confirm":
            actions.confirm(link=request.build_absolute_uri, **answered)
            return Done("The change is confirmed: it counts from the day it names.", reverse("accounts:changes"))
        actions.refuse(**answered)
        return Done("The change is refused.", reverse("accounts:changes"))

    page = ActPage(
        f"A change for {waiting.person.name}",
        title="A change of role",
        trail=[{"label": "Changes to confirm", "url": reverse("accounts:changes")}],
        template="accounts/change.html",
        context={
            "change": waiting,
            "rows": change_rows([waiting])[0],
            "can_confirm": policies.can_confirm(change=waiting, by=request.user),
            "can_refuse": policies.can_refuse(change=waiting, by=request.user),
        },
    )
    return act(request, form=AnswerChange(typed(request)), save=save, page=page)


@manage
def end(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)

    def save(cleaned: Cleaned) -> Done:
        actions.end_person(person=person, by=request.user, on=clock.today(), at=timezone.now(), **cleaned)
        return back_to(person, "Their access has ended, and they are signed out everywhere.")

    page = page_of(
        person,
        f"End the access of {person.name}?",
        title="End access",
        button="End their access",
        before="They are signed out at once and can’t sign in again. What they did stays in the records.",
        danger=True,
    )
    return act(request, form=Reason(typed(request)), save=save, page=page)


@manage
def open_account(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person, after = get_person(pk=person_id), dormant_after()

    def save(cleaned: Cleaned) -> Done:
        actions.open_account(person=person, by=request.user, at=timezone.now(), after=after, **cleaned)
        return back_to(person, "The account is open again: they sign in as before.")

    page = page_of(
        person,
        f"Open the account of {person.name} again?",
        title="Open an account again",
        button="Open the account",
        before=f"An account that nobody has used for {after} is closed. First make sure that the person still works "
        "here and needs it: they then sign in with their password and code as before.",
    )
    return act(request, form=Reason(typed(request)), save=save, page=page)


@manage
def reset_device(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)

    def save(cleaned: Cleaned) -> Done:
        link = request.build_absolute_uri
        actions.reset_device(person=person, by=request.user, link=link, at=timezone.now(), **cleaned)
        return back_to(person, "Their device is taken off. They set up another when they next sign in.")

    page = page_of(
        person,
        f"Reset the lost device of {person.name}?",
        title="Reset a lost device",
        button="Reset the device",
        before="First make sure that it is they who ask: call a number that you know. Their codes stop working, they "
        "are signed out, and an e-mail tells them.",
    )
    return act(request, form=Reason(typed(request)), save=save, page=page)


@allowed(post=MANAGE_PEOPLE)
def invite(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)

    def save() -> Done:
        actions.invite(person=person, by=request.user, link=request.build_absolute_uri, at=timezone.now())
        return back_to(person, "A link to choose a password is on its way.")

    return press(request, save=save, back=address_of(person))


@allowed(post=END_SESSIONS)
def end_sessions(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    person = get_person(pk=person_id)

    def save() -> Done:
        actions.end_sessions(person=person, by=request.user, at=timezone.now())
        return back_to(person, "They are signed out everywhere.")

    return press(request, save=save, back=address_of(person))


def page_of(person: Person, heading: str, **words: Any) -> ActPage:
    """An act on one person, which leads back to theirs."""
    return ActPage(heading, trail=trail(person), back=address_of(person), **words)


def back_to(person: Person, sentence: str) -> Done:
    return Done(sentence, address_of(person))


def address_of(person: Person) -> str:
    return reverse("accounts:person", args=[person.pk])


def trail(person: Person | None = None) -> list[dict[str, str]]:
    steps = [{"label": "People", "url": reverse("accounts:people")}]
    return [*steps, {"label": person.name, "url": address_of(person)}] if person else steps
