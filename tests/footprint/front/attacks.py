"""What a stranger on the network does to a server: each attack holds its connections until it is left."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

PAGE = "/sign-in/"
FORM = "application/x-www-form-urlencoded"
COOKIE = f"form={'a' * 32}"  # with it the pages read a form before they refuse it


def connected(port: int, *, by: str = "127.0.0.1") -> socket.socket:
    """From any of this machine's own addresses, each of which is a caller of its own."""
    return socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(by, 0))


@contextmanager
def slow_posts(
    port: int, *, many: int, sent: bytes = b"", of: int = 200, by: str = "127.0.0.1"
) -> Iterator[list[socket.socket]]:
    """Forms that say how long they are and then fall silent."""
    head = f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}\r\nContent-Type: {FORM}\r\n"
    with ExitStack() as stack:
        held = [stack.enter_context(connected(port, by=by)) for _ in range(many)]
        for connection in held:
            connection.sendall(f"{head}Content-Length: {of}\r\n\r\n".encode() + sent)
        yield held


@contextmanager
def slow_heads(port: int, *, many: int) -> Iterator[None]:
    """Requests whose first lines never end."""
    with ExitStack() as stack:
        for _ in range(many):
            connection = stack.enter_context(connected(port))
            connection.sendall(f"GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n".encode())
        yield


def status_of(connection: socket.socket) -> int:
    """The status of the answer that comes on a connection, 0 when it is closed without one."""
    line = connection.recv(100).split(b" ")
    return int(line[1]) if len(line) > 1 else 0


def seconds_to_open(port: int, *, within: float) -> float:
    """How long a page takes for somebody else; `within` when it did not come by then."""
    begun = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=within)) as connection:
        try:
            connection.request("GET", PAGE, headers={"Host": "localhost"})
            assert connection.getresponse().status == 200
        except TimeoutError:
            return within
    return time.monotonic() - begun


def post(port: int, body: bytes | Iterator[bytes], *, by: str, chunked: bool = False) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20, source_address=(by, 0))) as connection:
        connection.request("POST", PAGE, body, {"Host": "localhost"}, encode_chunked=chunked)
        return connection.getresponse().status
