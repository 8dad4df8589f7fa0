"""The law of review dates over many lives at once gives what the one-by-one form gives, rule by rule."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import duckdb
import pytest

from footprint.interchange.ssda903.sql import statement
from rulebook import bulk, codes
from rulebook.review_dates import Care, Period, reckon_period
from rulebook.spans import Span
from tests.rulebook.chapters import day

ON, K = day("2016-06-30"), day("2013-04-01")
LIVES = 300
RELATIONS = {
    "period_end": "period_id INTEGER, child_id INTEGER, started_on DATE, ended_on DATE, start_known BOOLEAN",
    "placed": "period_id INTEGER, from_on DATE, to_on DATE",
    "status": "period_id INTEGER, legal_status VARCHAR, from_on DATE, to_on DATE",
    "review_rows": "row INTEGER, child_id INTEGER, review_on DATE, review_code VARCHAR, place BIGINT",
}


@dataclass(frozen=True)
class Life:
    care: Care
    held: tuple[date, ...]


def lives() -> list[Life]:
    """Made up by chance, always the same; dates come close together, so that limits are met and missed by a day."""
    chance = Random(12)
    return [_life(chance) for _ in range(LIVES)]


def _life(chance: Random) -> Life:
    start = day("2012-01-01") + timedelta(days=chance.randrange(1400))
    last = chance.choice([None, None, start + timedelta(days=chance.choice([5, 90, 400, 900]))])
    end = None if last is None or last > ON else last
    inside, many = Span(start, end), chance.randrange(5)
    held = {start + timedelta(days=chance.choice([1, 20, 28, 42, 92, 183, 184, 365, 400, 700])) for _ in range(many)}
    care = Care(inside, chance.random() > 0.15, _spans(chance, inside, 3, 0.5), _spans(chance, inside, 1, 0.3))
    remands = tuple(replace(each, end=min(filter(None, (each.end, end)), default=None)) for each in care.remands)
    return Life(replace(care, remands=remands), tuple(sorted(each for each in held if _belongs(each, inside))))


def _belongs(held: date, care: Span) -> bool:
    return held <= (care.end or ON)


def _spans(chance: Random, care: Span, most: int, often: float) -> tuple[Span, ...]:
    if chance.random() > often:
        return ()
    until = care.end or ON
    starts = [care.start + timedelta(days=chance.choice([0, 20, 60, 150, 200, 380])) for _ in range(most)]
    lengths = [chance.choice([None, 20, 40, 180]) for _ in starts]
    spans = [Span(one, one + timedelta(days=many) if many else None) for one, many in zip(starts, lengths, strict=True)]
    return tuple(one for one in spans if one.start < until)


def one_by_one(life: Life) -> Period:
    return reckon_period(life.care, life.held, on=ON, known_from=K)


@cache
def at_once() -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The clocks of the periods and the reviews, from the statements."""
    connection = duckdb.connect()
    for name, columns in RELATIONS.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    row = 0
    for number, life in enumerate(lives()):
        care = life.care
        _put(connection, "period_end", number, number, care.span.start, care.span.end, care.start_known)
        for one in care.placed:  # as the files' rows, cut to the period
            ends = [each for each in (one.end, care.span.end) if each]
            _put(connection, "placed", number, max(one.start, care.span.start), min(ends) if ends else None)
        for one in care.remands:
            _put(connection, "status", number, min(codes.REMAND), one.start, one.end)
        for held in life.held:
            _put(connection, "review_rows", row := row + 1, number, held, "PN1", row)
    limits = bulk.limits_by_day(day("2012-01-01"), ON)
    connection.register("limits_in_bulk", {name: days.astype("datetime64[s]") for name, days in limits.items()})
    dated = ", ".join(f"CAST({name} AS DATE) AS {name}" for name in limits)
    connection.execute(f"CREATE TABLE limits AS SELECT {dated} FROM limits_in_bulk")
    days = bulk.days_of(known_from=K, since=day("1900-01-01"), on=ON)
    for name in ("period", "adoption", "review_in_period", "to_reckon_with_next", "reckoned"):
        connection.execute(statement(name, as_at=ON, remand=codes.REMAND, **days))
    clocks = "SELECT history_known, first_due_on FROM period ORDER BY period_id"
    reviews = (
        "SELECT period_id, held_on, due_on, special_due_on, next_due_on, plain_rule, plain_from, special_rule, "
        "special_from FROM reckoned ORDER BY period_id, held_on NULLS LAST"
    )
    return connection.execute(clocks).fetchall(), connection.execute(reviews).fetchall()


def _put(connection: duckdb.DuckDBPyConnection, name: str, *values: Any) -> None:
    connection.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(values))})", values)


def test_every_review_of_every_life_is_the_same_in_both_forms() -> None:
    assert at_once()[1] == [
        (number, one.held_on, one.due_on, one.special_due_on, one.next_due_on, *_named(one.why))
        for number, life in enumerate(lives())
        for one in one_by_one(life).reviews
    ]


def _named(why: dict[str, dict[str, str]]) -> list[Any]:
    pairs = [why.get(key) for key in ("plain", "special")]
    return [part for pair in pairs for part in ((pair["rule"], day(pair["from"])) if pair else (None, None))]


def test_so_is_what_is_known_of_every_period() -> None:
    periods = [one_by_one(life) for life in lives()]
    assert at_once()[0] == [(one.history_known, one.first_due_on) for one in periods]


@pytest.mark.parametrize(
    "rule",
    ["first", "second", "later", "backstop", "after_unknown", "placed_first", "placed_second", "placed_later",
     "overdue_when_placed", "remand_plain"],
)  # fmt: skip
def test_the_lives_meet_each_rule_often_enough_to_tell(rule: str) -> None:
    counts = Counter(name for review in at_once()[1] for name in (review[5], review[7]))
    assert counts[rule] >= 5
