"""The process that keeps one PostgreSQL server: `python -m footprint.database.keeper DATA LOCK [--not-durable]`.

It starts the server from its main thread, so that the server stops cleanly when the keeper is killed, and it stops the
server when no command is left that uses it (see sharing.py). LOCK is the handle of keeper.lock, already locked.
"""

import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from footprint.database import cluster
from footprint.database.address import DatabaseSetupError, folder_refused
from footprint.database.sharing import READY, open_lock


def main(arguments: list[str]) -> int:
    data, lock = Path(arguments[0]), int(arguments[1])
    os.set_inheritable(lock, False)
    _say(lock, "starting")
    try:
        try:
            current_cluster = cluster.of(data, durable="--not-durable" not in arguments)
            current_cluster.make()
            server = current_cluster.start()
        except OSError as fault:
            raise folder_refused(data, fault) from fault
    except DatabaseSetupError as fault:
        sys.stdout.write(str(fault))
        return 1
    signal.signal(signal.SIGTERM, lambda *_: server.send_signal(signal.SIGINT))
    _say(lock, READY)
    _let_go_of_the_starter()
    threading.Thread(target=_stop_when_unused, args=(data, server), daemon=True).start()
    server.wait()
    _say(lock, "stopped")
    return 0


def _say(lock: int, state: str) -> None:
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()} {state}".encode(), 0)


def _let_go_of_the_starter() -> None:
    """The starter reads to the end of this output, and its terminal must not be held open."""
    sys.stdout.write(READY)
    sys.stdout.flush()
    os.chdir("/")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _stop_when_unused(data: Path, server: "subprocess.Popen[bytes]") -> None:
    with open_lock(data, "users") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        server.send_signal(signal.SIGINT)
        threading.Event().wait()  # keeps the lock until the process ends: who comes now waits for that


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
