"""What does not add up in printed tables and in what sentences claim of them, in plain sentences.

Every rule says what a cell should be and why; a cell that says otherwise is a finding, with the reading that fits. A
rule is used only where the table itself shows that it holds. What is not shown is never guessed at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from rulebook.adding_up.findings import Expected, Finding, Given
from rulebook.adding_up.fitting import beyond_rounding, number, printed
from rulebook.adding_up.headings import of_heads, of_numbering
from rulebook.adding_up.printed import Place, Table
from rulebook.adding_up.shares import Shares, all_shares, closing, expected_shares, unknown_rows, with_brackets_apart
from rulebook.adding_up.stated import Stated, of_stated, shares_alone, stated, together
from rulebook.adding_up.sums import changes, totals

__all__ = ["Finding", "Given", "Place", "Stated", "Table", "check", "checked", "stated", "with_brackets_apart"]


def check(tables: Sequence[Table], *, claims: Sequence[Stated] = (), captions: Sequence[str] = ()) -> list[Finding]:
    """The findings of tables that were given together, in the order of their cells, and then those of the claims.

    `captions` are those of all figures, also of those that are no tables; the tables' own where none are given.
    """
    given = Given(tables)
    shares = all_shares(given)
    found = [*_of_cells(given, shares), *unknown_rows(given, shares), *_added_up(given, shares), *of_heads(given)]
    found.sort(key=lambda one: (one.places[0].table, one.places[0].row, one.places[0].column))
    numbered = of_numbering(captions or [table.caption for table in tables])
    return [*found, *numbered, *of_stated(given, claims)]


def checked(tables: Sequence[Table], *, claims: Sequence[Stated] = ()) -> bool:
    """Whether there was anything to check: a cell that others say, or a sentence of them."""
    given = Given(tables)
    shares = all_shares(given)
    said = (given.tables[one.place.table].value(one.place.row, one.place.column) for one in _expected(given, shares))
    return bool(claims) or any(one is not None for one in said)


def _expected(given: Given, shares: dict[int, list[Shares]]) -> list[Expected]:
    """What cells should be, by every rule that holds."""
    tables = list(enumerate(given.tables))
    known = {place: [one.column for one in shares[place]] for place in shares}
    added = [one for place, table in tables for one in totals(table, place, known=known[place])]
    added = [replace(one, fits=closing(given, shares, one)) if given.against(one) else one for one in added]
    expected = [*added, *(one for place, table in tables for one in changes(table, place))]
    return expected + list(expected_shares(given, shares))


def _of_cells(given: Given, shares: dict[int, list[Shares]]) -> Iterator[Finding]:
    """One finding for each cell: the first thing that is wrong with it."""
    expected = _expected(given, shares)
    damaged = list(given.damaged())
    for place in damaged:
        yield _misread(given, place, [one for one in expected if one.place == place])
    seen = set(damaged)
    for one in expected:
        if one.place not in seen and (said := given.against(one)):
            seen.add(one.place)
            yield said


def _misread(given: Given, place: Place, expected: Sequence[Expected]) -> Finding:
    """A cell that can't be read is worked out from the others, never trusted."""
    table = given.tables[place.table]
    text = table.cells[place.row][place.column]
    halves = text.split()
    twice = len(halves) == 2 and halves[0] == halves[1] and number(halves[0])
    wrong = (
        f"“{text}” is printed twice in one cell." if twice else f"“{text}” can’t be read as a number of this column."
    )
    like = next((value for row in range(len(table.cells)) if (value := table.value(row, place.column))), None)
    if not expected or like is None:
        return given.finding(place, wrong, f"{halves[0]} may be meant." if twice else "Nothing beside it tells it.")
    one = expected[0]
    return given.finding(place, wrong, f"It should be {printed(one.exact, like=like)}: {one.why}.", one.also)


def _added_up(given: Given, shares: dict[int, list[Shares]]) -> Iterator[Finding]:
    """Percentages of one thing, without counts or a total beside them, that do not add to 100."""
    for place, table in enumerate(given.tables):
        known = {one.column for one in shares[place]}
        for column in table.percents:
            alone = [] if column in known or table.is_change(column) else shares_alone(table, column)
            if alone and together(alone) != "100%":
                fault = beyond_rounding(alone, total=Fraction(100))
                why = "which rounding does not explain" if fault else "which rounding can explain"
                found = given.finding(Place(place, -1, column), f"The percentages add to {together(alone)}, {why}.")
                yield replace(found, fault=fault)
