"""Correcting what is kept of a child, and the people in their life with how to reach them."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child, visible_children
from footprint.children.addresses import PAGE, page_of
from footprint.children.models import Child, Contact
from footprint.children.particulars import actions, contact_actions, queries, shown
from footprint.children.particulars.forms import AboutContact, ChangeChild, ChangeContact, EndContact, WhyOpened
from footprint.children.particulars.policies import text_of
from footprint.children.particulars.protected import SEEN, open_addresses, reach
from footprint.children.permissions import EDIT, VIEW
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.refusals import ChangedMeanwhile, NotAllowed

Context = dict[str, Any]
CHANGED, SAME = "The change is kept.", "Nothing has changed."


def to_child(child: Child, *, contacts: bool = False) -> list[dict[str, str]]:
    trail = [{"label": child.name, "url": page_of(child.pk)}]
    return [*trail, {"label": "Contacts", "url": reverse("children:contacts", args=[child.pk])}] if contacts else trail


def as_shown(row: Any, names: Mapping[str, str]) -> str:
    """Each field as the page shows it, for the page to send back."""
    return json.dumps({name: text_of(getattr(row, name)) for name in names})


def seen_on(request: SignedInRequest) -> dict[str, str]:
    try:
        sent = json.loads(request.POST.get("seen", ""))
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in sent.items()} if isinstance(sent, dict) else {}


def sent(
    request: SignedInRequest, form: Any, save: Callable[[dict[str, Any]], HttpResponse], page: str, context: Context
) -> HttpResponse:
    """Shows a form until it is whole and the action takes it. After a clash it holds what was kept meanwhile, so that
    sending again is a decision between both; what the sender never touched stays as others left it."""
    if request.method == "POST":
        context["seen"] = json.dumps(seen_on(request))
        if form.is_valid():
            try:
                return save(dict(form.cleaned_data))
            except ChangedMeanwhile as fault:
                context["seen"] = json.dumps(seen_on(request) | dict(fault.now))
                form.add_error(None, list(fault.sentences))
            except NotAllowed as fault:
                form.add_error(None, list(fault.sentences))
    return render(request, page, {"form": form, **context})


def done(request: SignedInRequest, sentence: str, page: str, child: Child) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(page, child=child.pk)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def edit(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, today = open_child(request, pk=child, permission=EDIT), clock.today()
    form = ChangeChild(request.POST or None, initial={name: getattr(found, name) for name in actions.LABELS})

    def save(given: Context) -> HttpResponse:
        changed = actions.change_child(
            child=found,
            reason=given.pop("reason"),
            given=given,
            expecting=seen_on(request),
            visible=visible_children(to=request.user, permission=EDIT, on=today),
            by=request.user,
            on=today,
            at=timezone.now(),
        )
        return done(request, CHANGED if changed else SAME, PAGE, found)

    context = {"seen": as_shown(found, actions.LABELS), "trail": to_child(found)}
    return sent(request, form, save, "children/edit.html", context)


@allowed(VIEW)
@leaves_a_read(kind="child", key="child")
def contacts(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Protected addresses are on the page only for those entitled; of others a reason opens them for an hour."""
    found, today = open_child(request, pk=child, permission=VIEW), clock.today()
    form = WhyOpened(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_addresses(
                child=found, reason=form.cleaned_data["reason"], by=request.user, on=today, at=timezone.now(),
                only_looking=request.only_looking,
            )  # fmt: skip
        except NotAllowed as fault:
            form.add_error(None, list(fault.sentences))
        else:
            return redirect("children:contacts", child=found.pk)
    may = reach(child=found, person=request.user, on=today, at=timezone.now(), only_looking=request.only_looking)
    now, before = shown.people(queries.contacts_of(found), may, on=today)
    return render(request, "children/contacts.html", {
        "form": form,
        "child": found,
        "people": now,
        "before": before,
        "where": shown.where(queries.episodes_of(found), may, on=today),
        "asks": may.asks,
        "may_edit": not request.only_looking and _may_edit(request, found),
        "trail": to_child(found),
    })  # fmt: skip


def _may_edit(request: SignedInRequest, child: Child) -> bool:
    today = clock.today()
    return visible_children(to=request.user, permission=EDIT, on=today).filter(pk=child.pk).exists()


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def add_contact(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=EDIT)
    form = AboutContact(request.POST or None, initial={"address_protected": True, "safe": "ask"})

    def save(given: Context) -> HttpResponse:
        made = contact_actions.add_contact(child=found, given=given, by=request.user, at=timezone.now())
        return done(request, f"{made} is added.", "children:contacts", found)

    context = {"heading": "Add a contact", "trail": to_child(found, contacts=True)}
    return sent(request, form, save, "children/contact.html", context)


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def change_contact(request: SignedInRequest, child: UUID, contact: UUID) -> HttpResponse:
    """Whoever may not see what is protected finds its boxes empty, and leaves it as it is by leaving them so."""
    found = open_child(request, pk=child, permission=EDIT)
    row = _contact(found, contact)
    hidden = row.address_protected and not _sees_family(request, found)
    unseen = contact_actions.PROTECTED if hidden else ()
    asked = {name: label for name, label in contact_actions.LABELS.items() if name != "until_on"}
    seen = {name: label for name, label in asked.items() if name not in unseen}
    form = ChangeContact(request.POST or None, initial={name: getattr(row, name) for name in seen})
    for name in unseen:
        kept = "One is kept. Leave this empty to leave it as it is." if getattr(row, name) else "None is kept."
        form.fields[name].help_text = kept
    if hidden:
        form.fields.pop("address_protected")

    def save(given: Context) -> HttpResponse:
        changed = contact_actions.change_contact(
            contact=row,
            reason=given.pop("reason"),
            given={name: value for name, value in given.items() if value or name not in unseen},
            expecting={name: text for name, text in seen_on(request).items() if name in seen},
            by=request.user,
            at=timezone.now(),
        )
        return done(request, CHANGED if changed else SAME, "children:contacts", found)

    context = {
        "heading": "Change a contact",
        "seen": as_shown(row, seen),
        "end": "" if row.until_on else reverse("children:end-contact", args=[found.pk, row.pk]),
        "trail": to_child(found, contacts=True),
    }
    return sent(request, form, save, "children/contact.html", context)


def _sees_family(request: SignedInRequest, child: Child) -> bool:
    return reach(child=child, person=request.user, on=clock.today(), at=timezone.now()).family == SEEN


@allowed(EDIT)
@leaves_a_read(kind="child", key="child")
def end_contact(request: SignedInRequest, child: UUID, contact: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=EDIT)
    row = _contact(found, contact)
    form = EndContact(request.POST or None, initial={"until_on": clock.today()})

    def save(given: Context) -> HttpResponse:
        contact_actions.end_contact(contact=row, by=request.user, at=timezone.now(), **given)
        return done(request, f"{row} no longer counts as a contact.", "children:contacts", found)

    context = {"contact": row, "trail": to_child(found, contacts=True)}
    return sent(request, form, save, "children/end_contact.html", context)


def _contact(child: Child, key: UUID) -> Contact:
    found = queries.contact_of(child, key)
    if found is None:
        raise Hidden(("contact", str(key)))
    return found
