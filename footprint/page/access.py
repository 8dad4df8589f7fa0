"""Who may open a page. Every view says so; a view that nobody decided about is refused.

A `Permission` is one thing that people do, with the scope in which each role may do it. The app that offers it declares
it once, and its views wear `@allowed(PERMISSION)`. A scope is one letter, o (own), t (own team or service), a (whole
authority), x (a dated engagement, read-only), m (dates and states only), s (one's own account), g (suppressed figures),
with `!` when a reason is asked for and an alert raised, and `2` when a second person has to confirm. A role that an
permission does not name is refused.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

View = Callable[..., Any]
Methods = Mapping[str, "Permission"]

STAFF = ("iro", "liro", "bs", "cpc", "lado", "sw", "tm", "hos", "cpb", "aud", "ins", "igo", "adm")
BY_LINK = ("ch", "pa", "ca", "pt")
PRINCIPALS = (*STAFF, *BY_LINK)
SCOPE = re.compile(r"[otaxmsg]!?2?")


@dataclass(frozen=True)
class Permission:
    """A row of the permission table: its words, and the scope of each role that may do it."""

    section: str
    name: str
    rules: Mapping[str, str] = field(hash=False)

    def scopes(self, roles: Collection[str]) -> frozenset[str]:
        """The scopes in which someone with these roles may do it; none when it is refused."""
        return frozenset(self.rules[role] for role in roles if role in self.rules)


PERMISSIONS: dict[str, Permission] = {}


def declare(section: str, name: str, /, **rules: str) -> Permission:
    """Adds a permission to the table. ValueError for an unknown role or scope, or a name that is taken."""
    wrong = [f"{role}={scope}" for role, scope in rules.items() if role not in PRINCIPALS or not SCOPE.fullmatch(scope)]
    if wrong:
        raise ValueError(f"{name}: {', '.join(wrong)} is no role with a scope.")
    if name in PERMISSIONS:
        raise ValueError(f"{name}: declared twice.")
    PERMISSIONS[name] = Permission(section, name, rules)
    return PERMISSIONS[name]


def everyone_of_the_staff(scope: str) -> dict[str, str]:
    return dict.fromkeys(STAFF, scope)


def public(view: View) -> View:
    """Mark a view as open to anyone: it shows nothing about any child."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def to_try(view: View) -> View:
    """Mark a view as one to try Footprint with: open to anyone where PUBLIC_PAGES is on, else to who is signed in."""
    view.to_try = True  # type: ignore[attr-defined]
    return public(view)


def allowed(
    permission: Permission | None = None, *, get: Permission | None = None, post: Permission | None = None
) -> Callable[..., Any]:
    """Mark a view as open to those who may do `permission`, or one permission to look and another to send the form.

    A method that has no permission is refused.
    """
    methods = {"GET": get or permission, "POST": post or permission}

    def mark(view: View) -> View:
        view.access = {method: permission for method, permission in methods.items() if permission}  # type: ignore[attr-defined]
        return view

    return mark


def decision(view: View) -> str | Methods | None:
    """What was decided for a view: "public", a permission for each method, or None when nobody has decided."""
    return getattr(view, "access", None)


def open_to_strangers(view: View, *, public_pages: bool) -> bool:
    return decision(view) == "public" and (public_pages or not getattr(view, "to_try", False))


class Hidden(Http404):
    """What was asked for may not be known to exist: answered as if it did not, and written to the trail.

    `about` is the kind of record and its key.
    """

    def __init__(self, about: tuple[str, str]) -> None:
        super().__init__()
        self.about = about


class ReasonWanted(Exception):
    """What was asked for opens once a written reason is given, on the page at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address
