"""SQL files that say in their head what they are: lines `-- name: words` above the statement.

An app keeps its own in its folder, `footprint/<app>/figures/<key>.sql` and `footprint/<app>/register/<relation>.sql`;
who reads them needs no list of apps. Lines of a head under another name are comments.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).parent
FIGURES, RELATIONS = "figures", "register"
HEAD = re.compile(r"-- ([a-z][a-z ]*): (.+)")


class HeadError(Exception):
    """A head that cannot be used: the file, and what is wrong with it."""


@dataclass(frozen=True)
class SqlFile:
    """One file, its head by name and its statement without any line of comment."""

    path: Path
    head: Mapping[str, str]
    sql: str

    @property
    def key(self) -> str:
        return self.path.stem

    def word(self, name: str, among: Collection[str]) -> str:
        """What the head says under a name; HeadError where it is none of those that may stand there."""
        word = self.head[name]
        if word not in among:
            raise self.error(f"“{name}” says “{word}”, which is none of: {', '.join(among)}")
        return word

    def number(self, name: str) -> int:
        if not self.head[name].isdecimal():
            raise self.error(f"“{name}” says “{self.head[name]}”, which is no whole number")
        return int(self.head[name])

    def error(self, what: str) -> HeadError:
        return HeadError(f"{self.path}: {what}.")


def sql_files(kind: str, *, wanted: Collection[str], house: Path = HOUSE) -> list[SqlFile]:
    """The files of every app's folder of that name, by key. HeadError where a head lacks one of the names wanted, or
    two files have one key."""
    files: dict[str, SqlFile] = {}
    for path in sorted(house.glob(f"*/{kind}/*.sql"), key=lambda path: path.stem):
        file = read(path)
        if lacking := [name for name in wanted if name not in file.head]:
            raise file.error(f"its head lacks {', '.join(lacking)}")
        if file.key in files:
            raise file.error(f"{files[file.key].path} has the same name")
        files[file.key] = file
    return list(files.values())


def read(path: Path) -> SqlFile:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = {match[1]: match[2] for line in lines if (match := HEAD.fullmatch(line))}
    return SqlFile(path, head, "\n".join(line for line in lines if not line.startswith("-- ")))


def fingerprint(sql: str) -> str:
    """The hash of a statement, whatever its comments and its layout."""
    lines = [line for line in sql.splitlines() if not line.startswith("--")]
    return sha256(" ".join(" ".join(lines).split()).encode()).hexdigest()
