"""What a request has read once: one memory for all of it, gone with the request, and forgotten after every act."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Read = TypeVar("Read")

_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Until the block ends, which is a request, what is asked of `once` is read once, or again after `forget`."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def once(key: Hashable, read: Callable[[], Read]) -> Read:
    """What `read` gives; what it gave before under this key, where this request asked already."""
    memory = _memory.get()
    if memory is None:
        return read()
    if key not in memory:
        memory[key] = read()
    current_read: Read = memory[key]
    return current_read


def forget() -> None:
    """After a change, so that the same request goes on by what holds now. Each act does so as it ends."""
    (_memory.get() or {}).clear()
