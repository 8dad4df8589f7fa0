"""A copy of a file in which every cell is written as the return writes it, where the file itself is not."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from footprint.interchange import cells
from footprint.interchange.ssda903.files import FileKind
from footprint.interchange.ssda903.opening import Source, Tell, copy_of
from footprint.interchange.ssda903.problems import EVERY, Problem

# What a file holds that need not be rewritten, beside its delimiter; dots are looked at once it is loaded.
PLAIN = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/.\r\n "
WORDS = (b"NULL", b"N/A", b"NONE", b"NAN", b"N.A.", b"MALE", b"BOY", b"GIRL", b"UNKNOWN")
NUMBERS = frozenset({"CHILD", "URN"})
CODES = frozenset({"ACCOM", "HOME_POST", "PL_POST", "SW_ID"})
AS_IN_THE_RETURN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
DAY = "is not written as 31/12/2025; read as {}"


@dataclass
class Rewritten:
    """What a copy changed: by column and what is told of it, each line with its value, its child and how it is read."""

    path: Path
    changed: dict[tuple[str, str], list[tuple[int, str, str, str]]] = field(default_factory=dict)

    def note(self, column: str, message: str, line: int, value: str, child: str, read: str) -> None:
        self.changed.setdefault((column, message), []).append((line, value, child, read))

    def problems(self, *, at_most: int) -> Iterator[Problem]:
        """One a column and kind that counts the rest, unless every line is asked for."""
        for (column, message), lines in self.changed.items():
            named = lines if at_most == EVERY else lines[:1]
            for line, value, child, read in named:
                more = len(lines) - len(named)
                yield Problem(str(self.path), line, column, value, message.format(read), child, more)


def is_plain(source: Source) -> bool:
    """Whether every value stands in the file as it is read: capitals, no quotation marks, no spaces at its ends."""
    raw = source.load_path.read_bytes()
    body = raw[raw.find(b"\n") + 1 :]
    if source.head > 1 or body.translate(None, PLAIN + source.delimiter.encode()):
        return False
    return not any(word in body for word in WORDS) and _is_tidy(body, source.delimiter)


def _is_tidy(body: bytes, delimiter: str) -> bool:
    """Whether no value begins or ends with a space."""
    if b" " not in body:
        return True
    signs = np.frombuffer(body, np.uint8)
    spaces = np.flatnonzero(signs == ord(" "))
    beside = np.concatenate([signs[np.minimum(spaces + 1, signs.size - 1)], signs[np.maximum(spaces - 1, 0)]])
    return not np.isin(beside, np.frombuffer(f"{delimiter} \r\n".encode(), np.uint8)).any()


def rewrite(source: Source, *, scratch: Path, tell: Tell) -> Rewritten:
    """Writes the copy that `source` is loaded from, every row with as many values as there are columns.

    More values than columns is told. Raises Unreadable where the quotation marks of a row do not pair.
    """
    done, width = Rewritten(source.path), len(source.columns)
    readers = [_reader(source.kind, name) for name in source.columns]
    memories: list[dict[str, str]] = [{} for _ in source.columns]
    place = source.columns.index("CHILD") if "CHILD" in source.columns else None
    text = io.StringIO()
    writer = csv.writer(text, delimiter=source.delimiter, lineterminator="\n")
    writer.writerow(source.columns)
    for line, row in source.numbered_rows(strict=True):
        child = cells.number(row[place]) if place is not None and place < len(row) else ""
        if not cells.is_blank(row[width:]):
            message = f"the line has {len(row)} values but the header names {width} columns"
            tell(source.kind, Problem(str(source.path), line, "", "", message, child))
        written = []
        for name, reader, memory, value in zip(source.columns, readers, memories, row, strict=False):
            if value not in memory:
                memory[value] = reader(value).replace("\n", " ").replace("\r", " ")
            read = memory[value]
            if read != value:
                _note(done, source.kind, name, line, value, child, read)
            written.append(read)
        writer.writerow(written + [""] * (width - len(written)))
    source.load_path = copy_of(text.getvalue(), scratch)
    return done


def _reader(kind: FileKind, name: str) -> Callable[[str], str]:
    if name in kind.dates or name in ("DOB", "DATE_PERM"):
        return cells.day_as_in_the_return
    if name in NUMBERS:
        return cells.number
    return cells.code if name in kind.coded or name in CODES else cells.cleaned


def _note(done: Rewritten, kind: FileKind, name: str, line: int, value: str, child: str, read: str) -> None:
    plain = cells.trimmed(value)
    if not read and plain:
        done.note(name, cells.STANDS_FOR_NOTHING, line, plain, child, "")
    elif read != plain and (name in kind.dates or name == "DOB") and not AS_IN_THE_RETURN.fullmatch(plain):
        done.note(name, DAY, line, plain, child, read)
