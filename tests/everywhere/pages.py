"""Every address of the service, and how to open it. An address that is in nobody's list here fails the tests."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from footprint.page.gallery import PARTS
from tests import people, register
from tests.everywhere import openings
from tests.everywhere.opening import STAFF, Address, Opening, table

__all__ = ["OPENINGS", "STAFF", "Address", "Opening", "addresses", "pages", "table"]

PEOPLE = "Create / change users and roles"
SETTINGS = "Change templates and settings"
SESSIONS = "End another user's sessions"
OWN = "End own sessions, change own photo and MFA"
READER = "Noor Amin"  # who looks at a page in its tests: nobody of the records
SOMEBODY = {"person_id": people.SOMEBODY}
A_ROLE = {"person_id": people.SOMEBODY, "held_id": people.ROLE_HELD}


OPENINGS: dict[str, Opening] = {
    "account_login": Opening(),
    "mfa_authenticate": Opening(page=False),
    "account_logout": Opening(page=False, post=OWN),
    "account_reset_password": Opening(),
    "account_reset_password_done": Opening(),
    "account_reset_password_from_key": Opening(({"uidb36": "0", "key": "no-such-key"},)),
    "account_reset_password_from_key_done": Opening(),
    "mfa_index": Opening(get=OWN),
    "account_change_password": Opening(page=False, get=OWN, post=OWN),
    "account_reauthenticate": Opening(page=False, get=OWN, post=OWN),
    "mfa_activate_totp": Opening(page=False, get=OWN, post=OWN),
    "mfa_reauthenticate": Opening(get=OWN, post=OWN),
    "mfa_view_recovery_codes": Opening(get=OWN, post=OWN),
    "mfa_generate_recovery_codes": Opening(get=OWN, post=OWN),
    "mfa_download_recovery_codes": Opening(page=False, get=OWN),
    "accounts:sign-in-as": Opening(page=False),
    "accounts:end-own-session": Opening(({"session_id": people.SOMEBODY},), page=False, post=OWN),
    "accounts:people": Opening(kind="list", get=PEOPLE),
    "accounts:add": Opening(get=PEOPLE, post=PEOPLE),
    "accounts:person": Opening((SOMEBODY,), get=PEOPLE),
    "accounts:end": Opening((SOMEBODY,), get=PEOPLE, post=PEOPLE),
    "accounts:invite": Opening((SOMEBODY,), page=False, post=PEOPLE),
    "accounts:open-account": Opening((SOMEBODY,), get=PEOPLE, post=PEOPLE),
    "accounts:reset-device": Opening((SOMEBODY,), get=PEOPLE, post=PEOPLE),
    "accounts:end-sessions": Opening((SOMEBODY,), page=False, post=SESSIONS),
    "accounts:give-role": Opening((SOMEBODY,), get=PEOPLE, post=PEOPLE),
    "accounts:end-role": Opening((A_ROLE,), get=PEOPLE, post=PEOPLE),
    "accounts:changes": Opening(kind="list", get=PEOPLE),
    "accounts:change": Opening(({"change_id": people.CHANGE},), get=PEOPLE, post=PEOPLE),
    "council:settings": Opening(kind="list", get=SETTINGS),
    "council:setting": Opening(({"slug": "leap-birthday"}, {"slug": "placement-rows"}), get=SETTINGS, post=SETTINGS),
    "council:code-maps": Opening(get=SETTINGS),
    "council:published": Opening(kind="list", get=SETTINGS, post=SETTINGS),
    "council:calendar": Opening(kind="list", get=SETTINGS, post=SETTINGS),
    "council:remove-holiday": Opening(({"day": date(2026, 6, 12)},), get=SETTINGS, post=SETTINGS),
    "page:gallery": Opening(),
    "page:part": Opening(tuple({"name": name} for name in PARTS)),
    "review_dates:dates": Opening(),
    "front:home": Opening(kind="list", get="Open one's own first page"),
    "front:security-log": Opening(kind="list", get="View security log (no case content)"),
    "front:figures": Opening(),
    "front:sample": Opening(page=False),
    **openings.OPENINGS,
}
NAMES_IN_SAMPLES = (
    "Castle",
    "Fry",
    *(name.split()[0] for name in people.NAMES.values()),
    "Sample",
    "Amira",
    "Ben",
    "Cal",
    "Dee",
    "Eli",
    "Ines",
    *("Amara", "Vale", "Bram", "Oke", "Cleo", "Stone", "Dov", "Lane", "Elin", "Moss", "Omar", "Haddad", "Ivo", "Crane"),
    READER.split()[0],
)


def records() -> None:
    """What every page is opened over: people, one of whom waits for a role, and the small register."""
    people.records()
    staff = register.register()
    register.team(staff)
    register.kin_and_names()
    register.reviews_to_hold()
    register.a_record()
    register.a_template()
    register.together()
    register.opened()
    register.preparing()
    openings.records(staff)


def addresses() -> list[Address]:
    return list(walk(get_resolver().url_patterns))


def walk(patterns: list[Any], before: str = "", space: str = "") -> Iterator[Address]:
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, route, space + (f"{entry.namespace}:" if entry.namespace else ""))
        elif isinstance(entry, URLPattern):
            yield Address(space + (entry.name or ""), route, entry.callback, entry.pattern.converters)


def pages() -> list[tuple[str, Opening]]:
    """The path of every page to look at, once for each sample of its arguments."""
    return [
        (reverse(address.name, kwargs=arguments), OPENINGS[address.name])
        for address in addresses()
        if address.name in OPENINGS and OPENINGS[address.name].page
        for arguments in OPENINGS[address.name].arguments
    ]
