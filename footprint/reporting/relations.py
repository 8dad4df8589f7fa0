"""The relations that figures are counted over: one SQL file a relation in `register/`, or in an app's own folder.

Its head says its `columns`; which others it `reads`; what it `gives`, as figures need it, with what is `not recorded`
where it is empty; and `known with: reviews` where nothing is known of it before reviews are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from footprint import sql_files
from footprint.sql_files import HOUSE, SqlFile

REVIEWS = "reviews"


@dataclass(frozen=True)
class Relation:
    """One relation of the register. `gives` is empty where no figure asks whether there is any row."""

    name: str
    columns: str
    reads: tuple[str, ...]
    gives: str
    not_recorded: str
    known_with_reviews: bool
    sql: str


@cache
def relations() -> dict[str, Relation]:
    """Every relation by name, each after those that it reads."""
    return in_order(relations_in(HOUSE))


def relations_in(house: Path) -> list[Relation]:
    return [_relation(file) for file in sql_files.sql_files(sql_files.RELATIONS, wanted=("columns",), house=house)]


def in_order(found: Iterable[Relation]) -> dict[str, Relation]:
    named = {relation.name: relation for relation in found}
    order = TopologicalSorter({name: relation.reads for name, relation in named.items()}).static_order()
    return {name: named[name] for name in order}


def _relation(file: SqlFile) -> Relation:
    head = file.head
    if ("gives" in head) != ("not recorded" in head):
        raise file.error("“gives” and “not recorded” stand together in its head, or neither does")
    known = "known with" in head and file.word("known with", (REVIEWS,)) == REVIEWS
    reads = tuple(filter(None, head.get("reads", "").split(", ")))
    return Relation(
        file.key, head["columns"], reads, head.get("gives", ""), head.get("not recorded", ""), known, file.sql
    )
