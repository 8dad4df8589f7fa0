"""The mark that the form of an act carries: whose page it was, of which address, what it showed, what was agreed."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core import signing
from django.http import HttpRequest

NAME = "act"
VALID_FOR = timedelta(days=2)
SALT = "footprint.page.acts"


@dataclass(frozen=True)
class Token:
    """Signed, so that nobody makes one up. `key` is drawn anew each time that a form is shown."""

    person: str
    path: str
    key: str
    version: str = ""
    consent: str = ""

    def signed(self) -> str:
        return signing.dumps(astuple(self), salt=SALT)


def new_key() -> str:
    return secrets.token_hex(16)


def person_of(request: HttpRequest) -> str:
    """The key of whoever is signed in; "" of nobody."""
    return str(request.user.pk or "")


def new_token(request: HttpRequest, *, path: str = "", version: str = "", consent: str = "") -> str:
    return Token(person_of(request), path or request.path, new_key(), version, consent).signed()


def token_in(request: HttpRequest) -> Token | None:
    """The mark that was sent with a form, whoever it names; None where it is missing, made up, or two days old."""
    try:
        return Token(*signing.loads(request.POST.get(NAME, ""), salt=SALT, max_age=VALID_FOR))
    except (signing.BadSignature, TypeError):
        return None


def token_of(request: HttpRequest) -> Token | None:
    """The mark of a form that was shown to this person at this address."""
    token = token_in(request)
    return token if token and (token.person, token.path) == (person_of(request), request.path) else None


def version_of(*parts: Any) -> str:
    """A short mark of what a page shows: fields, rows (as tuples), days. Another value of any gives another mark."""
    return sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()[:16]


def consent_to(cleaned: Mapping[str, Any], warnings: Sequence[str]) -> str:
    """The mark of having been warned of these things about exactly these values."""
    values = {name: _plain(value) for name, value in cleaned.items()}
    return sha256(json.dumps([values, list(warnings)], default=str, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> str:
    return str(getattr(value, "pk", None) or value)
