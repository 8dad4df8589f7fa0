"""What a page of lists shows, read in one statement for each kind of row: the rows are put together once, and picked
from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from footprint.children.worklist import Kind
from footprint.front.worklists import EVERY, FIRST_ROWS, ListReader, Worklist
from footprint.reviews.worklist_rows import with_names

THEN = ("governing_on", "family_name", "given_names", "id")
Choices = list[tuple[str | None, str | None]]


@dataclass
class Few:
    """How many rows a list has, and the first of them."""

    count: int = 0
    rows: list[Any] = field(default_factory=list)


def first_rows(lists: Sequence[Worklist], *, list_reader: ListReader) -> dict[str, Few]:
    """Each list's count and first rows; of the list of all only the count."""
    result: dict[str, Few] = {}
    for kind in dict.fromkeys(worklist.kind for worklist in lists):
        result |= _first_of(kind, [worklist for worklist in lists if worklist.kind is kind], list_reader)
    return result


def _first_of(kind: Kind[Any], lists: Sequence[Worklist], list_reader: ListReader) -> dict[str, Few]:
    rows, params = kind.rows.listed(children=list_reader.children, on=list_reader.on)
    counts = ", ".join(
        f"count(*) FILTER (WHERE {worklist.holds}) AS in_list_{place}" for place, worklist in enumerate(lists)
    )
    parts = " UNION ALL ".join(
        _first(place, worklist) for place, worklist in enumerate(lists) if worklist.holds != EVERY
    )
    statement = f"""WITH listed AS MATERIALIZED ({rows}), counted AS (SELECT {counts} FROM listed)
        SELECT counted.*, first.* FROM counted LEFT JOIN ({with_names(parts)}) first ON true
        ORDER BY first.of, first.place"""
    result = list(kind.rows.rows(statement, {**params, **list_reader.days()}))
    return {
        worklist.slug: Few(getattr(result[0], f"in_list_{place}"), [row for row in result if row.of == place])
        for place, worklist in enumerate(lists)
    }


def _first(place: int, worklist: Worklist) -> str:
    order = _order(worklist, worklist.order)
    rows = f"SELECT * FROM listed WHERE {worklist.holds} ORDER BY {order} LIMIT {FIRST_ROWS}"
    return f"SELECT {place} AS of, row_number() OVER (ORDER BY {order}) AS place, held.* FROM ({rows}) held"


@dataclass(frozen=True)
class Filtered:
    """A list with what its address asks of it: conditions as `Worklist.holds`, their values, and an order."""

    list: Worklist
    asked: ListReader
    kept: Sequence[str] = ()
    values: dict[str, Any] = field(default_factory=dict)
    sort: str = "due"
    descending: bool = False


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its rows, how many there are in all, and who may be chosen in its filters."""

    rows: list[Any]
    total: int
    iros: Choices
    teams: Choices


def leaf(wanted: Filtered, *, number: int = 1, size: int | None = None) -> Leaf:
    """The page with that number, or the last, of the rows that are kept, in order; all of them without a size."""
    list_reader, source = wanted.asked, wanted.list.kind.rows
    rows, params = source.listed(children=list_reader.children, on=list_reader.on)
    stored = " AND ".join(["true", *wanted.kept])
    order = _order(wanted.list, wanted.sort, wanted.descending)
    # OFFSET 0: PostgreSQL plans the rows and their names apart, which takes it half as long as all the joins together.
    held = with_names(f"SELECT * FROM ({rows}) every WHERE {wanted.list.holds} OFFSET 0")
    statement = f"""WITH listed AS MATERIALIZED ({held}),
        said AS (SELECT (SELECT count(*) FROM listed WHERE {stored}) AS total,
            (SELECT jsonb_agg(DISTINCT jsonb_build_array(iro, iro_name)) FROM listed) AS iros,
            (SELECT jsonb_agg(DISTINCT jsonb_build_array(team, team_name)) FROM listed) AS teams)
        SELECT said.*, leaf.* FROM said LEFT JOIN LATERAL (
            SELECT * FROM listed WHERE {stored} ORDER BY {order} {_limit(number, size)}) leaf ON true
        ORDER BY {order}"""
    result = list(source.rows(statement, {**params, **list_reader.days(), **wanted.values}))
    text = result[0]
    return Leaf([row for row in result if row.pk], text.total, _choices(text.iros), _choices(text.teams))


def _limit(number: int, size: int | None) -> str:
    """A page past the end is the last one."""
    if size is None:
        return ""
    return f"LIMIT {size:d} OFFSET least({(number - 1) * size:d}, greatest(said.total - 1, 0) / {size:d} * {size:d})"


def _choices(result: str | None) -> Choices:
    """By name; nobody first."""
    return sorted(((pk, name) for pk, name in json.loads(result or "[]")), key=lambda item: (item[1] or "").casefold())


def _order(worklist: Worklist, key: str, descending: bool = False) -> str:
    """What is missing comes last either way, and of two alike the same always comes first."""
    way, orders = "DESC" if descending else "ASC", worklist.kind.orders
    own = [f"{name} {way} NULLS LAST" for name in orders.get(key, orders["due"])]
    return ", ".join([*own, *THEN])
