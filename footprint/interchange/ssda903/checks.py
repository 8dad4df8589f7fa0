"""The checks of every row of every file. A fault refuses the files; a warning is listed and the row is taken.

Numbers in square brackets are those of the Department for Education's published validation rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from footprint.interchange.ssda903.files import HEADER, SPANS, FileKind
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.interchange.ssda903.reading import Tables
from footprint.interchange.ssda903.sql import statement
from rulebook import calendar, codes
from rulebook.codes import CodeSet

EVERY = 2**31
EARLIEST, LATEST = "DATE '1900-01-01'", f"DATE '{calendar.LAST_EVENT}'"
FIRST_COUNTED = f"DATE '{calendar.FIRST_DAY}'"
BAD_DATE = "is not a date; dates are day/month/year with a four-figure year, as 31/12/2025"
TOO_FAR = f"is out of range: days of care and reviews lie from {calendar.FIRST_DAY.year} to {calendar.LAST_EVENT.year}"


@dataclass(frozen=True)
class Check:
    """A condition in SQL on one row of a table, and what to say of a row that meets it. Null is not met."""

    column: str
    condition: str
    message: str


@dataclass(frozen=True)
class Finding:
    kind: str
    row: int
    column: str
    message: str
    more: int = 0


def faults(tables: Tables) -> list[Problem]:
    """Every fault in every row, and of every file that could not be read."""
    found = list(_told_by_row(tables, _row_faults, EVERY))
    found += _headers_that_differ(tables)
    found += _children_in_no_header(tables)
    found += _birth_dates(tables)
    found += _overlapping_episodes(tables)
    return sorted({*tables.faults, *_no_header(tables), *said(tables, found)})


def hold_back(tables: Tables, found: list[Problem]) -> None:
    """Leaves out every row of the children that have a fault, and the rows that name no child.

    Raises Refused where a fault is no child's: a file is missing or cannot be read.
    """
    if not tables.has("header") or any(not fault.child for fault in tables.faults):
        raise Refused(found)
    children = {problem.child for problem in found if problem.child}
    tables.connection.execute("CREATE OR REPLACE TABLE held_back AS SELECT unnest(?) AS child", [sorted(children)])
    for key in tables.sources:
        tables.connection.execute(f"DELETE FROM {key} WHERE child IS NULL OR child IN (SELECT child FROM held_back)")


def warnings(tables: Tables, *, at_most: int) -> list[Problem]:
    """Everything else that looks wrong. Of lines that are alike `at_most` are named and the rest counted."""
    found = list(_told_by_row(tables, _row_warnings, at_most))
    if tables.has("header") and tables.has("episodes"):
        found += _between_episodes(tables, at_most)
    if tables.has("reviews") and tables.has("header"):
        found += _said_of_reviews(tables, at_most)
    return said(tables, found)


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


def _latest_day(tables: Tables) -> date | None:
    """The latest day that the episodes and reviews speak of, which tells the year of the return."""
    latest: date | None = None
    for kind, name in (("episodes", "decom_on"), ("episodes", "dec_on"), ("reviews", "review_on")):
        if tables.has(kind):
            found = tables.scalar(f"SELECT max({name}) FROM {kind} WHERE {name} <= {LATEST}")
            latest = max(filter(None, (latest, found)), default=None)
    return latest


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
                latest = _latest_day(tables)
                query = query.replace(":latest_day", f"DATE '{latest}'" if latest else "NULL::DATE")
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


def _row_faults(tables: Tables, kind: FileKind) -> list[Check]:
    given = {name for name in kind.columns if tables.given(kind.key, name)}
    checks = [Check(name, f"{name.lower()} IS NULL", "is missing") for name in _always_needed(kind)]
    checks += [check for name in kind.dates if name in given for check in _readable(name)]
    checks += [check for check in ROW_FAULTS.get(kind.key, ()) if check.column in given]
    for name, code_set in kind.coded.items():
        if name in given:
            checks += _known(name, code_set)
    if kind.key in SPANS:
        start, end = SPANS[kind.key]
        checks.append(Check(end, f"{end.lower()}_on < {start.lower()}_on", "is before the start on the same line"))
    return checks


def _always_needed(kind: FileKind) -> tuple[str, ...]:
    return (*kind.keys, "DOB") if kind is HEADER else kind.keys


def _readable(name: str) -> list[Check]:
    """A date that exists; a date of birth from 1900, any other within the years for which working days are known."""
    day, text = f"{name.lower()}_on", name.lower()
    earliest = EARLIEST if name in ("DOB", "MC_DOB") else FIRST_COUNTED
    return [
        Check(name, f"{text} IS NOT NULL AND {day} IS NULL", BAD_DATE),
        Check(name, f"{day} < DATE '1000-01-01'", BAD_DATE),
        Check(name, f"{day} >= DATE '1000-01-01' AND {day} NOT BETWEEN {earliest} AND {LATEST}", TOO_FAR),
    ]


# Columns with a form of their own: a day not known is written zz, accommodation is a letter and 1 or 2.
ROW_FAULTS: dict[str, tuple[Check, ...]] = {
    "oc3": (Check("ACCOM", "NOT regexp_matches(accom, '^([A-Z][12]|0)$')", "is not a code for accommodation"),),
    "previous_permanence": (
        Check(
            "DATE_PERM",
            "date_perm IS NOT NULL AND NOT regexp_matches(date_perm, '^(zz|ZZ|[0-9]{1,2})/[0-9]{1,2}/[0-9]{4}$') "
            "OR date_perm IS NOT NULL "
            "AND try_strptime(regexp_replace(date_perm, '^(zz|ZZ)', '01'), '%d/%m/%Y') IS NULL",
            BAD_DATE + ", or zz/12/2025 where the day is not known",
        ),
    ),
}


def _known(name: str, code_set: CodeSet) -> list[Check]:
    text = name.lower()
    listed = ", ".join(f"'{code}'" for code in (*code_set.codes, *code_set.hints))
    checks = [Check(name, f"{text} NOT IN ({listed})", f"is not a code for {code_set.name}")]
    for wrong, right in code_set.hints.items():
        message = f"is not a code for {code_set.name}: did you mean {right}?"
        checks.append(Check(name, f"{text} = '{wrong}'", message))
    return checks


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


def _children_in_no_header(tables: Tables) -> list[Finding]:
    """A child of whom a row is given in any file, but no header in any folder [INT01 to INT09]."""
    if not tables.has("header"):
        return []
    return [
        Finding(key, row, "CHILD", "is in no header")
        for key in _held_against_the_header(tables)
        for (row,) in tables.connection.execute(
            f"SELECT rowid FROM {key} WHERE child NOT IN (SELECT child FROM header_ruling)"
        ).fetchall()
    ]


def _held_against_the_header(tables: Tables) -> list[str]:
    """The files whose rows must be looked at one by one: the reviews only when something in them was found odd."""
    others = [key for key in tables.sources if key != "header"]
    if "reviews" in others and not tables.scalar(
        "SELECT (SELECT count(*) FROM review_rows WHERE born_otherwise OR child_id IS NULL) > 0 "
        "OR (SELECT count(*) FROM review_rows) < (SELECT count(*) FROM reviews)"
    ):
        others.remove("reviews")
    return others


def _birth_dates(tables: Tables) -> list[Finding]:
    """A date of birth that cannot be read, or is not the one in the header of the same folder [INT10 to INT18]."""
    if not tables.has("header"):
        return []
    born = "CAST(try_strptime(v.dob, '%d/%m/%Y') AS DATE)"
    found = []
    for key in _held_against_the_header(tables):
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
            found.append(Finding(key, row, "DOB", differs if in_header else BAD_DATE))
    return found


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


def _row_warnings(tables: Tables, kind: FileKind) -> list[Check]:
    given = {name for name in kind.columns if tables.given(kind.key, name)}
    checks = list(ROW_WARNINGS.get(kind.key, ()))
    checks = [check for check in checks if check.column in given]
    for name, code_set in kind.coded.items():
        if name in given and kind.key in YEAR_OF_ROW:
            checks += _out_of_use(name, code_set, YEAR_OF_ROW[kind.key])
    return checks


YEAR = "year({day}) + (month({day}) >= 4)::INTEGER"
YEAR_OF_ROW = {
    "episodes": YEAR.format(day="coalesce(dec_on, :latest_day, decom_on)"),
    "header": YEAR.format(day=":latest_day"),
}


def _out_of_use(name: str, code_set: CodeSet, year: str) -> list[Check]:
    checks = []
    for code in code_set.retired().values():
        if code.last < codes.LAST_YEAR:
            message = f"was retired: in use for {code_set.name} up to the year {code.last - 1}/{code.last % 100:02d}"
            checks.append(Check(name, f"{name.lower()} = '{code.code}' AND {year} > {code.last}", message))
        if code.first > codes.FIRST_YEAR:
            message = f"was not yet in use: for {code_set.name} from the year {code.first - 1}/{code.first % 100:02d}"
            checks.append(Check(name, f"{name.lower()} = '{code.code}' AND {year} < {code.first}", message))
    return checks


def _quoted(names: frozenset[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


def _postcode(name: str) -> Check:
    """A postcode ends in a figure and two letters and begins with a letter; ZZ99 is the code for no fixed address."""
    text = name.lower()
    shape = (
        f"length({text}) BETWEEN 5 AND 8 AND {text}[-3] BETWEEN '0' AND '9' AND {text}[-1] > '@' AND {text}[1] > '@'"
    )
    return Check(name, f"NOT ({shape}) OR {text}[1:4] = 'ZZ99'", "is not a postcode that can be found [392c]")


SHORT_BREAK = f"ls IN ({_quoted(codes.SHORT_BREAKS)})"
ROW_WARNINGS: dict[str, tuple[Check, ...]] = {
    "header": (
        Check("SEX", "sex IS NULL", "is missing; counted as not known"),
        Check("SEX", "sex = 'U'", "is recorded as not known [232]"),
        Check("ETHNIC", "ethnic IS NULL", "is missing; counted as not recorded"),
        Check("DOB", "dob_on > :latest_day", "is after the latest date in the files [301]"),
        Check("MC_DOB", "mc_dob_on < dob_on", "is before the mother's own date of birth [621]"),
        Check("MC_DOB", "sex IN ('1', 'M') AND mc_dob IS NOT NULL", "is given for a boy [174]"),
    ),
    "episodes": (
        Check("RNE", "rne IS NULL", "is missing; taken as not a start"),
        Check("LS", "ls IS NULL", "is missing; counted as not recorded"),
        Check("PLACE", "place IS NULL", "is missing"),
        Check(
            "PLACE_PROVIDER",
            f"place_provider IS NULL AND place NOT IN ({_quoted(codes.WITHOUT_PROVIDER)}) "
            f"AND NOT coalesce({SHORT_BREAK}, FALSE)",
            "is missing [526]",
        ),
        Check(
            "PLACE_PROVIDER",
            f"place_provider IS NOT NULL AND place IN ({_quoted(codes.WITHOUT_PROVIDER)})",
            "is not wanted for this placement [213]",
        ),
        Check("PLACE_PROVIDER", "place_provider = 'PR0' AND place <> 'P1'", "goes only with placement P1 [550]"),
        Check(
            "PLACE_PROVIDER",
            "place = 'P1' AND place_provider IN ('PR1', 'PR2', 'PR3', 'PR4', 'PR5')",
            "cannot provide placement P1 [527 to 531]",
        ),
        Check("DEC", "dec_on = decom_on", "is the day on which the episode started [355]"),
        Check("DEC", "dec IS NULL AND rec IS NOT NULL", "is missing although a reason is given; taken as open [148]"),
        Check("REC", "rec IS NULL AND dec IS NOT NULL", "is missing although the episode has ended [148]"),
        Check("DECOM", "decom_on < DATE '1991-10-14'", "is before 14 October 1991 [353]"),
        Check("LS", "ls = 'L1' AND dec_on > decom_on + 3", "police protection lasts at most 72 hours [361]"),
        Check("LS", "ls = 'L2' AND dec_on > decom_on + 21", "emergency protection lasts at most 21 days [362]"),
        Check("LS", "ls = 'L3' AND dec_on > decom_on + 7", "a child assessment order lasts at most 7 days [363]"),
        Check("LS", "ls = 'V2' AND place = 'P1'", "a child under section 20 cannot be placed with parents [378]"),
        Check("LS", "ls = 'E1' AND decom_on < DATE '2005-12-01'", "placement orders began in December 2005 [446]"),
        Check("DEC", "ls = 'V3' AND dec_on > decom_on + 17", "a short break lasts at most 17 days [365]"),
        Check("PLACE", "place = 'T4' AND dec_on > decom_on + 7", "lasts at most seven days [379]"),
        Check("PLACE", "place = 'T3' AND dec_on > decom_on + 21", "lasts at most three weeks [376]"),
        Check("PLACE", "place = 'T1' AND dec_on > decom_on + 42", "has lasted for more than six weeks [375]"),
        Check("PLACE", "rne = 'S' AND place IN ('T0', 'T1', 'T2', 'T3', 'T4')", "cannot begin a period of care [380]"),
        *(_postcode(name) for name in ("HOME_POST", "PL_POST")),
        Check("REASON_PLACE_CHANGE", "reason_place_change IS NOT NULL AND dec IS NULL", "the episode is open [233]"),
        Check(
            "PL_DISTANCE",
            "pl_distance IS NOT NULL AND try_cast(pl_distance AS DECIMAL(7, 1)) IS NULL",
            "is not a distance in miles; counted as not known",
        ),
    ),
    "reviews": (Check("REVIEW_CODE", "review_code IS NULL", "is missing; counted as not recorded [167]"),),
}  # fmt: skip

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
    between = statement("between_episodes", latest_day=_latest_day(tables))
    found = list(listed(tables, between, "episodes", SAID_BETWEEN_EPISODES, at_most))
    without = "SELECT row, 1 AS number FROM header_ruling WHERE child_id NOT IN (SELECT child_id FROM episode_order)"
    return [*found, *listed(tables, without, "header", {1: ("CHILD", "has no episode")}, at_most)]


def _said_of_reviews(tables: Tables, at_most: int) -> Iterator[Finding]:
    """Participation codes against the age on the day: on the fourth birthday itself both kinds are accepted."""
    wrong = "SELECT row, age_wrong AS number FROM review_rows WHERE age_wrong IS NOT NULL"
    return listed(tables, wrong, "reviews", SAID_OF_REVIEWS, at_most)
