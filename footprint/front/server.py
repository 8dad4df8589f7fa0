"""The web server: granian's WSGI workers, each with a few threads that keep their database connections."""

import argparse
import http.client
import multiprocessing
import socket
import sys
import threading
import time

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

WORKERS = 2
THREADS = 2  # more of them take turns on one interpreter: with four a busy moment lasted a tenth longer
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


def serve(*, host: str, port: int) -> None:
    """Until Ctrl-C or SIGTERM. Says where the site is once it answers."""
    address = _free_address(host, port)
    # Fresh processes: a forked worker would inherit this one's hold on the database and its connections.
    multiprocessing.set_start_method("spawn", force=True)
    web = Server(
        "footprint.front.web:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
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
        connection.request("GET", "/", headers={"Host": f"localhost:{port}", "Connection": "close"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
