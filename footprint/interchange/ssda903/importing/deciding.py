"""Values that a person accepted, put in the place of those of the register."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from footprint.interchange.models import WHOLE_ROW, Conflict
from footprint.interchange.ssda903 import distances
from footprint.interchange.ssda903.importing import overlaps, register_rows
from footprint.interchange.ssda903.importing.kinds import field_of
from footprint.interchange.ssda903.reading import Tables


@contextmanager
def register_of(children: Iterable[str]) -> Iterator[Tables]:
    """The register's rows of these children, as an import sees them."""
    with (
        tempfile.TemporaryDirectory(prefix="footprint-") as scratch,
        duckdb.connect(config={"threads": 2, "autoinstall_known_extensions": False}) as connection,
    ):
        tables = Tables(connection, Path(scratch))
        register_rows.bring_in(tables, children=list(children))
        yield tables


def apply(tables: Tables, conflicts: Sequence[tuple[str, Conflict]], *, on: date) -> None:
    """Each conflict with the council's number of its child. With a postcode goes the distance, unless it is given."""
    for child, conflict in conflicts:
        if conflict.field == WHOLE_ROW:
            _add_row(tables, child, conflict)
        elif conflict.kind == "kept":
            tables.connection.execute(
                'UPDATE m_kept SET "values" = map_concat("values", MAP([?], [?])), changed = TRUE WHERE id = ?::UUID',
                [conflict.field, conflict.offered, conflict.record],
            )
        else:
            field = field_of(conflict.kind, conflict.field)
            tables.connection.execute(
                f"UPDATE m_{conflict.kind} SET {field.name} = ?::{field.type}, changed = TRUE WHERE id = ?::UUID",
                [conflict.offered, conflict.record],
            )
    measured = {conflict.record for _, conflict in conflicts if conflict.field == "PL_DISTANCE"}
    moved = {conflict.record for _, conflict in conflicts if conflict.field in ("HOME_POST", "PL_POST")}
    distances.follow_postcodes(tables, moved=moved - measured, on=on)


def held_now(tables: Tables, conflict: Conflict) -> str | None:
    """What the register holds of the value that a conflict is about; None where the row is no more."""
    if conflict.kind == "kept":
        query, values = 'SELECT "values"[?] FROM m_kept WHERE id = ?::UUID', [conflict.field, conflict.record]
    else:
        field = field_of(conflict.kind, conflict.field)
        query = f"SELECT {field.name}::VARCHAR FROM m_{conflict.kind} WHERE id = ?::UUID"
        values = [conflict.record]
    row = tables.connection.execute(query, values).fetchone()
    return None if row is None else str(row[0] or "")


def _add_row(tables: Tables, child: str, conflict: Conflict) -> None:
    row = dict(conflict.row or {})
    names = [name for name, value in row.items() if value is not None]
    tables.connection.execute(
        f"INSERT INTO m_episode (id, child, added, changed, {', '.join(names)}) "
        f"VALUES (uuid(), ?, TRUE, FALSE, {', '.join('?' for _ in names)})",
        [child, *(row[name] for name in names)],
    )


def overlapping(tables: Tables) -> bool:
    return bool(tables.scalar(f"SELECT count(*) FROM ({overlaps.children_overlapping()})"))
