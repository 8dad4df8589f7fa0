"""The file of a backup: a zip with the dump of the database and a manifest that says what it must hold."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

FORM = "footprint backup 1"
MANIFEST, DUMP = "manifest.json", "database.dump"
PIECE = 1 << 20


class BackupRefusedError(Exception):
    """A sentence: why a backup can't be made or restored, and what to do."""


@dataclass(frozen=True)
class Manifest:
    """`rows` counts every table; `migrations` are those that made them; `sha256` and `size` are the dump's."""

    made_at: str
    footprint: str
    postgresql: int
    migrations: list[str]
    rows: dict[str, int]
    sha256: str
    size: int
    form: str = FORM


@contextmanager
def read(path: Path) -> Iterator[tuple[Manifest, IO[bytes]]]:
    """The manifest of a backup and its dump, checked whole: `BackupRefusedError` for a file that was cut or changed."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive.read(MANIFEST))
            with archive.open(DUMP) as dump:
                if _digest(dump) != (manifest.sha256, manifest.size):
                    raise ValueError("the dump is not the one that the manifest describes")
            with archive.open(DUMP) as dump:
                yield manifest, dump
    except FileNotFoundError:
        raise BackupRefusedError(f"There is no file {path}. Check its name.") from None
    except OSError as fault:
        raise BackupRefusedError(f"{path} cannot be read ({fault.strerror}).") from fault
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError, NotImplementedError) as fault:
        raise BackupRefusedError(
            f"{path} is no whole backup: it was cut short or changed. Use another one. Nothing was restored."
        ) from fault


def _manifest(text: bytes) -> Manifest:
    sentence = json.loads(text)
    if sentence.get("form") != FORM:
        raise ValueError("not a backup of this form")
    return Manifest(**sentence)


def _digest(dump: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := dump.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def write(path: Path, dump: IO[bytes], describe: Callable[[str, int], Manifest]) -> None:
    """`describe` is given the dump's SHA-256 and size once all of it has been written."""
    digest, size = hashlib.sha256(), 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        with archive.open(DUMP, "w", force_zip64=True) as stored:
            while piece := dump.read(PIECE):
                digest.update(piece)
                size += stored.write(piece)
        text = json.dumps(asdict(describe(digest.hexdigest(), size)), indent=1)
        archive.writestr(MANIFEST, text)
