"""Correcting what is kept of a child, and the people in their life with how to reach them."""

import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child, visible_children
from footprint.children.act_pages import act_page
from footprint.children.addresses import page_of
from footprint.children.models import Child, Contact
from footprint.children.particulars import actions, contact_actions, queries, tables
from footprint.children.particulars.forms import (
    AboutContact,
    ChangeChild,
    ChangeContact,
    EndContact,
    WhyOpened,
    seen_in,
)
from footprint.children.particulars.policies import text_of
from footprint.children.particulars.protected import SEEN, open_addresses, reach
from footprint.children.permissions import EDIT, VIEW
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.stashes import stash_of

CHANGED, SAME = "The change is kept.", "Nothing has changed."


def as_shown(row: Any, names: Mapping[str, str]) -> dict[str, str]:
    """Each field as the page shows it."""
    return {name: text_of(getattr(row, name)) for name in names}


def typed_over(request: SignedInRequest, labels: Mapping[str, str]) -> QueryDict | None:
    """What was typed. What somebody else changed meanwhile stands beside it when it comes back, and counts as seen:
    sending again is a decision between both, and what the sender never touched stays as others left it."""
    answers, waiting = typed(request), stash_of(request)
    if answers and waiting and request.method != "POST":
        now = waiting.problem["now"]
        seen = {name: now[label] for name, label in labels.items() if label in now}
        answers["seen"] = json.dumps(seen_in(answers.get("seen", "")) | seen)
    return answers


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def edit(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, today = open_child(request, pk=child_id, permission=EDIT), clock.today()
    first = {name: getattr(child, name) for name in actions.LABELS}

    def save(cleaned: Cleaned) -> Done:
        changed = actions.change_child(
            child=child,
            reason=cleaned.pop("reason"),
            expecting=cleaned.pop("seen"),
            values=cleaned,
            visible=visible_children(to=request.user, permission=EDIT, on=today),
            by=request.user,
            on=today,
            at=timezone.now(),
        )
        return Done(CHANGED if changed else SAME, page_of(child.pk))

    seen = json.dumps(as_shown(child, actions.LABELS))
    form = ChangeChild(typed_over(request, actions.LABELS), initial={**first, "seen": seen})
    page = act_page(child, "Change what is kept", title="Change what is kept of a child")
    return act(request, form=form, save=save, page=page)


@allowed(VIEW)
@records_page_view(kind="child", key="child_id")
def contacts(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Protected addresses are on the page only for those entitled; of others a reason opens them for an hour."""
    child, today = open_child(request, pk=child_id, permission=VIEW), clock.today()

    def save(cleaned: Cleaned) -> Done:
        open_addresses(
            child=child, **cleaned, by=request.user, on=today, at=timezone.now(), only_looking=request.only_looking
        )
        return Done("", _contacts(child)[1])

    may = reach(child=child, person=request.user, on=today, at=timezone.now(), only_looking=request.only_looking)
    now, before = tables.people(queries.contacts_of(child), may, on=today)
    context = {
        "child": child,
        "people": now,
        "before": before,
        "where": tables.where(queries.episodes_of(child), may, on=today),
        "asks": may.asks,
        "may_edit": not request.only_looking and _may_edit(request, child),
    }
    page = act_page(child, "See what is protected", template="children/contacts.html", context=context)
    return act(request, form=WhyOpened(typed(request)), save=save, page=page)


def _may_edit(request: SignedInRequest, child: Child) -> bool:
    today = clock.today()
    return visible_children(to=request.user, permission=EDIT, on=today).filter(pk=child.pk).exists()


def _contacts(child: Child) -> tuple[str, str]:
    return "Contacts", reverse("children:contacts", args=[child.pk])


def _page(child: Child, heading: str, **words: Any) -> ActPage:
    return act_page(child, heading, _contacts(child), **words)


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def add_contact(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=EDIT)

    def save(cleaned: Cleaned) -> Done:
        made = contact_actions.add_contact(child=child, given=cleaned, by=request.user, at=timezone.now())
        return Done(f"{made} is added.", _contacts(child)[1])

    form = AboutContact(typed(request), initial={"address_protected": True, "safe": "ask"})
    return act(request, form=form, save=save, page=_page(child, "Add a contact"))


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def change_contact(request: SignedInRequest, child_id: UUID, contact_id: UUID) -> HttpResponse:
    """Whoever may not see what is protected finds its boxes empty, and leaves it as it is by leaving them so."""
    child = open_child(request, pk=child_id, permission=EDIT)
    row = _contact(child, contact_id)
    unseen = contact_actions.PROTECTED if row.address_protected and not _sees_family(request, child) else ()
    hidden = as_shown(row, dict.fromkeys(unseen, ""))

    def save(cleaned: Cleaned) -> Done:
        reason, seen = cleaned.pop("reason"), cleaned.pop("seen")
        changed = contact_actions.change_contact(
            contact=row,
            reason=reason,
            given={name: value for name, value in cleaned.items() if value or name not in unseen},
            expecting=seen | hidden,
            hidden=unseen,
            by=request.user,
            at=timezone.now(),
        )
        return Done(CHANGED if changed else SAME, _contacts(child)[1])

    page = _page(
        child,
        "Change a contact",
        template="children/change_contact.html",
        context={"end": "" if row.until_on else reverse("children:end-contact", args=[child.pk, row.pk])},
    )
    form = _form_of(request, row, unseen)
    return act(request, form=form, save=save, page=page, version=version_of(hidden) if hidden else "")


def _form_of(request: SignedInRequest, row: Contact, unseen: Collection[str]) -> ChangeContact:
    labels = {name: label for name, label in contact_actions.LABELS.items() if name not in (*unseen, "until_on")}
    first = {name: getattr(row, name) for name in labels}
    form = ChangeContact(typed_over(request, labels), initial={**first, "seen": json.dumps(as_shown(row, labels))})
    for name in unseen:
        stored = "One is kept. Leave this empty to leave it as it is." if getattr(row, name) else "None is kept."
        form.fields[name].help_text = stored
    if unseen:
        form.fields.pop("address_protected")
    return form


def _sees_family(request: SignedInRequest, child: Child) -> bool:
    return reach(child=child, person=request.user, on=clock.today(), at=timezone.now()).family == SEEN


@allowed(EDIT)
@records_page_view(kind="child", key="child_id")
def end_contact(request: SignedInRequest, child_id: UUID, contact_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=EDIT)
    row = _contact(child, contact_id)

    def save(cleaned: Cleaned) -> Done:
        contact_actions.end_contact(contact=row, by=request.user, at=timezone.now(), **cleaned)
        return Done(f"{row} no longer counts as a contact.", _contacts(child)[1])

    page = _page(
        child,
        "End a contact",
        button="End the contact",
        before=f"{row.name} stays in the list of earlier contacts.",
    )
    return act(request, form=EndContact(typed(request), initial={"until_on": clock.today()}), save=save, page=page)


def _contact(child: Child, key: UUID) -> Contact:
    contact = queries.contact_of(child, key)
    if contact is None:
        raise Hidden(("contact", str(key)))
    return contact
