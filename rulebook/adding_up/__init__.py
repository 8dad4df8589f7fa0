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
    entry = Given(tables)
    shares = all_shares(entry)
    findings = [*_of_cells(entry, shares), *unknown_rows(entry, shares), *_added_up(entry, shares), *of_heads(entry)]
    findings.sort(key=lambda finding: (finding.places[0].table, finding.places[0].row, finding.places[0].column))
    numbered = of_numbering(captions or [table.caption for table in tables])
    return [*findings, *numbered, *of_stated(entry, claims)]


def checked(tables: Sequence[Table], *, claims: Sequence[Stated] = ()) -> bool:
    """Whether there was anything to check: a cell that others say, or a sentence of them."""
    entry = Given(tables)
    shares = all_shares(entry)
    text = (
        entry.tables[expected.place.table].value(expected.place.row, expected.place.column)
        for expected in _expected(entry, shares)
    )
    return bool(claims) or any(number is not None for number in text)


def _expected(entry: Given, shares: dict[int, list[Shares]]) -> list[Expected]:
    """What cells should be, by every rule that holds."""
    tables = list(enumerate(entry.tables))
    known = {place: [share.column for share in shares[place]] for place in shares}
    added = [expected for place, table in tables for expected in totals(table, place, known=known[place])]
    added = [
        replace(expected, fits=closing(entry, shares, expected)) if entry.against(expected) else expected
        for expected in added
    ]
    expected = [*added, *(expected for place, table in tables for expected in changes(table, place))]
    return expected + list(expected_shares(entry, shares))


def _of_cells(entry: Given, shares: dict[int, list[Shares]]) -> Iterator[Finding]:
    """One finding for each cell: the first thing that is wrong with it."""
    expected = _expected(entry, shares)
    damaged = list(entry.damaged())
    for place in damaged:
        yield _misread(entry, place, [item for item in expected if item.place == place])
    seen = set(damaged)
    for item in expected:
        if item.place not in seen and (finding := entry.against(item)):
            seen.add(item.place)
            yield finding


def _misread(entry: Given, place: Place, expected: Sequence[Expected]) -> Finding:
    """A cell that can't be read is worked out from the others, never trusted."""
    table = entry.tables[place.table]
    text = table.cells[place.row][place.column]
    halves = text.split()
    twice = len(halves) == 2 and halves[0] == halves[1] and number(halves[0])
    wrong = (
        f"“{text}” is printed twice in one cell." if twice else f"“{text}” can’t be read as a number of this column."
    )
    like = next((value for row in range(len(table.cells)) if (value := table.value(row, place.column))), None)
    if not expected or like is None:
        return entry.finding(place, wrong, f"{halves[0]} may be meant." if twice else "Nothing beside it tells it.")
    current_expected = expected[0]
    return entry.finding(
        place,
        wrong,
        f"It should be {printed(current_expected.exact, like=like)}: {current_expected.why}.",
        current_expected.also,
    )


def _added_up(entry: Given, shares: dict[int, list[Shares]]) -> Iterator[Finding]:
    """Percentages of one thing, without counts or a total beside them, that do not add to 100."""
    for place, table in enumerate(entry.tables):
        known = {share.column for share in shares[place]}
        for column in table.percents:
            alone = [] if column in known or table.is_change(column) else shares_alone(table, column)
            if alone and together(alone) != "100%":
                fault = beyond_rounding(alone, total=Fraction(100))
                why = "which rounding does not explain" if fault else "which rounding can explain"
                finding = entry.finding(Place(place, -1, column), f"The percentages add to {together(alone)}, {why}.")
                yield replace(finding, fault=fault)
