import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from footprint import database
from tests.footprint.test_database import CHECKOUT, connect, manage, servers, until

pytestmark = pytest.mark.slow  # real servers in processes of their own


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_demo_is_prepared_once_and_twice_changes_nothing(tmp_path: Path) -> None:
    first = manage("demo", "--no-serve", data=tmp_path)
    second = manage("demo", "--no-serve", data=tmp_path)

    assert (first.returncode, second.returncode) == (0, 0)
    assert (first.stdout, second.stdout) == ("", "")
    assert "Bringing the database up to date" in first.stderr
    assert "Bringing the database up to date" not in second.stderr
    assert not servers(tmp_path)
    with database.running(tmp_path), connect(tmp_path) as connection:
        extensions = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    assert extensions >= {"btree_gist", "pg_trgm", "unaccent"}


def test_database_url_is_used_and_no_other_server_started(tmp_path: Path) -> None:
    with database.running(tmp_path / "server"):
        host = database.settings("", tmp_path / "server")["HOST"]
        url = f"postgres://footprint@/footprint?host={host}"

        answer = manage("demo", "--no-serve", data=tmp_path / "own", DATABASE_URL=url)

        with connect(tmp_path / "server") as connection:
            applied = connection.execute("SELECT count(*) FROM django_migrations WHERE app = 'council'").fetchone()
    assert answer.returncode == 0, answer.stderr
    assert applied != (0,)
    assert sorted(path.name for path in (tmp_path / "own").iterdir()) == ["demo-files", "secret_key"]


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("sqlite:///footprint", "must begin with postgres://"),
        ("postgres://iro:sesame@127.0.0.1:1/footprint", "The database does not answer"),
    ],
)
def test_a_database_url_that_is_no_use_is_refused_in_a_sentence(url: str, complaint: str, tmp_path: Path) -> None:
    answer = manage("demo", "--no-serve", data=tmp_path, DATABASE_URL=url)

    assert answer.returncode == 1
    assert complaint in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "sesame" not in answer.stderr


def test_help_lists_the_commands_and_an_unknown_word_does_too(tmp_path: Path) -> None:
    known = manage("help", data=tmp_path)
    unknown = manage("escalade", data=tmp_path)

    assert known.returncode == 0
    assert "./run demo" in known.stdout
    assert unknown.returncode == 2
    assert unknown.stdout == ""
    assert "no command “escalade”" in unknown.stderr
    assert "./run demo" in unknown.stderr


@pytest.mark.parametrize(
    ("words", "status"), [(["--port", "PORT"], 1), (["--port", "99999"], 2), (["--port", "http"], 2)]
)
def test_an_address_that_cannot_be_served_is_refused(words: list[str], status: int, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        answer = manage("serve", *(word.replace("PORT", port) for word in words), data=tmp_path)

    assert answer.returncode == status
    assert "Traceback" not in answer.stderr
    assert status == 2 or "cannot be used" in answer.stderr


class Site:
    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process = process
        self.port = port
        self.children = psutil.Process(process.pid).children(recursive=True)

    def get(self, path: str) -> int:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status

    def alive(self) -> list[psutil.Process]:
        return [child for child in self.children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    port = free_port()
    environment = os.environ | {"FOOTPRINT_DATA": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=CHECKOUT, text=True, stderr=subprocess.PIPE, env=environment,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any(f"http://localhost:{port}" in line for line in lines)
        yield Site(process, port)
        if process.poll() is None:
            process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_site_says_its_address_when_it_answers_and_stops_cleanly(
    how: signal.Signals, site: Site, tmp_path: Path
) -> None:
    assert site.get("/sign-in/") == 200

    site.process.send_signal(how)

    assert site.process.wait(timeout=30) == 0
    until(lambda: not site.alive())  # a busy machine takes a moment to end them
    assert not servers(tmp_path)


def test_a_killed_site_leaves_no_process_behind(site: Site, tmp_path: Path) -> None:
    site.process.kill()

    until(lambda: not site.alive() and not servers(tmp_path))
