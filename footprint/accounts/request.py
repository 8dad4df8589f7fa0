from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from footprint.accounts.models import Person


class SignedInRequest(HttpRequest):
    """A request that the gate has let through: somebody is signed in."""

    user: "Person"
    still_allowed: Callable[[], bool]  # asked again by an act before it writes: access may have ended since the gate
    capacity: str = ""
    only_looking: bool = False  # the child's pages are open to read alone, behind broken glass
