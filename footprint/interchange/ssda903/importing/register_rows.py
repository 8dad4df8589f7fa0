"""The register's rows, brought into DuckDB beside the files: `m_child`, `m_episode`, `m_review` and so on.

`child` is the council's number of the child; a blank text is null. `added` and `changed` tell what a file did to a row.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from footprint.children import bulk_import as register
from footprint.database.copying import copy_out
from footprint.interchange.ssda903.reading import Tables
from footprint.reviews import bulk_import as reviews

TYPES = {"uuid": "UUID", "text": "VARCHAR", "date": "DATE", "boolean": "BOOLEAN", "numeric": "DECIMAL(7, 1)",
         "smallint": "SMALLINT", "jsonb": "VARCHAR"}  # fmt: skip
CONFLICT = dict.fromkeys(("id", "local_id", "kind", "record", "field", "offered"), "text") | {"accepted": "boolean"}
KEPT = {"id": "uuid", "kind": "text", "year": "smallint", "row": "text", "values": "text", "local_id": "text"}


# The children of whom something would be written.
WRITTEN = """
CREATE OR REPLACE TABLE written AS SELECT child FROM touched UNION """ + " UNION ".join(
    f"SELECT child FROM {table} WHERE added OR changed"
    for table in ("m_child", "m_episode", "m_review", "m_adoption_placement", "m_kept")
)  # fmt: skip


def bring_in(tables: Tables, *, children: Collection[str] | None) -> None:
    """The rows of the children with these numbers, or of all."""
    for kind, columns in register.COLUMNS.items():
        path = tables.scratch / f"held_{kind}.csv"
        register.write_out(kind, to=path, children=children)
        _load(tables.connection, f"m_{kind}", {**columns, "number": "text"}, path)
    held, clocks = tables.scratch / "held_review.csv", tables.scratch / "held_clock.csv"
    reviews.write_out(reviews=held, clocks=clocks, children=children)
    _load(tables.connection, "m_review", reviews.OUT, held)
    _load(tables.connection, "m_clock", reviews.CLOCK, clocks)
    _bring_in_own(tables, children)
    tables.connection.execute(
        "ALTER TABLE m_child DROP COLUMN number; ALTER TABLE m_child RENAME local_id TO child;"
        "ALTER TABLE m_period RENAME number TO child; ALTER TABLE m_episode RENAME number TO child;"
        "ALTER TABLE m_adoption_placement RENAME number TO child; ALTER TABLE m_review RENAME local_id TO child;"
        "ALTER TABLE m_kept RENAME local_id TO child; ALTER TABLE m_conflict RENAME local_id TO child;"
        'CREATE OR REPLACE TABLE m_kept AS SELECT * REPLACE ("values"::JSON::MAP(VARCHAR, VARCHAR) AS "values") '
        "FROM m_kept; UPDATE m_child SET sex = NULL WHERE sex = 'U'; UPDATE m_child SET uasc = NULL WHERE NOT uasc;"
        "CREATE OR REPLACE TABLE m_held AS SELECT * FROM m_review WHERE held_on IS NULL;"
        "DELETE FROM m_review WHERE held_on IS NULL"
    )


def hold_written(tables: Tables) -> set[str]:
    """Lets nobody else change the children of whom something would be written, until the transaction ends.

    Returns those whose rows somebody changed since they were brought in, or added, or removed.
    """
    tables.connection.execute(WRITTEN)
    children = [child for (child,) in tables.connection.execute("SELECT child FROM written").fetchall()]
    reviews.hold(register.hold(children))
    changed: set[str] = set()
    for kind, columns in register.COLUMNS.items():
        path = tables.scratch / f"again_{kind}.csv"
        register.write_out(kind, to=path, children=children)
        changed |= _changed(tables, f"held_{kind}.csv", path, [*columns, "number"])
    path = tables.scratch / "again_review.csv"
    reviews.write_out(reviews=path, clocks=tables.scratch / "again_clock.csv", children=children)
    return changed | _changed(tables, "held_review.csv", path, list(reviews.OUT))


def _changed(tables: Tables, before: str, again: Path, columns: list[str]) -> set[str]:
    """The children, whose number is the last column, of whom two files of the register's rows differ."""
    named = {f"{name}_": "VARCHAR" for name in columns}
    child = f"{columns[-1]}_"
    first = f"SELECT * FROM {_rows(named)} WHERE {child} IN (SELECT child FROM written)"
    second = f"SELECT * FROM {_rows(named)}"
    query = f"({first} EXCEPT ALL {second}) UNION ALL ({second} EXCEPT ALL {first})"
    paths = [str(tables.scratch / before), str(again), str(again), str(tables.scratch / before)]
    return {row[0] for row in tables.connection.execute(f"SELECT DISTINCT {child} FROM ({query})", paths).fetchall()}


def spell_as_the_register(tables: Tables, spelt: Mapping[str, str]) -> None:
    """A child whom the register holds under a number in small letters, say, is the one of that number in the files."""
    if spelt:
        values = [list(spelt), list(spelt.values()), list(spelt)]
        for table in (*tables.sources, "header_ruling", "o_kept"):
            tables.connection.execute(
                f"UPDATE {table} SET child = MAP(?, ?)[child] WHERE child IN (SELECT unnest(?))", values
            )


def _bring_in_own(tables: Tables, children: Collection[str] | None) -> None:
    """What imports left behind: conflicts that are open or were refused, and rows kept for the return."""
    own = "JOIN children_child c ON c.id = t.child_id"
    chosen, values = ("", ()) if children is None else (" AND c.local_id = ANY(%s)", (list(children),))
    for table, query, columns in (
        (
            "m_conflict",
            "SELECT t.id, c.local_id, t.kind, t.record, t.field, t.offered, t.accepted "
            f"FROM interchange_conflict t {own} WHERE t.accepted IS NOT TRUE",
            CONFLICT,
        ),
        (
            "m_kept",
            f"SELECT t.id, t.kind, t.year, t.row, t.values, c.local_id FROM interchange_keptrow t {own} WHERE true",
            KEPT,
        ),
    ):
        path = tables.scratch / f"held_{table}.csv"
        copy_out(query + chosen, to=path, values=values)
        _load(tables.connection, table, columns, path, blanks=table == "m_kept")


def _load(
    connection: DuckDBPyConnection, table: str, columns: Mapping[str, str], path: Path, *, blanks: bool = False
) -> None:
    stored = ", ".join(
        f'nullif("{name}", \'\') AS "{name}"' if kind == "text" and not blanks else f'"{name}"'
        for name, kind in columns.items()
    )
    typed = {name: TYPES[kind] for name, kind in columns.items()}
    connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT {stored}, FALSE AS added, FALSE AS changed FROM {_rows(typed)}",
        [str(path)],
    )


def _rows(typed: Mapping[str, str]) -> str:
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in typed.items())
    return (
        f"read_csv(?, auto_detect = false, header = false, columns = {{{columns}}}, delim = ',', quote = '\"', "
        "escape = '\"', nullstr = '\\N', allow_quoted_nulls = false, max_line_size = 20000000)"
    )
