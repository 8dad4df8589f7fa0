"""Episodes that a file and the register tell differently: a start that moved, and rows for which there is no room."""

from footprint.interchange.ssda903.reading import Tables

FOR_EVER = "DATE '9999-12-31'"
SHARE = (
    f"a.from_on < coalesce(b.until_on, {FOR_EVER}) AND b.from_on < coalesce(a.until_on, {FOR_EVER}) "
    "AND a.from_on IS DISTINCT FROM a.until_on AND b.from_on IS DISTINCT FROM b.until_on"
)


def meet_moved_starts(tables: Tables) -> None:
    """An offered episode that overlaps one of the register of which the file says nothing, began for the same reason,
    and is in the same legal status or placement, is that one with another start: DECOM is in conflict.
    """
    tables.connection.execute(
        "CREATE OR REPLACE TABLE moved AS SELECT a.id, b.row FROM m_episode a JOIN offer b ON a.child = b.child "
        "WHERE a.id NOT IN (SELECT id FROM met) AND b.row NOT IN (SELECT row FROM met) "
        f"AND {SHARE} AND a.new_reason IS NOT DISTINCT FROM b.new_reason "
        "AND (a.legal_status = b.legal_status OR a.place = b.place)"
    )
    tables.connection.execute(
        "INSERT INTO met SELECT id, row FROM moved "
        "QUALIFY count(*) OVER (PARTITION BY id) = 1 AND count(*) OVER (PARTITION BY row) = 1"
    )


def before_changes(tables: Tables) -> None:
    tables.connection.execute(
        "CREATE OR REPLACE TABLE before_changes AS SELECT * FROM m_episode WHERE child IN "
        "(SELECT child FROM difference WHERE kind = 'episode' AND what = 'accepted')"
    )


def undo_what_overlaps(tables: Tables, folder: int) -> None:
    """Values that were accepted for a child whose episodes would then overlap wait as conflicts after all."""
    run = tables.connection.execute
    run(
        f"CREATE OR REPLACE TABLE undone AS SELECT child FROM ({children_overlapping()}) "
        "WHERE child IN (SELECT child FROM before_changes)"
    )
    if not tables.scalar("SELECT count(*) FROM undone"):
        return
    run("DELETE FROM m_episode WHERE child IN (SELECT child FROM undone)")
    run("INSERT INTO m_episode SELECT * FROM before_changes WHERE child IN (SELECT child FROM undone)")
    run(
        "UPDATE difference SET what = 'conflict' WHERE kind = 'episode' AND what IN ('accepted', 'filled') "
        f"AND folder = {folder} AND child IN (SELECT child FROM undone)"
    )


def children_overlapping() -> str:
    """The query for children of whom two episodes share a day."""
    return (
        "SELECT DISTINCT child FROM (SELECT child, from_on, max(coalesce(until_on, "
        f"{FOR_EVER})) OVER (PARTITION BY child ORDER BY from_on, until_on NULLS LAST "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach "
        "FROM m_episode WHERE from_on IS DISTINCT FROM until_on) WHERE reach > from_on"
    )


def hold_off(tables: Tables, folder: int) -> None:
    """New episodes that overlap what the register holds wait as conflicts of the whole row."""
    run = tables.connection.execute
    run(f"CREATE OR REPLACE TABLE crowded AS {children_overlapping()}")
    run(
        "CREATE OR REPLACE TABLE held_off AS SELECT b.id, b.row, b.child, b.from_on, "
        "string_agg(DISTINCT 'episode from ' || a.from_on || coalesce(' to ' || a.until_on, ', open'), "
        "'; ') AS held FROM m_episode a JOIN fresh b ON a.child = b.child AND a.id <> b.id "
        f"WHERE a.child IN (SELECT child FROM crowded) AND {SHARE} GROUP BY ALL"
    )
    whole = "to_json(f)->>'$'"
    run(
        "INSERT INTO difference BY NAME SELECT 'episode' AS kind, h.child, h.from_on::VARCHAR AS record, "
        "h.from_on::VARCHAR AS named, 'row' AS field, h.held, "
        f"(SELECT {whole} FROM (SELECT * EXCLUDE (id, row, child) FROM fresh WHERE id = h.id) f) AS offered, "
        f"'episodes' AS source, h.row, {folder} AS folder, 'conflict' AS what FROM held_off h"
    )
    run("DELETE FROM m_episode WHERE id IN (SELECT id FROM held_off)")
    run("DELETE FROM fresh WHERE id IN (SELECT id FROM held_off)")
    run(
        "UPDATE difference SET what = 'refused' WHERE field = 'row' AND what = 'conflict' AND (child, record, offered) "
        "IN (SELECT (child, record, offered) FROM m_conflict WHERE accepted = FALSE AND field = 'row')"
    )
