"""Children whom the register has in care and a whole return of a later year does not tell of: a person decides.

A return holds every child looked after in its year. Whether a folder is one, and from which day on the child would not
be looked after, is as in figures from files (returns.py).
"""

from datetime import date

from footprint.interchange.ssda903 import years
from footprint.interchange.ssda903.reading import Tables

# Nothing of the child is known from a later year, be it entered by hand.
GONE = """
SELECT m.id, m.child, m.from_on FROM m_episode m
WHERE m.until_on IS NULL AND NOT m.added AND m.from_on < DATE '{day}'
  AND m.child NOT IN (SELECT child FROM episodes WHERE folder >= {folder} AND child IS NOT NULL)
  AND m.child NOT IN (SELECT child FROM held_back)
  AND m.child NOT IN (SELECT child FROM m_review WHERE held_on >= DATE '{day}')
  AND m.child NOT IN (SELECT child FROM m_episode WHERE from_on >= DATE '{day}')"""


def first_days(tables: Tables) -> dict[int, date]:
    """The first day of the year of each folder that holds children and episodes."""
    if not (tables.has("header") and tables.has("episodes")):
        return {}
    description = "SELECT DISTINCT folder FROM header INTERSECT SELECT DISTINCT folder FROM episodes"
    whole = {folder for (folder,) in tables.connection.execute(description).fetchall()}
    return {folder: years.first_day(day) for folder, day in years.latest_days(tables).items() if folder in whole}


def offer(tables: Tables, folder: int) -> None:
    """The end of care of whoever is gone, as a difference that `judge` has not seen; it is never taken unasked."""
    day = first_days(tables).get(folder)
    if day is None:
        return
    gone = GONE.format(day=day, folder=folder)
    stayed = f"SELECT count(DISTINCT child) FROM episodes WHERE folder = {folder} AND decom_on < DATE '{day}'"
    if tables.scalar(f"SELECT count(DISTINCT child) FROM ({gone})") > tables.scalar(stayed):
        return
    refused = "SELECT (child, kind, record, field, offered) FROM m_conflict WHERE accepted = FALSE"
    tables.connection.execute(
        "INSERT INTO difference BY NAME SELECT *, CASE WHEN (child, kind, record, field, offered) "
        f"IN ({refused}) THEN 'refused' ELSE 'conflict' END AS what FROM ("
        "SELECT 'episode' AS kind, child, id::VARCHAR AS record, from_on::VARCHAR AS named, 'DEC' AS field, "
        f"NULL AS held, '{day}' AS offered, 'episodes' AS source, NULL AS row, {folder} AS folder FROM ({gone}))"
    )
