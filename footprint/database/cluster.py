"""One PostgreSQL cluster in the data folder: made once, started, and known to be ready."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from footprint.database import binaries, identity
from footprint.database.address import NAME, OWNER, PORT, DatabaseSetupError, socket_folder
from footprint.database.roles import MAKE_SITE, SUPERUSER

BUILTIN_LOCALES_SINCE = 17
LOG_KEPT = 5_000_000  # bytes
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=128MB")
MEGABYTE = 1024 * 1024
# What PostgreSQL takes without being told suits a machine of twenty years ago. A council's pages ask many small
# questions, which are not worth compiling (jit), and a return of a year is written in one go (max_wal_size).
FOR_THIS_WORK = ("max_wal_size=2GB", "wal_compression=on", "work_mem=16MB", "jit=off", "random_page_cost=1.1")
# The owner owns its database and nothing else: it changes the schema and can install trusted extensions.
FIRST_STATEMENTS = f"CREATE ROLE {OWNER} LOGIN\nCREATE DATABASE {NAME} OWNER {OWNER}\n" + "\n".join(MAKE_SITE) + "\n"


@dataclass(frozen=True)
class Cluster:
    """`durable=False` is for tests alone: a power cut may then lose what was acknowledged."""

    data: Path
    identity: identity.Identity
    programs: Path
    major: int
    durable: bool

    @property
    def folder(self) -> Path:
        return self.data / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "postgres.log"

    @property
    def _made(self) -> Path:
        """Beside the database, to know that there was one when its folder is missing."""
        return self.data / "database.made"

    def make(self) -> None:
        """Made beside its place and moved there when whole, so that a kill half-way leaves nothing half-made."""
        if self.folder.exists():
            self._made.touch()
            return
        if self._made.exists():
            raise DatabaseSetupError(
                f"The database that was in {self.folder} is gone. Nothing was put in its place. Bring the folder "
                f"back, or, to begin with an empty database and restore a backup into it, delete {self._made} first."
            )
        draft = self.data / "postgres.draft"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.identity.own(draft)
        self._do([self.programs / "initdb", "-D", draft, "-U", SUPERUSER, "-A", "trust", *self._initdb_options()])
        self._do([self.programs / "postgres", "--single", "-F", "-D", draft, SUPERUSER], say=FIRST_STATEMENTS)
        if self.durable:
            self._do([self.programs / "initdb", "--sync-only", "-D", draft])
        draft.rename(self.folder)
        self._made.touch()
        _sync_folder(self.data)

    def _initdb_options(self) -> list[str]:
        options = ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-sync"]
        if self.major >= BUILTIN_LOCALES_SINCE:
            options.append("--locale-provider=builtin")
        return options

    def _do(self, command: list[str | Path], say: str = "") -> None:
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with self.identity.start(command, **streams) as process:
            output, _ = process.communicate(say.encode())
        text = output.decode(errors="replace").strip()
        if process.returncode or "ERROR:" in text:
            raise DatabaseSetupError(f"The database could not be made in {self.data}. PostgreSQL said:\n{text}")

    def start(self) -> "subprocess.Popen[bytes]":
        """The server, ready for connections; first waits for one whose launcher was killed to finish its shutdown."""
        self._wait_for_earlier_server()
        sockets = self._own_socket_folder()
        self._keep_log_short()
        command: list[str | Path] = [self.programs / "postgres", "-D", self.folder]
        command += ["-h", "", "-k", sockets, "-p", PORT, "-c", "unix_socket_permissions=0700"]
        for option in (_shared_buffers(), *FOR_THIS_WORK, *(() if self.durable else NOT_DURABLE)):
            command += ["-c", option]
        with self.log.open("ab") as log:
            said_before = log.tell()
            server = self.identity.start(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        while not self._ready(server.pid):
            if server.poll() is not None:
                raise DatabaseSetupError(
                    f"PostgreSQL did not start in {self.data}. It said:\n{self._said(said_before)}"
                )
            time.sleep(0.01)
        return server

    def _ready(self, pid: int) -> bool:
        """The eighth line of PostgreSQL's own pid file, which is where pg_ctl looks too."""
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def _wait_for_earlier_server(self) -> None:
        """Then clears what it left: after a power cut its number may by now be another process's."""
        if sys.platform != "linux":
            return  # PostgreSQL's own checks must do
        pid_file = self.folder / "postmaster.pid"
        while at_work := _servers_in(self.folder):
            if _first_number(pid_file) not in at_work:  # killed, with sessions that have not noticed
                for pid in at_work:
                    _quit(pid)
            time.sleep(0.02)
        pid_file.unlink(missing_ok=True)
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (socket_folder(self.data) / name).unlink(missing_ok=True)

    def _own_socket_folder(self) -> Path:
        folder = socket_folder(self.data)
        try:
            folder.mkdir(mode=0o700)
            self.identity.own(folder)
        except FileExistsError:
            pass
        state = folder.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid != self.identity.owner or state.st_mode & 0o077:
            raise DatabaseSetupError(f"{folder} is not a private folder of this user's. Delete it and try again.")
        return folder

    def _keep_log_short(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_KEPT:
            self.log.replace(self.log.with_suffix(".log.old"))

    def _said(self, since: int) -> str:
        with self.log.open("rb") as log:
            log.seek(since)
            return log.read().decode(errors="replace").strip()


def _shared_buffers() -> str:
    """An eighth of the machine's memory, from 128 MB, which is PostgreSQL's own choice, to 1 GB."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    return f"shared_buffers={min(max(memory // 8, 128), 1024)}MB"


def of(data: Path, *, durable: bool = True) -> Cluster:
    """The cluster of the data folder, with the programs that fit it and the user who will run it."""
    folder = data / "postgres"
    programs = binaries.find(folder)
    user, programs = identity.choose(binaries=programs, data=data, cluster=folder)
    return Cluster(data, user, programs.folder, programs.major, durable)


def _first_number(path: Path) -> int:
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return 0


def _servers_in(folder: Path) -> list[int]:
    """The numbers of PostgreSQL's processes at work on this cluster: its folder is their working folder."""
    return [int(process.name) for process in Path("/proc").glob("[0-9]*") if _works_in(process, folder)]


def _works_in(process: Path, folder: Path) -> bool:
    try:
        if (process / "comm").read_text().strip() != "postgres":
            return False
        return (process / "cwd").readlink() == folder
    except PermissionError:  # root without the right to look into another user's process
        return process.name == str(_first_number(folder / "postmaster.pid"))
    except OSError:  # it has just ended
        return False


def _quit(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGQUIT)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
