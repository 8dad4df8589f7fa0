"""The figures counted from the register: the same SQL as for files, over temporary tables of its own connection."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction

from footprint.council.published import POPULATION as KIND_OF_POPULATION
from footprint.council.queries import groupings_of, published_numbers, standards_of
from footprint.council.queries import values as settings_on
from footprint.reporting import figures
from footprint.reporting.definitions import (
    ALLOCATIONS,
    EPISODES,
    NOT_IN_FILES,
    POPULATION,
    Definition,
    countable,
    definitions,
    in_print,
)
from footprint.reporting.figures import ReportingPeriod, Value
from footprint.reporting.relations import REVIEWS, Relation, relations
from footprint.reviews.actions import suppose_known_from
from footprint.reviews.queries import known_from as kept_known_from
from rulebook import calendar
from rulebook.groupings import DEFAULT_GROUPINGS
from rulebook.review_dates import backstop_of
from rulebook.standards import DEFAULT_STANDARDS
from rulebook.visits import IN_BULK

NO_POPULATION = "the settings hold no population aged 0 to 17 for that year"
RATE = "rate_per_10000"


class Cursors:
    """Django's connection as the figures ask for one.

    What makes a table waits for the next question, so that a period takes a few journeys to the database and not a
    hundred.
    """

    def __init__(self) -> None:
        self.waiting: list[str] = []

    def execute(self, query: str, params: Mapping[str, Any] | None = None) -> Any:
        # A function of our own is made for this session alone: the site's role may add none to the database.
        query = query.replace("age_on(", "pg_temp.age_on(")
        if query.startswith(("CREATE ", "DROP ")):
            self.waiting.append(query)
            return None
        cursor = connection.cursor()
        if self.waiting:
            cursor.execute(";\n".join(self.waiting))
            self.waiting.clear()
        cursor.execute(query, params)
        return cursor


class Register:
    """The register's records as relations, laid out for one period at a time. `known` is when reviews begin,
    `populations` are those aged 0 to 17, by the last day of their reporting year."""

    def __init__(self, known: date | None, populations: Mapping[date, int]) -> None:
        self.cursors, self.known, self.populations = Cursors(), known, populations
        self.groupings, self.standards = DEFAULT_GROUPINGS, DEFAULT_STANDARDS

    def lay_out(self, reporting_period: ReportingPeriod) -> None:
        for name, relation in relations().items():
            self.cursors.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
            self.cursors.execute(
                f"CREATE TEMP TABLE {name} AS {_statement(relation, reporting_period.as_at, self.known)}"
            )
        chosen = settings_on(on=reporting_period.as_at)
        self.groupings, self.standards = groupings_of(chosen), standards_of(chosen)
        figures.prepare(self.cursors, reporting_period, engine="postgresql", groupings=self.groupings)
        figures.prepare_last_days(self.cursors, reporting_period, self.standards)

    def counted(self, asked: ReportingPeriod, *, keys: Collection[str] = ()) -> dict[str, Value]:
        """Those of the figures wanted, or of all, that can be counted of the period laid out, in the order of print."""
        population = self.populations.get(calendar.reporting_year_ending(asked.last_day))
        known = self._things() | ({POPULATION} if population else set())
        wanted = [key for key in countable(known) if not keys or key in keys]
        result = figures.count(self.cursors, asked, wanted, together=True, groupings=self.groupings)
        counted: dict[str, Value] = {RATE: None, **result}
        children = counted[RATE]
        if population and isinstance(children, int):
            counted[RATE] = figures.rate(children, of=population)
        return {key: counted[key] for key in in_print() if key in counted}

    def rule_of(self, key: str) -> str:
        """How a figure of the period laid out is counted."""
        return definitions()[key].rule_by(self.standards, self.groupings)

    def overdue(self) -> int:
        """How many reviews are overdue on the last day of the period laid out."""
        return int(self.cursors.execute("SELECT count(*) FROM review_overdue").fetchall()[0][0])

    def _things(self) -> set[str]:
        """What is known, as figures need it."""
        things = {EPISODES, ALLOCATIONS}
        if self.known is None:
            return things
        giving = [relation for relation in relations().values() if relation.gives]
        held = ", ".join(f"EXISTS (SELECT 1 FROM {relation.name})" for relation in giving)
        result = self.cursors.execute(f"SELECT {held}").fetchall()[0]
        return things | {REVIEWS, *(relation.gives for relation, some in zip(giving, result, strict=True) if some)}


def _populations() -> dict[date, int]:
    result = published_numbers().items()
    return {year: int(number.value) for (kind, year), number in result if kind == KIND_OF_POPULATION and number.value}


@contextmanager
def register(*, known_from: date | None = None, on: date | None = None) -> Iterator[Register]:
    """Nothing of it stays in the database.

    With another `known_from` than the one kept, every due date is worked out anew for this once, on the day `on`.
    """
    with transaction.atomic():
        day = kept_known_from()
        known = known_from or day
        if known is not None and known != day and on is not None:
            suppose_known_from(day=known, on=on)
        yield Register(known, _populations())
        transaction.set_rollback(True)


def figures_of_register(
    *, reporting_period: ReportingPeriod, known_from: date | None = None
) -> tuple[dict[str, Value], date | None]:
    """The values that can be counted, and the day from which reviews are known. Without any, the figures about reviews
    are missing."""
    with register(known_from=known_from, on=reporting_period.as_at) as laid_out:
        laid_out.lay_out(reporting_period)
        return laid_out.counted(reporting_period), laid_out.known


def rule_of(figure: Definition, *, on: date) -> str:
    """How a figure is counted, with the council's limits and codes as they stand on a day."""
    chosen = settings_on(on=on)
    return figure.rule_by(standards_of(chosen), groupings_of(chosen))


def why_missing(key: str) -> str:
    """What the register does not hold, for a figure that it cannot count."""
    figure = definitions().get(key)
    if figure is None:
        return f"the register does not hold {in_print()[key].removeprefix(NOT_IN_FILES)} yet"
    if figure.needs == POPULATION:
        return NO_POPULATION
    return next(relation.not_recorded for relation in relations().values() if relation.gives == figure.needs)


def _statement(relation: Relation, as_at: date, known: date | None) -> str:
    """The SQL of one relation with its days, and the law's limits, put in as literals."""
    backstop = f"DATE '{backstop_of(known)}'" if known else "CAST(NULL AS date)"
    values = {"as_at": f"DATE '{as_at}'", "backstop": backstop, **IN_BULK}
    return re.sub(r"(?<!:):([a-z_]+)", lambda name: str(values[name[1]]), relation.sql)
