"""A real server under attack, beside the same attack on a server that has no door (the control)."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from footprint import database
from tests.footprint.front import attacks
from tests.footprint.test_commands import free_port
from tests.footprint.test_database import CHECKOUT, manage, until

pytestmark = pytest.mark.slow  # real servers in processes of their own

# The pages as they were served before there was a door: a thread that draws pages waits for the body itself.
WITHOUT_DOOR = """
import sys
from granian.constants import Interfaces
from granian.server import Server
threads = {"interface": Interfaces.WSGI, "workers": 2, "blocking_threads": 2}
Server("footprint.wsgi:application", port=int(sys.argv[1]), **threads).serve()
"""


@contextlib.contextmanager
def served(*words: str, port: int, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A server in a process of its own, once it answers; ended at the end."""
    names = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, *words, str(port)]
    with subprocess.Popen(command, cwd=CHECKOUT, env=names | environment, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: process.poll() is not None or answers(port))
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def answers(port: int) -> bool:
    """Whether every worker does: each has a queue of its own, and the kernel says in which one a caller waits."""
    with contextlib.suppress(OSError):
        return all(attacks.seconds_to_open(port, within=10) < 4 for _ in range(12))
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database that outlives the servers of this module."""
    data = tmp_path_factory.mktemp("data")
    with database.running(data, durable=False):
        assert manage("migrate", "--verbosity", "0", data=data).returncode == 0
        yield data


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    port = free_port()
    with served("manage.py", "serve", "--port", port=port, FOOTPRINT_DATA=str(folder)) as process:
        yield process, port


@pytest.fixture(scope="module")
def port(site: tuple["subprocess.Popen[bytes]", int]) -> int:
    return site[1]


def test_a_few_slow_forms_stop_a_server_without_a_door(folder: Path) -> None:
    port = free_port()
    with (
        served("-c", WITHOUT_DOOR, port=port, FOOTPRINT_DATA=str(folder), FOOTPRINT_PUBLIC_PAGES="1"),
        attacks.slow_posts(port, many=16),
    ):
        until(lambda: attacks.seconds_to_open(port, within=4) == 4)  # as soon as the threads have taken them up


def test_a_hundred_slow_forms_and_heads_keep_nobody_waiting(port: int) -> None:
    with attacks.slow_posts(port, many=100), attacks.slow_heads(port, many=100):
        assert max(attacks.seconds_to_open(port, within=4) for _ in range(8)) < 2


def test_one_address_holds_few_connections_that_send_a_form(port: int) -> None:
    with attacks.slow_posts(port, many=60, by="127.0.0.2") as held:
        statuses = [attacks.status_of(connection) for connection in held]

    assert set(statuses) <= {408, 429}
    assert statuses.count(429) >= 20  # each of two workers holds twenty, however they share them out


def test_a_strangers_large_body_is_refused_before_it_is_sent(port: int) -> None:
    with attacks.slow_posts(port, many=1, of=262_145, by="127.0.0.3") as (large,):
        assert attacks.status_of(large) == 413
    with attacks.slow_posts(port, many=1, sent=b"x" * 262_144, of=262_144, by="127.0.0.3") as (largest,):
        assert attacks.status_of(largest) == 403  # read, and refused for want of the form's own mark


def test_a_body_whose_length_is_not_said_is_cut_off_where_it_grows_too_large(port: int) -> None:
    assert attacks.post(port, (b"x" * 1024 for _ in range(256)), by="127.0.0.4", chunked=True) == 403
    assert attacks.post(port, (b"x" * 1024 for _ in range(257)), by="127.0.0.4", chunked=True) == 413


def test_forms_of_a_stranger_are_counted(port: int) -> None:
    statuses = [attacks.post(port, b"login=a", by="127.0.0.5") for _ in range(100)]

    assert (statuses[0], statuses[-1]) == (403, 429)
    assert attacks.post(port, b"login=a", by="127.0.0.6") == 403
    assert attacks.seconds_to_open(port, within=4) < 4


def test_workers_that_die_again_and_again_come_back(site: tuple["subprocess.Popen[bytes]", int]) -> None:
    """Granian itself gives up when one dies twice within seconds."""
    process, port = site
    for _ in range(3):
        kill_the_workers(process.pid)
        until(lambda: len(web_workers(process.pid)) == 2 and answers(port))
    assert process.poll() is None


def kill_the_workers(pid: int) -> None:
    workers = web_workers(pid)
    for worker in workers:
        worker.kill()
    until(lambda: not any(worker in web_workers(pid) for worker in workers))


def web_workers(pid: int) -> list[psutil.Process]:
    return [child for child in psutil.Process(pid).children() if "spawn_main" in " ".join(command_of(child))]


def command_of(process: psutil.Process) -> list[str]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return list(process.cmdline())
    return []


def test_without_its_database_a_site_says_what_is_kept_and_comes_back(tmp_path: Path) -> None:
    data, port = tmp_path / "server", free_port()
    with database.running(data, durable=False):
        assert manage("migrate", "--verbosity", "0", data=data).returncode == 0
        url = f"postgres://footprint@/footprint?host={database.settings('', data)['HOST']}"
        started = served(
            "manage.py", "serve", "--port", port=port, FOOTPRINT_DATA=str(tmp_path / "own"), DATABASE_URL=url
        )
        process = started.__enter__()
        assert health(port) == (503, b'{"database": true, "worker": false}')
    try:
        assert health(port) == (503, b'{"database": false, "worker": false}')
        status, page = opened(port, "/", cookie="footprint=somebody")
        assert status == 503
        assert "What you sent just now was not saved." in page.decode()
        with database.running(data, durable=False):
            until(lambda: opened(port, "/", cookie="footprint=somebody")[0] == 302)
    finally:
        started.__exit__(None, None, None)
    assert process.returncode == 0


def health(port: int) -> tuple[int, bytes]:
    return opened(port, "/health", host="no-name-of-ours")


def opened(port: int, path: str, host: str = "localhost", cookie: str = "") -> tuple[int, bytes]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Host": host, "Cookie": cookie})
        answer = connection.getresponse()
        return answer.status, answer.read()
