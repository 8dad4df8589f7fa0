"""Percentages against the counts that they are of: in the same table, in brackets, or in one with the same rows.

What they are shares of is not printed: the column's total or its sum, the row's, or a number beside. The one that most
of them fit is taken, and the others are then wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rulebook.adding_up.findings import Expected, Finding, Given, said
from rulebook.adding_up.fitting import Number, counts, number, printed, share
from rulebook.adding_up.printed import N_OF, Place, Table, beside, plain

Base = Sequence[Decimal | None]  # by row


@dataclass(frozen=True)
class Shares:
    """How the percentages of a column are made: for each row the cell that is counted, and its base."""

    column: int
    source: int
    made: Mapping[int, tuple[Place, Decimal, Decimal]]
    agree: int

    def exact(self, row: int) -> Fraction:
        _, n, of = self.made[row]
        return Fraction(n) * 100 / Fraction(of)


def all_shares(given: Given) -> dict[int, list[Shares]]:
    """By table, the columns of percentages that are known to be shares of counts."""
    return {place: list(_of_table(given, place)) for place in range(len(given.tables))}


def _of_table(given: Given, place: int) -> Iterator[Shares]:
    table = given.tables[place]
    columns = [column for column in table.percents if not table.is_change(column)]
    if not columns:
        return
    rows_of: dict[int, Mapping[int, int]] = {place: {row: row for row in range(len(table.cells))}}
    rows_of |= {source: rows for source, other in enumerate(given.tables)
                if source != place and other.counts and (rows := matched(table, other))}  # fmt: skip
    yield from (found for column in columns if (found := _shares(given, place, column, rows_of)))


def expected_shares(given: Given, shares: Mapping[int, list[Shares]]) -> Iterator[Expected]:
    for place, columns in shares.items():
        for one in columns:
            yield from (_expected(given.tables[place], Place(place, row, one.column), one) for row in one.made)
    for place, table in enumerate(given.tables):
        yield from _in_brackets(table, place)


def _expected(table: Table, place: Place, shares: Shares) -> Expected:
    counted, n, of = shares.made[place.row]
    exact = shares.exact(place.row)
    like = table.value(place.row, place.column) or _usual(table, place.column)
    why = f"{n:,} of {of:,} is {printed(exact, like=like)}"
    fitting = [] if like.says(exact) or of != int(of) else counts(like, of=int(of))
    fits = ""
    if fitting:
        fits = f"{_either(fitting)} of {of:,} is {like}: either the count or the percentage is wrong."
    elif not like.says(exact):
        fits = f"No count of {of:,} is {like}."
    return Expected(place, exact, why, fits, also=(counted,))


def _either(found: list[int]) -> str:
    return f"{found[0]:,}" if len(found) == 1 else f"{found[0]:,} to {found[-1]:,}"


def _usual(table: Table, column: int) -> Number:
    return next(
        (one for row in range(len(table.cells)) if (one := table.value(row, column))), Number(Decimal(0), 1, True)
    )


def _shares(given: Given, place: int, column: int, rows_of: Mapping[int, Mapping[int, int]]) -> Shares | None:
    """The way to make the percentages that most of them fit: two or more, and two thirds of those that tell."""
    table = given.tables[place]
    best: Shares | None = None
    for source, rows in rows_of.items():
        other = given.tables[source]
        for counted in _counted(table, column, other, same=source == place):
            for base in _bases(other, counted, same=source == place):
                found = _made(table, column, source, other, rows, counted, base)
                if found and (best is None or found.agree > best.agree):
                    best = found
    return best


def _counted(table: Table, column: int, other: Table, *, same: bool) -> list[int]:
    """In the same table any column of counts; elsewhere that with the same head, or in its place where most are."""
    if same:
        return table.counts
    here, there = ([plain(head) for head in one.heads] for one in (table, other))
    named = [one for one in other.counts if there[one] == here[column]]
    alike = [one for one in range(1, len(here)) if here[1:] and len(here) == len(there) and here[one] == there[one]]
    return named or [one for one in other.counts if one == column and len(alike) * 2 >= len(here) - 1]


def _made(
    table: Table, column: int, source: int, other: Table, rows: Mapping[int, int], counted: int, base: Base
) -> Shares | None:
    made = {}
    for row, there in rows.items():
        n, of = other.value(there, counted), base[there]
        if n is not None and of and n.value >= 0:
            made[row] = (Place(source, there, counted), n.value, of)
    known = [(value, one) for row, one in made.items() if (value := table.value(row, column))]
    telling = [_says(value, n, of) for value, (_, n, of) in known if n or value.value]
    agree = sum(telling)
    if agree < 2 or agree * 3 < len(telling) * 2:
        return None
    return Shares(column, source, made, agree)


def _says(value: Number, n: Decimal, of: Decimal) -> bool:
    """What is far off is seen without working it out exactly: nearly all that is tried is."""
    near = value.under or abs(float(n) * 100 / float(of) - float(value.value)) <= float(value.unit)
    return near and value.says(share(n, of) or Fraction())


def _bases(table: Table, counted: int, *, same: bool) -> Iterator[Base]:
    rows = range(len(table.cells))
    total = next((table.value(row, counted) for row in reversed(table.total_rows)), None)
    if total:
        yield [total.value] * len(rows)
    if not any(table.hides(row, counted) for row in table.parts):
        added = sum((one.value for row in table.parts if (one := table.value(row, counted))), Decimal())
        yield [added] * len(rows)
    for column in table.counts:
        if column in table.total_columns or (same and column != counted):
            yield [_value(table, row, column) for row in rows]
    across = [column for column in table.counts if column not in table.total_columns]
    if len(across) > 1:
        yield [sum((_value(table, row, column) or Decimal() for column in across), Decimal()) for row in rows]


def _value(table: Table, row: int, column: int) -> Decimal | None:
    found = table.value(row, column)
    return found.value if found else None


def matched(table: Table, other: Table) -> dict[int, int]:
    """The rows that two tables share by name, whole or cut short between the same neighbours; none unless half of them
    are named alike."""
    names = [plain(row[0]) for row in other.cells]
    first = {name: place for place, name in reversed(list(enumerate(names)))}
    found = {place: first[plain(row[0])] for place, row in enumerate(table.cells) if plain(row[0]) in first}
    if len(found) * 2 < len(table.cells):
        return {}
    for place, row in enumerate(table.cells):
        if place not in found:
            after = max((there for here, there in found.items() if here < place), default=-1)
            before = min((there for here, there in found.items() if here > place), default=len(names))
            open_ = [there for there in range(after + 1, before) if _cut(plain(row[0]), names[there])]
            if len(open_) == 1:
                found[place] = open_[0]
    return found


def _cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and (long.startswith(f"{short} ") or long.endswith(f" {short}"))


def unknown_rows(given: Given, shares: Mapping[int, list[Shares]]) -> Iterator[Finding]:
    """Rows of percentages that the table of their counts does not have."""
    for place, columns in shares.items():
        for source in dict.fromkeys(one.source for one in columns if one.source != place):
            table = given.tables[place]
            there = matched(table, given.tables[source])
            for row in range(len(table.cells)):
                if row not in there and any(table.value(row, one.column) for one in columns):
                    wrong = f"The table of the counts, {given.name(source)}, has no row of this name."
                    yield given.finding(Place(place, row, 0), wrong)


def closing(given: Given, shares: Mapping[int, list[Shares]], total: Expected) -> str:
    """Which reading makes a total add up: a count that its printed percentage does not fit, a row too few."""
    table, place = given.tables[total.place.table], total.place
    printed_ = table.value(place.row, place.column)
    if printed_ is None or not total.also:
        return ""
    missing = Fraction(printed_.value) - total.exact
    for where, one, row, count in _misfits(given, shares):
        if count in total.also:
            _, n, of = one.made[row]
            better, percent = Fraction(n) + missing, given.tables[where].value(row, one.column)
            if better >= 0 and percent and percent.says(better * 100 / Fraction(of)):
                label = given.tables[count.table].cells[count.row][0]
                return (f"With {said(better)} instead of {n:,} for “{label}” it is {printed_}, and {said(better)} of "
                        f"{of:,} is {percent}, as is printed.")  # fmt: skip
    if missing > 0:
        return f"A row of {said(missing)} is missing, or a number is too small by as much."
    return f"The total is too small by {said(-missing)}, or a number too large."


def _misfits(given: Given, shares: Mapping[int, list[Shares]]) -> Iterator[tuple[int, Shares, int, Place]]:
    for where, columns in shares.items():
        for one in columns:
            for row, (count, _, _) in one.made.items():
                value = given.tables[where].value(row, one.column)
                if value and not value.says(one.exact(row)):
                    yield where, one, row, count


def _in_brackets(table: Table, place: int) -> Iterator[Expected]:
    """A percentage with its numbers behind it, "71.43% (50 of 70)", or a number with its share, "14 (4.4%)"."""
    for row, cells in enumerate(table.cells):
        for column, text in enumerate(cells[1:], start=1):
            found, value = N_OF.fullmatch(beside(text)), table.value(row, column)
            if found and value and value.percent:
                n, of = (int(found[part].replace(",", "")) for part in ("n", "of"))
                if (exact := share(n, of)) is not None:
                    why = f"{n:,} of {of:,} is {printed(exact, like=value)}"
                    yield Expected(Place(place, row, column), exact, why)


def with_brackets_apart(table: Table) -> Table:
    """ "14 (4.4%)" as two columns, so that numbers and shares are each read for themselves."""
    apart = [column for column in range(1, len(table.heads))
             if any((one := number(beside(row[column]))) and one.percent for row in table.cells)]  # fmt: skip
    if not apart:
        return table
    cells = [
        [part for column, text in enumerate(row) for part in _parted(text, column in apart)] for row in table.cells
    ]
    heads = [
        part
        for column, head in enumerate(table.heads)
        for part in ([head, f"{head} (%)"] if column in apart else [head])
    ]
    return Table(table.caption, heads, cells)


def _parted(text: str, apart: bool) -> list[str]:
    if not apart:
        return [text]
    second = beside(text)
    return [text.partition("(")[0].strip(), second] if second else [text, ""]
