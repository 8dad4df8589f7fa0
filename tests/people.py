"""Invented people of the staff, one for each role, and how a test signs them in."""

from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler

from footprint.accounts.adapter import DeviceAdapter
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person, RoleChange, RoleHeld
from footprint.audit.actions import record
from tests.rows import write

NAMES = {
    "iro": "Ines Okafor",
    "liro": "Lena Marsh",
    "bs": "Bea Hollis",
    "cpc": "Cyril Dane",
    "lado": "Lorna Voss",
    "sw": "Sami Reid",
    "tm": "Tess Morley",
    "hos": "Hugo Brandt",
    "cpb": "Cora Pym",
    "aud": "Aidan Frost",
    "ins": "Isla Thorne",
    "igo": "Igor Lund",
    "adm": "Ada Quill",
}
SINCE = date(2014, 1, 1)
AT = datetime(2014, 1, 1, 9, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXP"
BACKEND = "footprint.accounts.backends.PeopleBackend"


def staff(*roles: str, name: str = "", email: str = "", password: str = "", device: bool = True) -> Person:
    """A person who holds these roles, with a device unless a test is about setting one up."""
    person = called(name or NAMES[roles[0]], email)
    if password:
        person.set_password(password)
    write(person, *held(person, *roles), *(devices(person) if device else ()))
    return person


def several(*people: tuple[str, str]) -> list[Person]:
    """A person of each role and name, with a device; a few statements for them all."""
    found = [(called(name or NAMES[role]), role) for role, name in people]
    write(
        *(person for person, _ in found),
        *(one for person, role in found for one in (*held(person, role), *devices(person))),
    )
    return [person for person, _ in found]


def also(person: Person, *roles: str) -> None:
    """They hold these roles too."""
    write(*held(person, *roles))


def called(name: str, email: str = "") -> Person:
    """Somebody who is not kept yet, nor can sign in."""
    address = email or name.lower().replace(" ", ".") + "@example.gov.uk"
    person = Person(name=name, email=address, from_on=SINCE)
    person.set_unusable_password()
    return person


def held(person: Person, *roles: str) -> list[RoleHeld]:
    return [RoleHeld(person=person, role=role, from_on=SINCE) for role in roles]


def devices(person: Person) -> list[Authenticator]:
    encrypt = DeviceAdapter().encrypt
    codes = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
    return [
        Authenticator(user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)}),
        Authenticator(user=person, type=Authenticator.Type.RECOVERY_CODES, data=codes),
    ]


def recovery_code(person: Person) -> str:
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    return str(codes.get_unused_codes()[0])


def signed_in(*roles: str, client: Client | None = None, **person: str) -> Client:
    """A browser in which somebody with these roles is signed in."""
    return browser_of(staff(*roles, **person), client=client)  # type: ignore[arg-type]


def browser_of(person: Person, *, client: Client | None = None) -> Client:
    """A browser in which this person is signed in."""
    browser = client or stranger()
    browser.force_login(person, backend=BACKEND)
    return browser


def looked_for(browser: Client, typed: str, *, at: str = "/children/") -> str:
    """The address of what a search found: of the page that searches, with a key and never what was typed."""
    address: str = browser.post(at, {"q": typed}).headers["Location"]
    return address


def stranger() -> Client:
    """A browser in which nobody is signed in."""
    browser = Client(headers={"host": "localhost"})
    browser.handler = service()
    return browser


@cache
def service() -> ClientHandler:
    """The layers that a request goes through, built once for all these browsers."""
    return ClientHandler(enforce_csrf_checks=False)


# Records with fixed keys, so that the addresses of their pages are known before there is a database.
SOMEBODY = UUID("0b3c5f0e-6f3e-4f57-9a0c-3d8e0a6c1f01")
ROLE_HELD = UUID("0b3c5f0e-6f3e-4f57-9a0c-3d8e0a6c1f02")
CHANGE = UUID("0b3c5f0e-6f3e-4f57-9a0c-3d8e0a6c1f03")


def records() -> None:
    """Ben Castle, business support; Una Fry, an administrator, asks that he become a lead reviewing officer too."""
    una = staff("adm", name="Una Fry")
    with transaction.atomic():  # a journey's own database has none open
        record(by=una, action=AccountAction.INVITE, about=("person", SOMEBODY), at=AT)
    ben = Person.objects.create(pk=SOMEBODY, name="Ben Castle", email="ben.castle@example.gov.uk", from_on=SINCE)
    RoleHeld.objects.create(pk=ROLE_HELD, person=ben, role="bs", from_on=SINCE)
    RoleChange.objects.create(
        pk=CHANGE, person=ben, role="liro", from_on=SINCE, reason="Covers for Lena", asked_by=una, asked_at=AT
    )
