"""The reference of the request under way, so that every trace of it can be found together."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# No letter that is taken for a digit when read out over the telephone.
PLAIN = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_current: ContextVar[str] = ContextVar("audit_reference", default="")


def current() -> str:
    """Empty outside a request."""
    return _current.get()


def new() -> str:
    drawn = "".join(secrets.choice(PLAIN) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


@contextmanager
def under(reference: str) -> Iterator[str]:
    token = _current.set(reference)
    try:
        yield reference
    finally:
        _current.reset(token)
