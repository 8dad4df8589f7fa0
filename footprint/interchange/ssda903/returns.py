"""Whole returns of several years against each other: the later one rules where they contradict [502].

A return holds every child looked after in its year. Whoever was open in an earlier return and is in no episode of a
later one is taken as not looked after from that return's first day. A start or a move that a later return tells
otherwise takes the earlier one's place.
"""

from datetime import date

from footprint.interchange.ssda903 import years
from footprint.interchange.ssda903.reading import Tables

FOR_EVER = "DATE '9999-12-31'"
RULED = """
CREATE OR REPLACE TABLE ruled AS SELECT r.*, e.folder, e.child FROM episode_rows r JOIN episodes e ON e.rowid = r.row"""
# Of each earlier episode the first of the later returns' that shares a day with it.
CONTRADICTED = f"""
SELECT a.row, a.child, a.decom_on, a.dec_on, a.rec, min_by(b.decom_on, b.decom_on) AS other_on,
       min_by(coalesce(b.rne, ''), b.decom_on) AS other_rne, min_by(b.folder, b.decom_on) AS other_folder
FROM ruled a JOIN ruled b ON b.child_id = a.child_id AND b.folder > a.folder
 AND a.decom_on < coalesce(b.dec_on, {FOR_EVER}) AND b.decom_on < coalesce(a.dec_on, {FOR_EVER})
 AND a.decom_on IS DISTINCT FROM a.dec_on AND b.decom_on IS DISTINCT FROM b.dec_on
GROUP BY ALL ORDER BY a.row"""
ABSENT = """
SELECT r.row, r.child, r.folder FROM ruled r
WHERE r.folder IN ({earlier}) AND r.dec_on IS NULL AND r.decom_on < DATE '{day}'
  AND r.child NOT IN (SELECT child FROM episodes WHERE folder >= {folder} AND child IS NOT NULL) ORDER BY r.row"""
Said = tuple[int, str, str]


def settle(tables: Tables) -> list[Said]:
    """Puts the later returns' word in the place of the earlier ones' in `episode_rows`; what is told, row by row."""
    if len(tables.folders) < 2:
        return []
    latest = years.latest_days(tables)
    tables.connection.execute(RULED)
    text = _absent(tables, latest) + _contradicted(tables, latest)
    tables.connection.execute("CREATE OR REPLACE TABLE episode_rows AS SELECT * FROM episode_rows ORDER BY place")
    return text


def _absent(tables: Tables, latest: dict[int, date]) -> list[Said]:
    text = []
    for folder in sorted(latest):
        day = years.first_day(latest[folder])
        earlier = [other for other in latest if other < folder and latest[other] < day]
        rows = _open_and_gone(tables, folder, day, earlier) if earlier else []
        for row, child, was_in in rows:
            _change(tables, row, dec_on=day, rec=None)
            text.append(
                (row, "DEC", f"child {child} was looked after in {tables.folders[was_in]} and is in no episode of "
                 f"{tables.folders[folder]}: counted as not looked after from {day:%d/%m/%Y} on")
            )  # fmt: skip
    return text


def _open_and_gone(tables: Tables, folder: int, day: date, earlier: list[int]) -> list[tuple[int, str, int]]:
    """Nobody where the folder is no whole return: it has no children, or fewer of those in care than it would lack."""
    query = ABSENT.format(earlier=", ".join(map(str, earlier)), day=day, folder=folder)
    gone: list[tuple[int, str, int]] = tables.connection.execute(query).fetchall()
    headers = tables.scalar(f"SELECT count(*) FROM header WHERE folder = {folder}")
    stayed = f"SELECT count(DISTINCT child) FROM episodes WHERE folder = {folder} AND decom_on < DATE '{day}'"
    return gone if headers and len({child for _, child, _ in gone}) <= tables.scalar(stayed) else []


def _contradicted(tables: Tables, latest: dict[int, date]) -> list[Said]:
    tables.connection.execute(RULED)
    text = []
    for row, child, start, end, rec, other, other_rne, folder in tables.connection.execute(CONTRADICTED).fetchall():
        begins, later = years.first_day(latest[folder]), tables.folders[folder]
        if end is None and other_rne == "S" and start < begins <= other:
            _change(tables, row, dec_on=begins, rec=None)
            what = (
                f"child {child} starts anew in {later} on {other:%d/%m/%Y}: not looked after from {begins:%d/%m/%Y} on"
            )
            text.append((row, "DEC", f"{what} [502]"))
        elif start < other and not (end is None and other_rne == "S"):
            _change(tables, row, dec_on=other, rec=rec if other_rne == "S" else "X1")
            what = f"{later} begins the next episode of child {child} on {other:%d/%m/%Y}; the later return rules"
            text.append((row, "DEC", f"{what} [502]"))
        else:
            tables.connection.execute("DELETE FROM episode_rows WHERE row = ?", [row])
            what = f"{later} starts this episode of child {child} on {other:%d/%m/%Y}; the later return rules"
            text.append((row, "DECOM", f"{what} [502]"))
    return text


def _change(tables: Tables, row: int, *, dec_on: date, rec: str | None) -> None:
    tables.connection.execute("UPDATE episode_rows SET dec_on = ?, rec = ? WHERE row = ?", [dec_on, rec, row])
