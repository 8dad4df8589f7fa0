"""As whom PostgreSQL runs, since it refuses to run as root.

An ordinary user runs it as she is. Root runs it in a user namespace of its own, where root is called `nobody`: the
files stay root's and closed to everyone else. Where the kernel refuses namespaces, root runs it as the real `nobody`.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from footprint.database.address import DatabaseSetupError
from footprint.database.binaries import Binaries
from footprint.database.lifeline import end_with_parent

NOBODY = 65534
CLONE_NEWUSER = 0x10000000
COPIES = Path("/var/tmp")  # noqa: S108 (a copy is used only when root owns it and nobody else may write it)
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TZ")


@dataclass(frozen=True)
class Identity:
    """`become` runs in the new process before PostgreSQL does; `owner` is the user its files must belong to."""

    owner: int
    group: int
    become: Callable[[], None]

    def own(self, path: Path) -> None:
        if os.geteuid() != self.owner:
            os.chown(path, self.owner, self.group)

    def start(self, command: list[str | Path], **streams: object) -> "subprocess.Popen[bytes]":
        """Ends cleanly (SIGINT is PostgreSQL's fast shutdown) when the calling thread ends, even by kill -9."""
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        # A preexec_fn is safe here: the caller starts PostgreSQL before it starts any thread.
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]  # noqa: S603
            [os.fspath(word) for word in command],
            env=environment,
            cwd="/",
            preexec_fn=self._enter,
            **streams,
        )

    def _enter(self) -> None:
        os.umask(0o077)
        self.become()
        # After the change of user, which would clear it.
        end_with_parent(signal.SIGINT)


def choose(*, binaries: Binaries, data: Path, cluster: Path) -> tuple[Identity, Binaries]:
    """Who runs PostgreSQL on this machine, and the programs that this user can reach."""
    if os.geteuid() != 0:
        return Identity(os.geteuid(), os.getegid(), _stay), binaries
    owner = cluster.stat().st_uid if cluster.exists() else None
    if owner in (None, 0) and _namespaces_work():
        return Identity(0, 0, _enter_namespace), binaries
    if owner == 0:
        raise DatabaseSetupError(
            f"The database in {cluster} belongs to root, and this machine does not let root run PostgreSQL in a user "
            "namespace. Run as an ordinary user with a data folder of its own (FOOTPRINT_DATA), or use DATABASE_URL."
        )
    person = pwd.getpwuid(NOBODY if owner is None else owner)
    identity = Identity(person.pw_uid, person.pw_gid, _becoming(person.pw_uid, person.pw_gid))
    if data.stat().st_uid == 0 and _reaches(identity, data.parent):
        data.chmod(0o711)  # to reach the cluster in it, and to list or read nothing else
    if not _reaches(identity, data):
        raise DatabaseSetupError(
            f"PostgreSQL does not run as root and must run as {person.pw_name} here, who cannot reach {data}. Name a "
            "folder outside root's home in FOOTPRINT_DATA, such as /var/lib/footprint, or run as an ordinary user."
        )
    return identity, binaries if _runs(identity, binaries) else _copied(binaries)


def _stay() -> None:
    pass


def _enter_namespace() -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    for name, line in (("setgroups", "deny"), ("uid_map", f"{NOBODY} 0 1"), ("gid_map", f"{NOBODY} 0 1")):
        handle = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(handle, line.encode())
        os.close(handle)


def _becoming(user: int, group: int) -> Callable[[], None]:
    def become() -> None:
        os.setgroups([])
        os.setgid(group)
        os.setuid(user)

    return become


def _namespaces_work() -> bool:
    if sys.platform != "linux":
        return False
    try:
        return subprocess.run(["/bin/true"], preexec_fn=_enter_namespace, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _reaches(identity: Identity, folder: Path) -> bool:
    with identity.start(["test", "-x", folder]) as process:
        return process.wait() == 0


def _runs(identity: Identity, binaries: Binaries) -> bool:
    command: list[str | Path] = [binaries.folder / "initdb", "--version"]  # needs the shared libraries too
    try:
        with identity.start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            return process.wait() == 0
    except OSError:
        return False


def _copied(binaries: Binaries) -> Binaries:
    """The programs where every user can run them; the copy is root's, so nobody else can change what will run.

    The package's shared libraries lie beside it, and the programs look for them there.
    """
    install = binaries.folder.parent
    package = install.parent
    size = (binaries.folder / "postgres").stat().st_size
    copy = COPIES / f"footprint-postgresql-{binaries.major}-{size}"
    if not copy.exists():
        draft = Path(tempfile.mkdtemp(dir=COPIES, prefix=".footprint-"))
        shutil.copytree(install, draft / package.name / install.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", draft], check=True)  # noqa: S603, S607
        try:
            draft.rename(copy)
        except OSError:  # another process made the copy meanwhile
            shutil.rmtree(draft)
    state = copy.lstat()
    if copy.is_symlink() or state.st_uid != 0 or state.st_mode & 0o022:
        raise DatabaseSetupError(f"{copy} does not belong to root alone. Delete it and try again.")
    return Binaries(copy / package.name / install.name / "bin", binaries.major)
