"""What a report says beside its figures: how the year's work programme went, that of the year to come, and what others
published."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from footprint.council.published import KINDS
from footprint.council.queries import published_numbers
from footprint.page.datefield import format_day
from footprint.page.tables import MISSING, Cell, Column, Table
from footprint.post.outline import Part
from footprint.programme import queries as programme
from footprint.programme.measures import MEASURES
from footprint.programme.models import STATES, Outcome
from footprint.programme.queries import Standing
from footprint.reporting.behind_targets import value_of
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling
from footprint.reporting.periods import called, is_year
from footprint.reporting.report.sections import section
from rulebook import calendar


def records_of(telling: Telling) -> dict[str, Sequence[Part]]:
    """The parts by the key of the section in which they stand."""
    return _of_programmes(telling) | _of_others(telling)


def _of_programmes(telling: Telling) -> dict[str, Sequence[Part]]:
    """How that of the year goes in which the last day lies; and where it ends then, that of the year to come. A year
    without a programme has none."""
    last_day = telling.periods[0].last_day
    year = calendar.reporting_year_ending(last_day)
    return {
        "progress": list(_progress(year, telling)),
        "programme": list(_to_come(calendar.add_months(year, 12), telling)) if last_day == year else [],
    }


def _of_others(telling: Telling) -> dict[str, Sequence[Part]]:
    """Numbers that others published of the report's years."""
    years = [calendar.reporting_year_ending(reporting_period.last_day) for reporting_period in telling.periods]
    numbers, result = published_numbers(), dict[str, list[list[Cell]]]()
    for kind in KINDS.values():
        there = [numbers.get((kind.key, year)) for year in years]
        current_published_numbers = [
            published_number if published_number and published_number.value else None for published_number in there
        ]
        if any(current_published_numbers):
            cells = [
                Cell(kind.shown(published_number.value) if published_number else None)
                for published_number in current_published_numbers
            ]
            sources = dict.fromkeys(
                published_number.source for published_number in current_published_numbers if published_number
            )
            result.setdefault(kind.section, []).append([Cell(kind.title), *cells, Cell("; ".join(sources))])
    years_told = [Column(called(ReportingPeriod.year_ending(year)), number=True) for year in years]
    columns = [Column("Number"), *years_told, Column("Where it was published")]
    caption = "What others published: {}"
    return {
        key: [Table(caption.format(_title(key)), columns, rows, id=f"published-{key}")] for key, rows in result.items()
    }


def _title(key: str) -> str:
    current_section = section(key)
    return current_section.title.lower() if current_section else key


def _progress(year_ending: date, telling: Telling) -> Iterator[Part]:
    standings: Sequence[Standing] = programme.progress_on(year_ending=year_ending)
    if not standings:
        return
    over = telling.periods[0].last_day == year_ending
    name = called(ReportingPeriod.year_ending(year_ending))
    caption = "How the year’s programme went" if over else f"How the programme of {name} is going"
    columns = [Column("Outcome"), Column("Target"), Column("State"), Column("What came of it"), Column("The figure")]
    rows = [
        [
            Cell(standing.outcome.outcome, note=standing.outcome.lead),
            _target(standing.outcome),
            STATES.get(standing.state, MISSING),
            standing.last.words if standing.last else MISSING,
            _figure(standing.outcome, telling),
        ]
        for standing in standings
    ]
    yield _without_empty(Table(caption, columns, rows, id="progress"))


def _to_come(year_ending: date, telling: Telling) -> Iterator[Part]:
    outcomes = programme.outcomes(year_ending=year_ending)
    if not outcomes:
        return
    columns = [Column("Outcome"), Column("Lead officer"), Column("Target"), Column("Actions"), Column("The figure")]
    rows = [
        [
            Cell(f"{outcome.number}. {outcome.outcome}", note=outcome.activity),
            outcome.lead,
            _target(outcome),
            outcome.actions,
            _figure(outcome, telling),
        ]
        for outcome in outcomes
    ]
    yield _without_empty(Table("The programme of the year to come", columns, rows, id="programme"))


def _without_empty(table: Table) -> Table:
    """The last column, of figures, is left out where no target rests on one."""
    if any(row[-1].value is not None for row in table.rows):
        return table
    return replace(table, columns=table.columns[:-1], rows=[row[:-1] for row in table.rows])


def _target(outcome: Outcome) -> Cell:
    return Cell(outcome.target, note=f"by {format_day(outcome.by_on)}")


def _figure(outcome: Outcome, telling: Telling) -> Cell:
    """The figure behind a target as the report tells it, and whether that is what the target wants: a count is wanted
    of a whole year."""
    says = telling.saying(outcome.measure) if outcome.measure else None
    if says is None:
        return Cell(None)
    measure = MEASURES[outcome.measure]
    note = f"{measure.title}, {called(says.periods[0])}"
    value = value_of(says.value)
    if outcome.wanted is not None and value is not None and (measure.percent or is_year(says.periods[0])):
        reached = measure.reached(value=value, wanted=outcome.wanted)
        note += f": {'reached' if reached else 'not reached'} ({measure.wants(outcome.wanted)})"
    return Cell(says.number, note=note)
