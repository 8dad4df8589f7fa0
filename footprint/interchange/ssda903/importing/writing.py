"""What was merged and reckoned, written to the register through the doors of the apps that own the tables."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from footprint.children import bulk_import as register
from footprint.database.copying import Staged, add_rows, change_rows
from footprint.interchange.ssda903.reading import Tables
from footprint.reviews import bulk_import as reviews

EPISODE_TEXTS = ("new_reason", "legal_status", "need", "place", "provider", "end_reason", "change_reason",
                 "home_postcode", "postcode", "urn")  # fmt: skip
ROWS = {
    "child": "SELECT id, child AS local_id, born_on, coalesce(sex, 'U') AS sex, coalesce(ethnicity, '') AS ethnicity, "
    "mother_since, coalesce(uasc, FALSE) AS uasc, uasc_until, added, changed FROM m_child",
    "period": "SELECT d.id, d.child_id, d.from_on, d.until_on, d.end_reason, d.start_known, d.added, "
    "(d.from_on, d.until_on, d.end_reason, d.start_known) IS DISTINCT FROM "
    "(m.from_on, m.until_on, coalesce(m.end_reason, ''), m.start_known) AS changed "
    "FROM due_period d LEFT JOIN m_period m ON m.id = d.id",
    "episode": "SELECT m.id, c.id AS child_id, m.period_id, m.from_on, m.until_on, "
    + ", ".join(f"replace(coalesce(m.{name}, ''), chr(0), '') AS {name}" for name in EPISODE_TEXTS)
    + ", m.miles, m.added, m.changed FROM m_episode m JOIN m_child c ON c.child = m.child",
    "adoption_placement": "SELECT m.id, c.id AS child_id, m.from_on, m.until_on, coalesce(m.end_reason, '') "
    "AS end_reason, m.added, m.changed FROM m_adoption_placement m JOIN m_child c ON c.child = m.child",
    "review": "SELECT * FROM due_review",
    "clock": "SELECT * FROM due_clock",
    "kept": "SELECT m.id, c.id AS child_id, m.kind, m.year, m.row, to_json(m.\"values\")::VARCHAR AS \"values\", "
    "m.added, m.changed FROM m_kept m JOIN m_child c ON c.child = m.child",
}  # fmt: skip
REASON = "CASE WHEN {0}_rule IS NOT NULL THEN json_object('{0}', json_object('rule', {0}_rule, 'from', {0}_from)) END"
WHY = (
    "coalesce(json_merge_patch(" + REASON.format("plain") + ", " + REASON.format("special") + "), "
    + REASON.format("plain") + ", " + REASON.format("special") + ", '{}')::VARCHAR AS why"
)  # fmt: skip
KEPT = {"id": "uuid", "child_id": "uuid", "kind": "text", "year": "smallint", "row": "text", "values": "jsonb"}
# Rows that come in the order of the key by which most indexes hold them are added in a fraction of the time.
IN_ORDER_OF = {"child": "id", "clock": "period_id"}
COLUMNS = {**register.COLUMNS, "review": reviews.REVIEW, "clock": reviews.CLOCK, "kept": KEPT}


def write(tables: Tables, *, on: date, at: datetime, known_from: date | None) -> None:
    """Everything that is new or changed, in the caller's transaction. `known_from` is given when it moved."""
    if known_from:
        reviews.know_from(known_from, at=at)
    out = {(kind, what): _write_out(tables, kind, what, on=on) for kind in ROWS for what in ("added", "changed")}
    ended = _make_room(tables, on=on)
    register.take_in(
        added={kind: out[kind, "added"] for kind in register.COLUMNS},
        changed={kind: out[kind, "changed"] for kind in register.COLUMNS},
        on=on,
    )
    reviews.take_in(
        added=out["review", "added"],
        changed=out["review", "changed"],
        clocks_added=out["clock", "added"],
        clocks_changed=out["clock", "changed"],
    )
    reviews.let_go(ended=ended, on=on)
    change_rows(Staged("interchange_keptrow", KEPT), out["kept", "changed"])
    add_rows("interchange_keptrow", KEPT, out["kept", "added"])


def _make_room(tables: Tables, *, on: date) -> list[UUID]:
    """Takes away what the new periods of care leave no place for. A meeting booked after care ended is cancelled.

    Hands back the reviews to come that had one.
    """
    ended = [row[0] for row in tables.connection.execute("SELECT id FROM gone_review WHERE booked").fetchall()]
    gone = "period_id IN (SELECT id FROM gone_period)"
    reviews.make_room(
        removed=_file(tables, "gone_review", "SELECT id FROM gone_review WHERE NOT booked"),
        ended=ended,
        leaving=_file(tables, "leaving_review", f"SELECT id, NULL FROM m_review WHERE {gone}"),
        clocks=_file(tables, "gone_clock", f"SELECT period_id FROM m_clock WHERE {gone}"),
        on=on,
    )
    register.leave_periods(_file(tables, "leaving_episode", "SELECT id, NULL FROM leaving_episode"))
    register.remove_periods(_file(tables, "gone_period", "SELECT id FROM gone_period"))
    return ended


def _write_out(tables: Tables, kind: str, what: str, *, on: date) -> Path:
    chosen = "added" if what == "added" else "changed AND NOT added"
    rows = f"SELECT *, {WHY} FROM due_review" if kind == "review" else ROWS[kind]
    columns = [f'"{name}"' for name in COLUMNS[kind]]
    if what == "added" and kind in register.COLUMNS:
        columns += register.given(kind, on=on).values()
    query = f"SELECT {', '.join(columns)} FROM ({rows}) WHERE {chosen} ORDER BY {IN_ORDER_OF.get(kind, 'child_id')}"
    return _file(tables, f"{what}_{kind}", query)


def _file(tables: Tables, name: str, query: str) -> Path:
    path = tables.scratch / f"{name}.csv"
    where = str(path).replace("'", "''")
    tables.connection.execute(f"COPY ({query}) TO '{where}' (FORMAT csv, HEADER false, NULLSTR '\\N')")
    return path
