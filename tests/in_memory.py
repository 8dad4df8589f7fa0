"""A folder in memory for the database of the tests, where the machine has room.

A page of figures makes a hundred files and removes them, which takes some disks (ext4) longer than all else it does.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000  # bytes; the tables, their files of the log, and what the longest test writes
NAME = "footprint-tests-"


@contextmanager
def folder(otherwise: Path) -> Iterator[Path]:
    """The folder is gone after the block, or when the next tests begin, should these be killed."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield otherwise
        return
    with one_at_a_time():  # lest others take it for one left behind before it is locked, or while it goes
        remove_left()
        made = Path(tempfile.mkdtemp(prefix=NAME, dir=MEMORY))
        lock = (made / "in-use").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
    with lock:
        try:
            yield made
        finally:
            with one_at_a_time():
                shutil.rmtree(made)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Other tests that begin just now wait for the end of the block."""
    memory = os.open(MEMORY, os.O_RDONLY)
    try:
        fcntl.flock(memory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(memory)


def remove_left() -> None:
    for left in MEMORY.glob(f"{NAME}*"):
        with suppress(OSError), (left / "in-use").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while its tests run
            shutil.rmtree(left)
