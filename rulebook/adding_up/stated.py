"""What sentences claim about numbers, each against its own arithmetic and against the tables.

A claim is a line, "name: claim". The claim is a total (318), a sum (5.5 + 3 x 0.5 = 6.5), shares of a whole (44% + 57%,
44% + 57% of 318), a share of a base (37% of 851), a share with what it leaves out (93.49% with 19 late), a range (50 to
70), or a range in another (60 to 75 within 50 to 70). The name says of which table, column or both it is claimed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from rulebook.adding_up.findings import Finding, Given, said
from rulebook.adding_up.fitting import (
    MOST,
    Number,
    beyond_rounding,
    counts,
    number,
    smaller_bases,
    ways,
    with_misses,
)
from rulebook.adding_up.printed import Place, Table

NUM = r"\d[\d,]*(?:\.\d+)?"
PERCENT = rf"<?\s*{NUM}\s*(?:%|per ?cent)"
TOTAL = re.compile(NUM)
PARTS = re.compile(rf"(?P<parts>{PERCENT}(?:\s*(?:\+|and|,|/)\s*{PERCENT})+)(?:\s+of\s+(?P<of>{NUM}))?", re.I)
SHARE = re.compile(rf"(?P<percent>{PERCENT})\s+of\s+(?P<of>{NUM})\b.*", re.I)
MISSES = re.compile(rf"(?P<percent>{PERCENT})\s*(?:with|,|and|less)\s*(?P<misses>\d[\d,]*)\b[^%+=]*", re.I)
TERM = rf"{NUM}(?:\s*[x×*]\s*{NUM})?"
SUM = re.compile(rf"(?P<sum>{TERM}(?:\s*[+−–-]\s*{TERM})*)\s*=\s*(?P<total>{NUM})")
BETWEEN = rf"(?:between\s+)?{NUM}\s*(?:to|and|-|–)\s*{NUM}"
RANGE = re.compile(BETWEEN, re.I)
WITHIN = re.compile(rf"(?P<inner>{BETWEEN})\s+(?:is\s+)?(?:with)?in\s+(?P<outer>{BETWEEN})", re.I)
TOO_LARGE = f"Shares of more than {MOST:,} are not looked into."
MOST_NAMED = 4  # solutions that are written out


@dataclass(frozen=True)
class Stated:
    name: str
    claim: str


def stated(text: str) -> list[Stated]:
    """Each line that is not empty. ValueError names the first that can't be read, and says how one is written."""
    lines = [(place, " ".join(line.split())) for place, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return [_line(place, line) for place, line in lines]


def _line(place: int, line: str) -> Stated:
    name, colon, claim = line.rpartition(":")
    known = Stated(name.strip(), claim.strip().rstrip("."))
    if not colon or not known.name or not any(form.fullmatch(known.claim) for form, _ in CLAIMS):
        raise ValueError(
            f"Line {place}, “{line}”, is no statement. Write a name, a colon and a number, for example "
            "“Fig. 2, Looked after: 318” or “Reviews in time: 93.49% with 19 late”."
        )
    return known


def of_stated(entry: Given, claims: Sequence[Stated]) -> Iterator[Finding]:
    for stated in claims:
        match, check = next((match, check) for form, check in CLAIMS if (match := form.fullmatch(stated.claim)))
        yield from check(entry, stated, match)


def _finding(stated: Stated, wrong: str, fits: str = "", *, fault: bool = True) -> Finding:
    return Finding(stated.name, "", "", stated.claim, wrong, fits, fault=fault)


def _number(text: str) -> Number:
    current_number = number(re.sub(r"per ?cent", "%", text.strip(), flags=re.I))
    if current_number is None:
        raise ValueError(f"“{text}” is no number.")
    return current_number


# Claims that are checked by themselves


def _sum(values: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    total = Fraction()
    for sign, term in re.findall(rf"([+−–-]?)\s*({TERM})", match["sum"]):
        product = Fraction(1)
        for factor in re.findall(NUM, term):
            product *= Fraction(_number(factor).value)
        total += -product if sign and sign != "+" else product
    claimed = _number(match["total"])
    if not claimed.says(total):
        off = Fraction(claimed.value) - total
        more = f"{said(abs(off))} {'more' if off > 0 else 'less'}"
        yield _finding(stated, f"{match['sum']} is {said(total)}, not {claimed}.", f"What is claimed is {more}.")


def _parts(values: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    percents = [_number(item) for item in re.findall(PERCENT, match["parts"], re.I)]
    if match["of"]:
        yield from _of_base(stated, percents, int(_number(match["of"]).value))
    elif beyond_rounding(percents, total=Fraction(100)):
        yield _finding(stated, f"{match['parts']} add to {together(percents)}, which rounding does not explain.")


def _of_base(stated: Stated, percents: Sequence[Number], of: int) -> Iterator[Finding]:
    if of > MOST:
        yield _finding(stated, TOO_LARGE, fault=False)
    elif not ways(percents, of=of):
        wrong = f"They add to {together(percents)}, and no counts that add to {of:,} have these shares."
        yield _finding(stated, wrong, _each(percents, of))


def _each(percents: Sequence[Number], of: int) -> str:
    result = [(percent, counts(percent, of=of)) for percent in percents]
    return " ".join(
        f"{percent} fits {_listed(fitting)}." if fitting else f"{percent} fits none." for percent, fitting in result
    )


def _listed(result: Sequence[int]) -> str:
    if len(result) > 2 and result[-1] - result[0] == len(result) - 1:
        return f"{result[0]:,} to {result[-1]:,}"
    return " or ".join(f"{item:,}" for item in result)


def together(percents: Sequence[Number]) -> str:
    under = sum(number.under for number in percents)
    whole = sum((number.value for number in percents if not number.under), Decimal())
    return f"{whole}%" + (f" and {'one' if under == 1 else under} below 1%" if under else "")


def _share(values: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    percent, of = _number(match["percent"]), int(_number(match["of"]).value)
    if of > MOST:
        yield _finding(stated, TOO_LARGE, fault=False)
        return
    if fitting := counts(percent, of=of):
        yield _finding(stated, f"{percent} of {of:,} is {_listed(fitting)}.", fault=False)
        return
    near = " or ".join(f"{n:,} of {base:,}" for n, base in smaller_bases(percent, of=of))
    yield _finding(stated, f"No count of {of:,} is {percent}.", f"It fits {near}." if near else "")


def _misses(values: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    percent, misses = _number(match["percent"]), int(_number(match["misses"]).value)
    result = [f"{n:,} of {of:,}" for n, of in with_misses(percent, misses=misses)]
    if not result:
        yield _finding(stated, f"No number that leaves {misses:,} out is {percent} of its base.")
    elif len(result) == 1:
        yield _finding(stated, f"{stated.claim} is {result[0]} and no other.", fault=False)
    else:
        some = ", ".join(result) if len(result) <= MOST_NAMED else f"{result[0]} to {result[-1]}"
        yield _finding(stated, f"{stated.claim} is one of {len(result)}: {some}.", fault=False)


def _ends(text: str) -> tuple[Decimal, Decimal]:
    low, high = (_number(item).value for item in re.findall(NUM, text))
    return low, high


def _within(values: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    (low, high), (least, most) = _ends(match["inner"]), _ends(match["outer"])
    if low < least or high > most:
        out = [f"{low:,} is below {least:,}"] if low < least else []
        out += [f"{high:,} is above {most:,}"] if high > most else []
        yield _finding(stated, f"{low:,} to {high:,} is not within {least:,} to {most:,}: {' and '.join(out)}.")


# Claims about the tables


def _range(entry: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    low, high = _ends(match[0])
    columns = _named(entry, stated)
    for place, column in columns:
        table = entry.tables[place]
        for row in table.parts:
            value = table.value(row, column)
            if value and not low <= value.value <= high:
                way = "above" if value.value > high else "below"
                yield entry.finding(Place(place, row, column), f"{value} is {way} the range of {low:,} to {high:,}.")
    if not columns:
        yield _unknown(stated)


def _total(entry: Given, stated: Stated, match: re.Match[str]) -> Iterator[Finding]:
    claimed = _number(match[0])
    columns = _named(entry, stated)
    totals = [
        (place, column, fraction)
        for place, column in columns
        if (fraction := _total_of(entry.tables[place], column)) is not None
    ]
    based = [(place, column) for place, column in columns if _of_one_thing(entry.tables[place], column)]
    if not totals and based:
        for place, column in based:
            yield from _base(entry, Place(place, -1, column), int(claimed.value))
    elif not totals:
        yield _unknown(stated)
    elif not any(claimed.says(fraction) for _, _, fraction in totals):
        place, column, fraction = min(totals, key=lambda each: abs(each[2] - Fraction(claimed.value)))
        off = Fraction(claimed.value) - fraction
        wrong = f"The total is {said(fraction)}, but {claimed} is stated for “{stated.name}”."
        more = f"The stated one is {said(abs(off))} {'more' if off > 0 else 'less'}."
        row = entry.tables[place].total_rows[-1] if entry.tables[place].total_rows else -1
        yield entry.finding(Place(place, row, column), wrong, more)


def _unknown(stated: Stated) -> Finding:
    return _finding(stated, "No table or column of this name is here, so it was compared with none.", fault=False)


def _named(entry: Given, stated: Stated) -> list[tuple[int, int]]:
    """The columns of numbers whose table and head hold every word of the name."""
    wanted = _words(stated.name)
    return [
        (place, column)
        for place, table in enumerate(entry.tables)
        for column in table.counted
        if wanted <= _words(f"{entry.name(place)} {table.heads[column]}") and not table.is_change(column)
    ]


def _words(text: str) -> set[str]:
    return {word.strip(".") for word in re.findall(r"[\w/.+]+", text.casefold())} - {"", "the", "of"}


def _total_of(table: Table, column: int) -> Fraction | None:
    """The total printed, or else the sum of the rows; None of percentages."""
    if column in table.percents:
        return None
    if table.total_rows and (printed := table.value(table.total_rows[-1], column)):
        return Fraction(printed.value)
    values = [value.value for row in table.parts if (value := table.value(row, column))]
    return Fraction(sum(values)) if values and not any(table.hides(row, column) for row in table.parts) else None


def shares_alone(table: Table, column: int) -> list[Number]:
    """The percentages of a column without a total that may be of one thing: three or more, near to 100 together."""
    values = [value for row in table.parts if (value := table.value(row, column))]
    whole = sum((number.value for number in values if not number.under), Decimal())
    dated = any(_is_dated(row[0]) for row in table.cells)
    near = len(values) > 2 and len(values) == len(table.parts) and 95 <= whole <= 105
    return values if near and not dated and not table.total_rows and not table.total_columns else []


def _is_dated(label: str) -> bool:
    return bool(re.search(r"\b(quarter|q[1-4]|20\d\d|19\d\d|\d\d/\d\d)\b", label.casefold()))


def _of_one_thing(table: Table, column: int) -> bool:
    return column in table.percents and bool(shares_alone(table, column))


def _base(entry: Given, place: Place, of: int) -> Iterator[Finding]:
    """Which counts of a stated base the percentages of a column are, all together."""
    percents = shares_alone(entry.tables[place.table], place.column)
    result = ways(percents, of=of)
    if not result:
        yield entry.finding(place, f"The percentages add to {together(percents)}, and no counts of {of:,} have them.")
        return
    many = "One set of counts fits" if len(result) == 1 else f"{len(result)} sets of counts fit"
    written = "; ".join(", ".join(f"{n:,}" for n in way) for way in result[:MOST_NAMED])
    fits = f"{many}: {written}{'; and others' if len(result) > MOST_NAMED else ''}."
    wrong = f"The percentages add to {together(percents)}, which of {of:,} can be."
    yield replace(entry.finding(place, wrong, fits), fault=False)


CLAIMS = (
    (TOTAL, _total),
    (WITHIN, _within),
    (RANGE, _range),
    (SUM, _sum),
    (PARTS, _parts),
    (SHARE, _share),
    (MISSES, _misses),
)
