"""Periods of care and review dates that follow from the merged rows, and how they differ from those of the register.

The records are made by the same statements as those of figures from files (records.py), from the register's rows.
"""

from datetime import date

from footprint.interchange.ssda903 import records
from footprint.interchange.ssda903.opening import Source
from footprint.interchange.ssda903.reading import Tables
from rulebook import calendar
from rulebook.calendar import Holidays

TOUCHED = """
CREATE OR REPLACE TABLE touched AS SELECT child FROM (
    SELECT child FROM m_child WHERE added OR :all
    UNION SELECT child FROM m_episode WHERE added OR changed
    UNION SELECT child FROM m_review WHERE added
    UNION SELECT child FROM m_adoption_placement WHERE added OR changed
) WHERE child IN (SELECT child FROM m_child)"""
INPUTS = """
CREATE OR REPLACE TABLE header_ruling AS
SELECT row_number() OVER (ORDER BY child)::INTEGER AS child_id, rowid AS row, id, child, sex,
       born_on::VARCHAR AS dob, born_on AS dob_on, ethnicity AS ethnic
FROM m_child WHERE child IN (SELECT child FROM touched);
CREATE OR REPLACE TABLE episode_rows AS
SELECT m.rowid AS row, m.from_on AS decom_on, m.until_on AS dec_on, new_reason AS rne, end_reason AS rec,
       legal_status AS ls, place AS placement, provider AS place_provider, miles::VARCHAR AS pl_distance,
       h.child_id, h.dob_on, h.child_id::BIGINT * 200000 + (m.from_on - DATE '1900-01-01') * 2
                             + (m.until_on IS DISTINCT FROM m.from_on)::INTEGER AS place
FROM m_episode m JOIN header_ruling h ON h.child = m.child ORDER BY place;
CREATE OR REPLACE TABLE review_rows AS
SELECT m.rowid AS row, h.child_id, held_on AS review_on, participation AS review_code, m.from_files,
       h.child_id::BIGINT * 200000 + (held_on - DATE '1900-01-01') AS place
FROM m_review m JOIN header_ruling h ON h.child = m.child ORDER BY place;
CREATE OR REPLACE TABLE placed_for_adoption AS
SELECT m.child, m.from_on AS date_placed_on, m.until_on AS date_placed_ceased_on
FROM m_adoption_placement m JOIN header_ruling h ON h.child = m.child"""
# A period of the register is the one worked out with the same first day; else the one that it overlaps longest.
PERIODS = """
CREATE OR REPLACE TABLE told_period AS
SELECT p.period_id, h.id AS child_id, h.child, p.started_on AS from_on, p.ended_on AS until_on,
       coalesce(p.end_reason, '') AS end_reason, p.start_known, p.history_known, p.first_due_on
FROM period p JOIN header_ruling h ON h.child_id = p.child_id;
CREATE OR REPLACE TABLE held_period AS SELECT * FROM m_period WHERE child IN (SELECT child FROM touched);
CREATE OR REPLACE TABLE same_period AS
SELECT t.period_id, m.id FROM told_period t JOIN held_period m ON m.child = t.child AND m.from_on = t.from_on;
INSERT INTO same_period SELECT period_id, id FROM (
    SELECT t.period_id, m.id, greatest(t.from_on, m.from_on) AS met_on,
           least(coalesce(t.until_on, DATE '9999-12-31'), coalesce(m.until_on, DATE '9999-12-31')) AS left_on
    FROM told_period t JOIN held_period m ON m.child = t.child
    WHERE t.period_id NOT IN (SELECT period_id FROM same_period) AND m.id NOT IN (SELECT id FROM same_period)
) WHERE met_on < left_on
QUALIFY row_number() OVER (PARTITION BY period_id ORDER BY left_on - met_on DESC, id) = 1
    AND row_number() OVER (PARTITION BY id ORDER BY left_on - met_on DESC, period_id) = 1;
CREATE OR REPLACE TABLE due_period AS
SELECT coalesce(s.id, uuid()) AS id, t.*, s.id IS NULL AS added
FROM told_period t LEFT JOIN same_period s ON s.period_id = t.period_id;
CREATE OR REPLACE TABLE gone_period AS SELECT id FROM held_period WHERE id NOT IN (SELECT id FROM same_period);
CREATE OR REPLACE TABLE episode_period AS
SELECT m.id, d.id AS period_id FROM m_episode m LEFT JOIN episode_walk w ON w.row = m.rowid
LEFT JOIN due_period d ON d.period_id = w.period_id WHERE m.child IN (SELECT child FROM touched);
CREATE OR REPLACE TABLE leaving_episode AS SELECT id FROM m_episode WHERE period_id IN (SELECT id FROM gone_period);
UPDATE m_episode SET period_id = e.period_id, changed = TRUE FROM episode_period e
WHERE e.id = m_episode.id AND e.period_id IS DISTINCT FROM m_episode.period_id"""
WHY = ("period_id", "number", "due_on", "special_due_on", "next_due_on", "plain_rule", "plain_from", "special_rule",
       "special_from")  # fmt: skip
# The place of each review in its period of care.
NUMBERED = """
CREATE OR REPLACE TABLE numbered AS
SELECT *, row_number() OVER (PARTITION BY period_id ORDER BY held_on NULLS LAST) AS number FROM reckoned"""
REVIEWS = f"""
CREATE OR REPLACE TABLE due_review AS
SELECT r.id, c.id AS child_id, d.id AS period_id, k.number, r.held_on, coalesce(r.participation, '') AS participation,
       r.from_files, k.due_on, k.special_due_on, k.next_due_on, k.plain_rule, k.plain_from, k.special_rule,
       k.special_from, r.added, r.changed OR {
    " OR ".join(f"{'d.id' if name == 'period_id' else f'k.{name}'} IS DISTINCT FROM r.{name}" for name in WHY)
} AS changed
FROM m_review r JOIN m_child c ON c.child = r.child LEFT JOIN numbered k ON k.review_id = r.rowid
LEFT JOIN due_period d ON d.period_id = k.period_id WHERE r.child IN (SELECT child FROM touched);
CREATE OR REPLACE TABLE next_review AS
SELECT coalesce(m.id, uuid()) AS id, d.child_id, d.id AS period_id, k.number, NULL::DATE AS held_on,
       '' AS participation, FALSE AS from_files, k.due_on, k.special_due_on, NULL::DATE AS next_due_on, k.plain_rule,
       k.plain_from, k.special_rule, k.special_from, m.id IS NULL AS added, {
    " OR ".join(f"k.{name} IS DISTINCT FROM m.{name}" for name in WHY if name not in ("period_id", "next_due_on"))
} AS changed
FROM numbered k JOIN due_period d ON d.period_id = k.period_id LEFT JOIN m_held m ON m.period_id = d.id
WHERE k.review_id IS NULL;
CREATE OR REPLACE TABLE gone_review AS SELECT * FROM m_held
WHERE child IN (SELECT child FROM touched) AND id NOT IN (SELECT id FROM next_review);
INSERT INTO due_review SELECT * FROM next_review;
INSERT INTO due_review SELECT id, child_id, period_id, number, NULL, '', from_files, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, FALSE, coalesce(due_on, special_due_on, plain_from, special_from) IS NOT NULL
FROM gone_review WHERE booked;
CREATE OR REPLACE TABLE due_clock AS
SELECT d.id AS period_id, d.history_known, d.first_due_on, m.period_id IS NULL AS added,
       (d.history_known, d.first_due_on) IS DISTINCT FROM (m.history_known, m.first_due_on) AS changed
FROM due_period d LEFT JOIN m_clock m ON m.period_id = d.id"""


def known_from(tables: Tables) -> date | None:
    """K of every child's reviews that files told of; None while there is none."""
    return records.known_from(_laid_out(tables, every_child=True), counting="from_files")


def reckon(tables: Tables, *, on: date, known_from: date | None, every_child: bool, holidays: Holidays) -> None:
    """Makes `due_period`, `due_review`, `due_clock` as they should be, and what is gone; sets each episode's period.

    Only children whose rows changed are looked at, or `every_child` when the day moved from which reviews are known.
    """
    made = _laid_out(tables, every_child=every_child)
    records.make_records(made, as_at=calendar.LAST_EVENT, known_from=known_from, next_on=on, holidays=holidays)
    _each(tables, NUMBERED)
    _each(tables, PERIODS)
    _each(tables, REVIEWS)


def _laid_out(tables: Tables, *, every_child: bool) -> Tables:
    """The merged rows as the statements over files ask for them, in a schema of their own."""
    tables.connection.execute("CREATE SCHEMA IF NOT EXISTS register")
    tables.connection.execute("SET search_path = 'register,main'")
    tables.connection.execute(TOUCHED.replace(":all", str(every_child)))
    _each(tables, INPUTS)
    tables.run("episode_order")
    kinds: dict[str, list[Source]] = {kind: [] for kind in ("header", "episodes", "reviews", "placed_for_adoption")}
    return Tables(tables.connection, tables.scratch, sources=kinds)


def booked_without_care(tables: Tables) -> list[str]:
    """The numbers of children with a meeting booked in a period of care that is no more."""
    rows = tables.connection.execute(
        "SELECT DISTINCT child FROM gone_review WHERE booked "
        "AND period_id IN (SELECT id FROM gone_period) ORDER BY child"
    ).fetchall()
    return [child for (child,) in rows]


def _each(tables: Tables, statements: str) -> None:
    for item in statements.split(";"):
        tables.connection.execute(item)
