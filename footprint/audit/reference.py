"""The reference of the request under way, so that every trace of it can be found together."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# No letter or digit that is mistaken for another when read out.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_current: ContextVar[str] = ContextVar("audit_reference", default="")


def current() -> str:
    """Empty outside a request."""
    return _current.get()


def new() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


@contextmanager
def under(reference: str) -> Iterator[str]:
    token = _current.set(reference)
    try:
        yield reference
    finally:
        _current.reset(token)
