"""How the tests open an address, and who may: the project's own copy of the permission table."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
STAFF = ("iro", "liro", "bs", "cpc", "lado", "sw", "tm", "hos", "cpb", "aud", "ins", "igo", "adm")

# How many statements a page may make, whatever the number of its rows. Pages with figures lay out the records of three
# periods first.
CEILINGS = {"list": 12, "page": 20, "figures": 32}


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its full name (page:part), its route from the root, and its view."""

    name: str
    route: str
    view: Any
    converters: dict[str, Any]


@dataclass(frozen=True)
class Opening:
    """How the tests open an address: the arguments to try, and by the kind of its page how many statements it may make.

    `get` and `post` are the rows of the permission table (permissions.csv) that rule who may look and who may send;
    an address with neither is public. `page` is off for an address that answers with something else than a page.
    `role` is who opens it in the tests, where the first role that may look would not find the record.
    `queries` is a ceiling of its own above that of its kind, up to which more rows may bring more statements; its
    reason stands beside it.
    """

    arguments: tuple[dict[str, Any], ...] = field(default=({},))
    kind: Literal["page", "list", "figures"] = "page"
    queries: int = 0
    page: bool = True
    get: str = ""
    post: str = ""
    role: str = ""

    def public(self) -> bool:
        return not (self.get or self.post)

    def ceiling(self) -> int:
        """How many statements its page may make: a public one none, so that it stands without a database."""
        return 0 if self.public() else max(self.queries, CEILINGS[self.kind])

    def reader(self) -> str:
        """The role that looks at it in the tests; "" when anyone may."""
        return self.role or next((role for role in STAFF if table()[self.get][role] != "-"), "") if self.get else ""


@cache
def table() -> dict[str, dict[str, str]]:
    """The project's own copy of the permission table, by the words of each action."""
    with (HERE / "permissions.csv").open(newline="") as file:
        return {row["action"]: row for row in csv.DictReader(file)}
