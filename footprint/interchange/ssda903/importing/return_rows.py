"""What the service does not use is kept for the return of its year: whole files, and the other columns of the rest."""

from footprint.interchange.ssda903 import years
from footprint.interchange.ssda903.files import KINDS
from footprint.interchange.ssda903.importing import kinds
from footprint.interchange.ssda903.opening import Source
from footprint.interchange.ssda903.reading import Tables
from rulebook import calendar

# What tells a child's rows of one file apart, beside their place in it.
TOLD_BY = {
    "episodes": "DECOM",
    "reviews": "REVIEW",
    "placed_for_adoption": "DATE_PLACED",
    "missing": "MIS_START",
    "sw_episodes": "SW_DECOM",
    "deprivation_of_liberty": "DOLO_START",
}
USED = {
    kind.source: {"CHILD", *(field.column for field in kind.fields), *((kind.day.column,) if kind.day else ())}
    for kind in (kinds.CHILD, kinds.EPISODE, kinds.REVIEW, kinds.PLACED)
}


def offer(tables: Tables) -> None:
    """Makes `o_kept`: for each row that has something the register has no place for, those of its values."""
    run = tables.connection.execute
    run(
        "CREATE OR REPLACE TABLE o_kept (child VARCHAR, kind VARCHAR, folder INTEGER, row VARCHAR, nth BIGINT, "
        'line BIGINT, "values" MAP(VARCHAR, VARCHAR))'
    )
    run("CREATE TABLE IF NOT EXISTS held_back (child VARCHAR)")
    for kind in KINDS:
        before = 0
        for source in tables.sources.get(kind.key, []):
            _offer_file(tables, source, before)
            before += source.rows


def _offer_file(tables: Tables, source: Source, before: int) -> None:
    columns = source.columns
    used = USED.get(source.kind.key, {"CHILD"})
    rest = {name: place for place, name in enumerate(columns) if name and name not in used and name != "DOB"}
    if not rest:
        return
    text = ", ".join(f"{{'key': '{_quoted(name)}', 'value': {_cell(place)}}}" for name, place in rest.items())
    description = TOLD_BY.get(source.kind.key, "")
    row = f"coalesce({_cell(columns.index(description))}, '')" if description in columns else "''"
    values = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(columns)))
    tables.connection.execute(
        "INSERT INTO o_kept SELECT child, kind, folder, row, "
        "row_number() OVER (PARTITION BY child, row ORDER BY min(line)), min(line), map_from_entries(entries) FROM ("
        f"SELECT {_cell(columns.index('CHILD'))} AS child, '{source.kind.key}' AS kind, {source.folder} AS folder, "
        f"left({row}, 90) AS row, {before} - 1 + row_number() OVER () AS line, "
        f"list_filter([{text}], lambda one: one.value IS NOT NULL) AS entries FROM (SELECT * FROM read_csv(?, "
        f"auto_detect = false, header = true, columns = {{{values}}}, delim = ?, quote = '\"', escape = '\"', "
        f"strict_mode = true) WHERE coalesce({', '.join(_cell(place) for place in range(len(columns)))}) IS NOT NULL)"
        ") WHERE child IS NOT NULL AND len(entries) > 0 AND child NOT IN (SELECT child FROM held_back) "
        "GROUP BY child, kind, folder, row, entries",
        [str(source.load_path), source.delimiter],
    )


def _cell(place: int) -> str:
    return f"nullif(replace(trim(c{place}), chr(0), ''), '')"


def _quoted(name: str) -> str:
    return name.replace("'", "''").replace("\0", "")


def merge(tables: Tables, folder: int, *, accept: bool) -> None:
    """The folder's rows against those kept of the same year: further columns are filled in, others are in conflict."""
    run = tables.connection.execute
    run(
        f"CREATE OR REPLACE TABLE offer AS SELECT o.* EXCLUDE (row, nth), o.line AS row, {year_of(tables, folder)} "
        "AS year, o.row || CASE WHEN nth > 1 THEN ' #' || nth ELSE '' END AS told "
        f"FROM o_kept o WHERE folder = {folder} AND child IN (SELECT child FROM m_child)"
    )
    run(
        "CREATE OR REPLACE TABLE met AS SELECT m.id, o.kind AS source, o.row FROM m_kept m JOIN offer o "
        "ON o.child = m.child AND o.kind = m.kind AND o.year = m.year AND o.told = m.row"
    )
    run(
        "INSERT INTO difference BY NAME SELECT 'kept' AS kind, child, id::VARCHAR AS record, named, d.key AS field, "
        f"held[d.key] AS held, d.value AS offered, source, row, {folder} AS folder FROM (SELECT m.child, m.id, "
        "m.kind || ' ' || m.year || ' ' || m.row AS named, o.kind AS source, o.row, m.\"values\" AS held, "
        'unnest(map_entries(o."values")) AS d FROM met JOIN m_kept m ON m.id = met.id '
        'JOIN offer o ON o.row = met.row AND o.kind = met.source WHERE m."values" <> o."values") '
        "WHERE d.value IS DISTINCT FROM held[d.key]"
    )
    tables.connection.execute(
        "UPDATE difference SET what = CASE WHEN held IS NULL THEN 'filled' WHEN (child, kind, record, field, offered) "
        "IN (SELECT (child, kind, record, field, offered) FROM m_conflict WHERE accepted = FALSE) THEN 'refused' "
        f"ELSE '{'accepted' if accept else 'conflict'}' END WHERE what IS NULL"
    )
    apply(tables, folder)
    run(
        "INSERT INTO m_kept BY NAME SELECT uuid() AS id, child, kind, year, told AS row, "
        '"values", TRUE AS added, FALSE AS changed FROM offer WHERE (kind, row) NOT IN (SELECT (source, row) FROM met)'
    )
    run(
        "INSERT INTO counted SELECT 'added', 'kept', count(*) FROM offer "
        "WHERE (kind, row) NOT IN (SELECT (source, row) FROM met)"
    )
    run(
        "INSERT INTO counted SELECT 'unchanged', 'kept', count(*) FROM met WHERE id::VARCHAR NOT IN "
        f"(SELECT record FROM difference WHERE kind = 'kept' AND folder = {folder} AND what <> 'refused')"
    )


def apply(tables: Tables, folder: int) -> None:
    tables.connection.execute(
        'UPDATE m_kept SET "values" = map_concat(m_kept."values", a.offered), changed = TRUE FROM (SELECT record, '
        "map_from_entries(list({'key': field, 'value': offered})) AS offered FROM difference WHERE kind = 'kept' "
        f"AND folder = {folder} AND what IN ('filled', 'accepted') GROUP BY record) a "
        "WHERE m_kept.id = a.record::UUID"
    )


def year_of(tables: Tables, folder: int) -> int:
    """The year of the return: the one in which the folder's latest day of an episode or a review lies."""
    latest = years.latest_days(tables).get(folder)
    return calendar.reporting_year_ending(latest).year if latest else calendar.FIRST_DAY.year
