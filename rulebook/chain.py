"""The reviews of one period of care, each with the day it was due, and the next.

Every interval after the first runs from the day the review before was held, not from the day it was due. A new period
of care is a new chain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rulebook import law
from rulebook.calendar import add_months
from rulebook.reasons import Due, due_under, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import LOOKED_AFTER, Timetable

SOFTENED_FROM, SOFTENED_TO = date(2020, 4, 24), date(2020, 9, 25)
SOFTENED = (
    "From 24 April to 25 September 2020 SI 2020/445 softened the interval between later reviews; "
    "this is the date without it."
)


@dataclass(frozen=True)
class Step:
    """One review of a chain. `held` is None for the next; `due` is None where what came before is unknown."""

    position: int
    held: date | None
    due: Due | None

    @property
    def days_late(self) -> int | None:
        """0 on or before the due date; None for a review not held or not judged."""
        if self.held is None or self.due is None:
            return None
        return max(0, (self.held - self.due.on).days)

    @property
    def verdict(self) -> str:
        if self.held is None:
            return "not yet held"
        if self.days_late is None:
            return "not judged"
        if self.days_late == 0:
            return "on time"
        return f"{self.days_late} day{'s' if self.days_late > 1 else ''} late"


def in_order(entered: date, held: Iterable[date]) -> list[date]:
    """The days held, earliest first. Refuses a day twice, and a day before `entered`."""
    days = sorted(held)
    for before, after in pairwise(days):
        if before == after:
            raise ValueError(f"{after:%d/%m/%Y} is given twice as a day a review was held. Give each review once.")
    if days and days[0] < entered:
        raise ValueError(
            f"A review on {days[0]:%d/%m/%Y} is before the start on {entered:%d/%m/%Y}. "
            "Give only the reviews of this period of care."
        )
    return days


def chain_under(
    timetable: Timetable, *, event: date, held: Iterable[date], standards: Standards = DEFAULT_STANDARDS
) -> list[Step]:
    """Each review held under one timetable with its due date, and the next due as the last step."""
    days = in_order(event, held)
    counted_from = [event, *days]
    dues = [due_at(timetable, position, day, standards) for position, day in enumerate(counted_from)]
    return [Step(position, day, due) for position, (day, due) in enumerate(zip([*days, None], dues, strict=True))]


def due_at(timetable: Timetable, position: int, counted_from: date, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """`reasons.due_under`, with a note where the interval was softened for a time."""
    due = due_under(timetable, position, counted_from=counted_from, standards=standards)
    softened = timetable is LOOKED_AFTER and position >= 2 and SOFTENED_FROM <= due.on <= SOFTENED_TO
    return due.noting(SOFTENED) if softened else due


def plain_chain(
    *,
    entered: date,
    held: Iterable[date],
    known_from: date | None = None,
    ended: date | None = None,
    standards: Standards = DEFAULT_STANDARDS,
) -> list[Step]:
    """Each review held with the day it was due under regulation 33, and the next due as the last step.

    `known_from` is the day from which reviews are on record. In a period that began before it the first known review
    is not judged, the next is due 6 months after it, and one was due in any case within 6 months of the day before
    `known_from`, where the period had not `ended` by then.
    """
    if known_from is None or entered >= known_from:
        return chain_under(LOOKED_AFTER, event=entered, held=held, standards=standards)
    days = in_order(entered, held)
    backstop = due_after_unknown_history(known_from, ended, standards)
    if not days:
        return [Step(0, None, backstop)]
    first = days[0]
    judged = backstop is not None and first >= known_from and first > backstop.on
    later = [due_after_known(day, number, standards) for number, day in enumerate(days)]
    dues = [backstop if judged else None, *later]
    return [Step(position, day, due) for position, (day, due) in enumerate(zip([*days, None], dues, strict=True))]


def due_after_unknown_history(
    known_from: date, ended: date | None = None, standards: Standards = DEFAULT_STANDARDS
) -> Due | None:
    """The last day for a review whatever came before `known_from`; None for a period that had `ended` by then."""
    eve = known_from - timedelta(days=1)
    if ended is not None and ended <= add_months(eve, LOOKED_AFTER.later.count):
        return None
    due = due_within(
        LOOKED_AFTER.later,
        name="Last review unknown",
        rule=f"Whatever came before, a review is due within {LOOKED_AFTER.later} of the last day of unknown history",
        citation=law.LATER_REVIEWS,
        event="the day before the first day on record",
        counted_from=eve,
        standards=standards,
        timetable=LOOKED_AFTER.key,
    )
    return due.noting("The last review is not on record, so the true limit may be earlier.")


def due_after_known(held: date, number: int, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The review after the known review of this `number` (0 the first known) in a period of unknown history."""
    event = "the day the first known review was held" if number == 0 else "the day the review before was held"
    return due_within(
        LOOKED_AFTER.later,
        name=f"{LOOKED_AFTER.name}: later review",
        rule=f"A later review is due within {LOOKED_AFTER.later} of {event}",
        citation=law.LATER_REVIEWS,
        event=event,
        counted_from=held,
        standards=standards,
        timetable=LOOKED_AFTER.key,
    )


def next_due(*, entered: date, held: Iterable[date], standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The last day for the next review under the plain timetable."""
    due = plain_chain(entered=entered, held=held, standards=standards)[-1].due
    assert due is not None
    return due


def latest_dates(
    *, entered: date, held: Sequence[date], until: date, standards: Standards = DEFAULT_STANDARDS
) -> list[Step]:
    """The reviews to come, each as if every one before it were held on its last lawful day, up to `until`.

    The next review is always among them.
    """
    days = list(held)
    steps = [plain_chain(entered=entered, held=days, standards=standards)[-1]]
    while (due := steps[-1].due) is not None and due.on <= until:
        days.append(due.on)
        steps.append(plain_chain(entered=entered, held=days, standards=standards)[-1])
    return steps if len(steps) == 1 else steps[:-1]
