"""Totals are the sum of what stands above or to the left of them; changes are worked out anew."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from rulebook.adding_up.findings import Expected, said
from rulebook.adding_up.fitting import Number, beyond_rounding, printed, share
from rulebook.adding_up.printed import Place, Table, periods_in

WHOLE = Fraction(100)
NEAR = 5  # percentage points within which a printed total of percentages is meant to be 100


def totals(table: Table, place: int, *, known: Collection[int] = ()) -> Iterator[Expected]:
    """`known` are columns of percentages whose counts are known: how each was rounded is seen from those."""
    for column in filter(table.can_add_down, range(len(table.heads))):
        for total in table.total_rows:
            yield from _total(table, Place(place, total, column), _above(table, place, total, column), "rows above")
    if not any(column in table.percents for column in table.total_columns):
        for column in (percent for percent in table.percents if percent not in known and not table.is_change(percent)):
            for total in table.total_rows:
                parts = _above(table, place, total, column)
                yield from _hundred(table, Place(place, total, column), parts, "rows above")
    for column in (total_column for total_column in table.total_columns if total_column not in known):
        add = _hundred if column in table.percents else _total
        for row in range(len(table.cells)):
            yield from add(table, Place(place, row, column), [_left(table, place, row, column)], "cells to the left")


def _above(table: Table, place: int, total: int, column: int) -> list[list[Place]]:
    """What a total may be the sum of: every part above, those since the total before, or the totals above."""
    earlier = [row for row in table.total_rows if row < total]
    rows = [row for row in table.parts if row < total]
    choices = [rows, [row for row in rows if row > earlier[-1]], earlier] if earlier else [rows]
    return [[Place(place, row, column) for row in choice] for choice in choices if choice]


def _left(table: Table, place: int, row: int, total: int) -> list[Place]:
    """The columns of the same kind, counts or percentages, that are no totals themselves."""
    same = table.percents if total in table.percents else table.counts
    return [Place(place, row, column) for column in same if column < total and column not in table.total_columns
            and not table.is_change(column)]  # fmt: skip


def _total(table: Table, total: Place, choices: Sequence[Sequence[Place]], what: str) -> Iterator[Expected]:
    """The total, where all its parts can be read; the one part that can't be, from the total."""
    parts = choices[0] if choices else []
    if len(parts) < 2 or any(table.hides(place.row, place.column) for place in parts):
        return
    printed_, sums = table.value(total.row, total.column), [_sum(table, places) for places in choices]
    damaged = [place for place in parts if table.damaged(place.row, place.column)]
    if len(damaged) == 1 and printed_:
        rest = Fraction(printed_.value) - sums[0]
        yield Expected(damaged[0], rest, f"the total is {printed_}, and the others add to {said(sums[0])}")
    elif not damaged:
        exact = next((fraction for fraction in sums if printed_ and printed_.says(fraction)), sums[0])
        yield Expected(total, exact, f"the {what} add to {said(exact)}", also=tuple(parts))


def _sum(table: Table, parts: Sequence[Place]) -> Fraction:
    values = (table.value(place.row, place.column) for place in parts)
    return sum((Fraction(number.value) for number in values if number), Fraction())


def _hundred(table: Table, total: Place, choices: Sequence[Sequence[Place]], what: str) -> Iterator[Expected]:
    """Percentages of one thing add to 100, as nearly as they were rounded; the total is printed as 100."""
    printed_ = table.value(total.row, total.column)
    parts = choices[0] if choices else []
    values = [value for place in parts if (value := table.value(place.row, place.column))]
    if printed_ is None or len(values) < 2 or len(values) != len(parts):
        return
    off = beyond_rounding(values, total=WHOLE)
    if printed_.says(WHOLE) and off:
        exact = sum((Fraction(number.value) for number in values), Fraction())
        yield Expected(total, exact, f"the {what} add to {said(exact)}%, further off than rounding explains")
    elif not off and abs(printed_.value - 100) < NEAR:
        yield Expected(total, WHOLE, f"the {what} are the shares of a whole, 100%")


def changes(table: Table, place: int) -> Iterator[Expected]:
    """From one column to another, in numbers and in per cent of the earlier one."""
    for column in filter(table.is_change, table.counted):
        if (compared := _compared(table, column)) is None:
            continue
        before, after, declared = compared
        expected = [expected for row in range(len(table.cells))
                    if (expected := _change(table, Place(place, row, column), before, after))]  # fmt: skip
        known = [(value, item) for item in expected if (value := table.value(item.place.row, column))]
        agree = sum(value.says(expected.exact) for value, expected in known)
        if declared or (agree > 1 and agree * 2 >= len(known)):
            yield from expected


def _compared(table: Table, column: int) -> tuple[int, int, bool] | None:
    """The columns before and after, and whether the heads say so: the two that are named, or the latest two."""
    dated = {period.month: place for place, period in table.periods.items() if place in table.counts}
    named = [dated[period.month] for period in periods_in(table.heads[column]) if period.month in dated]
    if len(named) == 2:
        return named[0], named[1], True
    if len(dated) > 1:
        before, after = sorted(dated)[-2:]
        return dated[before], dated[after], True
    left = [count for count in table.counts if count < column and count not in table.total_columns][-2:]
    return (left[0], left[1], False) if len(left) == 2 else None


def _change(table: Table, place: Place, before: int, after: int) -> Expected | None:
    first, second = (table.value(place.row, column) for column in (before, after))
    if first is None or second is None:
        return None
    moved = Fraction(second.value - first.value)
    also = (Place(place.table, place.row, before), Place(place.table, place.row, after))
    if place.column not in table.percents:
        return Expected(place, moved, f"from {first} to {second} it is {said(moved)}", also=also)
    exact = share(second.value - first.value, first.value)
    if exact is None:
        return None
    like = table.value(place.row, place.column) or Number(Decimal(0), 2, percent=True)
    return Expected(place, exact, f"from {first} to {second} it is {printed(exact, like=like)}", also=also)
