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


def all_shares(entry: Given) -> dict[int, list[Shares]]:
    """By table, the columns of percentages that are known to be shares of counts."""
    return {place: list(_of_table(entry, place)) for place in range(len(entry.tables))}


def _of_table(entry: Given, place: int) -> Iterator[Shares]:
    table = entry.tables[place]
    columns = [column for column in table.percents if not table.is_change(column)]
    if not columns:
        return
    rows_of: dict[int, Mapping[int, int]] = {place: {row: row for row in range(len(table.cells))}}
    rows_of |= {source: rows for source, other in enumerate(entry.tables)
                if source != place and other.counts and (rows := matched(table, other))}  # fmt: skip
    yield from (shares for column in columns if (shares := _shares(entry, place, column, rows_of)))


def expected_shares(entry: Given, shares: Mapping[int, list[Shares]]) -> Iterator[Expected]:
    for place, columns in shares.items():
        for column in columns:
            yield from (_expected(entry.tables[place], Place(place, row, column.column), column) for row in column.made)
    for place, table in enumerate(entry.tables):
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


def _either(result: list[int]) -> str:
    return f"{result[0]:,}" if len(result) == 1 else f"{result[0]:,} to {result[-1]:,}"


def _usual(table: Table, column: int) -> Number:
    return next(
        (number for row in range(len(table.cells)) if (number := table.value(row, column))), Number(Decimal(0), 1, True)
    )


def _shares(entry: Given, place: int, column: int, rows_of: Mapping[int, Mapping[int, int]]) -> Shares | None:
    """The way to make the percentages that most of them fit: two or more, and two thirds of those that tell."""
    table = entry.tables[place]
    best: Shares | None = None
    for source, rows in rows_of.items():
        other = entry.tables[source]
        for counted in _counted(table, column, other, same=source == place):
            for base in _bases(other, counted, same=source == place):
                shares = _made(table, column, source, other, rows, counted, base)
                if shares and (best is None or shares.agree > best.agree):
                    best = shares
    return best


def _counted(table: Table, column: int, other: Table, *, same: bool) -> list[int]:
    """In the same table any column of counts; elsewhere that with the same head, or in its place where most are."""
    if same:
        return table.counts
    here, there = ([plain(head) for head in item.heads] for item in (table, other))
    named = [count for count in other.counts if there[count] == here[column]]
    alike = [item for item in range(1, len(here)) if here[1:] and len(here) == len(there) and here[item] == there[item]]
    return named or [count for count in other.counts if count == column and len(alike) * 2 >= len(here) - 1]


def _made(
    table: Table, column: int, source: int, other: Table, rows: Mapping[int, int], counted: int, base: Base
) -> Shares | None:
    made = {}
    for row, there in rows.items():
        n, of = other.value(there, counted), base[there]
        if n is not None and of and n.value >= 0:
            made[row] = (Place(source, there, counted), n.value, of)
    known = [(value, places) for row, places in made.items() if (value := table.value(row, column))]
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
        added = sum((number.value for row in table.parts if (number := table.value(row, counted))), Decimal())
        yield [added] * len(rows)
    for column in table.counts:
        if column in table.total_columns or (same and column != counted):
            yield [_value(table, row, column) for row in rows]
    across = [column for column in table.counts if column not in table.total_columns]
    if len(across) > 1:
        yield [sum((_value(table, row, column) or Decimal() for column in across), Decimal()) for row in rows]


def _value(table: Table, row: int, column: int) -> Decimal | None:
    number = table.value(row, column)
    return number.value if number else None


def matched(table: Table, other: Table) -> dict[int, int]:
    """The rows that two tables share by name, whole or cut short between the same neighbours; none unless half of them
    are named alike."""
    names = [plain(row[0]) for row in other.cells]
    first = {name: place for place, name in reversed(list(enumerate(names)))}
    result = {place: first[plain(row[0])] for place, row in enumerate(table.cells) if plain(row[0]) in first}
    if len(result) * 2 < len(table.cells):
        return {}
    for place, row in enumerate(table.cells):
        if place not in result:
            after = max((there for here, there in result.items() if here < place), default=-1)
            before = min((there for here, there in result.items() if here > place), default=len(names))
            open_ = [there for there in range(after + 1, before) if _cut(plain(row[0]), names[there])]
            if len(open_) == 1:
                result[place] = open_[0]
    return result


def _cut(item: str, other: str) -> bool:
    short, long = sorted((item, other), key=len)
    return len(short) > 2 and (long.startswith(f"{short} ") or long.endswith(f" {short}"))


def unknown_rows(entry: Given, shares: Mapping[int, list[Shares]]) -> Iterator[Finding]:
    """Rows of percentages that the table of their counts does not have."""
    for place, columns in shares.items():
        for source in dict.fromkeys(shares.source for shares in columns if shares.source != place):
            table = entry.tables[place]
            there = matched(table, entry.tables[source])
            for row in range(len(table.cells)):
                if row not in there and any(table.value(row, shares.column) for shares in columns):
                    wrong = f"The table of the counts, {entry.name(source)}, has no row of this name."
                    yield entry.finding(Place(place, row, 0), wrong)


def closing(entry: Given, shares: Mapping[int, list[Shares]], total: Expected) -> str:
    """Which reading makes a total add up: a count that its printed percentage does not fit, a row too few."""
    table, place = entry.tables[total.place.table], total.place
    printed_ = table.value(place.row, place.column)
    if printed_ is None or not total.also:
        return ""
    missing = Fraction(printed_.value) - total.exact
    for where, item, row, count in _misfits(entry, shares):
        if count in total.also:
            _, n, of = item.made[row]
            better, percent = Fraction(n) + missing, entry.tables[where].value(row, item.column)
            if better >= 0 and percent and percent.says(better * 100 / Fraction(of)):
                label = entry.tables[count.table].cells[count.row][0]
                return (f"With {said(better)} instead of {n:,} for “{label}” it is {printed_}, and {said(better)} of "
                        f"{of:,} is {percent}, as is printed.")  # fmt: skip
    if missing > 0:
        return f"A row of {said(missing)} is missing, or a number is too small by as much."
    return f"The total is too small by {said(-missing)}, or a number too large."


def _misfits(entry: Given, shares: Mapping[int, list[Shares]]) -> Iterator[tuple[int, Shares, int, Place]]:
    for where, columns in shares.items():
        for column in columns:
            for row, (count, _, _) in column.made.items():
                value = entry.tables[where].value(row, column.column)
                if value and not value.says(column.exact(row)):
                    yield where, column, row, count


def _in_brackets(table: Table, place: int) -> Iterator[Expected]:
    """A percentage with its numbers behind it, "71.43% (50 of 70)", or a number with its share, "14 (4.4%)"."""
    for row, cells in enumerate(table.cells):
        for column, text in enumerate(cells[1:], start=1):
            match, value = N_OF.fullmatch(beside(text)), table.value(row, column)
            if match and value and value.percent:
                n, of = (int(match[part].replace(",", "")) for part in ("n", "of"))
                if (exact := share(n, of)) is not None:
                    why = f"{n:,} of {of:,} is {printed(exact, like=value)}"
                    yield Expected(Place(place, row, column), exact, why)


def with_brackets_apart(table: Table) -> Table:
    """ "14 (4.4%)" as two columns, so that numbers and shares are each read for themselves."""
    apart = [
        column
        for column in range(1, len(table.heads))
        if any((current_number := number(beside(row[column]))) and current_number.percent for row in table.cells)
    ]
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
