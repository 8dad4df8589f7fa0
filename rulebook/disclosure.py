"""What tables may say outside the team: small numbers are hidden, and so is what would give one away.

Source: the practice of the Department for Education's statistics of children: 1 to 5 are not published, both included,
nought is. Whoever looks is taken to know every other number printed, what adds up to what, and that nought is hidden in
no group but a small one. Each small number could then still be any from 1 to 5. All or none of a small group would tell
something of each child in it, and is not shown. Only how many more or fewer children are looked after
than a year before is told on purpose, and with it that at least so many came or left. A year's numbers are hidden
alike, whatever stands beside them: two tables never tell more than one, where they are not of periods that overlap.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rulebook.groupings import NOT_MINORITY

HIDDEN = "c"
SMALL = range(1, 6)
LEAST_BASE = 10  # no percentage of fewer
# In a group as small as these every number but none and all is hidden already, so that those two would stand out.
SMALL_GROUP = range(1, 2 * max(SMALL) + 2)

# The same thing told twice, finely and in groups, gives the small rows of one away by the other: the groups are shown.
TOLD_IN_GROUPS = {
    "legal_status": "legal_status_rows",
    "ethnicity": "ethnic_groups",
    "place_codes": "placement_rows",
    "participation_codes": "participation_reviews",
    "leavers_by_reason": "children_adopted",
    "over_20_miles_dfe": "over_20_miles",
}
# Rows whose sum another figure tells: those of its numerator, and the others, each have a known total.
APART = {"ethnic_groups": NOT_MINORITY}  # by black_and_minority_ethnic
OF_ONE_PERSON = ("caseloads",)  # a post is held by one member of the staff
# Told of one day: of two days each has its own numbers. What is told of days that overlap gives small ones away.
OF_ONE_DAY = (
    "looked_after_at_end", "looked_after_by_month", "rate_per_10000", "age_groups", "sex", "black_and_minority_ethnic",
    "ethnic_groups", "ethnicity", "legal_status", "legal_status_rows", "place_codes", "placement_rows", "over_20_miles",
    "over_20_miles_dfe",
)  # fmt: skip
WITHOUT_TOTAL = ("looked_after_by_month",)  # rows that add up to nothing
IN_GROUPS = "it would give away the rows of “{}”"
PERSONAL = "it tells what one member of the staff carries"
TOO_FEW = "its numbers are too small to show any of them"
BESIDE_YEARS = "beside the numbers of the year, which everybody reads, it would give small ones away"
GIVES_AWAY = "with other figures of the same period it would give a small number away"

Count = int | str


@dataclass(frozen=True)
class Joined:
    """Figures tied by a sum: where one of the numbers `asked` is small, or `all_of` is a small group, those of
    `left_out` are not shown."""

    asked: tuple[str, ...]
    left_out: tuple[str, ...]
    all_of: str = ""


AT_START = "looked after before the first day"
JUDGED, CODED = "timely_reviews", "participation_reviews"  # their bases
HOW_THEY_TOOK_PART = ("attended", "advocate", "other_means", "none")
FLOWS = ("starts", "ends", "children_entering", "children_leaving", "ever_in_year")
JOINED = (
    # Looked after on the last day is looked after before the first one and who came, less who left.
    Joined(
        ("looked_after_at_end", AT_START, *FLOWS),
        (*FLOWS, "entering_by_age", "leavers_by_age", "children_adopted", "allocated_in_time"),
    ),
    # Reviews held are those judged and those not.
    Joined(("reviews_held", "unjudged", JUDGED), ("unjudged", JUDGED)),
    # Reviews with a code of taking part are the four ways of it.
    Joined((CODED, *HOW_THEY_TOOK_PART), HOW_THEY_TOOK_PART, all_of=CODED),
    # All or none of a few who left were adopted.
    Joined((), ("children_adopted",), all_of="children_leaving"),
    Joined(("looked_after_at_end",), ("rate_per_10000",)),
)


@dataclass(frozen=True)
class Published:
    """The figures as they may be shown, in their own shapes with HIDDEN for a number, and why others are left out."""

    values: Mapping[str, Any]
    left_out: Mapping[str, str] = field(default_factory=dict)


def is_small(count: int) -> bool:
    return count in SMALL


def is_small_group(of: int) -> bool:
    return of in SMALL_GROUP


def count_shown(count: int) -> Count:
    return HIDDEN if is_small(count) else count


def ratio_shown(*, n: int, of: int) -> tuple[Count, Count, bool]:
    """The number, its base, and whether the percentage may stand.

    With the base shown, the number and what it leaves are both hidden where either is small, and of a small group
    always: all or none of it would tell something of each. A small base is hidden too.
    """
    if is_small_group(of):
        return HIDDEN, count_shown(of), False
    if is_small(n) or is_small(of - n):
        return HIDDEN, of, False
    return n, of, bool(of)


def rows_shown(rows: Mapping[str, int]) -> dict[str, Count] | None:
    """The rows of a breakdown whose total is known: with the small ones so many others, the smallest first, are hidden
    that each small one could be any from 1 to 5. None where all together cannot hide them, and where a small group is
    all in one row."""
    total = sum(rows.values())
    if is_small(total) or (is_small_group(total) and total in rows.values()):
        return None
    hidden = {row for row, count in rows.items() if is_small(count)}
    others = sorted((row for row, count in rows.items() if count and row not in hidden), key=lambda row: rows[row])
    while hidden and not _could_be_any([rows[row] for row in hidden]):
        if not others:
            return None
        hidden.add(others.pop(0))
    return {row: HIDDEN if row in hidden else count for row, count in rows.items()}


def parts_shown(rows: Mapping[str, int], *, apart: Collection[str]) -> dict[str, Count] | None:
    """The same of rows of which those `apart`, and so the others, have a total that is known too."""
    result: dict[str, Count] = {}
    for side in (True, False):
        context = rows_shown({row: count for row, count in rows.items() if (row in apart) is side})
        if context is None:
            return None
        result |= context
    return {row: result[row] for row in rows}


def pair_shown(yes: int, no: int) -> list[Count]:
    """Those who did and those who did not. All or none of a small group is hidden."""
    if is_small_group(yes + no) and 0 in (yes, no):
        return [HIDDEN, HIDDEN]
    return [count_shown(yes), count_shown(no)]


def _could_be_any(counts: Sequence[int]) -> bool:
    """Whether each of some numbers, none of them nought, could be 1 to 5 when nothing but their sum is known."""
    return len(counts) > 1 and sum(counts) - (len(counts) - 1) >= max(SMALL)


def published(values: Mapping[str, Any], *, beside_years: bool = False) -> Published:
    """The figures of one period with their small numbers hidden. Keys and shapes are those of `./run figures`.

    `beside_years`: the period is no reporting year, and overlaps some of which the numbers are shown.
    """
    left_out = {key: IN_GROUPS.format(other) for key, other in TOLD_IN_GROUPS.items() if key in values}
    left_out |= {key: PERSONAL for key in OF_ONE_PERSON if key in values}
    left_out |= {key: BESIDE_YEARS for key in values if beside_years and key not in OF_ONE_DAY}
    left_out |= {key: GIVES_AWAY for key in _given_away(values) if key in values}
    context = {key: _shown(key, value) for key, value in values.items() if key not in left_out}
    left_out |= {key: TOO_FEW for key, value in context.items() if value is None and values[key] is not None}
    return Published({key: value for key, value in context.items() if key not in left_out}, left_out)


def _given_away(values: Mapping[str, Any]) -> set[str]:
    counts = {key: _total(value) for key, value in values.items()}
    if {"looked_after_at_end", "starts", "ends"} <= set(values):
        counts[AT_START] = values["looked_after_at_end"] - values["starts"] + values["ends"]
    joined = (
        joined
        for joined in JOINED
        if any(is_small(counts.get(key, 0)) for key in joined.asked) or is_small_group(counts.get(joined.all_of, 0))
    )
    return {key for item in joined for key in item.left_out}


def _total(value: Any) -> int:
    """A count, or the base of a ratio."""
    if isinstance(value, dict) and "of" in value:
        return int(value["of"])
    return value if isinstance(value, int) else 0


def _shown(key: str, value: Any) -> Any:
    if isinstance(value, int):
        return count_shown(value)
    if not isinstance(value, dict):
        return value
    if "percent" in value:
        return _ratio(value)
    parts: Collection[Any] = value.values()
    if any(isinstance(part, dict) for part in parts):
        return {row: _ratio(part) for row, part in value.items()}
    if any(isinstance(part, list) for part in parts):
        return {row: pair_shown(*part) for row, part in value.items()}
    if key in WITHOUT_TOTAL:
        return {row: count_shown(n) for row, n in value.items()}
    return parts_shown(value, apart=APART[key]) if key in APART else rows_shown(value)


def _ratio(value: Mapping[str, Any]) -> dict[str, Any]:
    n, of, with_percent = ratio_shown(n=value["n"], of=value["of"])
    hidden = HIDDEN if HIDDEN in (n, of) else None
    return {"n": n, "of": of, "percent": value["percent"] if with_percent else hidden}
