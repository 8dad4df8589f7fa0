"""The checks of every row of every file. A fault refuses the files; a warning is listed and the row is taken.

Numbers in square brackets are those of the Department for Education's published validation rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from footprint.interchange.ssda903 import years
from footprint.interchange.ssda903.files import FileKind
from footprint.interchange.ssda903.problems import EVERY, Problem, Refused
from footprint.interchange.ssda903.reading import Tables
from footprint.interchange.ssda903.row_checks import BAD_DATE, EARLIEST, LATEST, Check, row_faults, row_warnings
from footprint.interchange.ssda903.sql import statement


@dataclass(frozen=True)
class Finding:
    kind: str
    row: int
    column: str
    message: str
    more: int = 0


def faults(tables: Tables) -> list[Problem]:
    """Every fault in every row, and of every file that could not be read."""
    findings = list(_told_by_row(tables, row_faults, EVERY))
    findings += _headers_that_differ(tables)
    findings += _children_in_no_header(tables, read=True)
    findings += _birth_dates(tables, read=True)
    findings += _overlapping_episodes(tables)
    return sorted({*tables.faults, *_no_header(tables), *said(tables, findings)})


def hold_back(tables: Tables, problems: list[Problem]) -> None:
    """Leaves out every row of the children that have a fault, and the rows that name no child.

    Raises Refused where a fault is no child's: a file is missing or cannot be read.
    """
    if not tables.has("header") or any(not fault.child for fault in tables.faults):
        raise Refused(problems)
    children = {problem.child for problem in problems if problem.child}
    tables.connection.execute("CREATE OR REPLACE TABLE held_back AS SELECT unnest(?) AS child", [sorted(children)])
    for key in tables.sources:
        tables.connection.execute(f"DELETE FROM {key} WHERE child IS NULL OR child IN (SELECT child FROM held_back)")


def warnings(tables: Tables, *, at_most: int) -> list[Problem]:
    """Everything else that looks wrong. Of lines that are alike `at_most` are named and the rest counted."""
    findings = list(_told_by_row(tables, row_warnings, at_most))
    findings += _children_in_no_header(tables, read=False) + _birth_dates(tables, read=False)
    findings += _zeros_alone(tables)
    if tables.has("header") and tables.has("episodes"):
        findings += _between_episodes(tables, at_most)
    if tables.has("reviews") and tables.has("header"):
        findings += _said_of_reviews(tables, at_most)
    return said(tables, findings)


def setting_nothing(tables: Tables, *, as_at: date, known_from: date | None, at_most: int) -> list[Problem]:
    """Reviews that do not move K: outside every period of care, or in a year that is not covered. `known_from` is None
    where somebody gave the day. The periods of care must be laid out."""
    if not all(map(tables.has, ("header", "episodes", "reviews"))):
        return []
    outside = "lies in no period of care that counts, so the review is in no figure"
    too_few = "lies in a year of which too few reviews are here: they stay known from"
    early = f"{too_few} {known_from:%d/%m/%Y}" if known_from else ""
    sayings = {
        1: ("REVIEW", f"{outside}, and does not move the day from which reviews are known"),
        2: ("REVIEW", early),
    }
    query = statement("reviews_outside", as_at=as_at, known_from=known_from)
    return said(tables, list(listed(tables, query, "reviews", sayings, at_most)))


def said(tables: Tables, found: list[Finding]) -> list[Problem]:
    """The findings with file, line and value, in the order of the files."""
    by_kind: dict[str, list[Finding]] = {}
    for finding in found:
        by_kind.setdefault(finding.kind, []).append(finding)
    problems = set()
    for kind, findings in by_kind.items():
        located = tables.problems(kind, [(finding.row, finding.column, finding.message) for finding in findings])
        problems |= {replace(where, more=finding.more) for where, finding in zip(located, findings, strict=True)}
    return sorted(problems)


def _told_by_row(
    tables: Tables, checks_of: Callable[[Tables, FileKind], list[Check]], at_most: int
) -> Iterator[Finding]:
    for key, sources in tables.sources.items():
        checks = checks_of(tables, sources[0].kind)
        if checks:
            some = " OR ".join(f"({check.condition})" for check in checks)
            each = ", ".join(f"CASE WHEN {check.condition} THEN {number} END" for number, check in enumerate(checks))
            query = f"SELECT rowid AS row, unnest([{each}]) AS number FROM {key} WHERE {some}"
            if ":latest_day" in query:
                query = query.replace(":latest_day", years.latest_day_of_row(tables))
            query = query.replace(":today", f"DATE '{tables.today}'")
            yield from listed(tables, query, key, {n: (c.column, c.message) for n, c in enumerate(checks)}, at_most)


def listed(
    tables: Tables, query: str, kind: str, sayings: dict[int, tuple[str, str]], at_most: int
) -> Iterator[Finding]:
    """The findings of a query for (row, number of the saying): `at_most` rows of each saying, the rest counted."""
    for number, count, rows in tables.connection.execute(
        f"SELECT number, count(*), list(row ORDER BY row)[:{at_most}] FROM ({query}) "
        "WHERE number IS NOT NULL GROUP BY number ORDER BY number"
    ).fetchall():
        column, message = sayings[number]
        for row in rows:
            yield Finding(kind, row, column, message, more=count - len(rows) if row == rows[-1] else 0)


def _no_header(tables: Tables) -> list[Problem]:
    if tables.has("header") or tables.faults:
        return []
    folders = sorted({str(source.path.parent) for sources in tables.sources.values() for source in sources})
    message = "holds no file of the children (header: columns CHILD, SEX, DOB, ETHNIC)"
    return [Problem(folder, 0, "", "", message) for folder in folders]


def _headers_that_differ(tables: Tables) -> list[Finding]:
    """Two headers of one child in one folder with different dates of birth."""
    if not tables.has("header") or tables.scalar(
        "SELECT (SELECT count(*) FROM header_ruling) = (SELECT count(*) FROM header)"
    ):
        return []
    rows = tables.connection.execute(
        "SELECT h.rowid, strftime(min(o.dob_on), '%d/%m/%Y') FROM header h JOIN header o ON o.child = h.child "
        "AND o.folder = h.folder AND o.rowid < h.rowid AND o.dob_on <> h.dob_on GROUP BY h.rowid"
    ).fetchall()
    return [Finding("header", row, "DOB", f"differs from an earlier line of this child, {born}") for row, born in rows]


def _children_in_no_header(tables: Tables, *, read: bool) -> list[Finding]:
    """A child of whom a row is given in any file that figures `read`, or do not, but no header [INT01 to INT09]."""
    if not tables.has("header"):
        return []
    return [
        Finding(key, row, "CHILD", "is in no header")
        for key in _held_against_the_header(tables, read=read)
        for (row,) in tables.connection.execute(
            f"SELECT rowid FROM {key} WHERE child NOT IN (SELECT child FROM header_ruling)"
        ).fetchall()
    ]


def _held_against_the_header(tables: Tables, *, read: bool) -> list[str]:
    """The files whose rows must be looked at one by one: the reviews only when something in them was found odd."""
    others = [key for key, sources in tables.sources.items() if key != "header" and bool(sources[0].kind.read) == read]
    if "reviews" in others and not tables.scalar(
        "SELECT (SELECT count(*) FROM review_rows WHERE born_otherwise OR child_id IS NULL) > 0 "
        "OR (SELECT count(*) FROM review_rows) < (SELECT count(*) FROM reviews)"
    ):
        others.remove("reviews")
    return others


def _birth_dates(tables: Tables, *, read: bool) -> list[Finding]:
    """A date of birth that cannot be read, or is not the one in the header of the same folder [INT10 to INT18]."""
    if not tables.has("header"):
        return []
    born = "CAST(try_strptime(v.dob, '%d/%m/%Y') AS DATE)"
    result = []
    for key in _held_against_the_header(tables, read=read):
        if not tables.given(key, "DOB"):
            continue
        for row, in_header in tables.connection.execute(
            f"SELECT v.rowid, strftime(min(h.dob_on), '%d/%m/%Y') FROM {key} v "
            "LEFT JOIN header h ON h.child = v.child AND h.folder = v.folder AND h.dob_on IS NOT NULL "
            f"WHERE v.dob IS NOT NULL AND coalesce({born} NOT BETWEEN {EARLIEST} AND {LATEST}, TRUE) "
            f"OR {born} <> h.dob_on "
            f"GROUP BY v.rowid, {born}"
        ).fetchall():
            differs = f"differs from the date of birth in the header, {in_header}"
            result.append(Finding(key, row, "DOB", differs if in_header else BAD_DATE))
    return result


def _zeros_alone(tables: Tables) -> list[Finding]:
    """Two children with one date of birth whose numbers differ in noughts at the front alone, as Excel drops them."""
    if not tables.has("header") or not tables.scalar("SELECT count(*) FROM header_ruling WHERE child LIKE '0%'"):
        return []
    rows = tables.connection.execute(
        "SELECT a.row, b.child FROM header_ruling a JOIN header_ruling b ON ltrim(a.child, '0') = ltrim(b.child, '0') "
        "AND a.dob_on = b.dob_on AND a.child <> b.child AND length(a.child) < length(b.child)"
    ).fetchall()
    says = "differs in noughts at the front alone from the number {} with the same date of birth: is it one child?"
    return [Finding("header", row, "CHILD", says.format(other)) for row, other in rows]


def _overlapping_episodes(tables: Tables) -> list[Finding]:
    """An episode that starts before the one before it has ended [501], or while that one is still open [142]."""
    if not (tables.has("episodes") and tables.has("header")):
        return []
    rows = tables.connection.execute(
        "SELECT row, before_from, before_to FROM episode_order "
        "WHERE before_from IS NOT NULL AND (before_to IS NULL OR before_to > decom_on) ORDER BY row"
    ).fetchall()
    return [
        Finding(
            "episodes",
            row,
            "DECOM",
            f"overlaps the episode that started on {start:%d/%m/%Y} and "
            + (f"ended on {end:%d/%m/%Y}" if end else "has no end (DEC)"),
        )
        for row, start, end in rows
    ]


SAID_BETWEEN_EPISODES = {
    1: ("RNE", "the first known episode is not a start (S); the period of care began on or before that day [357]"),
    2: ("RNE", "a start on the day on which the episode before ended [431]"),
    3: ("RNE", "the period of care before had ended, so this one should start with S [432]"),
    4: ("DECOM", "does not start on the day on which the episode before ended [433]"),
    5: ("REC", "says that a new episode begins, but none is given; the child is taken as still looked after [388]"),
    6: ("REC", "a final reason, but further episodes follow [437]"),
    7: ("DECOM", "is before the child was born [302]"),
    8: ("DECOM", "started to be looked after at 18 or over [352]"),
    9: ("REC", "a special guardianship order at 18 or over [407]"),
    10: ("REC", "adopted at 18 or over [386]"),
    11: ("REC", "stayed with carers at 18, but is under 18 [460]"),
    12: ("LS", "the child is under 10 [358]"),
    13: ("PLACE", "the child is under 14 [374]"),
    14: ("PLACE", "the child is under 16 [371]"),
    15: ("PLACE", "the child is under 10 [372]"),
    16: ("PLACE", "the child is under 4 [373]"),
    17: ("DEC", "the child is still looked after when over 18 [359]"),
}


SAID_OF_REVIEWS = {
    1: ("REVIEW_CODE", "says under four, but the child was four or over [440]"),
    2: ("REVIEW_CODE", "says four or over, but the child was under four [441]"),
    3: ("REVIEW", "is before the child was born"),
}


def _between_episodes(tables: Tables, at_most: int) -> list[Finding]:
    latest = years.latest_days(tables).values()
    between = statement(
        "between_episodes",
        latest_day=max(latest, default=None),
        year_begins=years.first_day(min(latest)) if latest else None,
    )
    findings = list(listed(tables, between, "episodes", SAID_BETWEEN_EPISODES, at_most))
    without = "SELECT row, 1 AS number FROM header_ruling WHERE child_id NOT IN (SELECT child_id FROM episode_order)"
    if tables.has("oc3"):  # a care leaver has none
        without += " AND child NOT IN (SELECT child FROM oc3 WHERE child IS NOT NULL)"
    return [*findings, *listed(tables, without, "header", {1: ("CHILD", "has no episode")}, at_most)]


def _said_of_reviews(tables: Tables, at_most: int) -> Iterator[Finding]:
    """Participation codes against the age on the day: on the fourth birthday itself both kinds are accepted."""
    wrong = "SELECT row, age_wrong AS number FROM review_rows WHERE age_wrong IS NOT NULL"
    return listed(tables, wrong, "reviews", SAID_OF_REVIEWS, at_most)
