"""Adding and ending people, changing their roles, resetting a device, ending sessions. Each leaves its audit event.

`at` is the real time, `on` the business date.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from footprint.accounts import mail
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person, RoleChange, RoleHeld
from footprint.accounts.policies import (
    check_can_change_roles,
    check_can_confirm,
    check_can_end_person,
    check_can_end_role,
    check_can_give_role,
    check_can_open_account,
    check_can_refuse,
    check_can_reset_device,
)
from footprint.accounts.roles import name_of
from footprint.audit import SYSTEM, Actor
from footprint.audit.actions import Doing, acting, record
from footprint.council.actions import set_value
from footprint.page.refusals import NotAllowed
from footprint.post.letters.actions import notify
from rulebook.timetables import Limit

ADMINISTRATORS_AT_FIRST = 2
Link = Callable[[str], str]  # makes a whole address of a path


def add_person(*, name: str, email: str, by: Actor, on: date, at: datetime, made_up: bool = False) -> Person:
    """Adds a person without a role: they can't sign in yet. NotAllowed when the address is somebody's."""
    person = Person(name=name, email=email.strip().lower(), from_on=on, made_up=made_up)
    person.set_unusable_password()
    try:
        with acting(by=by, action=AccountAction.ADD_PERSON, at=at) as doing:
            person.save()
            doing.record(about(person), after={"name": name, "email": person.email})
    except IntegrityError:
        raise NotAllowed("Somebody has this e-mail address already. Look for them in the list of people.") from None
    return person


def add_person_with_role(
    *, name: str, email: str, role: str, from_on: date, until_on: date | None, reason: str, by: Person, on: date,
    at: datetime,
) -> Person:  # fmt: skip
    """Adds a person and asks a second administrator to confirm their first role."""
    with transaction.atomic():
        person = add_person(name=name, email=email, by=by, on=min(on, from_on), at=at)
        ask_to_give_role(person=person, role=role, from_on=from_on, until_on=until_on, reason=reason, by=by, at=at)
    return person


def invite(*, person: Person, by: Actor, link: Link, at: datetime) -> None:
    """Sends the person a link to choose a password; earlier links stay good until one is used."""
    with transaction.atomic():
        record(by=by, action=AccountAction.INVITE, about=about(person), at=at)
        address = link(password_path(person))
        transaction.on_commit(lambda: mail.send_invitation(to=person.email, link=address))


def password_path(person: Person) -> str:
    """A path that lets its holder choose the person's password, once, for three days."""
    key = default_token_generator.make_token(person)
    uid = user_pk_to_url_str(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})


def ask_to_give_role(
    *, person: Person, role: str, from_on: date, until_on: date | None, reason: str, by: Person, at: datetime
) -> RoleChange:
    """Asks a second administrator to let a person hold a role."""
    check_can_change_roles(person=person, by=by)
    check_can_give_role(person=person, role=role, from_on=from_on, until_on=until_on)
    return _ask(person=person, held=None, role=role, from_on=from_on, until_on=until_on, reason=reason, by=by, at=at)


def ask_to_end_role(*, held: RoleHeld, until_on: date, reason: str, by: Person, at: datetime) -> RoleChange:
    """Asks a second administrator to let a role end before the day `until_on`."""
    check_can_change_roles(person=held.person, by=by)
    check_can_end_role(held=held, until_on=until_on)
    return _ask(
        person=held.person, held=held, role=held.role, from_on=held.from_on, until_on=until_on, reason=reason, by=by,
        at=at,
    )  # fmt: skip


def _ask(*, by: Person, at: datetime, **cleaned: Any) -> RoleChange:
    with acting(by=by, action=AccountAction.ASK_FOR_ROLE_CHANGE, reason=cleaned["reason"], at=at) as doing:
        change = RoleChange.objects.create(asked_by=by, asked_at=at, **cleaned)
        doing.record(about(change.person), after=said(change))
    return change


def confirm(*, change: UUID, by: Person, link: Link, at: datetime) -> RoleChange:
    """Makes a change that somebody else asked for, and ends the person's sessions.

    Whoever has no password yet is sent the link to choose one.
    """
    with acting(by=by, action=AccountAction.CONFIRM_ROLE_CHANGE, at=at) as doing:
        current_change = _locked(change)
        check_can_confirm(change=current_change, by=by)
        if current_change.held is None:
            _give(current_change.person, current_change.role, current_change.from_on, current_change.until_on)
        else:
            check_can_end_role(held=current_change.held, until_on=_end(current_change))
            current_change.held.until_on = current_change.until_on
            current_change.held.save(update_fields=["until_on"])
        _answer(current_change, confirmed=True, by=by, doing=doing)
        _end_sessions(current_change.person)
        if not current_change.person.has_usable_password() and not current_change.person.made_up:
            invite(person=current_change.person, by=by, link=link, at=at)
    return current_change


def refuse(*, change: UUID, by: Person, at: datetime) -> RoleChange:
    """Leaves things as they are; whoever asked may take it back so."""
    with acting(by=by, action=AccountAction.REFUSE_ROLE_CHANGE, at=at) as doing:
        current_change = _locked(change)
        check_can_refuse(change=current_change, by=by)
        _answer(current_change, confirmed=False, by=by, doing=doing)
    return current_change


def _locked(change: UUID) -> RoleChange:
    return RoleChange.objects.select_for_update(of=("self",)).select_related("person", "held").get(pk=change)


def _end(change: RoleChange) -> date:
    return change.until_on or date.max


def _give(person: Person, role: str, from_on: date, until_on: date | None) -> None:
    check_can_give_role(person=person, role=role, from_on=from_on, until_on=until_on)
    RoleHeld.objects.create(person=person, role=role, from_on=from_on, until_on=until_on)


def _answer(change: RoleChange, *, confirmed: bool, by: Person, doing: Doing) -> None:
    change.answered_by, change.answered_at, change.confirmed = by, doing.at, confirmed
    change.save(update_fields=["answered_by", "answered_at", "confirmed"])
    doing.record(about(change.person), after=said(change) | {"asked because": change.reason})


def give_role_at_setup(*, person: Person, role: str, from_on: date, at: datetime) -> None:
    """Gives a role without a second person, as only the system may: two administrators must begin somewhere."""
    with acting(by=SYSTEM, action=AccountAction.GIVE_ROLE_AT_SETUP, at=at) as doing:
        _give(person, role, from_on, None)
        doing.record(about(person), after={"role": name_of(role)})


def open_service(*, council: str, administrators: Sequence[tuple[str, str]], on: date, at: datetime) -> list[Person]:
    """Names the council and adds its first administrators, once: a database that has people is refused."""
    if len({email.strip().lower() for _, email in administrators}) < ADMINISTRATORS_AT_FIRST:
        raise NotAllowed("Name two administrators with two addresses: one asks for a change, the other confirms it.")
    with transaction.atomic():
        if Person.objects.exists():
            raise NotAllowed("This database has people already. Give a new one by FOOTPRINT_DATA or DATABASE_URL.")
        added = [add_person(name=name, email=email, by=SYSTEM, on=on, at=at) for name, email in administrators]
        for person in added:
            give_role_at_setup(person=person, role="adm", from_on=on, at=at)
        if council != settings.COUNCIL:
            set_value(key="council_name", value=council, from_on=on, reason="Set up", by=SYSTEM, at=at)
    return added


def end_person(*, person: Person, reason: str, by: Person, on: date, at: datetime) -> None:
    """Ends a person's access at once: nothing that protects a child waits for a second person."""
    check_can_end_person(person=person, by=by)
    with acting(by=by, action=AccountAction.END_PERSON, reason=reason, at=at) as doing:
        person.until_on = max(on, person.from_on)
        person.save(update_fields=["until_on"])
        _end_sessions(person)
        doing.record(about(person), after={"until_on": on})


def open_account(*, person: Person, reason: str, by: Person, at: datetime, after: Limit) -> None:
    """Lets somebody sign in again whose account nobody has used for long."""
    with acting(by=by, action=AccountAction.OPEN_ACCOUNT, reason=reason, at=at) as doing:
        current_person = Person.objects.select_for_update().get(pk=person.pk)
        check_can_open_account(person=current_person, by=by, at=at, after=after)
        current_person.opened_at = at
        current_person.save(update_fields=["opened_at"])
        doing.record(about(current_person), after={"opened_at": at})


def reset_device(*, person: Person, reason: str, by: Person, link: Link, at: datetime) -> None:
    """Takes off the device and the recovery codes, ends the sessions, and tells the person by e-mail."""
    check_can_reset_device(person=person, by=by)
    with transaction.atomic():
        Authenticator.objects.filter(user=person).delete()
        _end_sessions(person)
        record(by=by, action=AccountAction.RESET_DEVICE, about=about(person), reason=reason, at=at)
        draft = mail.device_reset(to=person, link=link(reverse("account_login")))
        notify(draft=draft, about=about(person), by=by, at=at)


def end_sessions(*, person: Person, by: Person, at: datetime) -> int:
    """Signs the person out everywhere; how many sessions that were."""
    with transaction.atomic():
        ended = _end_sessions(person)
        record(by=by, action=AccountAction.END_SESSIONS, about=about(person), after={"sessions": ended}, at=at)
    return ended


def end_own_session(*, session: UUID, by: Person, at: datetime) -> bool:
    """Signs one's own other browser out; False when there is no such session of one's own."""
    with transaction.atomic():
        ended, _ = by.sessions.filter(id=session).delete()
        if ended:
            record(by=by, action=AccountAction.END_OWN_SESSION, about=about(by), at=at)
    return bool(ended)


def note_act(*, person: Person, act: AccountAction, at: datetime) -> None:
    """Leaves a line in the trail: sign_in or sign_out."""
    with transaction.atomic():
        record(by=person, action=act, about=about(person), at=at)


def note_change_of_access(*, person: Person, change: AccountAction, at: datetime) -> None:
    """Leaves a line in the trail and tells the person by e-mail, in case it was not they."""
    with transaction.atomic():
        record(by=person, action=change, about=about(person), at=at)
        notify(draft=mail.notice(to=person, change=change), about=about(person), by=person, at=at)


def _end_sessions(person: Person) -> int:
    return person.sessions.all().delete()[0]


def about(person: Person) -> tuple[str, UUID]:
    return "person", person.pk


def said(change: RoleChange) -> dict[str, Any]:
    return {
        "role": name_of(change.role),
        "from_on": change.from_on,
        "until_on": change.until_on,
        "ends a role held": change.held_id is not None,
    }
