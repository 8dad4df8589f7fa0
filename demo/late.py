"""Why reviews were late: said by each child's officer and signed by the lead at the end of each quarter of three years.

The annual report of 2013/14 gives three causes and no number of each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F

from demo import wanted
from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO
from footprint.reviews.lateness.actions import Told, explain, sign
from footprint.reviews.models import Review
from rulebook.calendar import add_months, last_working_day_on_or_before
from rulebook.lateness import CAUSES

WRONG_DATE, SICK, TOLD_LATE = CAUSES[:3]
EFFECTS = (
    "None that the child noticed; the plan went on as agreed.",
    "The decision about contact came later than was promised.",
    "The child waited longer to say what they wanted to say.",
)
ACTIONS = {
    WRONG_DATE: "The date is taken from the register from now on, and not counted by hand.",
    SICK: "Cover is booked on the first day of an absence.",
    TOLD_LATE: "Agreed with the team that the service is told within two working days.",
}
AVOIDABLE = {WRONG_DATE: True, SICK: False, TOLD_LATE: True}
TO_SIGN = slice(1, 3)  # of those that are late today
Staff = Mapping[str, Person]


def explain_late(staff: Staff) -> None:
    """For every review of the three years that was held late."""
    gwen, held = staff["Gwen Abara"], {"held_on__gt": wanted.ENDS[2011], "held_on__lte": wanted.ENDS[2014]}
    late = Review.objects.filter(**held).filter(held_on__gt=F("governing_on")).order_by("child__local_id", "held_on")
    officers = _officers()
    for last, reviews in sorted(_by_quarter(late).items()):
        day, told = last_working_day_on_or_before(last), defaultdict[Person, list[Told]](list)
        for place, review in enumerate(reviews):
            told[_whose(officers, review) or gwen].append(_told(review, place))
        for officer, given in told.items():
            explain(told=given, by=officer, on=day, at=_afternoon(day))
        sign(reviews=[one.pk for one in reviews], by=gwen, on=day, at=_afternoon(day))


def explain_some_of_today(staff: Staff, *, on: date) -> None:
    """A few of those that are overdue have their reason, and wait for the lead."""
    overdue = Review.objects.filter(held_on=None, governing_on__lt=on, child__restricted=False)
    officers = _officers()
    for place, review in enumerate(overdue.order_by("child__local_id")[TO_SIGN]):
        by = _whose(officers, review)
        if by is not None:
            explain(told=[_told(review, place + 1)], by=by, on=on, at=_afternoon(on))


def _told(review: Review, place: int) -> Told:
    """The first review of a child is late because nobody said in time that they had come."""
    cause = TOLD_LATE if review.number == 1 else (SICK, WRONG_DATE, SICK)[place % 3]
    return Told(review.pk, cause, AVOIDABLE[cause], EFFECTS[place % len(EFFECTS)], ACTIONS[cause])


def _by_quarter(reviews: Iterable[Review]) -> dict[date, list[Review]]:
    """By the last day of the quarter of the year in which they were held."""
    found = defaultdict[date, list[Review]](list)
    for review in reviews:
        assert review.held_on
        begins = date(review.held_on.year, (review.held_on.month - 1) // 3 * 3 + 1, 1)
        found[add_months(begins, 3) - timedelta(days=1)].append(review)
    return found


def _officers() -> dict[UUID, list[AllocatedIRO]]:
    found = defaultdict[UUID, list[AllocatedIRO]](list)
    for one in AllocatedIRO.objects.select_related("person").order_by("from_on"):
        found[one.child_id].append(one)
    return found


def _whose(officers: Mapping[UUID, Sequence[AllocatedIRO]], review: Review) -> Person | None:
    """Who was the child's officer on the day it was held, or is."""
    held = review.held_on
    on_day = [one for one in officers.get(review.child_id, ()) if held is None or one.from_on <= held]
    return on_day[-1].person if on_day and (held or on_day[-1].until_on is None) else None


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, time(16), UTC)
