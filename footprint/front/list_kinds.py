"""What lists are of: the rows that a list picks from, and the words and columns by which they are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.reviews import to_hold
from footprint.reviews.decisions import to_do
from footprint.reviews.early import listed as early
from footprint.reviews.lateness import listed as late
from footprint.reviews.midways import to_do as midways


class Rows(Protocol):
    """A module that gives rows as SQL, and reads a statement over them. Every kind has the columns that name the child
    and whose it is, and `governing_on`, the day that filters and orders turn on."""

    def listed(self, *, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]: ...
    def rows(self, statement: str, params: Mapping[str, Any], /) -> Iterator[Any]: ...


# What a list is ordered by, by the key of its column in the address.
ORDERS = {
    "child": ("family_name", "given_names"),
    "number": ("local_id",),
    "due": ("governing_on",),
    "iro": ("iro_name",),
    "social-worker": ("worker_name",),
    "team": ("team_name",),
}


@dataclass(frozen=True)
class Kind:
    """`page`, `first` and `excel` name columns of `list_shown`: on the page of a list, on the first page, in Excel."""

    rows: Rows
    one: str
    many: str
    orders: Mapping[str, tuple[str, ...]]
    page: tuple[str, ...]
    first: tuple[str, ...]
    excel: tuple[str, ...]

    def in_words(self, count: int) -> str:
        return f"1 {self.one}" if count == 1 else f"{count:,} {self.many}"

    @property
    def none_fits(self) -> str:
        return f"No {self.one} fits these filters. Take one off."


KINDS: Mapping[str, Kind] = {
    "review": Kind(
        to_hold, "review", "reviews", ORDERS | {"meeting": ("booked_on", "booked_at")},
        page=("child", "number", "due", "meeting", "iro", "worker"),
        first=("child", "due", "meeting", "worker"),
        excel=("child", "number", "due", "target", "state", "in-time", "meeting", "time", "place", "iro", "worker",
               "team"),
    ),
    "late": Kind(
        late, "review", "reviews", ORDERS | {"held": ("held_on",), "why": ("cause",)},
        page=("child", "number", "due", "held", "cause", "iro", "worker"),
        first=("child", "due", "held", "cause"),
        excel=("child", "number", "due", "state", "held", "cause", "iro", "worker", "team"),
    ),
    "change": Kind(
        early, "change", "changes", ORDERS | {"change": ("code",), "known": ("known_on",)},
        page=("child", "number", "change", "known", "due", "iro", "worker"),
        first=("child", "change", "known", "due"),
        excel=("child", "number", "change", "known", "note", "noted-by", "due", "state", "iro", "worker", "team"),
    ),
    "decision": Kind(
        to_do, "decision", "decisions", ORDERS | {"decision": ("text",), "owner": ("owner",), "told": ("told_on",)},
        page=("child", "decision", "owner", "by", "told", "iro", "worker"),
        first=("child", "decision", "owner", "by", "told"),
        excel=("child", "number", "decision", "owner", "role", "by", "state", "carried", "told", "told-on", "iro",
               "worker", "team"),
    ),
    "midway": Kind(
        midways, "midway", "midways", ORDERS | {"after": ("after_on",), "next": ("next_due_on",)},
        page=("child", "number", "midway", "after", "next", "iro", "worker"),
        first=("child", "midway", "after", "next"),
        excel=("child", "number", "midway", "state", "after", "next", "iro", "worker", "team"),
    ),
}  # fmt: skip
