"""The rows behind a figure, of the children whom the reader may see. Counts and list come from one statement.

Nothing is counted of anybody else: what the whole figure counts in a slice would tell of a child who is hidden.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.reporting.definitions import Definition
from footprint.reporting.figures import ReportingPeriod, row_of
from footprint.reporting.from_register import register

NAMES = ("local_id", "given_names", "family_name", "known_as")
ORDERS = {"child": ("family_name", "given_names"), "number": ("local_id",), "day": ("on_day",), "row": ("row_name",)}
THEN = ("family_name", "given_names", "on_day", "subject")


@dataclass(frozen=True)
class Wanted:
    """Which rows: those of some children; `hit` says above the line or not, `row` which row of the table."""

    figure: Definition
    asked: ReportingPeriod
    children: QuerySet[Child]
    hit: bool | None = None
    row: str = ""
    sort: str = "child"
    descending: bool = False


@dataclass(frozen=True)
class Row:
    """`subject` is what the row is about: a child, a period, a review (`is_review`) or an invitation."""

    subject: UUID
    is_review: bool
    child: Child
    on_day: date | None
    row: str
    hit: bool | None


@dataclass(frozen=True)
class Leaf:
    """One page of the rows of the children asked for: `total` of them after the filters. `choices` are the rows of the
    table that any of theirs is in."""

    rows: Sequence[Row]
    total: int
    choices: Sequence[str]


def leaf(wanted: Wanted, *, number: int = 1, size: int | None = None) -> Leaf:
    """The page with that number, or the last; all rows without a size. The name of a post's holder is its row."""
    statement, params = _statement(wanted, number, size)
    with register() as laid_out:
        laid_out.lay_out(wanted.asked)
        result = laid_out.cursors.execute(statement, params)
        columns = [column[0] for column in result.description]
        lines = [dict(zip(columns, line, strict=True)) for line in result.fetchall()]
    text = lines[0]
    choices = sorted(load for load in json.loads(text["choices"] or "[]") if load)
    return Leaf([_row(line) for line in lines if line["subject"]], text["total"], choices)


def _row(line: dict[str, Any]) -> Row:
    child = Child(pk=line["child_id"], **{name: line[name] for name in NAMES})
    return Row(line["subject"], line["is_review"], child, line["on_day"], line["row_name"], line["hit"])


def _statement(wanted: Wanted, number: int, size: int | None) -> tuple[str, dict[str, Any]]:
    children, params = _of_children(wanted.children)
    stored = ["true"]
    if wanted.hit is not None:
        stored.append("hit" if wanted.hit else "NOT hit")
    if wanted.row:
        stored.append("row_name = %(row)s")
        params["row"] = wanted.row
    keep, order = " AND ".join(stored), _order(wanted)
    names = ", ".join(f"child.{name}" for name in NAMES)
    is_review = "listed.subject IN (SELECT id FROM reviews_review)" if wanted.figure.of_reviews else "FALSE"
    sql = f"""WITH listed AS ({_listed(wanted)}),
        theirs AS (SELECT listed.*, {is_review} AS is_review, {names}
            FROM listed JOIN ({children}) child ON child.id = listed.child_id),
        said AS (SELECT (SELECT count(*) FROM theirs WHERE {keep}) AS total,
            (SELECT jsonb_agg(DISTINCT row_name)::text FROM theirs) AS choices)
        SELECT said.*, leaf.* FROM said LEFT JOIN LATERAL (
            SELECT * FROM theirs WHERE {keep} ORDER BY {order} {_limit(number, size)}) leaf ON true
        ORDER BY {order}"""
    return sql, params


def _listed(wanted: Wanted) -> str:
    """The figure's own list, with a row and a hit whatever its shape."""
    figure = wanted.figure
    sql = wanted.asked.fill(figure.sql).replace("%", "%%")
    hit = "hit" if figure.hits else "NULL::boolean"
    if figure.shape == "caseloads":
        return f"""SELECT subject, child_id, on_day, hit, person.name AS row_name
            FROM ({sql}) one JOIN accounts_person person ON person.id = one.row_name"""
    return f"SELECT subject, child_id, on_day, {hit} AS hit, {row_of(figure)} AS row_name FROM ({sql}) one"


def _of_children(children: QuerySet[Child]) -> tuple[str, dict[str, Any]]:
    wanted, values = children.order_by().values("id", *NAMES).query.get_compiler(connection=connection).as_sql()
    named = {f"child_{place}": value for place, value in enumerate(values)}
    return wanted % tuple(f"%({name})s" for name in named), named


def _limit(number: int, size: int | None) -> str:
    """A page past the end is the last one."""
    if size is None:
        return ""
    return f"LIMIT {size:d} OFFSET least({(number - 1) * size:d}, greatest(said.total - 1, 0) / {size:d} * {size:d})"


def _order(wanted: Wanted) -> str:
    way = "DESC" if wanted.descending else "ASC"
    own = [f"{name} {way} NULLS LAST" for name in ORDERS.get(wanted.sort, ORDERS["child"])]
    return ", ".join([*own, *THEN])
