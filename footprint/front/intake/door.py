"""The door: a body is whole, small enough and in time before a thread that draws pages sees anything of it.

Waiting for the network costs no thread. Who is not signed in sends little, and takes turns on one thread with the
others who are not; who is signed in may send files, one upload at a time.
"""

import asyncio
import io
import logging
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from http.cookies import CookieError, SimpleCookie
from typing import IO, Any

from footprint.front.intake import bounds
from footprint.front.intake.bounds import Refused
from footprint.front.intake.callers import Caller, Rate, caller
from footprint.front.intake.lines import Line, PerAddress
from footprint.front.intake.pages import Answer, Environ, Pages, environ, plain, respond
from footprint.page.plain import FAULT

log = logging.getLogger("footprint.door")


class Door:
    """An RSGI application over a WSGI one.

    `signed_in` is asked whether the cookie of that name opens a session. `proxies` are addresses that say truly whom
    they ask for. `files_of_strangers` is for a demonstration.
    """

    def __init__(
        self,
        pages: Pages,
        *,
        cookie: str,
        signed_in: Callable[[str], bool],
        proxies: Collection[str] = (),
        files_of_strangers: bool = False,
    ) -> None:
        self.pages, self.cookie, self.signed_in, self.proxies = pages, cookie, signed_in, proxies
        self.most_of_strangers = bounds.LARGEST if files_of_strangers else bounds.STRANGER
        self.threads = ThreadPoolExecutor(bounds.THREADS, "page")
        self.asking = ThreadPoolExecutor(1, "session")
        self.rate = Rate(at_once=bounds.AT_ONCE, a_second=bounds.A_SECOND)
        self.reading = PerAddress(at_once=bounds.READING, full=bounds.TOO_MANY)
        self.turns = Line(at_once=bounds.THREADS, waiting=bounds.WAITING, full=bounds.BUSY)
        self.strangers = Line(at_once=1, waiting=bounds.STRANGERS_WAITING, full=bounds.BUSY)
        self.uploads = Line(at_once=1, waiting=bounds.UPLOADS_WAITING, full=bounds.UPLOADS_BUSY)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        try:
            answer = await self._answer(scope, protocol)
        except Refused as refused:
            answer = plain(refused.page)
        except Exception:
            log.exception("A request could not be answered.")
            answer = plain(FAULT)
        protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def _answer(self, scope: Any, protocol: Any) -> Answer:
        peer = scope.client.rpartition(":")[0].strip("[]")
        by = caller(peer=peer, forwarded=scope.headers.get("x-forwarded-for", ""), proxies=self.proxies)
        if scope.method != "POST":
            return await self._respond(environ(scope, caller=by, size=0, body=io.BytesIO()))
        with self.reading.turn(by.network):
            return await self._take_in(scope, protocol, by)

    async def _take_in(self, scope: Any, protocol: Any, by: Caller) -> Answer:
        stranger = not await self._is_signed_in(scope.headers.get("cookie", ""))
        if stranger and not self.rate.allows(by.network):
            raise Refused(bounds.TOO_MANY)
        most = self.most_of_strangers if stranger else bounds.LARGEST
        size = declared_size(scope.headers.get("content-length"), unknown=most)
        if size > most:
            raise Refused(bounds.TOO_LARGE)
        if size <= bounds.TYPED:
            return await self._read_and_respond(scope, protocol, size, stranger, by)
        async with self.uploads.turn():
            return await self._read_and_respond(scope, protocol, size, stranger, by)

    async def _is_signed_in(self, cookies: str) -> bool:
        try:
            session = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        if session is None:
            return False
        return await asyncio.get_running_loop().run_in_executor(self.asking, self.signed_in, session.value)

    async def _read_and_respond(self, scope: Any, protocol: Any, most: int, stranger: bool, by: Caller) -> Answer:
        with tempfile.SpooledTemporaryFile(max_size=bounds.TYPED) as body:
            try:
                size = await asyncio.wait_for(read(protocol, body, most=most), bounds.seconds_for(most))
            except TimeoutError:
                raise Refused(bounds.TOO_SLOW) from None
            if size < declared_size(scope.headers.get("content-length"), unknown=0):
                raise Refused(bounds.TOO_SLOW)
            body.seek(0)
            cleaned = environ(scope, caller=by, size=size, body=body)
            if not stranger:
                return await self._respond(cleaned)
            async with self.strangers.turn():
                return await self._respond(cleaned)

    async def _respond(self, cleaned: Environ) -> Answer:
        async with self.turns.turn():
            return await asyncio.get_running_loop().run_in_executor(self.threads, respond, self.pages, cleaned)


def declared_size(text: str | None, *, unknown: int) -> int:
    """What the request says of its body's length, `unknown` where it says nothing."""
    if text is None:
        return unknown
    if not text.isascii() or not text.isdigit():
        raise Refused(bounds.TOO_LARGE)
    return int(text)


async def read(protocol: Any, body: IO[bytes], *, most: int) -> int:
    """How many bytes came; Refused as soon as there are more than `most`."""
    length = 0
    async for piece in protocol:
        length += len(piece)
        if length > most:
            raise Refused(bounds.TOO_LARGE)
        body.write(piece)
    return length
