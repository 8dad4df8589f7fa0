"""The figures counted from the register: the same SQL as for files, over temporary tables of its own connection."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from footprint.council.queries import standards
from footprint.reporting import figures
from footprint.reporting.definitions import ORDER, countable
from footprint.reporting.figures import Asked, Value
from footprint.reviews.actions import suppose_known_from
from footprint.reviews.queries import known_from as kept_known_from
from rulebook.calendar import add_months

FOLDER = Path(__file__).parent / "register"
# A later one may read an earlier one.
RECORDS = (
    *("child", "period", "status", "proceedings", "review", "allocation", "post", "protection"),
    *("afterwards", "plan", "invitation", "lateness", "awaited"),
)
# Where the relation is empty the register does not say nought: nobody keeps it here.
RESTS_ON = {"records": "afterwards", "plans": "plan", "attendance": "invitation", "lateness": "lateness"}
ONE_DAY = timedelta(days=1)
UNKNOWN_INTERVAL = 6  # months, as the rulebook's interval between later reviews


class Cursors:
    """Django's connection as the figures ask for one."""

    def execute(self, query: str) -> Any:
        cursor = connection.cursor()
        # A function of our own is made for this session alone: the site's role may add none to the database.
        cursor.execute(query.replace("age_on(", "pg_temp.age_on("))
        return cursor


def figures_of_register(*, asked: Asked, known_from: date | None = None) -> tuple[dict[str, Value], date | None]:
    """The values that can be counted, and the day from which reviews are known. Nothing stays in the database.

    With another `known_from` than the one kept, every due date is worked out anew for this once. Without any, the
    figures about reviews are missing.
    """
    with transaction.atomic():
        kept = kept_known_from()
        known = known_from or kept
        if known is not None and known != kept:
            suppose_known_from(day=known, on=asked.as_at)
        values = _count(asked, known)
        transaction.set_rollback(True)
    return values, known


def _count(asked: Asked, known: date | None) -> dict[str, Value]:
    cursors = Cursors()
    for name in RECORDS:
        cursors.execute(f"CREATE TEMP TABLE {name} AS {_statement(name, asked.as_at, known)}")
    figures.prepare(cursors, asked, engine="postgresql")
    figures.prepare_allocations(cursors, asked, standards(on=asked.as_at))
    things = {"episodes", "allocations"}
    if known is not None:
        things |= {"reviews", *(thing for thing, name in RESTS_ON.items() if _has_rows(cursors, name))}
    counted = {**figures.count(cursors, asked, countable(things)), "rate_per_10000": None}
    return {key: counted[key] for key in ORDER if key in counted}


def _has_rows(cursors: Cursors, name: str) -> bool:
    return bool(cursors.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall())


def _statement(name: str, as_at: date, known: date | None) -> str:
    """The SQL of one relation with its days put in as literals."""
    backstop = f"DATE '{add_months(known - ONE_DAY, UNKNOWN_INTERVAL)}'" if known else "CAST(NULL AS date)"
    sql = (FOLDER / f"{name}.sql").read_text()
    return sql.replace(":as_at", f"DATE '{as_at}'").replace(":backstop", backstop)
