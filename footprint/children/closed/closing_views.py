"""Closing a record and opening it again: who may know of it, and what waits for a second person."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child, visible_children
from footprint.children.alerts.views import give, wants_reason
from footprint.children.closed import actions, forms, policies, queries, shown
from footprint.children.closed.views import to_child
from footprint.children.models import Child
from footprint.children.permissions import LIFT, NOTE_CONNECTION, RESTRICT, SEAL
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.refusals import NotAllowed

Do = Callable[[dict[str, Any]], None]
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
@leaves_a_read(kind="child", key="child")
def closed(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Who may know of this record, and what can be done about it."""
    found, on = open_child(request, pk=child, permission=RESTRICT), clock.today()
    roles = request.user.roles_on(on)
    may_note = bool(NOTE_CONNECTION.scopes(roles))
    context = {
        "child": found,
        "readers": shown.readers_table(queries.readers(child=found, on=on)),
        "connections": shown.connections_table(queries.connections(child=found)) if may_note else None,
        "can_lift": bool(LIFT.scopes(roles)) and policies.can_ask_to_lift(child=found),
        "can_seal": bool(SEAL.scopes(roles)) and policies.can_ask_to_seal(child=found, on=on),
        "trail": to_child(found.pk, found.name),
    }
    return render(request, "children/closed.html", context)


@allowed(RESTRICT)
@leaves_a_read(kind="child", key="child")
def restrict(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, on = open_child(request, pk=child, permission=RESTRICT), clock.today()
    people = queries.possible_readers(on=on)
    proposed = queries.proposed_readers(child=found, by=request.user, on=on)
    form = forms.Restrict(request.POST or None, people=shown.choices(people), initial={"readers": proposed})

    def do(given: dict[str, Any]) -> None:
        chosen = [one for one in people if str(one.pk) in given["readers"]]
        actions.restrict(child=found, readers=chosen, reason=given["reason"], **_who_when(request), on=on)
        found.refresh_from_db(fields=["restricted"])
        if wants_reason(request, found):
            give(request, found, given["reason"])

    return _act(request, found, form, do, "restrict")


@allowed(RESTRICT)
@leaves_a_read(kind="child", key="child")
def name_reader(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, on = open_child(request, pk=child, permission=RESTRICT), clock.today()
    people = queries.possible_readers(on=on)
    form = forms.OnePerson(request.POST or None, people=shown.choices(people))

    def do(given: dict[str, Any]) -> None:
        person = _chosen(people, given)
        actions.name_reader(child=found, person=person, reason=given["reason"], **_who_when(request), on=on)

    return _act(request, found, form, do, "name")


@allowed(RESTRICT)
@leaves_a_read(kind="child", key="child")
def unname_reader(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, on = open_child(request, pk=child, permission=RESTRICT), clock.today()
    people = [one.person for one in queries.readers(child=found, on=on)]
    form = forms.OnePerson(request.POST or None, people=shown.choices(people))

    def do(given: dict[str, Any]) -> None:
        person = _chosen(people, given)
        actions.unname_reader(child=found, person=person, reason=given["reason"], **_who_when(request), on=on)

    return _act(request, found, form, do, "unname")


@allowed(LIFT)
@leaves_a_read(kind="child", key="child")
def lift(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=LIFT)

    def do(given: dict[str, Any]) -> None:
        actions.ask_to_lift(child=found, **given, **_who_when(request))

    return _act(request, found, forms.Because(request.POST or None), do, "lift")


@allowed(SEAL)
@leaves_a_read(kind="child", key="child")
def seal(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=SEAL)

    def do(given: dict[str, Any]) -> None:
        actions.ask_to_seal(child=found, **given, **_who_when(request), on=clock.today())

    return _act(request, found, forms.Because(request.POST or None), do, "seal")


@allowed(NOTE_CONNECTION)
@leaves_a_read(kind="child", key="child")
def note_connection(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=NOTE_CONNECTION)
    people = queries.staff(on=clock.today())
    form = forms.OnePerson(request.POST or None, people=shown.choices(people))

    def do(given: dict[str, Any]) -> None:
        who = _chosen(people, given)
        actions.note_personal_connection(child=found, person=who, reason=given["reason"], **_who_when(request))

    return _act(request, found, form, do, "connect")


@allowed(NOTE_CONNECTION)
@leaves_a_read(kind="child", key="child")
def remove_connection(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=NOTE_CONNECTION)
    noted = {str(one.person_id): one for one in queries.connections(child=found)}
    form = forms.OnePerson(request.POST or None, people=shown.choices([one.person for one in noted.values()]))

    def do(given: dict[str, Any]) -> None:
        one = noted[given["person"]]
        actions.remove_personal_connection(connection=one, reason=given["reason"], **_who_when(request))

    return _act(request, found, form, do, "disconnect")


@allowed(LIFT)
def waiting(request: SignedInRequest) -> HttpResponse:
    """What waits for a second person: the child's number and the reason, and no name.

    A restricted record is hidden from a second person who is not named, and naming them only so that they can decide
    would open to them what they are asked whether to open.
    """
    on, refusal = clock.today(), ""
    if request.method == "POST":
        refusal = _answer(request)
        if not refusal:
            return redirect(reverse("children:waiting"))
    found = queries.waiting_changes(to=request.user, on=on)
    context = {"rows": shown.waiting(found, reader=request.user), "refusal": refusal}
    return render(request, "children/waiting.html", context, status=422 if refusal else 200)


def _answer(request: SignedInRequest) -> str:
    """Why it was not taken, or nothing."""
    confirming = "confirm" in request.POST
    key = forms.key_of(request.POST.get("confirm" if confirming else "refuse", ""))
    change = queries.get_waiting(pk=key, to=request.user, on=clock.today())
    try:
        if confirming:
            actions.confirm_change(change=change.pk, **_who_when(request), on=clock.today())
        else:
            actions.refuse_change(change=change.pk, **_who_when(request))
    except NotAllowed as fault:
        return str(fault)
    messages.success(request, "It is confirmed and counts from now." if confirming else "It is refused.")
    return ""


def _who_when(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.user, "at": timezone.now()}


def _chosen(people: Sequence[Person], given: dict[str, Any]) -> Person:
    return next(one for one in people if str(one.pk) == given["person"])


def _act(request: SignedInRequest, child: Child, form: Any, do: Do, name: str) -> HttpResponse:
    """One act with its questions. Whoever no longer sees the record afterwards is led to their first page."""
    heading, button, sentence = WORDS[name]

    def save(given: dict[str, Any]) -> HttpResponse:
        do(given)
        messages.success(request, sentence)
        seen = visible_children(to=request.user, permission=RESTRICT, on=clock.today()).filter(pk=child.pk).exists()
        return redirect(reverse("children:closed", args=[child.pk]) if seen else reverse("front:home"))

    back = [*to_child(child.pk, child.name),
            {"label": "Who may know of this record", "url": reverse("children:closed", args=[child.pk])}]  # fmt: skip
    context = {"heading": heading, "button": button, "before": BEFORE.get(name, ""), "child": child, "trail": back}
    return asked(request, form, save, "children/closing.html", context)
