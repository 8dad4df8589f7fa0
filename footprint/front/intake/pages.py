"""One request in Django's terms (WSGI), and its whole answer."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from footprint.front.intake.callers import Caller
from footprint.page.plain import Plain

Environ = dict[str, Any]
Pages = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
FROM_A_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto")
OF_THE_BODY = ("content-length", "content-type", "transfer-encoding")


@dataclass
class Answer:
    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""


def plain(page: Plain) -> Answer:
    return Answer(page.status, [(name.lower(), value) for name, value in page.headers.items()], page.body)


def environ(scope: Any, *, caller: Caller, size: int, body: IO[bytes]) -> Environ:
    """What a proxy says of a request is passed on only from a proxy that is known."""
    host, _, port = scope.server.rpartition(":")
    return {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": caller.address,
        "CONTENT_TYPE": scope.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(size),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **dict(_headers(scope.headers.items(), by_proxy=caller.by_proxy)),
    }


def _headers(values: Iterable[tuple[str, str]], *, by_proxy: bool) -> Iterator[tuple[str, str]]:
    """A name with an underscore would be taken for the one with a hyphen, which a proxy may have removed."""
    joined: dict[str, str] = {}
    for name, value in values:
        if name in OF_THE_BODY or "_" in name or (name in FROM_A_PROXY and not by_proxy):
            continue
        separator = "; " if name == "cookie" else ","
        joined[name] = f"{joined[name]}{separator}{value}" if name in joined else value
    return ((f"HTTP_{name.upper().replace('-', '_')}", value) for name, value in joined.items())


def respond(pages: Pages, cleaned: Environ) -> Answer:
    """The answer as a whole, so that no thread waits for a reader who is slow."""
    answer = Answer()

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        answer.status = int(status.split(" ", 1)[0])
        answer.headers = [(name.lower(), value.strip()) for name, value in headers]
        return lambda _: None

    parts = pages(cleaned, start)
    try:
        answer.body = b"".join(parts)
    finally:
        if close := getattr(parts, "close", None):
            close()
    return answer
