"""Closing a record and opening it again: who may know of it, and what waits for a second person."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child, visible_children
from footprint.children.act_pages import act_page, to_child
from footprint.children.alerts.views import give, wants_reason
from footprint.children.models import Child
from footprint.children.permissions import LIFT, NOTE_CONNECTION, RESTRICT, SEAL
from footprint.children.restrictions import actions, forms, policies, queries, tables
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import Cleaned, Done, act, press, typed

Do = Callable[[Cleaned], None]
WORDS = {
    "restrict": ("Restrict this record", "Restrict the record", "The record is restricted."),
    "name": ("Name a reader", "Name the reader", "The reader is named."),
    "unname": ("End the naming of a reader", "End the naming", "The naming has ended."),
    "lift": ("Ask to lift the restriction", "Ask a second person", "A second person has to confirm it."),
    "seal": ("Ask to seal this record", "Ask a second person", "A second person has to confirm it."),
    "connect": ("Note who knows the child in private life", "Note it", "It is noted."),
    "disconnect": ("Remove a note of who knows the child", "Remove the note", "The note is removed."),
}
BEFORE = {
    "restrict": "A restricted record is in no list, count, search or export of those who are not named.",
    "name": "A named reader opens the record within what their role allows.",
    "lift": "The record opens to everybody whose role allows it, once a second lead or the head of service confirms.",
    "seal": "A sealed record is seen by nobody here. It is sealed once a second lead confirms.",
    "connect": "From now this person never sees the record, whatever their role. Nobody else is told why.",
    "disconnect": "The record opens to this person again, as far as their role allows.",
}


@allowed(get=RESTRICT)
@records_page_view(kind="child", key="child_id")
def closed(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Who may know of this record, and what can be done about it."""
    child, on = open_child(request, pk=child_id, permission=RESTRICT), clock.today()
    roles = request.user.roles_on(on)
    may_note = bool(NOTE_CONNECTION.scopes(roles))
    context = {
        "child": child,
        "readers": tables.readers_table(queries.readers(child=child, on=on)),
        "connections": tables.connections_table(queries.connections(child=child)) if may_note else None,
        "can_lift": bool(LIFT.scopes(roles)) and policies.can_ask_to_lift(child=child),
        "can_seal": bool(SEAL.scopes(roles)) and policies.can_ask_to_seal(child=child, on=on),
        "trail": to_child(child),
    }
    return render(request, "children/closed.html", context)


@allowed(RESTRICT)
@records_page_view(kind="child", key="child_id")
def restrict(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=RESTRICT), clock.today()
    people = queries.possible_readers(on=on)
    proposed = queries.proposed_readers(child=child, by=request.user, on=on)
    form = forms.Restrict(typed(request), people=tables.choices(people), initial={"readers": proposed})

    def do(cleaned: Cleaned) -> None:
        chosen = [person for person in people if str(person.pk) in cleaned["readers"]]
        actions.restrict(child=child, readers=chosen, reason=cleaned["reason"], **_who_when(request), on=on)
        child.refresh_from_db(fields=["restricted"])
        if wants_reason(request, child):
            give(request, child, cleaned["reason"])

    return _close(request, child, form, do, "restrict")


@allowed(RESTRICT)
@records_page_view(kind="child", key="child_id")
def name_reader(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=RESTRICT), clock.today()
    people = queries.possible_readers(on=on)
    form = forms.OnePerson(typed(request), people=tables.choices(people))

    def do(cleaned: Cleaned) -> None:
        person = _chosen(people, cleaned)
        actions.name_reader(child=child, person=person, reason=cleaned["reason"], **_who_when(request), on=on)

    return _close(request, child, form, do, "name")


@allowed(RESTRICT)
@records_page_view(kind="child", key="child_id")
def unname_reader(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=RESTRICT), clock.today()
    people = [named_reader.person for named_reader in queries.readers(child=child, on=on)]
    form = forms.OnePerson(typed(request), people=tables.choices(people))

    def do(cleaned: Cleaned) -> None:
        person = _chosen(people, cleaned)
        actions.unname_reader(child=child, person=person, reason=cleaned["reason"], **_who_when(request), on=on)

    return _close(request, child, form, do, "unname")


@allowed(LIFT)
@records_page_view(kind="child", key="child_id")
def lift(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=LIFT)

    def do(cleaned: Cleaned) -> None:
        actions.ask_to_lift(child=child, **cleaned, **_who_when(request))

    return _close(request, child, forms.Because(typed(request)), do, "lift")


@allowed(SEAL)
@records_page_view(kind="child", key="child_id")
def seal(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=SEAL)

    def do(cleaned: Cleaned) -> None:
        actions.ask_to_seal(child=child, **cleaned, **_who_when(request), on=clock.today())

    return _close(request, child, forms.Because(typed(request)), do, "seal")


@allowed(NOTE_CONNECTION)
@records_page_view(kind="child", key="child_id")
def note_connection(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=NOTE_CONNECTION)
    people = queries.staff(on=clock.today())
    form = forms.OnePerson(typed(request), people=tables.choices(people))

    def do(cleaned: Cleaned) -> None:
        who = _chosen(people, cleaned)
        actions.note_personal_connection(child=child, person=who, reason=cleaned["reason"], **_who_when(request))

    return _close(request, child, form, do, "connect")


@allowed(NOTE_CONNECTION)
@records_page_view(kind="child", key="child_id")
def remove_connection(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=NOTE_CONNECTION)
    noted = {
        str(personal_connection.person_id): personal_connection
        for personal_connection in queries.connections(child=child)
    }
    form = forms.OnePerson(
        typed(request), people=tables.choices([personal_connection.person for personal_connection in noted.values()])
    )

    def do(cleaned: Cleaned) -> None:
        personal_connection = noted[cleaned["person"]]
        actions.remove_personal_connection(
            connection=personal_connection, reason=cleaned["reason"], **_who_when(request)
        )

    return _close(request, child, form, do, "disconnect")


@allowed(LIFT)
def waiting(request: SignedInRequest) -> HttpResponse:
    """What waits for a second person: the child's number and the reason, and no name.

    A restricted record is hidden from a second person who is not named, and naming them only so that they can decide
    would open to them what they are asked whether to open.
    """
    here = reverse("children:waiting")
    if request.method == "POST":
        return press(request, save=lambda: Done(_answer(request), here), back=here)
    rows = tables.waiting(queries.waiting_changes(to=request.user, on=clock.today()), reader=request.user)
    return render(request, "children/waiting.html", {"rows": rows})


def _answer(request: SignedInRequest) -> str:
    confirming = "confirm" in request.POST
    key = forms.key_of(request.POST.get("confirm" if confirming else "refuse", ""))
    change = queries.get_waiting(pk=key, to=request.user, on=clock.today())
    if confirming:
        actions.confirm_change(change=change.pk, **_who_when(request), on=clock.today())
        return "It is confirmed and counts from now."
    actions.refuse_change(change=change.pk, **_who_when(request))
    return "It is refused."


def _who_when(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.user, "at": timezone.now()}


def _chosen(people: Sequence[Person], cleaned: Cleaned) -> Person:
    return next(person for person in people if str(person.pk) == cleaned["person"])


def _close(request: SignedInRequest, child: Child, form: Any, do: Do, name: str) -> HttpResponse:
    """Whoever no longer sees the record afterwards is led to their first page."""
    heading, button, sentence = WORDS[name]
    above = ("Who may know of this record", reverse("children:closed", args=[child.pk]))

    def save(cleaned: Cleaned) -> Done:
        do(cleaned)
        seen = visible_children(to=request.user, permission=RESTRICT, on=clock.today()).filter(pk=child.pk).exists()
        return Done(sentence, above[1] if seen else reverse("front:home"))

    page = act_page(child, heading, above, button=button, before=BEFORE.get(name, ""))
    return act(request, form=form, save=save, page=page)
