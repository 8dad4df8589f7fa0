"""The checks that a report runs on itself: figures that must add up to one another, and tables as they are printed.

A check fails only where numbers that are shown disagree. While small numbers are hidden, what rests on one cannot be
checked, and that is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from footprint.page import tables as page
from footprint.reporting.figures_of_period import Told
from footprint.reporting.periods import called
from rulebook.adding_up import Table, check, checked
from rulebook.disclosure import HIDDEN
from rulebook.groupings import NOT_MINORITY

CANNOT = "This cannot be checked while small numbers are hidden."
LEFT_OUT = "not shown while small numbers are hidden"
ONE_DAY = timedelta(days=1)
WAYS = ("attended", "advocate", "other_means", "none")
NO_WAY = ("PN0", "not recorded")


@dataclass(frozen=True)
class Check:
    """`passed` is None where it cannot be checked; `text` says it in a sentence with its numbers."""

    name: str
    passed: bool | None
    text: str


@dataclass(frozen=True)
class Adding:
    """That some numbers of a period are one other number of it: `parts` in words, and where both come from."""

    name: str
    parts: str
    whole: str
    keys: tuple[str, ...]
    left: Callable[[Mapping[str, Any]], Sequence[Any]]
    right: Callable[[Mapping[str, Any]], Any]


def _rows(name: str, key: str, whole_key: str, parts: str, whole: str) -> Adding:
    return Adding(
        name,
        parts,
        whole,
        (key, whole_key),
        lambda values: list(values[key].values()),
        lambda values: values[whole_key],
    )


AT_END = "children were looked after on the last day"
ADDING = (
    _rows("Legal status", "legal_status_rows", "looked_after_at_end", "the rows of legal status", AT_END),
    _rows("Legal status by code", "legal_status", "looked_after_at_end", "the codes of legal status", AT_END),
    _rows("Age", "age_groups", "looked_after_at_end", "the age groups", AT_END),
    _rows("Placement", "placement_rows", "looked_after_at_end", "the kinds of placement", AT_END),
    _rows("Placement by code", "place_codes", "looked_after_at_end", "the codes of placement", AT_END),
    _rows("Sex", "sex", "looked_after_at_end", "girls, boys and those not recorded", AT_END),
    _rows("Ethnic groups", "ethnic_groups", "looked_after_at_end", "the ethnic groups", AT_END),
    _rows("Ethnicity by code", "ethnicity", "looked_after_at_end", "the codes of ethnicity", AT_END),
    _rows("Entering care by age", "entering_by_age", "children_entering", "ages on entering", "children entered care"),
    _rows("Leaving care by age", "leavers_by_age", "children_leaving", "ages on leaving", "children left care"),
    _rows("Leaving care by reason", "leavers_by_reason", "ends", "the reasons", "periods of care ended"),
    _rows("Ways of taking part", "participation_codes", "reviews_held", "the codes", "reviews were held"),
    Adding(
        "Black and minority ethnic children", "the groups that are neither white nor not known",
        "children were black and minority ethnic",
        ("ethnic_groups", "black_and_minority_ethnic"),
        lambda values: [n for row, n in values["ethnic_groups"].items() if row not in NOT_MINORITY],
        lambda values: values["black_and_minority_ethnic"]["n"],
    ),
    Adding(
        "How children took part", "attended, advocate, other means, none, under four and not recorded",
        "reviews were held",
        (*WAYS, "participation_codes", "reviews_held"),
        lambda values: [*(values[key] for key in WAYS), *(values["participation_codes"].get(key, 0) for key in NO_WAY)],
        lambda values: values["reviews_held"],
    ),
    Adding(
        "Contributions to reviews", "attended, advocate, other means and none",
        "reviews were of children of four or over",
        (*WAYS, "participation_reviews"),
        lambda values: [values[key] for key in WAYS], lambda values: values["participation_reviews"]["of"],
    ),
    Adding(
        "Reviews judged", "reviews judged and not judged", "reviews were held",
        ("timely_reviews", "unjudged", "reviews_held"),
        lambda values: [values["timely_reviews"]["of"], values["unjudged"]], lambda values: values["reviews_held"],
    ),
)  # fmt: skip


def checks(tellings: Sequence[Told]) -> list[Check]:
    """Those of every period told, the latest first. What a period has no number for is left out."""
    current_checks = [made for telling in tellings for adding in ADDING if (made := _adding(adding, telling))]
    return current_checks + [made for now, before in pairwise(tellings) if (made := _balance(now, before))]


def _hides(telling: Told, key: str) -> bool:
    return key not in telling.values and telling.missing.get(key, "").startswith(LEFT_OUT)


def _adding(adding: Adding, telling: Told) -> Check | None:
    name = f"{adding.name}, {called(telling.asked)}"
    if any(key not in telling.values and not _hides(telling, key) for key in adding.keys):
        return None
    if any(_hides(telling, key) for key in adding.keys):
        return Check(name, None, CANNOT)
    parts, whole = adding.left(telling.values), adding.right(telling.values)
    if HIDDEN in (*parts, whole):
        return Check(name, None, CANNOT)
    text = f"{adding.parts[:1].upper()}{adding.parts[1:]} add to {sum(parts):,}"
    return _compared(name, sum(parts), whole, text, adding.whole)


def _compared(name: str, item: int, other: int, text: str, whole: str) -> Check:
    passed = item == other
    return Check(name, passed, f"{text}{':' if passed else ', but'} {other:,} {whole}.")


def _balance(now: Told, before: Told) -> Check | None:
    """Looked after at the end are those at the start, and who came, less who left."""
    name = f"From the start to the end, {called(now.asked)}"
    description = [(before, "looked_after_at_end"), (now, "starts"), (now, "ends"), (now, "looked_after_at_end")]
    if before.asked.last_day + ONE_DAY != now.asked.first_day:
        return None
    if any(key not in telling.values and not _hides(telling, key) for telling, key in description):
        return None
    numbers = [telling.values.get(key, HIDDEN) for telling, key in description]
    if HIDDEN in numbers:
        return Check(name, None, CANNOT)
    at_start, starts, ends, at_end = numbers
    comes_to = at_start + starts - ends
    text = f"{at_start:,} at the start, {starts:,} starts and {ends:,} ends come to {comes_to:,}"
    return _compared(name, comes_to, at_end, text, AT_END)


def checks_of_tables(tables: Sequence[page.Table]) -> list[Check]:
    """What does not add up in tables as they are printed, each by itself; one check that passed where all does."""
    findings = [finding for table in tables for finding in check([printed(table)]) if finding.fault]
    if not findings and not any(checked([printed(table)]) for table in tables):
        return [Check("Tables as printed", None, "No table has a total, a change or a share that could be checked.")]
    if not findings:
        many = "One table was" if len(tables) == 1 else f"{len(tables):,} tables were"
        return [Check("Tables as printed", True, f"{many} read as printed: totals, changes and shares add up.")]
    return [Check(finding.where, False, " ".join(filter(None, [finding.wrong, finding.fits]))) for finding in findings]


def printed(table: page.Table) -> Table:
    """Its cells as they are read, with a base in brackets: 71.43% (50 of 70)."""
    rows = [[_text(item) for item in row] for row in (*table.rows, *([table.total] if table.total else []))]
    return Table(table.caption, [column.label for column in table.columns], rows)


def _text(value: Any) -> str:
    cell = page.cell(value)
    return f"{cell.shown()} ({cell.note})" if cell.note else cell.shown()
