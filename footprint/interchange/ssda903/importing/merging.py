"""The files' rows held against the register's: what is new, what fills a blank, what would change what is there.

Only a changed value that is not blank is a conflict: it is kept, and told. A blank in a file never takes anything away.
"""

from footprint.interchange.ssda903.importing import absent, overlaps, return_rows
from footprint.interchange.ssda903.importing.kinds import EPISODE, KINDS, REVIEW, Kind
from footprint.interchange.ssda903.reading import Tables

DIFFERENCE = (
    "CREATE OR REPLACE TABLE difference (kind VARCHAR, child VARCHAR, record VARCHAR, named VARCHAR, field VARCHAR, "
    "held VARCHAR, offered VARCHAR, source VARCHAR, row BIGINT, folder INTEGER, what VARCHAR, whole JSON)"
)
COUNTED = "CREATE OR REPLACE TABLE counted (what VARCHAR, kind VARCHAR, n BIGINT)"
SPAN = "(m.until_on IS NOT DISTINCT FROM m.from_on) = (o.until_on IS NOT DISTINCT FROM o.from_on)"
ALONE = "SELECT child, from_on FROM {} GROUP BY child, from_on HAVING count(*) = 1"


def merge(tables: Tables, *, folders: int, accept: bool) -> None:
    """Folder by folder, in their order. With `accept`, a file's value takes the register's place, but for the children
    of `typed_meanwhile`. Afterwards the tables `m_...` hold what the register should; `difference`
    every value filled in, in conflict or accepted; `counted` how many rows were added or are unchanged.
    """
    run = tables.connection.execute
    run(DIFFERENCE)
    run(COUNTED)
    for folder in range(folders):
        for kind in KINDS:
            if tables.has(kind.source):
                _merge(tables, kind, folder, accept=accept)
        return_rows.merge(tables, folder, accept=accept)
        absent.offer(tables, folder)


def _merge(tables: Tables, kind: Kind, folder: int, *, accept: bool) -> None:
    _offer(tables, kind, folder)
    _meet(tables, kind)
    _differ(tables, kind, folder)
    judge(tables, accept=accept)
    if kind is EPISODE:
        overlaps.before_changes(tables)
    apply(tables, kind, folder)
    if kind is EPISODE:
        overlaps.undo_what_overlaps(tables, folder)
    if kind is REVIEW:
        _told_by_files(tables)
    if kind.adds:
        _add(tables, kind)
    if kind is EPISODE:
        overlaps.hold_off(tables, folder)
    _count(tables, kind, folder)


def _offer(tables: Tables, kind: Kind, folder: int) -> None:
    """The ruling row of each thing that the folder speaks of."""
    fields = [field for field in kind.fields if tables.given(kind.source, field.column) or field.offered == "TRUE"]
    text = {field.name: field.offered for field in fields}
    columns = [f"{text.get(field.name, f'NULL::{field.type}')} AS {field.name}" for field in kind.fields]
    day, description = [], "child"
    if kind.day:
        day, description = [f"{kind.day.offered} AS {kind.day.name}"], f"child, {kind.day.offered}"
    if kind is EPISODE:
        description += ", coalesce(dec_on = decom_on, FALSE)"
    known = f"AND {kind.day.offered} IS NOT NULL" if kind.day else ""
    tables.connection.execute(
        f"CREATE OR REPLACE TABLE offer AS SELECT rowid AS row, child, {', '.join([*day, *columns])} "
        f"FROM {kind.source} WHERE folder = {folder} AND child IS NOT NULL {known} "
        f"QUALIFY row_number() OVER (PARTITION BY {description} ORDER BY rowid DESC) = 1"
    )


def _meet(tables: Tables, kind: Kind) -> None:
    """Which row of the register each offered row speaks of."""
    same = "o.child = m.child" + (f" AND o.{kind.day.name} = m.{kind.day.name}" if kind.day else "")
    if kind is EPISODE:
        same += f" AND {SPAN}"
    tables.connection.execute(
        f"CREATE OR REPLACE TABLE met AS SELECT m.id, o.row FROM {kind.table} m JOIN offer o ON {same}"
    )
    if kind is EPISODE:
        unmet = "m.id NOT IN (SELECT id FROM met) AND o.row NOT IN (SELECT row FROM met)"
        alone = " AND ".join(
            f"({each}.child, {each}.from_on) IN ({ALONE.format(table)})"
            for each, table in (("m", "m_episode"), ("o", "offer"))
        )
        tables.connection.execute(
            "INSERT INTO met SELECT m.id, o.row FROM m_episode m JOIN offer o "
            f"ON o.child = m.child AND o.from_on = m.from_on WHERE {unmet} AND {alone}"
        )
        overlaps.meet_moved_starts(tables)


def _differ(tables: Tables, kind: Kind, folder: int) -> None:
    fields = [*kind.fields, *((kind.day,) if kind is EPISODE and kind.day else ())]
    some = " OR ".join(f"o.{f.name} IS NOT NULL AND o.{f.name} IS DISTINCT FROM m.{f.name}" for f in fields)
    each = ", ".join(
        f"{{'field': '{f.column}', 'held': m.{f.name}::VARCHAR, 'offered': o.{f.name}::VARCHAR}}" for f in fields
    )
    tables.connection.execute(
        "INSERT INTO difference BY NAME SELECT kind, child, record, named, d.field, d.held, d.offered, source, row, "
        f"{folder} AS folder FROM (SELECT '{kind.key}' AS kind, m.child, m.id::VARCHAR AS record, "
        f"{kind.named} AS named, unnest([{each}]) AS d, '{kind.source}' AS source, met.row "
        f"FROM met JOIN {kind.table} m ON m.id = met.id JOIN offer o ON o.row = met.row WHERE {some}) "
        "WHERE d.offered IS NOT NULL AND d.offered IS DISTINCT FROM d.held"
    )


def judge(tables: Tables, *, accept: bool) -> None:
    """What becomes of each new difference. What was refused before is not asked again."""
    meanwhile = "child IN (SELECT child FROM typed_meanwhile)"
    taken = f"CASE WHEN {meanwhile} THEN 'conflict' ELSE 'accepted' END" if accept else "'conflict'"
    tables.connection.execute(
        "UPDATE difference SET what = CASE WHEN held IS NULL THEN 'filled' WHEN (child, kind, record, field, offered) "
        "IN (SELECT (child, kind, record, field, offered) FROM m_conflict WHERE accepted = FALSE) THEN 'refused' "
        f"ELSE {taken} END WHERE what IS NULL"
    )


def apply(tables: Tables, kind: Kind, folder: int) -> None:
    """Gives the rows the values that are filled in or accepted."""
    fields = [*kind.fields, *((kind.day,) if kind is EPISODE and kind.day else ())]
    offered = ", ".join(f"max(offered) FILTER (field = '{f.column}') AS {f.name}" for f in fields)
    sets = ", ".join(f"{f.name} = coalesce(a.{f.name}::{f.type}, {kind.table}.{f.name})" for f in fields)
    tables.connection.execute(
        f"UPDATE {kind.table} SET {sets}, changed = TRUE FROM (SELECT record, {offered} FROM difference "
        f"WHERE kind = '{kind.key}' AND source = '{kind.source}' AND folder = {folder} "
        f"AND what IN ('filled', 'accepted') GROUP BY record) a WHERE {kind.table}.id = a.record::UUID"
    )


def _told_by_files(tables: Tables) -> None:
    """A review that was entered by hand, and that a file tells of too."""
    tables.connection.execute(
        "UPDATE m_review SET from_files = TRUE, changed = TRUE WHERE NOT from_files AND id IN (SELECT id FROM met)"
    )


def _add(tables: Tables, kind: Kind) -> None:
    names = ", ".join([*((kind.day.name,) if kind.day else ()), *(field.name for field in kind.fields)])
    from_files = ", TRUE AS from_files" if kind.key == "review" else ""
    tables.connection.execute(
        f"CREATE OR REPLACE TABLE fresh AS SELECT uuid() AS id, row, child, {names}{from_files} FROM offer "
        "WHERE row NOT IN (SELECT row FROM met)"
    )
    tables.connection.execute(
        f"INSERT INTO {kind.table} BY NAME SELECT * EXCLUDE (row), TRUE AS added, FALSE AS changed FROM fresh"
    )


def _count(tables: Tables, kind: Kind, folder: int) -> None:
    if kind.adds:
        tables.connection.execute(f"INSERT INTO counted SELECT 'added', '{kind.key}', count(*) FROM fresh")
        tables.connection.execute(
            f"INSERT INTO counted SELECT 'unchanged', '{kind.key}', count(*) FROM met WHERE id::VARCHAR NOT IN "
            f"(SELECT record FROM difference WHERE kind = '{kind.key}' AND folder = {folder} AND what <> 'refused')"
        )
