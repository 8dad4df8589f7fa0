"""Distances from home, worked out from the two postcodes of an episode where no column PL_DISTANCE gives them.

A child who is an unaccompanied asylum seeker in the year, or was in the two before, has none [406].
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from footprint.interchange import postcodes
from footprint.interchange.ssda903 import years
from footprint.interchange.ssda903.problems import Problem
from footprint.interchange.ssda903.reading import Tables
from footprint.interchange.ssda903.sql import statement
from rulebook import codes, distances
from rulebook.distances import Place

Pair = tuple[str, str]
LookUp = Callable[[Iterable[str]], Mapping[str, Place]]
IN_FILES = """
SELECT m.id, max(e.rowid) AS row, max(e.pl_distance) IS NULL AND m.id::VARCHAR IN (
    SELECT record FROM difference WHERE kind = 'episode' AND field IN ('HOME_POST', 'PL_POST') AND what = 'accepted'
) AS moved
FROM m_episode m JOIN episodes e ON e.child = m.child AND e.decom_on = m.from_on
 AND coalesce(e.dec_on = e.decom_on, FALSE) = coalesce(m.until_on = m.from_on, FALSE)
GROUP BY m.id"""
DECIDED = "SELECT id, NULL AS row, id::VARCHAR IN ({}) AS moved FROM m_episode WHERE added OR changed"
DIFFERENCES = """
INSERT INTO difference BY NAME
SELECT 'episode' AS kind, m.child, m.id::VARCHAR AS record, m.from_on::VARCHAR AS named, 'PL_DISTANCE' AS field,
       m.miles::VARCHAR AS held, a.miles::VARCHAR AS offered, 'episodes' AS source, a.row, e.folder,
       CASE WHEN m.miles IS NULL THEN 'filled' ELSE 'accepted' END AS what
FROM m_episode m JOIN apart a ON a.key = m.rowid JOIN episodes e ON e.rowid = a.row
WHERE NOT m.added AND a.miles IS DISTINCT FROM m.miles AND a.miles IS NOT NULL"""
STORED = """
UPDATE m_episode SET miles = a.miles, changed = TRUE
FROM apart a WHERE a.key = m_episode.rowid AND a.miles IS DISTINCT FROM m_episode.miles"""

GIVEN = """
SELECT m.rowid AS key, d.row, upper(replace(m.home_postcode, ' ', '')) AS home,
       upper(replace(m.postcode, ' ', '')) AS placement
FROM m_episode m JOIN difference d ON d.record = m.id::VARCHAR AND d.kind = 'episode'
WHERE d.field = 'PL_DISTANCE' AND d.what = 'conflict' AND m.home_postcode IS NOT NULL AND m.postcode IS NOT NULL"""
GIVEN_RULES = """
UPDATE difference SET what = 'accepted' FROM apart a JOIN m_episode m ON m.rowid = a.key AND m.miles = a.miles
WHERE difference.record = m.id::VARCHAR AND difference.field = 'PL_DISTANCE' AND difference.what = 'conflict';
UPDATE m_episode SET miles = d.offered::DECIMAL(7, 1), changed = TRUE FROM (
    SELECT record, last(offered ORDER BY folder) AS offered FROM difference
    WHERE kind = 'episode' AND field = 'PL_DISTANCE' AND what = 'accepted' GROUP BY record
) d WHERE d.record = m_episode.id::VARCHAR"""


def fill_in_files(tables: Tables, *, as_at: date, at_most: int, look_up: LookUp = postcodes.places) -> list[Problem]:
    """Gives the ruling rows of `episode_order` their distances; says which postcodes are not known."""
    if not _have_postcodes(tables):
        return []
    unaccompanied = "''"
    if tables.has("uasc"):
        unaccompanied = (
            "SELECT child FROM uasc WHERE child IS NOT NULL "
            f"AND coalesce(duc_on, DATE '9999-12-31') >= DATE '{_two_years_before(as_at)}'"
        )
    query = statement("episodes_without_distance", short_breaks=codes.SHORT_BREAKS, unaccompanied=unaccompanied)
    problems = _work_out(tables, query, at_most=at_most, look_up=look_up)
    tables.connection.execute(
        "UPDATE episode_order SET pl_distance = a.miles::VARCHAR FROM apart a "
        "WHERE a.key = episode_order.row AND a.miles IS NOT NULL"
    )
    return problems


def fill_in_register(tables: Tables, *, at_most: int, look_up: LookUp = postcodes.places) -> list[Problem]:
    """Gives the merged episodes that the files name their distances, where none is given; says as `fill_in_files`.

    Where a changed postcode was accepted, the distance follows it. One that is given takes the place of one worked out
    before, without a conflict.
    """
    if not _have_postcodes(tables):
        return []
    problems = _work_out(tables, _of_register(IN_FILES, on=tables.today), at_most=at_most, look_up=look_up)
    tables.connection.execute(DIFFERENCES)
    tables.connection.execute(STORED)
    if tables.given("episodes", "PL_DISTANCE"):
        _work_out(tables, GIVEN, at_most=0, look_up=look_up)
        tables.connection.execute(GIVEN_RULES)
    return problems


def follow_postcodes(tables: Tables, *, moved: Collection[str], on: date, look_up: LookUp = postcodes.places) -> None:
    """The same for what a person accepted: `moved` are the episodes with another postcode and no distance given."""
    asked = DECIDED.format(", ".join(f"'{record}'" for record in sorted(moved)) or "''")
    _work_out(tables, _of_register(asked, on=on), at_most=0, look_up=look_up)
    tables.connection.execute(STORED)


def _have_postcodes(tables: Tables) -> bool:
    return tables.has("header") and all(tables.given("episodes", name) for name in ("HOME_POST", "PL_POST"))


def _two_years_before(day: date) -> date:
    first = years.first_day(day)
    return first.replace(year=first.year - 2)


def _of_register(asked: str, *, on: date) -> str:
    return statement(
        "register_without_distance", asked=asked, short_breaks=codes.SHORT_BREAKS, since=_two_years_before(on)
    )


def _work_out(tables: Tables, query: str, *, at_most: int, look_up: LookUp) -> list[Problem]:
    """Makes `apart`: each row that the query names, with its miles or null, and with its columns that are not known."""
    run = tables.connection.execute
    run(f"CREATE OR REPLACE TABLE without_distance AS {query}")
    counts = run("SELECT home, placement, count(*) FROM without_distance GROUP BY ALL").fetchall()
    pairs = [(home, placement) for home, placement, _ in counts]
    written = {postcode for pair in pairs for postcode in pair}
    places = look_up(written)
    unknown = [_not_known(pair, places) for pair in pairs]
    run(
        "CREATE OR REPLACE TABLE pair AS SELECT unnest(?::VARCHAR[]) AS home, unnest(?::VARCHAR[]) AS placement, "
        "unnest(?::DECIMAL(7, 1)[]) AS miles, unnest(?::VARCHAR[]) AS unknown",
        [[home for home, _ in pairs], [placement for _, placement in pairs],
         [_miles(pair, places) for pair in pairs], unknown],
    )  # fmt: skip
    run(
        "CREATE OR REPLACE TABLE apart AS SELECT key, row, miles, unknown FROM without_distance "
        "JOIN pair USING (home, placement)"
    )
    placements = sum(count for (_, _, count), columns in zip(counts, unknown, strict=True) if columns)
    if not (placements and at_most):
        return []
    total = Problem("episodes", 0, "", "", _in_all(len(written - set(places)), placements))
    return [total, *_lines(tables, placements, at_most=at_most)]


def _not_known(pair: Pair, places: Mapping[str, Place]) -> str:
    named = zip(("HOME_POST", "PL_POST"), pair, strict=True)
    return " and ".join(column for column, postcode in named if postcode not in places)


def _miles(pair: Pair, places: Mapping[str, Place]) -> Decimal | None:
    home, placement = map(places.get, pair)
    return distances.miles(home=home, placement=placement) if home and placement else None


def _in_all(postcodes: int, placements: int) -> str:
    unknown = "1 postcode is" if postcodes == 1 else f"{postcodes:,} postcodes are"
    without = "1 placement is" if placements == 1 else f"{placements:,} placements are"
    return f"{unknown} not known, so {without} without a distance (over_20_miles, over_20_miles_dfe)"


def _lines(tables: Tables, placements: int, *, at_most: int) -> list[Problem]:
    """Where the first of these placements stand; neither the postcode nor the child, whose address may be protected."""
    rows = tables.connection.execute(
        f"SELECT row, unknown FROM apart WHERE unknown <> '' ORDER BY row LIMIT {at_most}"
    ).fetchall()
    problems = tables.problems("episodes", [(row, "", f"{columns}: postcode not known") for row, columns in rows])
    *named, last = (replace(problem, value="", child="") for problem in problems)
    return [*named, replace(last, more=placements - len(rows))]
