"""Midways between the reviews of the last year: most done on their day or before, some late, some never."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

from demo import people, wanted
from demo.cohort import SEED
from footprint.accounts.models import Person
from footprint.audit import SYSTEM
from footprint.children.models import AllocatedIRO
from footprint.council.actions import set_value
from footprint.reviews.midways.actions import Told, tell_many
from footprint.reviews.models import Midway, Review
from rulebook.calendar import add_working_days, last_working_day_on_or_before
from rulebook.midway import is_wanted, midway_set

SINCE = date(2014, 4, 1)  # from when midways set themselves; before that the officers kept them on paper
DONE_OF_TEN, LATE_OF_TEN = 8, 1
LOOKED_AT = (("spoke_worker",), ("spoke_worker", "read_record"), ("spoke_child", "spoke_worker"), ("read_record",))
OUTCOMES = ("on_track",) * 12 + ("drift",) * 4 + ("bring_forward", "challenge")
WORDS = {
    "on_track": "",
    "drift": "The decisions of the last review are hardly begun.",
    "bring_forward": "The carers say that they cannot go on for long.",
    "challenge": "There is still no plan for the time after school.",
}


def begin(*, at: datetime) -> None:
    """The council's choice, before any file is read."""
    for value, day in (("none", people.SINCE), ("halfway", SINCE)):
        set_value(key="midway", value=value, from_on=day, reason="The register begins", by=SYSTEM, at=at)


def look_between(*, by: Person, on: date, at: datetime) -> None:
    """After each review of the last year, and what had come of it by today."""
    chance = Random(f"{SEED} midways")  # noqa: S311
    officers = dict(AllocatedIRO.objects.order_by("from_on").values_list("child", "person__name"))
    told = [_told(chance, review, day, officers.get(review.child_id, ""), on) for review, day in _midways()]
    tell_many(midways=told, by=by, at=at)


def _midways() -> Iterator[tuple[Review, date]]:
    """Of those held in the last year, with the day half-way to the next; where that came before what ended the time."""
    found = Review.objects.filter(period__isnull=False).select_related("period")
    kept = dict(Midway.objects.values_list("review", "due_on"))
    reviews = list(found.order_by("period", "number"))
    for review, after in pairwise([*reviews, *reviews[-1:]]):
        follows = after.period_id == review.period_id and after.pk != review.pk
        due = after.governing_on if follows else review.next_due_on
        if review.held_on is None or review.held_on <= wanted.ENDS[2013] or due is None or review.period is None:
            continue
        over = after.held_on if follows else review.period.until_on
        day = kept.get(review.pk) or midway_set(held_on=review.held_on, next_due_on=due)
        if day is not None and is_wanted(day=day, over_on=over):
            yield review, day


def _told(chance: Random, review: Review, day: date, officer: str, on: date) -> Told:
    drawn = chance.randrange(10)
    done = add_working_days(day, chance.randint(1, 8)) if drawn < LATE_OF_TEN else day - timedelta(chance.randrange(9))
    done = last_working_day_on_or_before(done)
    assert review.held_on
    if drawn >= DONE_OF_TEN or not review.held_on < done < on:
        return Told(review, day)
    outcome = chance.choice(OUTCOMES)
    return Told(review, day, done, chance.choice(LOOKED_AT), outcome, WORDS[outcome], officer)
