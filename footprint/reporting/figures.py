"""Counts the figures: each from the rows its SQL lists, over the views, for one period."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import Any, Protocol

from footprint.reporting.definitions import Definition, definitions, views
from rulebook import calendar
from rulebook.calendar import ONE_DAY, OutsideCalendarError
from rulebook.caseloads import named_by, per_full_time
from rulebook.groupings import AGENCY_ROWS, DEFAULT_GROUPINGS, OTHER, Groupings, Rows
from rulebook.review_life import papers_by
from rulebook.standards import Standards

Ratio = dict[str, int | str | None]
Caseloads = list[dict[str, Any]]
Value = int | str | None | Ratio | dict[str, int] | dict[str, Ratio] | dict[str, list[int]] | Caseloads
MONTHS = "months"
REVIEWS = "reviews"  # the work of a post that holds reviews: cases are told for each full-time post of these alone
NO_DAYS = [(date.min, date.min)]  # keeps the types of the columns, and meets no row
CODE = ("code", "row_name")
Tally = dict[str, tuple[int, int]]
# Of the reporting year: Q1 is April to June.
QUARTERS = (("Q1", (4, 5, 6)), ("Q2", (7, 8, 9)), ("Q3", (10, 11, 12)), ("Q4", (1, 2, 3)))
QUARTER = f"CASE {' '.join(f'WHEN extract(month FROM on_day) IN {months} THEN {q!r}' for q, months in QUARTERS)} END"

# Completed years; a child born on 29 February is a year older on 1 March. Every engine gets the same text.
AGE_ON = (
    "CAST(extract(year FROM at_day) - extract(year FROM born) - CASE WHEN extract(month FROM at_day) * 100 "
    "+ extract(day FROM at_day) < extract(month FROM born) * 100 + extract(day FROM born) THEN 1 ELSE 0 END AS INTEGER)"
)
AGE_ON_FOR = {
    "duckdb": f"CREATE OR REPLACE MACRO age_on(born, at_day) AS {AGE_ON}",
    "postgresql": "CREATE OR REPLACE FUNCTION age_on(born date, at_day date) RETURNS integer LANGUAGE sql IMMUTABLE "
    f"RETURN {AGE_ON}",
}


class Connection(Protocol):
    """What the figures ask of an engine: DuckDB's connection is one, psycopg's is another."""

    def execute(self, query: str) -> Any: ...


@dataclass(frozen=True)
class ReportingPeriod:
    """The period asked for: both days are included. `as_at` is the day on which the records are looked at."""

    first_day: date
    last_day: date
    as_at: date

    @classmethod
    def year_ending(cls, last_day: date) -> "ReportingPeriod":
        """The year that ends on `last_day`, as at that day."""
        return cls(calendar.add_months(last_day, -12) + timedelta(days=1), last_day, last_day)

    def month_ends(self) -> list[date]:
        """The last days of the months that lie in the period."""
        days: list[date] = []
        day = self.first_day.replace(day=1)
        while True:
            day = (day + timedelta(days=31)).replace(day=1)
            if day - timedelta(days=1) > self.last_day:
                return days
            days.append(day - timedelta(days=1))

    def fill(self, sql: str) -> str:
        """The SQL with its days put in as literals."""
        for name, day in (
            ("first_day", self.first_day),
            ("last_day", self.last_day),
            ("as_at", self.as_at),
            ("twenty_eight_days_before", self.last_day - timedelta(days=28)),
        ):
            sql = sql.replace(f":{name}", f"DATE '{day}'")
        return sql


def prepare(
    connection: Connection, asked: ReportingPeriod, *, engine: str = "duckdb", groupings: Groupings = DEFAULT_GROUPINGS
) -> None:
    """Makes the groupings, the months and the common views for one period, over the records on this connection.

    `groupings` are the council's own; files of the return have none but ours.
    """
    connection.execute(AGE_ON_FOR[engine])
    # A period within a month has no month's end; a day before all others keeps the columns' types and meets no row.
    ends = asked.month_ends() or [date.min]
    placed = [(*pair.split("/"), row) for pair, row in groupings.placement_rows.of.items()]
    _relation(connection, "month_end", ("day", "row_name"), [(day, str(day)) for day in ends])
    _relation(connection, "legal_status_grouping", CODE, groupings.legal_status_rows.of.items())
    _relation(connection, "placement_grouping", ("place", "provider", "row_name"), placed)
    _relation(connection, "participation_grouping", CODE, groupings.participation_rows.of.items())
    _relation(connection, "ethnic_grouping", CODE, groupings.ethnic_groups.of.items())
    _relation(connection, "agency_grouping", ("role", "row_name"), AGENCY_ROWS.items())
    for name, sql in views().items():
        _make(connection, name, asked.fill(sql))


def prepare_last_days(connection: Connection, reporting_period: ReportingPeriod, standards: Standards) -> None:
    """The last days in the period: for a named IRO by the day a child came into care, for a care plan by the day on
    which a review first meets."""
    back = _counted_from(reporting_period.last_day, -ONE_DAY, lambda day: named_by(started=day, standards=standards).on)
    on = _counted_from(reporting_period.first_day, ONE_DAY, lambda day: papers_by(meets_on=day, standards=standards).on)
    needed = list(takewhile(lambda pair: pair[1] >= reporting_period.first_day, back))
    wanted = list(takewhile(lambda pair: pair[1] <= reporting_period.last_day, on))
    _relation(connection, "iro_needed", ("started_on", "needed_on"), needed or NO_DAYS)
    _relation(connection, "plan_wanted", ("met_on", "last_on"), wanted or NO_DAYS)


def _counted_from(day: date, step: timedelta, last_day: Callable[[date], date]) -> Iterator[tuple[date, date]]:
    """One day after another with its last day, as far as the calendar reaches."""
    with suppress(OutsideCalendarError):
        while True:
            yield day, last_day(day)
            day += step


def _make(connection: Connection, name: str, query: str) -> None:
    connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE TEMP TABLE {name} AS {query}")


def _relation(connection: Connection, name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    values = ", ".join("(" + ", ".join(_literal(value) for value in row) + ")" for row in rows)
    _make(connection, name, f"SELECT * FROM (VALUES {values}) AS given ({', '.join(columns)})")


def _literal(value: object) -> str:
    return f"DATE '{value}'" if isinstance(value, date) else "'" + str(value).replace("'", "''") + "'"


def count(
    connection: Connection,
    asked: ReportingPeriod,
    keys: Iterable[str],
    *,
    together: bool = False,
    groupings: Groupings = DEFAULT_GROUPINGS,
) -> dict[str, Value]:
    """The values of the figures asked for, in the shapes in which they are handed on.

    `together` tallies them in one statement, which saves the journeys to a server. `groupings` as for `prepare`.
    """
    figures = [definitions()[key] for key in keys]
    tallied = [figure for figure in figures if figure.shape != "caseloads"]
    tallies: dict[str, Tally] = {}
    for some in [tallied] if together and tallied else [[figure] for figure in tallied]:
        tallies |= _tallies(connection, asked, some)
    return {
        figure.key: _caseloads(connection, asked, figure)
        if figure.shape == "caseloads"
        else _value(asked, figure, tallies[figure.key], groupings)
        for figure in figures
    }


def row_of(figure: Definition) -> str:
    """In SQL over a figure's list, the row of its table to which a line belongs; one row where the shape has none."""
    return {"breakdown": "row_name", "pairs": "row_name", "quarters": QUARTER}.get(figure.shape, "''")


def _tallies(
    connection: Connection, reporting_period: ReportingPeriod, figures: Sequence[Definition]
) -> dict[str, Tally]:
    """Of each figure's list, by row: how many lines, and how many of them with `hit`."""
    result: dict[str, Tally] = {figure.key: {} for figure in figures}
    statement = " UNION ALL ".join(_tally(reporting_period, figure) for figure in figures)
    for key, row, of, n in connection.execute(statement).fetchall():
        result[key][row] = (int(n), of)
    return result


def _tally(reporting_period: ReportingPeriod, figure: Definition) -> str:
    hits = "sum(CASE WHEN hit THEN 1 ELSE 0 END)" if figure.shape in ("ratio", "quarters", "pairs") else "0"
    return (
        f"SELECT '{figure.key}' AS figure, {row_of(figure)} AS row_name, count(*) AS lines, {hits} AS hits "
        f"FROM ({reporting_period.fill(figure.sql)}) listed GROUP BY 2"
    )


def _value(reporting_period: ReportingPeriod, figure: Definition, tally: Tally, groupings: Groupings) -> Value:
    n, of = tally.get("", (0, 0))
    if figure.shape in ("count", "rate"):
        return of
    if figure.shape == "ratio":
        return ratio(n, of)
    if figure.shape == "quarters":
        return {row: ratio(*tally.get(row, (0, 0))) for row, _ in QUARTERS}
    if figure.shape == "pairs":
        return {row: [n, of - n] for row, (n, of) in ((row, tally.get(row, (0, 0))) for row in figure.rows)}
    return _in_order(_rows_of(figure, reporting_period, groupings), {row: of for row, (_, of) in tally.items()})


def _caseloads(connection: Connection, reporting_period: ReportingPeriod, figure: Definition) -> Caseloads:
    """A line for each post held on the last day, and one for those who hold cases and no post."""
    listed = f"({reporting_period.fill(figure.sql)}) listed"
    held = reporting_period.fill(
        "SELECT * FROM post WHERE from_on <= :last_day AND (to_on IS NULL OR to_on > :last_day)"
    )
    result = connection.execute(
        "SELECT p.title, p.work, p.fte, sum(CASE WHEN hit THEN 1 ELSE 0 END), sum(CASE WHEN NOT hit THEN 1 ELSE 0 END) "
        f"FROM ({held}) p FULL JOIN {listed} ON listed.row_name = p.person GROUP BY p.post_id, p.title, p.work, p.fte"
    ).fetchall()
    lines = sorted(result, key=lambda line: (line[0] is None, line[0] or "", -line[3], -line[4]))
    return [_caseload(title, work, fte, int(n), int(other)) for title, work, fte, n, other in lines]


def _caseload(
    title: str | None, work: str | None, fte: Decimal | None, children: int, protected: int
) -> dict[str, Any]:
    part = Decimal(fte).normalize() if fte else None
    per = per_full_time(children=children, fte=part) if part and work == REVIEWS else None
    return {
        "post": title or "No post",
        "work": work,
        "fte": None if part is None else str(part if part != part.to_integral() else part.quantize(Decimal("0.1"))),
        "looked_after": children,
        "child_protection": protected,
        "looked_after_per_fte": None if per is None else str(per),
    }


def _rows_of(figure: Definition, reporting_period: ReportingPeriod, groupings: Groupings) -> tuple[str, ...]:
    """The rows that are printed also at nought: the council's own where it names them, and what is left over last."""
    if figure.rows == (MONTHS,):
        return tuple(str(day) for day in reporting_period.month_ends())
    chosen: Rows | None = getattr(groupings, figure.key, None)
    if chosen is None:
        return figure.rows
    return (*(row for row in chosen.names if row != OTHER), *(row for row in figure.rows if row == OTHER))


def _in_order(rows: Sequence[str], counted: Mapping[str, int]) -> dict[str, int]:
    printed = {row: counted.get(row, 0) for row in rows}
    return printed | {row: counted[row] for row in sorted(counted) if row not in printed}


def rate(n: int, *, of: int) -> str:
    """Of every 10,000, rounded half up to one place."""
    return str((Decimal(10_000 * n) / of).quantize(Decimal("0.1"), ROUND_HALF_UP))


def ratio(n: int, of: int) -> Ratio:
    """Numerator, denominator, and the percentage rounded half up to two places; no percentage of nothing."""
    percent = str((Decimal(100 * n) / of).quantize(Decimal("0.01"), ROUND_HALF_UP)) if of else None
    return {"n": n, "of": of, "percent": percent}
