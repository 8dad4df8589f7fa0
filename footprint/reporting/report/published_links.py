"""The numbers of a published copy, each leading to the rows behind it as today's records have them.

A copy keeps what was counted and how, never the rows themselves. What its number was stands beside what they come to.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from footprint.page.tables import Table
from footprint.post.outline import Part
from footprint.reporting.definitions import Shape, definitions
from footprint.reporting.figure_text import Saying
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import CASELOADS
from footprint.reporting.models import ReportVersion
from footprint.reporting.periods import with_earlier
from footprint.reporting.report.drill_links import Behind, address_of, leading
from footprint.sql_files import fingerprint


def led(version: ReportVersion, parts: Iterable[Part]) -> list[Part]:
    """The parts of one of its documents with every number that is shown leading to its rows."""
    return [_led(version, part) if isinstance(part, Table) else part for part in parts]


def _led(version: ReportVersion, table: Table) -> Table:
    """A table of no figure, or of one that is counted no more, leads nowhere."""
    key, _, name = table.id.partition(".")
    if key not in definitions() or key not in version.frozen["figures"]:
        return table
    says = Saying(definitions()[key], periods_of(version, key), version.frozen["figures"][key]["values"])
    return replace(leading(replace(table, id=name), says, lambda behind: address_of(behind, copy=str(version.pk))),
                   id=table.id)  # fmt: skip


def periods_of(version: ReportVersion, key: str) -> list[ReportingPeriod]:
    """The periods whose values it keeps of a figure: caseloads may be told of another day than the rest."""
    reporting_periods = [
        ReportingPeriod(*(date.fromisoformat(day) for day in period)) for period in version.frozen["periods"]
    ]
    on = version.frozen.get("caseloads_on")
    if key != CASELOADS or not on:
        return reporting_periods
    last_day = date.fromisoformat(on)
    return with_earlier(ReportingPeriod(reporting_periods[0].first_day, last_day, last_day))


@dataclass(frozen=True)
class Then:
    """How many rows a number of a published copy counted. `same_rule`: today's are counted as they were."""

    count: int
    same_rule: bool


def then(version: ReportVersion, behind: Behind) -> Then | None:
    """None where the copy has no such number."""
    figure, stored = definitions().get(behind.key), version.frozen["figures"].get(behind.key)
    periods = periods_of(version, behind.key)
    if figure is None or stored is None or behind.asked not in periods:
        return None
    value = stored["values"][periods.index(behind.asked)]
    if value is None or figure.shape not in COUNTED:
        return None
    return Then(COUNTED[figure.shape](value, behind), stored["hash"] == fingerprint(figure.sql))


def _side(yes: int, no: int, counted: str) -> int:
    return {"yes": yes, "no": no}.get(counted, yes + no)


def _ratio(value: dict[str, Any], behind: Behind) -> int:
    return _side(value["n"], value["of"] - value["n"], behind.counted)


def _rows(value: dict[str, Any], behind: Behind) -> Sequence[Any]:
    """Those of the row asked for, or of all."""
    return [item for row, item in value.items() if behind.row in ("", row)]


# A rate tells no number of rows: only what they come to of every 10,000.
COUNTED: dict[Shape, Callable[[Any, Behind], int]] = {
    "count": lambda value, behind: value,
    "ratio": _ratio,
    "breakdown": lambda value, behind: sum(_rows(value, behind)),
    "quarters": lambda value, behind: sum(_ratio(row, behind) for row in _rows(value, behind)),
    "pairs": lambda value, behind: sum(_side(yes, no, behind.counted) for yes, no in _rows(value, behind)),
    "caseloads": lambda value, behind: sum(
        _side(line["looked_after"], line["child_protection"], behind.counted) for line in value
    ),
}


def said(then: Then | None, *, as_at: str, now: int) -> str:
    """What a number was when it was published, and what its rows come to in today's records."""
    if then is None:
        return ""
    today = "the same" if now == then.count else f"{now:,}"
    words = f"It counted {_many(then.count)} as at {as_at}; today’s records, as at that day, come to {today}, "
    words += "of the children whose records you may open."
    return words if then.same_rule else f"{words} They are counted by another rule now."


def _many(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
