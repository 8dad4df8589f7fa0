"""Prints the figure handbook, docs/figures.md, from the figures themselves.

`python -m footprint.reporting.handbook` writes it; with `--check` it only says whether it is fresh (exit status 1: no).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from footprint.reporting.definitions import Definition, definitions, in_print, views
from footprint.reporting.relations import relations
from rulebook import groupings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "figures.md"
SHAPES = {
    "count": "A whole number: the rows of the list.",
    "rate": "Of every 10,000 aged 0 to 17, half up to one place: the rows of the list, by the population that is kept.",
    "ratio": "`n` of `of` and the percentage, half up to two places: the rows with `hit`, of all rows.",
    "quarters": "A ratio for each quarter, Q1 (April to June) to Q4, by the day in the list.",
    "pairs": "Row name to two whole numbers: the rows of the list with `hit`, and those without.",
    "caseloads": "A line for each post: its cases (`row_name` is who holds them, `hit` a looked-after child) per post.",
    "breakdown": "Row name to whole number: the rows of the list by `row_name`.",
}
# What is made for a period beside the register's relations.
GROUPINGS = {
    "iro_needed": "started_on, needed_on: the last day for a child who came into care on a day to have a named IRO "
    "(docs/rules/caseloads.md), where it may lie in the period; in the register alone",
    "plan_wanted": "met_on, last_on: the last day for the care plan of a review that first meets on a day, where it "
    "may lie in the period; in the register alone",
    "month_end": "day, row_name: the last days of the months that lie in the period asked for",
    "legal_status_grouping": "code, row_name",
    "placement_grouping": "place, provider, row_name",
    "participation_grouping": "code, row_name",
    "ethnic_grouping": "code, row_name",
    "agency_grouping": "role, row_name",
}


def handbook() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Figure handbook"
    yield ""
    yield "Printed from the figures by `python -m footprint.reporting.handbook`; do not edit."
    yield ""
    yield "Every figure is a list of rows, one for each child, period of care or review that it is about; the number is"
    yield "counted from that list. `:first_day` and `:last_day` are the days of the period asked for, both included."
    yield "`age_on(born, day)` is completed years; a child born on 29 February is a year older on 1 March."
    yield ""
    yield from (f"- **{shape}**: {words}" for shape, words in SHAPES.items())
    yield ""
    yield "## Figures"
    for figure in definitions().values():
        yield from _figure(figure)
    yield ""
    yield "## Groupings"
    yield ""
    yield "Settings: another council may group otherwise."
    yield ""
    for row, codes in groupings.LEGAL_STATUS_ROWS.items():
        yield f"- {row}: {', '.join(sorted(codes)) or 'a local flag on V2 that no code holds'}"
    for row, codes in groupings.ETHNIC_GROUPS.items():
        yield f"- {row}: {', '.join(sorted(codes))}"
    for row, codes in groupings.PARTICIPATION_ROWS.items():
        yield f"- {row}: {', '.join(sorted(codes))}"
    yield ""
    yield "## What the SQL reads"
    yield ""
    yield from (f"- `{name}`: {relation.columns}" for name, relation in relations().items())
    yield from (f"- `{name}`: {columns}" for name, columns in GROUPINGS.items())
    yield ""
    yield "## Common views"
    for name, sql in views().items():
        yield from ("", f"### {name}", "", "```sql", sql.strip(), "```")
    yield ""
    yield "## Figures of parts that are not built, or that files of the return cannot tell"
    yield ""
    yield from (f"- `{key}`: {missing}" for key, missing in in_print().items() if missing)


def _figure(figure: Definition) -> Iterator[str]:
    yield from ("", f"### {figure.key}", "", f"**{figure.title}.** {figure.question}", "")
    yield f"- Unit: {figure.unit}. Shape: {figure.shape}. Needs: {figure.needs}."
    yield f"- Day of a row: {figure.day}.{f' `hit`: {figure.hits[0]}, or: {figure.hits[1]}.' if figure.hits else ''}"
    if figure.rows:
        yield f"- Rows printed also at nought: {', '.join(figure.rows)}."
    yield f"- Rule: {figure.rule}"
    yield f"- Source: {figure.source}."
    yield from ("", "```sql", figure.sql.strip(), "```")


def main(argv: list[str]) -> int:
    if "--check" not in argv:
        PAGE.write_text(handbook())
        return 0
    if not PAGE.exists() or PAGE.read_text() != handbook():
        sys.stderr.write("docs/figures.md is stale: run python -m footprint.reporting.handbook\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
