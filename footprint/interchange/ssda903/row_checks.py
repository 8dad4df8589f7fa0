"""The checks of a row by itself: which columns hold what, and what is said of a value that does not.

Numbers in square brackets are those of the Department for Education's published validation rules.
"""

from dataclasses import dataclass

from footprint.interchange.ssda903.files import HEADER, SPANS, FileKind
from footprint.interchange.ssda903.reading import Tables
from rulebook import calendar, codes
from rulebook.codes import CodeSet

EARLIEST, LATEST = "DATE '1900-01-01'", f"DATE '{calendar.LAST_EVENT}'"
FIRST_COUNTED = f"DATE '{calendar.FIRST_DAY}'"
BAD_DATE = "is not a date; dates are day/month/year with a four-figure year, as 31/12/2025"
TOO_FAR = f"is out of range: days of care and reviews lie from {calendar.FIRST_DAY.year} to {calendar.LAST_EVENT.year}"
AFTER_TODAY = "is after today: only what has happened is taken"
AGREED = frozenset({"DUC"})  # the day on which a status will end


@dataclass(frozen=True)
class Check:
    """A condition in SQL on one row of a table, and what to say of a row that meets it. Null is not met."""

    column: str
    condition: str
    message: str


def row_faults(tables: Tables, kind: FileKind) -> list[Check]:
    """What cannot be taken: in a column that a figure reads."""
    return [check for check in _readable_values(tables, kind) if check.column in kind.read]


def row_warnings(tables: Tables, kind: FileKind) -> list[Check]:
    """What is taken though it looks wrong: the same in a column that no figure reads, and everything doubtful."""
    values = {name for name in kind.columns if tables.given(kind.key, name)}
    checks = [check for check in _readable_values(tables, kind) if check.column not in kind.read]
    checks += [check for check in ROW_WARNINGS.get(kind.key, ()) if check.column in values]
    for name, code_set in kind.coded.items():
        if name in values:
            checks += _out_of_use(name, code_set, YEAR_OF_ROW.get(kind.key, YEAR.format(day=":latest_day")))
    return checks


def _readable_values(tables: Tables, kind: FileKind) -> list[Check]:
    """A key that is there, a day that exists and has come, a code of its set, an end that is not before its start."""
    values = {name for name in kind.columns if tables.given(kind.key, name)}
    checks = [Check(name, f"{name.lower()} IS NULL", "is missing") for name in _always_needed(kind)]
    checks += [check for name in kind.dates if name in values for check in _readable(name)]
    checks += [check for check in ROW_FAULTS.get(kind.key, ()) if check.column in values]
    for name, code_set in kind.coded.items():
        if name in values:
            checks += _known(name, code_set)
    if kind.key in SPANS:
        start, end = SPANS[kind.key]
        checks.append(Check(end, f"{end.lower()}_on < {start.lower()}_on", "is before the start on the same line"))
    return checks


def _always_needed(kind: FileKind) -> tuple[str, ...]:
    return (*kind.keys, "DOB") if kind is HEADER else kind.keys


def _readable(name: str) -> list[Check]:
    """A date that exists; a date of birth from 1900, any other within the years for which working days are known.

    What happened is not after today; a day that is agreed for later may be.
    """
    day, text = f"{name.lower()}_on", name.lower()
    earliest = EARLIEST if name in ("DOB", "MC_DOB") else FIRST_COUNTED
    return [
        Check(name, f"{text} IS NOT NULL AND {day} IS NULL", BAD_DATE),
        Check(name, f"{day} < DATE '1000-01-01'", BAD_DATE),
        Check(name, f"{day} >= DATE '1000-01-01' AND {day} NOT BETWEEN {earliest} AND {LATEST}", TOO_FAR),
        *([] if name in AGREED else [Check(name, f"{day} > :today AND {day} <= {LATEST}", AFTER_TODAY)]),
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


YEAR = "year({day}) + (month({day}) >= 4)::INTEGER"
YEAR_OF_ROW = {"episodes": YEAR.format(day="coalesce(dec_on, :latest_day, decom_on)")}


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
