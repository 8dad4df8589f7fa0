"""The figures counted from the register: the same SQL as for files, over temporary tables of its own connection."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from footprint.council.published import POPULATION
from footprint.council.queries import published_numbers, standards_of
from footprint.council.queries import values as settings_on
from footprint.reporting import figures
from footprint.reporting.definitions import NOT_IN_FILES, ORDER, countable, definitions
from footprint.reporting.figures import Asked, Value
from footprint.reviews.actions import suppose_known_from
from footprint.reviews.queries import known_from as kept_known_from
from rulebook import calendar

FOLDER = Path(__file__).parent / "register"
# A later one may read an earlier one.
RECORDS = (
    *("child", "period", "status", "proceedings", "review", "allocation", "post", "protection"),
    *("afterwards", "plan", "invitation", "lateness", "awaited", "midway", "visit"),
)
# Where the relation is empty the register does not say nought: nobody keeps it here.
RESTS_ON = {
    "records": "afterwards",
    "plans": "plan",
    "attendance": "invitation",
    "lateness": "lateness",
    "midways": "midway",
    "visits": "visit",
}
NOT_RECORDED = {
    "reviews": "no review was given",
    "records": "no record and no decision of a review is written",
    "plans": "no care plan is recorded as received before a review",
    "lateness": "no exception report of a late review is signed",
    "attendance": "of nobody who was invited to a review is it recorded whether they came",
    "midways": "no midway between two reviews is set",
    "visits": "no visit by a social worker is on record",
    "population": "the settings hold no population aged 0 to 17 for that year",
}
RATE = "rate_per_10000"
ONE_DAY = timedelta(days=1)
UNKNOWN_INTERVAL = 6  # months, as the rulebook's interval between later reviews


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

    def lay_out(self, asked: Asked) -> None:
        for name in RECORDS:
            self.cursors.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
            self.cursors.execute(f"CREATE TEMP TABLE {name} AS {_statement(name, asked.as_at, self.known)}")
        chosen = settings_on(on=asked.as_at)
        figures.prepare(self.cursors, asked, engine="postgresql", ethnic_groups=chosen["ethnic_groups"])
        figures.prepare_allocations(self.cursors, asked, standards_of(chosen))

    def counted(self, asked: Asked, *, keys: Collection[str] = ()) -> dict[str, Value]:
        """Those of the figures wanted, or of all, that can be counted of the period laid out, in the order of print."""
        population = self.populations.get(calendar.reporting_year_ending(asked.last_day))
        known = self._things() | ({"population"} if population else set())
        wanted = [key for key in countable(known) if not keys or key in keys]
        counted: dict[str, Value] = {RATE: None, **figures.count(self.cursors, asked, wanted, together=True)}
        children = counted[RATE]
        if population and isinstance(children, int):
            counted[RATE] = figures.rate(children, of=population)
        return {key: counted[key] for key in ORDER if key in counted}

    def _things(self) -> set[str]:
        """What is known, as figures need it."""
        things = {"episodes", "allocations"}
        if self.known is None:
            return things
        held = ", ".join(f"EXISTS (SELECT 1 FROM {name})" for name in RESTS_ON.values())
        found = self.cursors.execute(f"SELECT {held}").fetchall()[0]
        return things | {"reviews", *(thing for thing, some in zip(RESTS_ON, found, strict=True) if some)}


def _populations() -> dict[date, int]:
    found = published_numbers().items()
    return {year: int(number.value) for (kind, year), number in found if kind == POPULATION and number.value}


@contextmanager
def register(*, known_from: date | None = None, on: date | None = None) -> Iterator[Register]:
    """Nothing of it stays in the database.

    With another `known_from` than the one kept, every due date is worked out anew for this once, on the day `on`.
    """
    with transaction.atomic():
        kept = kept_known_from()
        known = known_from or kept
        if known is not None and known != kept and on is not None:
            suppose_known_from(day=known, on=on)
        yield Register(known, _populations())
        transaction.set_rollback(True)


def figures_of_register(*, asked: Asked, known_from: date | None = None) -> tuple[dict[str, Value], date | None]:
    """The values that can be counted, and the day from which reviews are known. Without any, the figures about reviews
    are missing."""
    with register(known_from=known_from, on=asked.as_at) as laid_out:
        laid_out.lay_out(asked)
        return laid_out.counted(asked), laid_out.known


def why_missing(key: str) -> str:
    """What the register does not hold, for a figure that it cannot count."""
    figure = definitions().get(key)
    if figure is not None:
        return NOT_RECORDED[figure.needs]
    return f"the register does not hold {ORDER[key].removeprefix(NOT_IN_FILES)} yet"


def _statement(name: str, as_at: date, known: date | None) -> str:
    """The SQL of one relation with its days put in as literals."""
    backstop = f"DATE '{calendar.add_months(known - ONE_DAY, UNKNOWN_INTERVAL)}'" if known else "CAST(NULL AS date)"
    sql = (FOLDER / f"{name}.sql").read_text()
    return sql.replace(":as_at", f"DATE '{as_at}'").replace(":backstop", backstop)
