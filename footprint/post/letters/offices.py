"""Who holds what a message is for, asked again when it leaves: an IRO may have changed, or left, while it waited.

The records that messages are about lie above the outbox. They add their offices here once, when the application starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Holder:
    name: str
    address: str


Ask = Callable[[str, date], Holder | None]
_offices: dict[str, Ask] = {}


def add_office(name: str, ask: Ask) -> None:
    """`ask(key, on)` is whoever holds the office for the record of that key on a day; None where nobody does."""
    _offices[name] = ask


def holder_of(*, office: str, key: str, on: date) -> Holder | None:
    return _offices[office](key, on)
