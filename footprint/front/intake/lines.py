"""Waiting lines that have an end: so many at once, so many behind them, and the next is sent away."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from footprint.front.intake.bounds import Refused
from footprint.page.plain import Plain


class Line:
    """Entered with `async with line.turn()`; Refused with the page given when too many wait already."""

    def __init__(self, *, at_once: int, waiting: int, full: Plain) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._most = at_once + waiting
        self._full = full
        self._here = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        if self._here >= self._most:
            raise Refused(self._full)
        self._here += 1
        try:
            async with self._free:
                yield
        finally:
            self._here -= 1


class PerAddress:
    """No more than so many of one address at the same moment."""

    def __init__(self, *, at_once: int, full: Plain) -> None:
        self._most, self._full = at_once, full
        self._here: Counter[str] = Counter()

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        if self._here[address] >= self._most:
            raise Refused(self._full)
        self._here[address] += 1
        try:
            yield
        finally:
            self._here[address] -= 1
            if not self._here[address]:
                del self._here[address]
