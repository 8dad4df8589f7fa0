"""Heads that are days or years run on, and agree with the same totals in other tables; figures are numbered on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from rulebook.adding_up.findings import Finding, Given
from rulebook.adding_up.fitting import Number
from rulebook.adding_up.printed import Period, Place, Table, figure_number, period

LEAST_TOTALS = 2  # that two tables must have in common before they are taken to count the same


def of_heads(entry: Given) -> Iterator[Finding]:
    seen: list[tuple[str, Sequence[str]]] = []
    for place, table in enumerate(entry.tables):
        if (table.caption, table.heads) not in seen:  # the second of two under one caption says nothing new
            yield from _running_on(entry, place, table)
        seen.append((table.caption, table.heads))
    yield from _of_same_totals(entry)


def _running_on(entry: Given, place: int, table: Table) -> Iterator[Finding]:
    """Days and years in heads are equally far apart; so are those that name the rows."""
    heads = list(table.periods.items())
    if (step := _broken(heads)) is not None:
        current_place = Place(place, -1, step)
        text = ", ".join(table.heads[column] for column, _ in heads)
        also = [Place(place, -1, column) for column, _ in heads if column != step]
        yield entry.finding(current_place, f"The heads do not run on: {text}.", _as_elsewhere(entry, place), also)
    rows = [(row, current_period) for row in table.parts if (current_period := period(table.cells[row][0]))]
    if (step := _broken(rows)) is not None:
        text = ", ".join(table.cells[row][0] for row, _ in rows)
        yield entry.finding(Place(place, step, 0), f"The rows do not run on: {text}.")


def _broken(result: Sequence[tuple[int, Period]]) -> int | None:
    """Where the first step is that differs from the most usual one. None with fewer than three of one kind."""
    if len(result) < 3 or len({one.kind for _, one in result}) > 1:
        return None
    steps = [later.month - earlier.month for (_, earlier), (_, later) in pairwise(result)]
    (usual, _), *others = Counter(steps).most_common()
    return None if not others else result[next(at for at, step in enumerate(steps) if step != usual) + 1][0]


def _as_elsewhere(entry: Given, place: int) -> str:
    """The heads under which the totals of this table, or of one that is headed alike, stand in another."""
    alike = [item for item, table in enumerate(entry.tables) if table.heads[1:] == entry.tables[place].heads[1:]]
    for other, pairs in (result for item in (place, *alike) for result in _alike(entry, item)):
        if other in alike:
            continue
        if all(number == two for number, two, _, _ in pairs):
            text = ", ".join(entry.tables[other].heads[there] for _, _, _, there in pairs)
            totals = ", ".join(str(number) for number, _, _, _ in pairs)
            return f"In {entry.name(other)} the same totals ({totals}) stand under {text}."
    return "One is missing, or headed wrongly."


def _of_same_totals(entry: Given) -> Iterator[Finding]:
    """Two tables with the same totals head them alike. Where heads and most totals are alike, it is only told which are
    not: periods of care and children are as many in most years."""
    places: set[Place] = set()
    for first, second in combinations(range(len(entry.tables)), 2):
        table, two = entry.tables[first], entry.tables[second]
        if not _totals(table) or not _totals(two):
            continue
        place, other = (first, second) if _broken(list(table.periods.items())) is not None else (second, first)
        for finding in (*_headed_otherwise(entry, place, other), *_totalled_otherwise(entry, place, other)):
            if finding.places[0] not in places:
                places.add(finding.places[0])
                yield finding


def _headed_otherwise(entry: Given, place: int, other: int) -> Iterator[Finding]:
    pairs = next((pairs for there, pairs in _alike(entry, place) if there == other), [])
    if not all(number == two for number, two, _, _ in pairs):
        return
    table, beside = entry.tables[place], entry.tables[other]
    for total, _, here, there in pairs:
        head, right = table.periods[here], beside.periods[there]
        if head.alike(right) and head.month != right.month:
            elsewhere = f"but in {entry.name(other)} under {beside.heads[there]}"
            wrong = f"The total {total} stands under {table.heads[here]}, {elsewhere}."
            yield entry.finding(Place(place, -1, here), wrong, f"One of the two is headed {_apart(head, right)}.")


def _apart(period: Period, other: Period) -> str:
    """How far and which way, of the first one."""
    months = abs(period.month - other.month)
    if months % 12:
        return f"{months} month{'s' if months > 1 else ''} too early or too late"
    years = months // 12
    return f"{'a year' if years == 1 else f'{years} years'} too {'early' if period.month < other.month else 'late'}"


def _totalled_otherwise(entry: Given, place: int, other: int) -> Iterator[Finding]:
    table, beside = entry.tables[place], entry.tables[other]
    shared = [
        (here, there)
        for here, period in table.periods.items()
        for there, two in beside.periods.items()
        if period.alike(two) and period.month == two.month and here in _totals(table) and there in _totals(beside)
    ]
    same = [pair for pair in shared if _totals(table)[pair[0]].value == _totals(beside)[pair[1]].value]
    if len({_totals(table)[here].value for here, _ in same}) < LEAST_TOTALS:
        return
    for here, there in shared:
        if (here, there) not in same:
            mine, theirs = _totals(table)[here], _totals(beside)[there]
            elsewhere = f"but {theirs} in {entry.name(other)} under {beside.heads[there]}"
            wrong = f"The total is {mine}, {elsewhere}, while the other totals of the two agree."
            finding = entry.finding(
                Place(place, table.total_rows[-1], here), wrong, "If both count the same, one is wrong."
            )
            yield replace(finding, fault=False)


def _totals(table: Table) -> dict[int, Number]:
    """The totals, printed and not nought, of the columns of counts that are headed by a day or a year."""
    if not table.total_rows:
        return {}
    result = ((column, table.value(table.total_rows[-1], column)) for column in table.periods if column in table.counts)
    return {column: total for column, total in result if total and total.value}


def _alike(entry: Given, place: int) -> Iterator[tuple[int, list[tuple[Number, Number, int, int]]]]:
    """Other tables with as many totals: each total here and there, with their columns."""
    here = _totals(entry.tables[place])
    for other, table in enumerate(entry.tables):
        there = _totals(table)
        if (
            other != place
            and len(here) == len(there) >= LEAST_TOTALS
            and len({number.value for number in here.values()}) > 1
        ):
            yield other, [(here[item], there[two], item, two) for item, two in zip(here, there, strict=True)]


def of_numbering(captions: Sequence[str]) -> Iterator[Finding]:
    """Figures are numbered on, each number once. Tables of one caption are one figure. Where most do not follow each
    other they are a choice out of more, and nothing is said."""
    named = [(number, caption) for caption in dict.fromkeys(captions) if (number := figure_number(caption)) is not None]
    steps = list(pairwise(named))
    if len(steps) < 2 or sum(later[0] - earlier[0] == 1 for earlier, later in steps) * 2 < len(steps):
        return
    for (before, earlier), (number, caption) in steps:
        if number == before:
            yield Finding(caption, "", "", str(number), f"The number {number} is given twice: also to “{earlier}”.")
        elif number != before + 1:
            between = " and " if number == before + 3 else " to "
            gap = f"{before + 1}{between}{number - 1} are" if number > before + 2 else f"{before + 1} is"
            fits = f"{gap} missing, or the later ones are numbered wrongly." if number > before else ""
            yield Finding(caption, "", "", str(number), f"The numbers jump from {before} to {number}.", fits)
