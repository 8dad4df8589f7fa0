"""A cluster with the tests' tables in it, made by every migration once and kept in pytest's cache for later runs.

All migrations take as long as hundreds of tests. What they make is the same until a file that says how tables are made
changes, a package or PostgreSQL itself; then it is made anew. Django still runs its migrations over each copy.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SAYS_HOW = (
    "requirements-dev.lock",
    "footprint/settings.py",
    "footprint/*/migrations/*.py",
    "footprint/*/models.py",
    "footprint/*/models/*.py",
    "footprint/audit/tracking.py",
    "footprint/audit/triggers.py",
    "footprint/database/*.py",
    "footprint/page/spans.py",
    "tests/database_plugin.py",
    "tests/kept_tables.py",
)


def key(checkout: Path = CHECKOUT) -> str:
    """Another one when any file that says how tables are made changes, comes or goes; and for another user."""
    said = hashlib.sha256(str(os.geteuid()).encode())
    for path in sorted({path for pattern in SAYS_HOW for path in checkout.glob(pattern)}):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        said.update(f"{path.relative_to(checkout)} {content}\n".encode())
    return said.hexdigest()[:16]


def copied(kept: Path, data: Path, make: Callable[[Path], None]) -> None:
    """Puts the cluster into `data`. Of several that come at once the first has `make(folder)` make it; others wait."""
    mine = kept / key()
    with alone(kept):
        if not mine.exists():
            made_in(mine, make)
        subprocess.run(["cp", "-a", mine / "postgres", data], check=True)


def made_in(mine: Path, make: Callable[[Path], None]) -> None:
    """In its place only when whole; what was kept before it is removed."""
    draft = mine.with_name("draft")
    for earlier in mine.parent.iterdir():
        if earlier.is_dir():
            shutil.rmtree(earlier)
    make(draft)
    draft.rename(mine)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    with (folder / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
