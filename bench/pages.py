"""Pages under load: 50 people at once on a council of 5,000 children, beside the empty page of the same run.

All of them open a page of one kind at the same moment; the kinds come in turn, so that a busy moment falls on all.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.process import ROOT, DidNotRunError, python
from bench.table import Line

PORT, HOST = 8903, "127.0.0.1"
TODAY = "2026-03-31"
EMPTY = "empty signed-in page"
OF_EMPTY = 3.0
Person = dict[str, Any]
Measured = dict[str, list[float]]


def address(kind: str, person: Person, turn: int) -> str:
    """What the person opens as a page of this kind; "" where their role has none."""
    if kind == EMPTY:
        return "/me/"
    if not person["children"]:
        return ""
    if kind == "child's page":
        return f"/children/{person['children'][turn % len(person['children'])]}/"
    if kind == "review page":
        key = person["reviews"][turn % len(person["reviews"])]
        return f"/reviews/{key}/book/" if person["role"] in BOOKING else ""
    return {"first page": "/", "worklist": "/this-week/late/"}[kind]


KINDS = (EMPTY, "first page", "worklist", "child's page", "review page")
WITH_A_BAR = ("worklist", "child's page", "review page")
BOOKING = ("iro", "liro", "bs")


def measure(rounds: int) -> tuple[str, list[Line]]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as name, _served(Path(name)):
        people = json.loads(_filled(Path(name)))
        everybody_opens_everything(people, 1)  # workers warm up: templates are read once
        measured = everybody_opens_everything(people, rounds)
    p95 = {kind: quantiles(seconds, n=20)[-1] for kind, seconds in measured.items()}
    asked = sum(len(seconds) for seconds in measured.values())
    head = (
        f"pages under load: {len(people)} people at once, 5,000 children, 60,000 reviews, {asked:,} pages; "
        "95th of 100, milliseconds"
    )
    return head, [_line(kind, seconds, p95[EMPTY]) for kind, seconds in p95.items()]


def _line(kind: str, seconds: float, empty: float) -> Line:
    if kind == EMPTY:
        return Line(kind, f"{seconds * 1000:.0f} ms")
    if kind not in WITH_A_BAR:
        return Line(kind, f"{seconds * 1000:.0f} ms", EMPTY, f"{seconds / empty:.2f} x")
    met = "met" if seconds <= OF_EMPTY * empty else "NOT MET"
    return Line(kind, f"{seconds * 1000:.0f} ms", EMPTY, f"{seconds / empty:.2f} x", f"<= {OF_EMPTY:g} x", verdict=met)


@contextmanager
def _served(data: Path) -> Iterator[None]:
    command = python("manage.py", "serve", "--port", str(PORT))
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=_environment(data), stdout=log, stderr=log)
        try:
            _until(lambda: server.poll() is not None or _status("/", "") in (200, 302))
            if server.poll() is not None:
                raise DidNotRunError(f"The server did not start:\n{(data / 'server.log').read_text()[-2000:]}")
            yield
        finally:
            server.terminate()
            server.wait()


def _environment(data: Path) -> dict[str, str]:
    own = {"FOOTPRINT_DATA": str(data / "data"), "FOOTPRINT_TODAY": TODAY, "FOOTPRINT_DEMO": "1"}
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own


def _until(ready: Callable[[], bool]) -> None:
    for _ in range(600):
        if ready():
            return
        time.sleep(0.1)
    raise DidNotRunError("The server did not answer within a minute.")


def _filled(data: Path) -> str:
    command = python("-m", "bench.busy_council")
    done = subprocess.run(command, cwd=ROOT, env=_environment(data), capture_output=True, text=True, check=False)
    if done.returncode:
        raise DidNotRunError(done.stderr[-2000:])
    return done.stdout.splitlines()[-1]


def _status(path: str, cookie: str) -> int:
    try:
        connection = http.client.HTTPConnection(HOST, PORT, timeout=60)
        connection.request("GET", path, headers={"Cookie": f"footprint={cookie}"})
        return connection.getresponse().status
    except OSError:
        return 0


def everybody_opens_everything(people: list[Person], rounds: int) -> Measured:
    """Round after round, each kind of page by all 50 at once, so that a busy moment falls on all kinds."""
    measured: Measured = {kind: [] for kind in KINDS}
    for turn in range(rounds):
        for kind in KINDS:
            measured[kind] += _at_once([(address(kind, person, turn), person) for person in people])
    return measured


def _at_once(asked: list[tuple[str, Person]]) -> list[float]:
    with ThreadPoolExecutor(len(asked)) as crowd:
        return list(crowd.map(lambda each: _seconds(*each), [each for each in asked if each[0]]))


def _seconds(path: str, person: Person) -> float:
    connection = http.client.HTTPConnection(HOST, PORT, timeout=120)
    start = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": f"footprint={person['cookie']}", "Connection": "close"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise DidNotRunError(f"{path} answered {person['role']} with {answer.status}")
    return time.perf_counter() - start


if __name__ == "__main__":
    from bench.table import render

    head, lines = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
    print(f"{head}\n{render(lines)}")
