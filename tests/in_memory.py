"""A folder in memory for the database of the tests, where the machine has room.

A page of figures makes a hundred files and removes them, which takes some disks (ext4) longer than all else it does.
"""

import fcntl
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
    remove_left()
    made = Path(tempfile.mkdtemp(prefix=NAME, dir=MEMORY))
    with (made / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield made
        finally:
            shutil.rmtree(made)


def remove_left() -> None:
    for left in MEMORY.glob(f"{NAME}*"):
        with suppress(OSError), (left / "in-use").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while its tests run
            shutil.rmtree(left)
