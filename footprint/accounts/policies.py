"""Whether a change to a person is possible; the refusal is a sentence for the administrator."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from footprint.accounts.models import Person, RoleChange, RoleHeld
from footprint.page.refusals import NotAllowed
from rulebook import access
from rulebook.timetables import Limit


def check_can_change_roles(*, person: Person, by: Person) -> None:
    if person.pk == by.pk:
        raise NotAllowed("Nobody changes their own roles. Ask another administrator.")


def can_change_roles(*, person: Person, by: Person) -> bool:
    return passes(check_can_change_roles, person=person, by=by)


def check_can_give_role(*, person: Person, role: str, from_on: date, until_on: date | None) -> None:
    """One role once at a time, and not after the person has ended."""
    if person.until_on is not None:
        raise NotAllowed("This person has ended. Add them again to give them a role.")
    for item in person.roles_held.all():
        if item.role == role and _overlap(item, from_on, until_on):
            raise NotAllowed("They hold this role already on some of these days. Choose other days or another role.")


def _overlap(role: RoleHeld, from_on: date, until_on: date | None) -> bool:
    return (until_on is None or role.from_on < until_on) and (role.until_on is None or from_on < role.until_on)


def check_can_end_role(*, held: RoleHeld, until_on: date) -> None:
    if until_on < held.from_on:
        raise NotAllowed("The role can't end before it begins. Choose a later day.")
    if held.until_on is not None and held.until_on <= until_on:
        raise NotAllowed("The role ends by then already. Choose an earlier day.")


def check_can_confirm(*, change: RoleChange, by: Person) -> None:
    check_can_refuse(change=change, by=by)
    if change.asked_by_id == by.pk:
        raise NotAllowed("You asked for this change: a second administrator has to confirm it.")


def can_confirm(*, change: RoleChange, by: Person) -> bool:
    return passes(check_can_confirm, change=change, by=by)


def check_can_refuse(*, change: RoleChange, by: Person) -> None:
    """Whoever asked may also take it back."""
    if change.answered_by_id is not None:
        raise NotAllowed("This change has been answered already. Look at the person's page for what became of it.")
    if change.person_id == by.pk:
        raise NotAllowed("Nobody decides about their own roles. Ask another administrator.")


def can_refuse(*, change: RoleChange, by: Person) -> bool:
    return passes(check_can_refuse, change=change, by=by)


def check_can_end_person(*, person: Person, by: Person) -> None:
    if person.pk == by.pk:
        raise NotAllowed("You can't end your own access. Ask another administrator.")
    if person.until_on is not None:
        raise NotAllowed("This person has ended already.")


def can_end_person(*, person: Person, by: Person) -> bool:
    return passes(check_can_end_person, person=person, by=by)


def is_dormant(*, person: Person, at: datetime, after: Limit) -> bool:
    """Whether nobody has signed in for so long that the account is closed. The invented people of a demonstration,
    who sign in with one click, are not."""
    if settings.DEMO and person.made_up:
        return False
    return access.is_dormant(used_on=localdate(person.used_at), on=localdate(at), after=after)


def check_can_open_account(*, person: Person, by: Person, at: datetime, after: Limit) -> None:
    if person.pk == by.pk:
        raise NotAllowed("Nobody opens their own account again. Ask another administrator.")
    if not is_dormant(person=person, at=at, after=after):
        raise NotAllowed("This account is not closed for want of use: there is nothing to open.")


def can_open_account(*, person: Person, by: Person, at: datetime, after: Limit) -> bool:
    return passes(check_can_open_account, person=person, by=by, at=at, after=after)


def check_can_reset_device(*, person: Person, by: Person) -> None:
    if person.pk == by.pk:
        raise NotAllowed("You can't reset your own device. Use a recovery code, or ask another administrator.")


def can_reset_device(*, person: Person, by: Person) -> bool:
    return passes(check_can_reset_device, person=person, by=by)


def passes(check: Callable[..., None], **cleaned: Any) -> bool:
    """Whether a check lets it pass."""
    try:
        check(**cleaned)
    except NotAllowed:
        return False
    return True
