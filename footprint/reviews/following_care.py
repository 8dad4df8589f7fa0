"""The stored dates of reviews follow the facts of care: reckoned one by one, written only where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from footprint.children.care import CarePeriod, periods_of_care
from footprint.council import queries as council
from footprint.reviews.midways import setting
from footprint.reviews.models import BOOKED, Clock, Meeting, Review
from footprint.reviews.preparing.leaving import forget
from footprint.reviews.queries import known_from
from rulebook.known_from import first_day_of_year
from rulebook.review_dates import Care, Period, Reckoned, reckon_period
from rulebook.spans import period_of

CARE_ENDED = "Care ended"
RECKONED = ("period_id", "number", "due_on", "special_due_on", "next_due_on", "why")
FIELDS = tuple(name.removesuffix("_id") for name in RECKONED)
OUTSIDE: dict[str, Any] = {**dict.fromkeys(RECKONED), "why": {}}


def reckon(*, children: Collection[UUID], on: date) -> None:
    """Sets the dates of every review of these children, and keeps one review to hold for each period open `on` a day.

    A review lies in one period of care; on the day one ends and another begins, in the one that ends. A review outside
    every period has no dates. The review to hold of a period that has ended is removed, after its booked meeting
    was cancelled. Midways follow the dates of the reviews.
    """
    with transaction.atomic():
        periods = periods_of_care(children=children)
        reviews = list(Review.objects.select_for_update().filter(child__in=children).order_by("child", "held_on"))
        held = _held_in(periods, reviews)
        to_hold = {review.period_id: review for review in reviews if review.held_on is None}
        options: dict[str, Any] = {"on": on, "known_from": known_from(), "standards": council.standards(on=on)}
        result = {
            care_period.pk: reckon_period(_care(care_period), _days(held[care_period.pk]), **options)
            for care_period in periods
        }
        _keep_clocks(result)
        _keep_held(reviews, periods, held, result)
        _keep_to_hold(periods, to_hold, result, on)
        setting.keep(children=children, periods=periods, held=held, found=result, on=on, standards=options["standards"])


def next_due_if_held(*, review: Review, held_on: date, on: date) -> date | None:
    """When the review after this one would be due, were it held that day. Nothing is written."""
    periods = periods_of_care(children=[review.child_id])
    others = Review.objects.filter(child=review.child_id, held_on__isnull=False).exclude(pk=review.pk)
    span = period_of(held_on, [care_period.span for care_period in periods])
    period = next((care_period for care_period in periods if care_period.span == span), None)
    if period is None:
        return None
    days = [*_days(_held_in(periods, others)[period.pk]), held_on]
    known = known_from() or first_day_of_year(held_on)
    options: dict[str, Any] = {"known_from": known, "standards": council.standards(on=on)}
    after = reckon_period(_care(period), days, on=on, **options).next_review
    return after.governing_on if after else None


def _days(held: Iterable[Review]) -> list[date]:
    return [review.held_on for review in held if review.held_on]


def _care(period: CarePeriod) -> Care:
    return Care(period.span, period.start_known, period.placed, period.remands)


def _held_in(periods: Iterable[CarePeriod], reviews: Iterable[Review]) -> dict[UUID, list[Review]]:
    """The held reviews of each period, in order of day."""
    by_child: dict[UUID, list[CarePeriod]] = defaultdict(list)
    for period in periods:
        by_child[period.child].append(period)
    result: dict[UUID, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.held_on is None:
            continue
        mine = by_child[review.child_id]
        span = period_of(review.held_on, [care_period.span for care_period in mine])
        if span is not None:
            result[next(care_period.pk for care_period in mine if care_period.span == span)].append(review)
    return result


def _keep_clocks(result: dict[UUID, Period]) -> None:
    stored = {clock.period_id: clock for clock in Clock.objects.filter(period__in=result)}
    new = [
        Clock(period_id=key, history_known=period.history_known, first_due_on=period.first_due_on)
        for key, period in result.items()
        if key not in stored
    ]
    changed = [stored[key] for key, period in result.items() if key in stored and _set(stored[key], _clock(period))]
    Clock.objects.bulk_create(new)
    Clock.objects.bulk_update(changed, ["history_known", "first_due_on"])


def _clock(period: Period) -> dict[str, Any]:
    return {"history_known": period.history_known, "first_due_on": period.first_due_on}


def _set(row: Any, values: dict[str, Any]) -> bool:
    """Whether setting these values changed anything."""
    changed = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def _keep_held(
    reviews: Iterable[Review], periods: Iterable[CarePeriod], held: dict[UUID, list[Review]], result: dict[UUID, Period]
) -> None:
    worked_out = {
        review.pk: _dates(period.pk, dates)
        for period in periods
        for review, dates in zip(held[period.pk], result[period.pk].reviews, strict=False)
    }
    changed = [review for review in reviews if review.held_on and _set(review, worked_out.get(review.pk, OUTSIDE))]
    Review.objects.bulk_update(changed, FIELDS, batch_size=500)


def _dates(period: UUID, reckoned: Reckoned) -> dict[str, Any]:
    return {"period_id": period, **{name: getattr(reckoned, name) for name in RECKONED[1:]}}


def _keep_to_hold(
    periods: Iterable[CarePeriod], to_hold: dict[UUID | None, Review], result: dict[UUID, Period], on: date
) -> None:
    new, changed = list[Review](), list[Review]()
    for period in periods:
        review = to_hold.get(period.pk)
        wanted = result[period.pk].next_review
        if wanted is None and review is not None:
            _drop(review, on)
        elif wanted is not None and review is None:
            new.append(Review(child_id=period.child, **_dates(period.pk, wanted)))
        elif wanted is not None and review is not None and _set(review, _dates(period.pk, wanted)):
            changed.append(review)
    Review.objects.bulk_create(new)
    Review.objects.bulk_update(changed, FIELDS, batch_size=500)


def _drop(review: Review, on: date) -> None:
    """Of a period that ended. The trail keeps the review and its meetings, and that the booked one was cancelled."""
    meetings = Meeting.objects.filter(review=review)
    meetings.filter(BOOKED).update(cancelled_on=on, cancelled_because=CARE_ENDED)
    meetings.delete()
    forget(reviews=[review.pk])
    review.delete()
