"""How the tests open an address, and who may: the project's own copy of the permission table."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STAFF = ("iro", "liro", "bs", "cpc", "lado", "sw", "tm", "hos", "cpb", "aud", "ins", "igo", "adm")


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its full name (page:part), its route from the root, and its view."""

    name: str
    route: str
    view: Any
    converters: dict[str, Any]


@dataclass(frozen=True)
class Opening:
    """How the tests open an address: the arguments to try, and how many queries its page may make.

    `get` and `post` are the rows of the permission table (permissions.csv) that rule who may look and who may send;
    an address with neither is public. `page` is off for an address that answers with something else than a page.
    `role` is who opens it in the tests, where the first role that may look would not find the record.
    """

    arguments: tuple[dict[str, Any], ...] = field(default=({},))
    queries: int = 0
    page: bool = True
    get: str = ""
    post: str = ""
    role: str = ""

    def public(self) -> bool:
        return not (self.get or self.post)

    def reader(self) -> str:
        """The role that looks at it in the tests; "" when anyone may."""
        return self.role or next((role for role in STAFF if table()[self.get][role] != "-"), "") if self.get else ""


@cache
def table() -> dict[str, dict[str, str]]:
    """The project's own copy of the permission table, by the words of each action."""
    with (HERE / "permissions.csv").open(newline="") as file:
        return {row["action"]: row for row in csv.DictReader(file)}
