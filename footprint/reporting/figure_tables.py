"""The chart and the tables of what a figure says. Numbers that are not shown stand as c in both."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from footprint.page import charts
from footprint.page.charts import Chart, Series
from footprint.page.tables import Cell, Column, Table
from footprint.reporting.figure_text import Saying, carried, change, change_percent, number, percent, share
from footprint.reporting.figures import MONTHS
from footprint.reporting.periods import called, names
from rulebook.disclosure import HIDDEN


def chart_of(says: Saying) -> Chart:
    return CHARTS[says.figure.shape](says)


def tables_of(says: Saying) -> list[Table]:
    """The table of the figure; of caseloads also that of all posts together, year beside year."""
    return TABLES[says.figure.shape](says)


def _by_month(says: Saying) -> bool:
    return says.figure.rows == (MONTHS,)


def _single_chart(says: Saying) -> Chart:
    """Bars, the earliest period first."""
    values = [_size(value) for value in reversed(says.values)]
    unit = "%" if says.figure.shape == "ratio" else ""
    return charts.bar(
        title=says.figure.title, text=says.text, labels=names(reversed(says.periods)), values=values,
        name=says.figure.unit.capitalize(), unit=unit, label_head="Period",
    )  # fmt: skip


def _size(value: Any) -> charts.Value:
    """A count or a percentage to draw, HIDDEN, or None."""
    share_of: int | str | None = value["percent"] if isinstance(value, dict) else value
    if share_of is None or isinstance(share_of, int) or share_of == HIDDEN:
        return share_of
    return float(share_of)


def _rows_chart(says: Saying) -> Chart:
    if _by_month(says):
        return _months_chart(says)
    rows, words = list(says.value), [says.figure.words(row) for row in says.value]
    return charts.bar(
        title=says.figure.title, text=says.text, labels=rows, values=list(says.value.values()),
        name=says.figure.unit.capitalize(), label_head="Code" if any(words) else "Group",
        meanings=words if any(words) else (),
    )  # fmt: skip


def _months_chart(says: Saying) -> Chart:
    """A line for each year over the same months; over more than a year a single one."""
    months = _months(says)
    series = [
        Series(called(period), [*(value or {}).values(), *[None] * len(months)][: len(months)])
        for period, value in zip(says.periods, says.values, strict=True)
    ]
    return charts.line(title=says.figure.title, text=says.text, labels=months, series=series, label_head="Month")


def _months(says: Saying) -> list[str]:
    form = "%b" if len(says.value) <= 12 and len(says.values) > 1 else "%b %Y"
    return [f"{date.fromisoformat(day):{form}}" for day in says.value]


def _quarters_chart(says: Saying) -> Chart:
    series = [
        Series(called(period), [_size((value or {}).get(row)) for row in says.value])
        for period, value in zip(says.periods, says.values, strict=True)
    ]
    return charts.line(
        title=says.figure.title, text=says.text, labels=list(says.value), series=series, unit="%", label_head="Quarter"
    )


def _pairs_chart(says: Saying) -> Chart:
    series = [
        Series(name, [pair[place] for pair in says.value.values()]) for place, name in enumerate(says.figure.hits)
    ]
    return charts.stacked(
        title=says.figure.title, text=says.text, labels=list(says.value), series=series, label_head="Who"
    )


def _caseloads_chart(says: Saying) -> Chart:
    labels = [line["post"] for line in says.value]
    series = [
        Series("Looked after", [line["looked_after"] for line in says.value]),
        Series("Child protection", [line["child_protection"] for line in says.value]),
    ]
    return charts.stacked(title=says.figure.title, text=says.text, labels=labels, series=series, label_head="Post")


def _table(says: Saying, columns: Sequence[Column], rows: Sequence[Sequence[Any]], **more: Any) -> Table:
    known = {"caption": "In numbers", "id": "figure", "caption_size": "s"}
    return Table(columns=columns, rows=rows, **{**known, **more})


def _single_table(says: Saying) -> list[Table]:
    """A period a line, the latest first, each with its change from the year before it."""
    pairs = [says.values[place : place + 2] for place in range(len(says.values) - 1)]
    lines = zip(names(says.periods), says.values, [*map(change, pairs), ""], strict=True)
    if says.figure.shape in ("count", "rate"):
        by = [*map(change_percent, pairs), ""]
        rows = [[name, _shown(value), moved, part] for (name, value, moved), part in zip(lines, by, strict=True)]
        columns = [Column("Period"), _count(says.figure.unit.capitalize()), _count("Change"), _count("% change")]
        return [_table(says, columns, rows)]
    columns = [Column("Period"), _count(says.figure.hits[0]), _count("Of all"), _count("Share"), _count("Change")]
    rows = [
        [name, *(_shown((value or {}).get(part)) for part in ("n", "of")), _share(value), moved]
        for name, value, moved in lines
    ]
    return [_table(says, columns, rows)]


def _count(label: str) -> Column:
    return Column(label, number=True, sortable=False)


def _shown(value: Any) -> Cell:
    return Cell(value, number(value))


def _share(value: Any) -> Cell:
    return Cell(None if value is None else value["percent"], percent(value and value["percent"]))


def _rows_table(says: Saying) -> list[Table]:
    if _by_month(says):
        return _months_table(says)
    words = [says.figure.words(row) for row in says.rows]
    head = [Column("Code"), Column("Meaning")] if any(words) else [Column("Group")]
    now, *earlier = says.periods
    changes = [_count("Change"), _count("% change")] if earlier else []
    columns = [*head, _count(called(now)), _count("Share"), *map(_count, names(earlier)), *changes]
    totals = [_total(value) for value in says.values]
    rows = [_row(says, row, meaning if any(words) else None, totals[0]) for row, meaning in
            zip(says.rows, words, strict=True)]  # fmt: skip
    total = [
        "Total", *([""] if any(words) else []), _shown(totals[0]), "", *map(_shown, totals[1:]), *_moved(totals)
    ] if totals[0] is not None else []  # fmt: skip
    return [_table(says, columns, rows, total=total)]


def _row(says: Saying, row: str, meaning: str | None, total: int | None) -> list[Any]:
    counts = [None if value is None else value.get(row, 0) for value in says.values]
    part = share(counts[0], total)
    words = [] if meaning is None else [meaning]
    return [row, *words, _shown(counts[0]), Cell(part, percent(part)), *map(_shown, counts[1:]), *_moved(counts)]


def _moved(counts: Sequence[Any]) -> list[str]:
    """The change since the year before, and its percentage; nothing where no year stands beside."""
    return [change(counts), change_percent(counts)] if len(counts) > 1 else []


def _total(value: dict[str, int | str] | None) -> int | None:
    """None where a row is not shown: the total less the others would tell it."""
    if value is None or HIDDEN in value.values():
        return None
    return sum(int(count) for count in value.values())


def _months_table(says: Saying) -> list[Table]:
    columns = [Column("Month"), *map(_count, names(says.periods))]
    counts = [list((value or {}).values()) for value in says.values]
    rows = [
        [month, *(_shown(count[place] if place < len(count) else None) for count in counts)]
        for place, month in enumerate(_months(says))
    ]
    return [_table(says, columns, rows)]


def _quarters_table(says: Saying) -> list[Table]:
    columns = [Column("Quarter"), *map(_count, names(says.periods))]
    rows = [[row, *(_quarter((value or {}).get(row)) for value in says.values)] for row in says.value]
    return [_table(says, columns, rows)]


def _quarter(value: Any) -> Cell:
    if value is None:
        return Cell(None)
    return Cell(value["percent"], percent(value["percent"]), note=f"{number(value['n'])} of {number(value['of'])}")


def _pairs_table(says: Saying) -> list[Table]:
    """A year before, of which nothing at all was recorded, has no columns."""
    yes, no = says.figure.hits
    description = [
        place for place, value in enumerate(says.values) if not place or any(map(any, (value or {}).values()))
    ]
    years = names(says.periods[place] for place in description)
    columns = [Column("Who"), *(_count(f"{word}, {name}") for name in years for word in (yes, no))]
    rows: list[list[Any]] = [
        [row, *(_shown(count) for place in description for count in (says.values[place] or {}).get(row, (None, None)))]
        for row in says.rows
    ]
    totals = [_added([row[place] for row in rows]) for place in range(1, len(columns))]
    return [_table(says, columns, rows, total=["Total", *totals] if len(rows) > 1 and any(totals) else [])]


def _added(cells: Sequence[Cell]) -> Cell | str:
    """Their sum; nothing where one is not shown: the sum less the others would tell it."""
    values = [cell.value for cell in cells]
    return _shown(sum(value or 0 for value in values)) if HIDDEN not in values else ""


def _caseloads_table(says: Saying) -> list[Table]:
    columns = [Column("Post"), _count("Part of a full week"), _count("Looked after"), _count("Child protection"),
               _count("Looked after for each full-time post")]  # fmt: skip
    keys = ("fte", "looked_after", "child_protection", "looked_after_per_fte")
    rows = [[line["post"], *(_shown(line[key]) for key in keys)] for line in says.value]
    return [_table(says, columns, rows), _all_posts(says)]


def _all_posts(says: Saying) -> Table:
    columns = [Column("Period"), _count("Posts"), _count("Full-time posts"), _count("Looked after"),
               _count("Child protection"), _count("Looked after for each full-time post")]  # fmt: skip
    rows = []
    for name, value in zip(names(says.periods), says.values, strict=True):
        all_posts = carried(value or [])
        counts = (all_posts.posts, f"{all_posts.part:f}", all_posts.looked_after, all_posts.protection, all_posts.each)
        rows.append([name, *(_shown(count if value is not None else None) for count in counts)])
    return _table(says, columns, rows, id="all-posts", caption="All posts together, year beside year")


CHARTS = {
    "count": _single_chart,
    "rate": _single_chart,
    "ratio": _single_chart,
    "breakdown": _rows_chart,
    "quarters": _quarters_chart,
    "pairs": _pairs_chart,
    "caseloads": _caseloads_chart,
}
TABLES = {
    "count": _single_table,
    "rate": _single_table,
    "ratio": _single_table,
    "breakdown": _rows_table,
    "quarters": _quarters_table,
    "pairs": _pairs_table,
    "caseloads": _caseloads_table,
}
