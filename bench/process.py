"""A whole process measured from outside: seconds on the wall and the most memory it held, its children included."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Run:
    seconds: float
    megabytes: float
    output: str


class DidNotRunError(Exception):
    """A measured process ended with an error; its last words are the message."""


def run(command: Sequence[str]) -> Run:
    """Small itself, so that the child's peak is the child's own (a fork inherits its parent's)."""
    with tempfile.TemporaryFile("w+") as spoken:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=spoken, text=True)
        assert child.stdout
        output = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        spoken.seek(0)
        if child.returncode:
            raise DidNotRunError(f"{' '.join(command)} ended with {child.returncode}:\n{spoken.read()[-2000:]}")
    return Run(seconds, used.ru_maxrss / 1024, output)


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def interleaved(commands: dict[str, list[str]], times: int) -> dict[str, list[Run]]:
    """Each command in turn, round after round, so that a busy moment falls on all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def median_seconds(runs: list[Run]) -> float:
    return statistics.median(one.seconds for one in runs)


def peak_megabytes(runs: list[Run]) -> float:
    return max(one.megabytes for one in runs)
