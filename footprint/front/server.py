"""The web server: granian's workers, each with a door (`intake/`) and a few threads that keep their database
connections. A worker that dies is started again, however often.
"""

import argparse
import http.client
import multiprocessing
import resource
import socket
import sys
import threading
import time
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

WORKERS = 2
CONNECTIONS = 4000  # of each worker
HEADERS_WITHIN = 10  # seconds, also for the next request of a connection that is kept open
STEADY = 60  # seconds after which a worker's death counts as its first
LONGEST_WAIT = 30  # seconds before a worker that keeps dying is started again
STOP_WITHIN = 10  # seconds for requests under way
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 (compared with, not bound to)
STDERR = {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"}


class AddressRefusedError(Exception):
    """A sentence: why the site cannot be served at this address."""


def port_number(text: str) -> int:
    """For argparse: 1 to 65535."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port: give a number from 1 to 65535, for example 8000.")
    return int(text)


class Lasting(MPServer):
    """Granian's server stops for good when a worker dies twice within seconds. This one starts it again: at once, then
    after 1, 2, 4 ... seconds, half a minute at the most.
    """

    died: tuple[float, int] = (0.0, 0)

    def _respawn_workers(self, *args: Any, **kwargs: Any) -> None:
        before, times = self.died
        times = times + 1 if time.monotonic() - before < STEADY else 0
        if times:
            self.main_loop_interrupt.wait(min(2 ** (times - 1), LONGEST_WAIT))  # a signal to stop ends the wait
        self.died = time.monotonic(), times
        super()._respawn_workers(*args, **kwargs)
        self.respawned_wrks.clear()  # granian's own count of deaths
        if self.interrupt_signal or self.interrupt_children:
            self.main_loop_interrupt.set()  # one that died meanwhile


def _open_many_files() -> None:
    """A connection is a file, and the usual bound for those is low."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def serve(*, host: str, port: int) -> None:
    """Until Ctrl-C or SIGTERM. Says where the site is once it answers."""
    address = _free_address(host, port)
    # Fresh processes: a forked worker would inherit this one's hold on the database and its connections.
    multiprocessing.set_start_method("spawn", force=True)
    _open_many_files()
    web = Lasting(
        "footprint.front.web:application",
        address=address,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN * 1000),
        backpressure=CONNECTIONS,
        workers=WORKERS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig={"handlers": {"console": STDERR, "access": STDERR}},
    )
    threading.Thread(target=_announce, args=(host, address, port), daemon=True).start()
    web.serve()


def _free_address(host: str, port: int) -> str:
    try:
        family, kind, _, _, target = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=_family(host))[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(target)
    except socket.gaierror as fault:
        raise AddressRefusedError(f"There is no host “{host}” on this machine. Try --host 127.0.0.1.") from fault
    except OSError as fault:
        raise AddressRefusedError(
            f"Port {port} of {host} cannot be used: {fault.strerror}. Stop what uses it, or try --port {port + 1}."
        ) from fault
    return str(target[0])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _announce(host: str, address: str, port: int) -> None:
    while not _answers("127.0.0.1" if address in ANYWHERE else address, port):
        time.sleep(0.05)
    name = "localhost" if address in (*ANYWHERE, "127.0.0.1", "::1") else host
    sys.stderr.write(f"Footprint is ready at http://{name}:{port}   (Ctrl-C stops it)\n")


def _answers(address: str, port: int) -> bool:
    connection = http.client.HTTPConnection(address, port, timeout=30)
    try:
        connection.request("GET", "/health", headers={"Host": f"localhost:{port}", "Connection": "close"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
