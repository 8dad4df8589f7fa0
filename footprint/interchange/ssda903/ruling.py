"""Which row rules where several speak of the same thing: the later folder's, and in one folder the later line's.

A child is told by CHILD, an episode by CHILD and DECOM, a review by CHILD and REVIEW. Absence is never deletion:
what only
an earlier folder holds stays. A row that changes what an earlier one said is taken, with a warning for each value.
"""

from dataclasses import replace

from footprint.interchange.ssda903 import returns
from footprint.interchange.ssda903.problems import Problem
from footprint.interchange.ssda903.reading import Tables

FILLED = {
    "header": ("sex", "ethnic"),
    "episodes": ("rne", "ls", "cin", "place", "place_provider", "rec", "reason_place_change", "home_post", "pl_post",
                 "urn", "pl_distance"),
    "reviews": ("review_code",),
}  # fmt: skip
KEYS = {
    "header": "child",
    "episodes": "child, decom_on, coalesce(dec_on = decom_on, FALSE)",
    "reviews": "child, review_on",
}


SEX_IN_EITHER_CODING = "CASE sex WHEN '1' THEN 'M' WHEN '2' THEN 'F' ELSE sex END"


def choose_rows(tables: Tables, *, at_most: int, between_folders: bool = True) -> list[Problem]:
    """Makes `header_ruling`, `episode_order` and `review_rows`; says what was changed or repeated.

    What a later folder changes is told where `between_folders` is asked for: to the register it is a conflict.
    """
    problems: list[Problem] = []
    if not tables.has("header"):
        return problems
    for kind, make in (("header", _headers), ("episodes", _episodes), ("reviews", _reviews)):
        if tables.has(kind) and make(tables):
            problems += _changes(tables, kind, at_most, between_folders=between_folders)
    if tables.has("episodes"):
        settled = returns.settle(tables)
        tables.run("episode_order")
        problems += [problem for item in settled if between_folders for problem in tables.problems("episodes", [item])]
    return problems


def _fill_doubled(tables: Tables, kind: str) -> None:
    """Of lines of one folder that are about one thing, a blank code of one is filled from the other."""
    filled = ", ".join(
        f"coalesce({name}, last_value({name} IGNORE NULLS) OVER before, first_value({name} IGNORE NULLS) OVER after) "
        f"AS {name}"
        for name in FILLED[kind]
    )
    sets = ", ".join(f"{name} = f.{name}" for name in FILLED[kind])
    key = KEYS[kind] + (", dec_on" if kind == "episodes" else "")
    alike = f"PARTITION BY {key}, folder"
    tables.connection.execute(
        f"UPDATE {kind} SET {sets} FROM (SELECT rowid AS row, count(*) OVER ({alike}) AS many, {filled} FROM {kind} "
        f"WINDOW before AS ({alike} ORDER BY rowid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), "
        f"after AS ({alike} ORDER BY rowid ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) f "
        f"WHERE f.row = {kind}.rowid AND f.many > 1"
    )


def _headers(tables: Tables) -> bool:
    """The ruling header of each child; says whether a child has several."""
    tables.run("header_ruling", last="")
    repeated = bool(tables.scalar("SELECT count(*) > count(DISTINCT child) FROM header_ruling"))
    if repeated:
        _fill_doubled(tables, "header")
        last = "AND rowid IN (SELECT max(rowid) FROM header GROUP BY child)"
        tables.run("header_ruling", last=last)
    return repeated


def _episodes(tables: Tables) -> bool:
    """Each child's episodes in order, each with the one before and the one after; says whether one is given twice.

    Two rows of one folder with the same start that differ in anything else both stay, to be found as an overlap.
    """
    tables.run("episode_rows", last="")
    repeated = _put_in_order(tables, "episode_rows")
    if repeated:
        _fill_doubled(tables, "episodes")
        last = (
            "AND rowid IN (SELECT max(rowid) FROM episodes "
            "GROUP BY child, decom_on, dec_on, folder, rne, rec, ls, place, place_provider) "
            "AND (child, decom_on, coalesce(dec_on = decom_on, FALSE), folder) IN ("
            "SELECT (child, decom_on, coalesce(dec_on = decom_on, FALSE), max(folder)) FROM episodes "
            "GROUP BY child, decom_on, coalesce(dec_on = decom_on, FALSE))"
        )
        tables.run("episode_rows", last=last)
        _put_in_order(tables, "episode_rows")
    return repeated


def _put_in_order(tables: Tables, name: str) -> bool:
    """Puts a table in the order of its column `place` unless it is in it already; says whether two rows share a place.

    The rows of an ordered table are then read in that order, so that a row's neighbours are found without sorting
        again.
    A row whose place is -1 (its child or its date is unknown) shares it with nobody.
    """
    compare = "SELECT count(*) > 0 FROM (SELECT place, lag(place) OVER () AS before FROM {}) WHERE {}"
    if tables.scalar(compare.format(name, "place < before")):
        tables.connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {name} ORDER BY place")
    return bool(tables.scalar(compare.format(name, "place = before AND place >= 0")))


def _reviews(tables: Tables) -> bool:
    """Every review row with its child, null where there is no header; says whether one is given twice.

    `born_otherwise` marks a date of birth written otherwise than in the ruling header; `age_wrong` a participation code
    that does not go with the age on the day (1: under four said of an older child, 2: the reverse, 3: not yet born).
    """
    born = "r.dob <> h.dob" if tables.given("reviews", "DOB") else "FALSE"
    tables.run("review_rows", born=born, last="")
    repeated = _put_in_order(tables, "review_rows")
    if repeated:
        _fill_doubled(tables, "reviews")
        last = "WHERE h.child_id IS NULL OR r.rowid IN (SELECT max(rowid) FROM reviews GROUP BY child, review_on)"
        tables.run("review_rows", born=born, last=last)
        _put_in_order(tables, "review_rows")
    return repeated


def _changes(tables: Tables, kind: str, at_most: int, *, between_folders: bool) -> list[Problem]:
    """For each value that a later row changes, and each row that says the same again in one folder, a warning."""
    dates = tables.sources[kind][0].kind.dates
    columns = [name for name in tables.sources[kind][0].kind.columns if tables.given(kind, name)]
    columns = [name for name in columns if name != "DOB" or kind == "header"]
    meant = {name: f"strftime({name.lower()}_on, '%d/%m/%Y')" if name in dates else name.lower() for name in columns}
    meant |= {"SEX": SEX_IN_EITHER_CODING} if "SEX" in columns else {}
    before = ", ".join(f"lag({meant[name]}) OVER w" for name in columns)
    now = ", ".join(meant[name] for name in columns)
    rows = tables.connection.execute(
        f"SELECT rowid, folder, lag(folder) OVER w, {now}, {before} FROM {kind} "
        f"WINDOW w AS (PARTITION BY {KEYS[kind]} ORDER BY rowid) QUALIFY lag(rowid) OVER w IS NOT NULL"
    ).fetchall()
    items: dict[str, list[tuple[int, str, str]]] = {}
    for row, folder, folder_before, *values in sorted(rows):
        if folder != folder_before and not between_folders:
            continue
        pairs = list(zip(columns, values[: len(columns)], values[len(columns) :], strict=True))
        changed = [(name, old) for name, new, old in pairs if old is not None and new != old]
        for name, old in changed:
            message = f'was "{old}" in an earlier row; this later row rules'
            items.setdefault(name, []).append((row, name, message))
        if not changed and folder == folder_before:
            message = "the line says the same as an earlier one; counted once"
            items.setdefault("", []).append((row, "CHILD", message))
    return sorted(problem for alike in items.values() for problem in _first_of(tables, kind, alike, at_most))


def _first_of(tables: Tables, kind: str, alike: list[tuple[int, str, str]], at_most: int) -> list[Problem]:
    """The first `at_most` of problems that are alike; the last of them counts the rest."""
    *named, last = tables.problems(kind, alike[:at_most])
    return [*named, replace(last, more=len(alike) - len(named) - 1)]
