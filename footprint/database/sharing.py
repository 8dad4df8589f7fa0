"""Several commands, one server: the first to come starts it, the last to leave sees it stop.

Two locks in the data folder carry the whole rule, and the kernel lets go of a lock however its holder ends:

    users.lock    shared by every command that works on the database; the keeper asks for it alone, which it gets
                  when the last command has gone, and then stops the server
    keeper.lock   held by the keeper, a small process of its own, for as long as its server lives; says whether
                  the server is ready
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from footprint.database.address import PORT, DatabaseSetupError, folder_refused, socket_folder

CHECKOUT = Path(__file__).resolve().parent.parent.parent
READY = "ready"
MEND_AGAIN_AFTER = 5  # seconds


@contextmanager
def running(data: Path, *, durable: bool = True, mend: bool = False) -> Iterator[None]:
    """The server of the data folder is up for as long as the block runs.

    `mend` starts it again when it ends early, for a process that serves for days. `durable=False` is for tests alone.
    """
    data = data.resolve()
    with open_lock(data, "users") as users, open_lock(data, "keeper") as keeper:
        fcntl.flock(users, fcntl.LOCK_SH)  # waits while a keeper that nobody needed any more stops its server
        _join(data, keeper, durable)
        leaving = threading.Event()
        if mend:
            threading.Thread(target=_mend, args=(data, durable, leaving), daemon=True).start()
        try:
            yield
        finally:
            leaving.set()
            _leave(users, keeper)


@contextmanager
def open_lock(data: Path, name: str) -> Iterator[int]:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(data / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        if os.geteuid() == 0:  # root may look after the folder of an ordinary user, who must still be able to
            os.fchown(handle, data.stat().st_uid, data.stat().st_gid)
    except OSError as fault:
        raise folder_refused(data, fault) from fault
    try:
        yield handle
    finally:
        os.close(handle)


def _join(data: Path, keeper: int, durable: bool) -> None:
    while not _taken(keeper):
        # Asked as well as told: a keeper that has just been killed may not have let go of its lock yet.
        if _said(keeper)[1:] == [READY] and _answers(data):
            return
        time.sleep(0.01)
    _start_keeper(data, keeper, durable)
    # The keeper has the lock now, through the handle that it inherited. This one must forget it without unlocking,
    # and be able to ask for it again: a new handle in the old one's place.
    with open_lock(data, "keeper") as fresh:
        os.dup2(fresh, keeper, inheritable=False)


def _answers(data: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(str(socket_folder(data) / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
        return True


def _start_keeper(data: Path, lock: int, durable: bool) -> None:
    os.ftruncate(lock, 0)  # what an earlier keeper said, if it was killed, is no longer so
    command = [sys.executable, "-m", "footprint.database.keeper", str(data), str(lock)]
    if not durable:
        command.append("--not-durable")
    with subprocess.Popen(  # noqa: S603
        command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, pass_fds=[lock], start_new_session=True
    ) as process:
        assert process.stdout is not None
        answer = process.stdout.read().decode(errors="replace").strip()
        if answer == READY:
            process.returncode = 0  # it lives on by itself
    if answer != READY:
        raise DatabaseSetupError(answer or f"PostgreSQL could not be started in {data}.")


def _mend(data: Path, durable: bool, leaving: threading.Event) -> None:
    while not leaving.is_set():
        with open_lock(data, "keeper") as keeper:
            fcntl.flock(keeper, fcntl.LOCK_EX)  # until the keeper ends
            if leaving.is_set():
                return
            sys.stderr.write("The database server has ended. Starting it again ...\n")
            try:
                _start_keeper(data, keeper, durable)
            except DatabaseSetupError as fault:
                sys.stderr.write(f"{fault}\n")
                leaving.wait(MEND_AGAIN_AFTER)


def _leave(users: int, keeper: int) -> None:
    """The last to leave stops the keeper and waits, so that whoever comes next finds the files at rest."""
    if _taken(users):
        if not _taken(keeper) and (text := _said(keeper)):
            os.kill(int(text[0]), signal.SIGTERM)
            fcntl.flock(keeper, fcntl.LOCK_EX)
    elif not _taken(users, fcntl.LOCK_SH):  # the keeper has it: it is stopping the server
        fcntl.flock(keeper, fcntl.LOCK_EX)


def _taken(lock: int, kind: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said(lock: int) -> list[str]:
    return os.pread(lock, 100, 0).decode().split()
