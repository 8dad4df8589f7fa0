"""What somebody gives in the browser, as folders of CSV files: loose files, or a zip with a folder for each year."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from footprint.page.refusals import NotAllowed

MOST_BYTES = 60 * 1024 * 1024
MOST_FILES = 200
LONGEST_NAME = 60
ENCRYPTED = 1
ASIDE = ("__MACOSX",)


class UnusableFilesError(NotAllowed):
    """A sentence: why what was given can't be kept, and what to do."""


@dataclass(frozen=True)
class Kept:
    """One file; `place` is the order in which its folder is read."""

    place: int
    folder: str
    name: str
    content: bytes


Given = Sequence["UploadedFile[bytes]"]


def unpacked(*, files: Given, earlier: Given = ()) -> list[Kept]:
    """The CSV files, an earlier year's first; of a zip each folder by itself, in the order of their names.

    Raises UnusableFilesError.
    """
    result: dict[tuple[str, str], bytes] = {}
    for group, item in (("earlier files", earlier), ("files", files)):
        inside = [pair for file in item for pair in _of(file, group)]
        for (folder, name), content in sorted(inside, key=lambda pair: pair[0][0]):
            _add(result, folder, name, content)
    if not result:
        raise UnusableFilesError("There is no CSV file in what was given. Choose the CSV files of the return.")
    folders = list(dict.fromkeys(folder for folder, _ in result))
    return [Kept(folders.index(folder), folder, name, content) for (folder, name), content in result.items()]


def _add(result: dict[tuple[str, str], bytes], folder: str, name: str, content: bytes) -> None:
    """Of two files with one name the second gets another. Raises UnusableFilesError when it is too much."""
    number, called = 2, name
    while (folder, called) in result:
        number, called = number + 1, f"{number} {name}"
    result[folder, called] = content
    if len(result) > MOST_FILES:
        raise UnusableFilesError(f"There are more than {MOST_FILES} files. Give the files of one return at a time.")
    if sum(map(len, result.values())) > MOST_BYTES:
        raise _too_large()


def _too_large() -> UnusableFilesError:
    return UnusableFilesError(
        f"The files are larger than {MOST_BYTES // 2**20} MB together, unpacked. Give one year at a time, or have "
        "them taken in with ./run import_ssda903."
    )


def _of(file: "UploadedFile[bytes]", group: str) -> Iterator[tuple[tuple[str, str], bytes]]:
    name = PurePosixPath((file.name or "file").replace("\\", "/")).name
    if (file.size or 0) > MOST_BYTES:
        raise _too_large()
    content = file.read()
    if name.lower().endswith(".zip"):
        yield from _of_zip(content, group, name)
    elif name.lower().endswith(".xml"):
        raise UnusableFilesError(
            f"“{_shown(name)}” is the return as XML, which is not read. Save the return as CSV files and give those."
        )
    elif not name.lower().endswith(".csv"):
        raise UnusableFilesError(f"“{_shown(name)}” is not a CSV file. Save it as CSV, or leave it out.")
    else:
        yield (group, _shown(name)), content


def _of_zip(content: bytes, group: str, name: str) -> Iterator[tuple[tuple[str, str], bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            _check(entries, name)
            for entry in entries:
                path = PurePosixPath(entry.filename)
                if path.suffix.lower() == ".csv" and path.parts[0] not in ASIDE and not path.name.startswith("."):
                    folder = _shown(path.parent.name) if path.parent.name else group
                    yield (folder, _shown(path.name)), packed.read(entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UnusableFilesError(
            f"The zip file “{_shown(name)}” can’t be opened. Pack it anew and try again."
        ) from None


def _check(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    """What is unpacked stays small, and stays inside. Python stops at the size that the archive states."""
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnusableFilesError(f"The zip file “{_shown(name)}” has a password. Pack the files without one.")
    if any(not _plain(entry.filename) for entry in entries):
        raise UnusableFilesError(
            f"The zip file “{_shown(name)}” holds a file whose path leads out of it. Pack the CSV files anew."
        )
    if len(entries) > MOST_FILES:
        raise UnusableFilesError(f"There are more than {MOST_FILES} files. Give the files of one return at a time.")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _too_large()


def _plain(path: str) -> bool:
    return not path.startswith("/") and not {"\\", ":"} & set(path) and ".." not in PurePosixPath(path).parts


def _shown(name: str) -> str:
    """A name of letters and figures, short, that a folder can hold."""
    stored = "".join(sign for sign in name if sign.isprintable() and sign not in "/\\:").lstrip(".") or "file"
    return stored if len(stored) <= LONGEST_NAME else stored[-LONGEST_NAME:]
