"""The reviews of one period of care as a person may follow them: each with the day it was due, and the next.

Every interval after the first runs from the day the review before was held, not from the day it was due. A new period
of care is a new chain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rulebook.calendar import check_can_count_from
from rulebook.reasons import Due, due_under
from rulebook.review_dates import Care, plainly_explained, reckon_period
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Timetable


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
    """Each review held under one timetable of the law with its due date, and the next due as the last step."""
    days = in_order(event, held)
    dues = [
        due_under(timetable, position, counted_from=day, standards=standards)
        for position, day in enumerate([event, *days])
    ]
    return [Step(position, day, due) for position, (day, due) in enumerate(zip([*days, None], dues, strict=True))]


def plain_chain(
    *,
    entered: date,
    held: Iterable[date],
    known_from: date | None = None,
    ended: date | None = None,
    standards: Standards = DEFAULT_STANDARDS,
) -> list[Step]:
    """Each review held with the day it was due under regulation 33, and the next due as the last step.

    `known_from` is the day from which reviews are on record, `ended` the day on which the period of care ended: both
    tell of a review that was due whatever came before. `OutsideCalendarError` where the calendar does not reach.
    """
    days = in_order(entered, held)
    for day in (entered, *days):
        check_can_count_from(day)
    reviews = reckon_period(
        Care(Span(entered, ended)), days, on=date.min, known_from=known_from or entered, standards=standards
    ).reviews
    return [
        Step(
            reckoned.number - 1,
            reckoned.held_on,
            plainly_explained(reckoned.why, number=reckoned.number, standards=standards),
        )
        for reckoned in reviews
    ]


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
