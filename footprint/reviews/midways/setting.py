"""Midways follow the dates of reviews: set for the review held last, moved with it, gone where their time is over."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from footprint.children.care import CarePeriod
from footprint.reviews.models import Midway, Review
from rulebook.calendar import if_known
from rulebook.midway import is_wanted, midway_set, sets_itself
from rulebook.review_dates import Period
from rulebook.standards import Standards


@dataclass(frozen=True)
class Stretch:
    """A held review with what comes after it: the last day for the next one, and the day from which it is over."""

    review: Review
    next_due_on: date | None
    over_on: date | None


def keep(
    *,
    children: Collection[UUID],
    periods: Sequence[CarePeriod],
    held: Mapping[UUID, Sequence[Review]],
    found: Mapping[UUID, Period],
    on: date,
    standards: Standards,
) -> None:
    """Of these children, whose reviews were just reckoned. One query, and one each where some are new, moved or gone.

    What was done stays as it was recorded.
    """
    stored = {midway.review_id: midway for midway in Midway.objects.filter(review__child__in=children)}
    new, moved, gone = (
        list[Midway](),
        list[Midway](),
        {midway.pk for midway in stored.values() if midway.done_on is None},
    )
    for stretch in _stretches(periods, held, found):
        midway, day = stored.get(stretch.review.pk), _day(stretch, standards)
        if midway is None:
            if stretch.over_on is None and day is not None and sets_itself(day=day, on=on):
                new.append(Midway(review=stretch.review, due_on=day))
        elif midway.done_on is None:
            if day is not None and day != midway.due_on and not _keeps_its_day(midway, stretch.review):
                midway.due_on = day
                moved.append(midway)
            if not stretch.review.goes_on and is_wanted(day=midway.due_on, over_on=stretch.over_on):
                gone.discard(midway.pk)
    Midway.objects.bulk_create(new, batch_size=500)
    Midway.objects.bulk_update([midway for midway in moved if midway.pk not in gone], ["due_on"], batch_size=500)
    if gone:
        Midway.objects.filter(pk__in=gone).delete()


def _stretches(
    periods: Sequence[CarePeriod], held: Mapping[UUID, Sequence[Review]], result: Mapping[UUID, Period]
) -> Iterator[Stretch]:
    for period in periods:
        reviews, reckoned = held[period.pk], result[period.pk].reviews
        for place, review in enumerate(reviews):
            coming = reckoned[place + 1] if place + 1 < len(reckoned) else None
            after = reviews[place + 1].held_on if place + 1 < len(reviews) else period.span.end
            due = (coming.special_due_on or coming.due_on) if coming else None
            yield Stretch(review, due, after)


def _day(stretch: Stretch, standards: Standards) -> date | None:
    """None where nothing is to be set, or it can't be known."""
    if stretch.next_due_on is None or stretch.review.goes_on:
        return None
    assert stretch.review.held_on
    return if_known(midway_set, held_on=stretch.review.held_on, next_due_on=stretch.next_due_on, standards=standards)


def _keeps_its_day(midway: Midway, review: Review) -> bool:
    """The IRO's own choice, as long as it lies after the review."""
    return midway.chosen and review.held_on is not None and midway.due_on > review.held_on
