"""How many children an IRO may carry, and how soon each child must have one by name.

Source: IRO Handbook (statutory guidance, 2010). The numbers are a council's settings with the guidance's as defaults.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from rulebook import law
from rulebook.reasons import Due, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards

Verdict = Literal["below", "within", "above", "not known"]
ONE_PLACE = Decimal("0.1")


def per_full_time(*, children: int, fte: Decimal) -> Decimal | None:
    """Looked-after children for each full-time IRO, half up to one place; None where no time is given to the work."""
    return (children / fte).quantize(ONE_PLACE, ROUND_HALF_UP) if fte > 0 else None


def caseload_verdict(*, children: int, fte: Decimal, standards: Standards = DEFAULT_STANDARDS) -> Verdict:
    """Where a caseload stands to the range, both its ends within. Child-protection cases are never among `children`."""
    if fte <= 0:
        return "not known"
    if children < standards.caseload.least * fte:
        return "below"
    return "above" if children > standards.caseload.most * fte else "within"


def named_by(*, started: date, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The last day for the child to have a named IRO. `OutsideCalendarError` where the calendar does not reach."""
    limit = standards.iro_named_within
    return due_within(
        limit,
        name="Named IRO",
        rule=f"The child has a named IRO within {limit} of the day the child became looked after",
        citation=law.NAMED_IRO,
        event="the day the child became looked after",
        counted_from=started,
        standards=standards,
    )
