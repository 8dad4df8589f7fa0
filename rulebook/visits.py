"""When the social worker's next statutory visit is due. Source: regulation 28 of the 2010 Regulations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook import law
from rulebook.calendar import add_months
from rulebook.reasons import Due, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit

FIRST_VISIT = WEEKLY = Limit(7, "days")
EVERY_SIX_WEEKS = Limit(42, "days")
EVERY_FOUR_WEEKS = Limit(28, "days")
EVERY_THREE_MONTHS = Limit(3, "months")
FIRST_YEAR_MONTHS = 12
# The same numbers for the register's SQL: days, and months where the name says so.
IN_BULK = {
    "first_visit": FIRST_VISIT.count,
    "weekly": WEEKLY.count,
    "four_weekly": EVERY_FOUR_WEEKS.count,
    "six_weekly": EVERY_SIX_WEEKS.count,
    "settled_months": EVERY_THREE_MONTHS.count,
    "first_year_months": FIRST_YEAR_MONTHS,
}
STARTED = "the day the placement started"
ORDERED = "the day of the care order"
VISITED = "the last visit"


@dataclass(frozen=True)
class Placement:
    """What decides how often a child is visited.

    `temporary_approval`: with a connected person approved for a time (regulation 24). `with_parent`: with somebody who
    has parental responsibility; `immediate` when that was before the assessment (regulation 19). `interim_order` and
    `ordered_on` (the day of a full care order) tell how the child is in care.
    """

    started_on: date
    long_term: bool = False
    temporary_approval: bool = False
    with_parent: bool = False
    immediate: bool = False
    interim_order: bool = False
    ordered_on: date | None = None

    @property
    def until_first_review(self) -> Limit | None:
        """Visited weekly until the first review: how often from then. None for every other placement."""
        if self.temporary_approval or (self.with_parent and self.interim_order):
            return EVERY_FOUR_WEEKS
        return EVERY_SIX_WEEKS if self.with_parent and self.immediate else None


def next_visit(
    placement: Placement,
    *,
    visits: Iterable[date],
    reviews: Iterable[date] = (),
    standards: Standards = DEFAULT_STANDARDS,
) -> Due:
    """The last day for the next visit, with its reason. Visits and reviews before the placement are not asked.

    `visits` are the days on which the child was visited in the placement, `reviews` those on which a review was held.
    """
    seen = sorted(day for day in visits if day >= placement.started_on)
    if placement.until_first_review:
        return _weekly_at_first(placement, placement.until_first_review, seen, reviews, standards)
    if placement.with_parent and placement.ordered_on and placement.ordered_on >= placement.started_on:
        return _under_an_order(placement.ordered_on, seen, standards)
    if not seen:
        return _due(FIRST_VISIT, "The first visit", STARTED, placement.started_on, law.ORDINARY_VISITS, standards)
    return _ordinary(placement, seen[-1], standards)


def _weekly_at_first(
    placement: Placement, afterwards: Limit, seen: list[date], reviews: Iterable[date], standards: Standards
) -> Due:
    last, event = (seen[-1], VISITED) if seen else (placement.started_on, STARTED)
    reviewed = min((day for day in reviews if day >= placement.started_on), default=None)
    weekly = _due(WEEKLY, "Until the first review a visit", event, last, law.VISITS, standards)
    if reviewed is None or weekly.on <= reviewed:
        return weekly
    return _due(afterwards, "After the first review a visit", event, last, law.VISITS, standards)


def _under_an_order(ordered_on: date, seen: list[date], standards: Standards) -> Due:
    since = [day for day in seen if day >= ordered_on]
    if not since:
        return _due(FIRST_VISIT, "A visit to a child at home", ORDERED, ordered_on, law.VISITS, standards)
    return _due(EVERY_SIX_WEEKS, "A visit to a child at home", VISITED, since[-1], law.VISITS, standards)


def _ordinary(placement: Placement, last: date, standards: Standards) -> Due:
    if last < add_months(placement.started_on, FIRST_YEAR_MONTHS):
        what, limit = "In the first year of a placement a visit", EVERY_SIX_WEEKS
    elif placement.long_term:
        what, limit = "After a year in a placement meant to last until 18 a visit", EVERY_THREE_MONTHS
    else:
        what, limit = "A visit", EVERY_SIX_WEEKS
    return _due(limit, what, VISITED, last, law.ORDINARY_VISITS, standards)


def _due(limit: Limit, what: str, event: str, counted_from: date, source: law.Citation, standards: Standards) -> Due:
    return due_within(
        limit,
        name="Statutory visit",
        rule=f"{what} is due within {limit} of {event}",
        citation=source,
        event=event,
        counted_from=counted_from,
        standards=standards,
    )
