"""Who did something, as the trail needs to know it."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Whoever acts. `audit_role` may be left out: the role in which a person acted, as the service words it."""

    @property
    def audit_key(self) -> str: ...
    @property
    def audit_label(self) -> str: ...


@dataclass(frozen=True)
class Named:
    """An actor who is no person with an account."""

    audit_key: str
    audit_label: str
    audit_role: str = ""


SYSTEM = Named("system", "Footprint (system)", "system")


def role_of(actor: Actor) -> str:
    return str(getattr(actor, "audit_role", ""))
