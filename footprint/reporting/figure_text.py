"""What one figure says, whatever asks: a page, a workbook, a report. Its number, base, sentence and change.

Its chart and its tables are drawn from it by `footprint.reporting.figure_tables`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from footprint.page.tables import MISSING
from footprint.reporting.definitions import Definition
from footprint.reporting.figures import REVIEWS, ReportingPeriod
from footprint.reporting.periods import named
from rulebook.caseloads import per_full_time
from rulebook.disclosure import HIDDEN, LEAST_BASE, is_small_group
from rulebook.reasons import count_of

BY_MONTH, HELD_IN_TIME = "looked_after_by_month", "timely_reviews"
HIDES = (
    "Small numbers are hidden: c stands for a number from 1 to 5, for one that would give such a number away, and for "
    "how many of 11 or fewer."
)
IS_HIDDEN = "The number is small and not shown."
SOME_HIDDEN = "Some numbers are small and not shown."
OF_SO_FEW = "Of so few the number is not shown: all or none of them would tell something of each."


@dataclass(frozen=True)
class Saying:
    """A figure's values, in the shapes of `./run figures`, for a period and for earlier ones after it.

    HIDDEN stands for a number that is not shown, None for a period that has no value. `overdue`: how many reviews are
    overdue on the last day, beside a figure of timeliness. `own_rule`: how it is counted by the council's settings.
    """

    figure: Definition
    periods: Sequence[ReportingPeriod]
    values: Sequence[Any]
    overdue: int | str = 0
    own_rule: str = ""

    @property
    def value(self) -> Any:
        return self.values[0]

    @property
    def rule(self) -> str:
        return self.own_rule or self.figure.rule

    @property
    def single(self) -> bool:
        """Whether it is one number, with or without a base."""
        return self.figure.shape in ("count", "rate", "ratio")

    @property
    def number(self) -> str:
        return number_of(self.value)

    @property
    def base(self) -> str:
        if self.figure.shape == "rate":
            return f"{self.figure.unit} of every 10,000"
        if self.figure.shape != "ratio":
            return self.figure.unit
        n, of = (number(self.value[part]) for part in ("n", "of"))
        return f"{n} of {of} {self.figure.unit}"

    @property
    def change(self) -> str:
        """Of a single number since the year before, where both are shown."""
        return change(self.values) if self.single and len(self.values) > 1 else ""

    @property
    def text(self) -> str:
        """The figure in a sentence or two."""
        return " ".join(filter(None, [SENTENCES[self.figure.shape](self), self.beside]))

    @property
    def beside(self) -> str:
        """The overdue reviews that are not among those counted; a small number of them is told only as some."""
        if not self.overdue or self.figure.key != HELD_IN_TIME:
            return ""
        many = (
            "Some reviews are" if self.overdue == HIDDEN else count_of(int(self.overdue), "review") + _is(self.overdue)
        )
        return f"{many} overdue on the last day, and not among them."

    @property
    def rows(self) -> list[str]:
        """The rows of a breakdown, and of any figure that has rows by name: also those that only earlier years have."""
        result: dict[str, None] = {}
        for value in self.values:
            result |= dict.fromkeys(value or ())
        return list(result)

    @property
    def hides(self) -> bool:
        """Whether a number of any of its periods is not shown because it is small, or would give a small one away."""
        return any(_hides(value) for value in self.values)


def _is(count: int | str) -> str:
    return " is" if count == 1 else " are"


def _hides(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(_hides(item) for item in (value.values() if isinstance(value, dict) else value))
    return bool(value == HIDDEN)


def number(value: Any) -> str:
    """A count as people read it: 1,204; c where it is hidden; – where there is none."""
    if value is None:
        return MISSING
    return f"{value:,}" if isinstance(value, int) else str(value)


def number_of(value: Any) -> str:
    """A count, or the percentage of a ratio."""
    if isinstance(value, Mapping):
        return percent(value.get("percent"))
    return number(value)


def percent(value: str | None) -> str:
    return f"{value}%" if value and value != HIDDEN else value or MISSING


def many(count: Any, figure: Definition) -> str:
    """What a figure counts, with its number: 1 child, 12 children."""
    return f"{number(count)} {figure.singular if count == 1 else figure.unit}"


def share(n: Any, of: Any) -> str | None:
    """The percentage of a row to one place, half up, where both numbers are shown and it is not of a few."""
    if not isinstance(n, int) or not isinstance(of, int) or of < LEAST_BASE:
        return None
    return str((Decimal(n) * 100 / of).quantize(Decimal("0.1"), ROUND_HALF_UP))


def change(values: Sequence[Any]) -> str:
    """From the second value to the first: +14, −3 percentage points, no change; nothing where one is not shown."""
    now, before = values[0], values[1]
    if isinstance(now, Mapping) and isinstance(before, Mapping):
        parts = (now.get("percent"), before.get("percent"))
        if any(part in (None, HIDDEN) for part in parts):
            return ""
        return _signed(Decimal(str(parts[0])) - Decimal(str(parts[1])), " points")
    if HIDDEN in (now, before) or not isinstance(now, (int, str)) or not isinstance(before, (int, str)):
        return ""
    return _signed(Decimal(now) - Decimal(before))  # of a rate: a number with one place, written as text


def change_percent(values: Sequence[Any]) -> str:
    """By how many percent of the second value a count changed, to two places, half up: +25.00%, −6.82%."""
    now, before = values[0], values[1]
    if not isinstance(now, int) or not isinstance(before, int) or not before:
        return ""
    moved = (Decimal(now - before) * 100 / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _signed(moved, "%") if moved else "0.00%"


def _signed(difference: Decimal | int, unit: str = "") -> str:
    if not difference:
        return "no change"
    return f"{'+' if difference > 0 else '−'}{abs(difference):,}{unit}"


def _of_count(says: Saying) -> str:
    if says.value == HIDDEN:
        return IS_HIDDEN
    return f"{many(says.value, says.figure)}{_since(says)}."


def _of_rate(says: Saying) -> str:
    if says.value == HIDDEN:
        return IS_HIDDEN
    return f"{says.value} {says.figure.unit} of every 10,000{_since(says)}."


def _of_ratio(says: Saying) -> str:
    value = says.value
    if value["of"] == HIDDEN:
        return IS_HIDDEN
    if value["n"] == HIDDEN:
        why = OF_SO_FEW if is_small_group(value["of"]) else IS_HIDDEN
        return f"{why} The base is {many(value['of'], says.figure)}."
    if not value["of"]:
        return f"There are no {says.figure.unit} to count in this period."
    text = f"{number(value['n'])} of {many(value['of'], says.figure)}"
    return f"{text}, {value['percent']}%{_since(says)}." if value["percent"] else f"{text}{_since(says)}."


def _since(says: Saying) -> str:
    """In words, what changed since the year before."""
    moved = says.change
    if not moved:
        return ""
    before = named(says.periods[1])
    if moved == "no change":
        return f": as many as in {before}" if says.figure.shape in ("count", "rate") else f": the same as in {before}"
    if says.figure.shape in ("count", "rate"):
        return f": {moved[1:]} {'more' if moved[0] == '+' else 'fewer'} than in {before}"
    return f": {moved[1:].removesuffix(' points')} percentage points {_way(moved)} than in {before}"


def _way(moved: str) -> str:
    return "more" if moved[0] == "+" else "less"


def _of_rows(says: Saying) -> str:
    if says.figure.key == BY_MONTH:
        return _course(says)
    counts = {row: count for row, count in says.value.items() if isinstance(count, int)}
    hidden = len(says.value) - len(counts)
    if not sum(counts.values()):
        return "The numbers are small and not shown." if hidden else f"There are no {says.figure.unit} to show."
    row, count = max(counts.items(), key=lambda pair: pair[1])
    meaning = says.figure.words(row)
    largest = f"the largest group is {row}{f' ({meaning})' if meaning else ''}, with {count:,}"
    if hidden:
        return f"Of the groups that are shown {largest}."
    return f"{many(sum(counts.values()), says.figure)} in all; {largest}."


def _course(says: Saying) -> str:
    rows = says.value
    if not rows:
        return "The period holds no month’s last day."
    first, last = next(iter(rows.values())), list(rows.values())[-1]
    if not isinstance(first, int) or not isinstance(last, int):
        return SOME_HIDDEN
    moved = last - first
    how = "no change" if not moved else f"{abs(moved):,} {'more' if moved > 0 else 'fewer'}"
    return f"From {first:,} to {many(last, says.figure)}: {how}."


def _of_quarters(says: Saying) -> str:
    known = [(row, item) for row, item in says.value.items() if item["percent"] not in (None, HIDDEN)]
    if not known:
        return "No quarter has a percentage to show."
    text = [f"{row} {item['percent']}%" for row, item in known]
    return f"{says.figure.hits[0]}: {', '.join(text)}."


def _of_pairs(says: Saying) -> str:
    """Whoever came most and least often among those invited ten times or more; nobody while any number is hidden."""
    yes, no = says.figure.hits
    if HIDDEN in (part for pair in says.value.values() for part in pair):
        return SOME_HIDDEN
    shares = {row: share(pair[0], sum(pair)) for row, pair in says.value.items()}
    known = {row: Decimal(item) for row, item in shares.items() if item is not None}
    total = [sum(pair[place] for pair in says.value.values()) for place in (0, 1)]
    if not known:
        return f"{yes}: {total[0]:,}. {no}: {total[1]:,}." if sum(total) else "Few were invited."
    most, least = max(known.values()), min(known.values())
    text = f"{yes}, of those invited {LEAST_BASE} times or more: {_at(known, most)} most often, {most}%"
    return f"{text}; {_at(known, least)} least often, {least}%." if least != most else f"{text}."


def _at(shares: Mapping[str, Decimal], wanted: Decimal) -> str:
    return " and ".join(row for row, item in shares.items() if item == wanted)


def _of_caseloads(says: Saying) -> str:
    return caseloads_in_words(says.value)


@dataclass(frozen=True)
class Carried:
    """The caseloads of all posts together; `part` are the full-time posts that they make up. `reviewing` and
    `reviewed`: the full-time posts that hold reviews, and the looked-after children of these and of nobody's post."""

    posts: int
    part: Decimal
    looked_after: int
    protection: int
    reviewing: Decimal
    reviewed: int

    @property
    def each(self) -> str | None:
        """Looked-after children for each full-time post that holds reviews."""
        result = per_full_time(children=self.reviewed, fte=self.reviewing)
        return None if result is None else str(result)


def carried(lines: Sequence[Mapping[str, Any]]) -> Carried:
    held = [line for line in lines if line["fte"] is not None]
    reviewing = [line for line in held if _holds_reviews(line)]
    children, protected = (sum(line[key] for line in lines) for key in ("looked_after", "child_protection"))
    reviewed = sum(line["looked_after"] for line in lines if _holds_reviews(line))
    return Carried(len(held), _part(held), children, protected, _part(reviewing), reviewed)


def _holds_reviews(line: Mapping[str, Any]) -> bool:
    """A copy published before posts said what they are for tells of reviews alone."""
    return line.get("work", REVIEWS) in (REVIEWS, None)


def _part(lines: Sequence[Mapping[str, Any]]) -> Decimal:
    return sum((Decimal(line["fte"]) for line in lines), Decimal())


def caseloads_in_words(lines: Sequence[Mapping[str, Any]]) -> str:
    current_carried = carried(lines)
    if not lines:
        return "Nobody holds a post or a case on the last day."
    each = (
        f", {current_carried.each} looked-after children for each full-time post that holds reviews"
        if current_carried.each
        else ""
    )
    return (
        f"{current_carried.posts} posts, {current_carried.part.normalize():f} of them full time "
        f"together, carry {current_carried.looked_after:,} "
        f"looked-after children and {current_carried.protection:,} child-protection cases{each}."
    )


SENTENCES = {
    "count": _of_count,
    "rate": _of_rate,
    "ratio": _of_ratio,
    "breakdown": _of_rows,
    "quarters": _of_quarters,
    "pairs": _of_pairs,
    "caseloads": _of_caseloads,
}
