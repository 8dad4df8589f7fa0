"""What came before reviews and who came to them: care plans, parents, and those of other agencies, as were counted."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random

from demo import wanted
from demo.cohort import SEED, cohort, given_name, houses
from footprint.accounts.models import Person
from footprint.reviews.models import Review
from footprint.reviews.preparing.actions import PaperTold, keep_papers
from footprint.reviews.preparing.guest_actions import Attended, Guest, invite, record_attendance
from rulebook.calendar import add_working_days
from rulebook.review_life import papers_by

DAY = timedelta(days=1)
IN_TIME, TOO_LATE = (3, 8), (0, 2)  # working days before the review
NEVER = 0.4  # of the plans that were not in time
PARENTS_ABSENT = 170  # in a year, of whom it was recorded
VIEWS = ("", "booklet", "separately", "phone", "")
ASKED_BEFORE = 15  # working days
PARENTS = ("Corisande", "Philomel", "Araminta", "Ottoline", "Peregrin", "Thaddeus")
Came = list[tuple[Guest, str, str]]


def prepare(*, by: Person, on: date, at: datetime) -> None:
    """For the reviews of three years, from what the council's case system tells."""
    chance = Random(SEED)  # noqa: S311
    papers, came = list[PaperTold](), Came()
    found = Review.objects.filter(held_on__isnull=False, period__isnull=False)
    known = list(found.select_related("child").order_by("child__local_id", "held_on"))
    for year in wanted.YEARS:
        first, last = wanted.ENDS[year - 1] + DAY, wanted.ENDS[year]
        reviews = [review for review in known if review.held_on and first <= review.held_on <= last]
        wanting = [review for review in known if first <= plan_by(review) <= last]
        chance.shuffle(wanting)
        papers += _plans(chance, wanting, wanted.PLANS_IN_TIME[year])
        chance.shuffle(reviews)
        came += _parents(chance, reviews, wanted.PARENTS_CAME[year])
        if year == wanted.YEARS[-1]:
            came += _agencies(chance, reviews)
    keep_papers(papers=papers, by=by, on=on, at=at)
    rows = invite(guests=[guest for guest, _, _ in came], by=by, on=on, at=at)
    attended = [Attended(row.pk, told, views) for row, (_, told, views) in zip(rows, came, strict=True)]
    record_attendance(attended=attended, by=by, on=on, at=at)


def plan_by(review: Review) -> date:
    assert review.held_on
    return papers_by(meets_on=review.held_on).on


def _plans(chance: Random, reviews: Sequence[Review], in_time: int) -> Iterator[PaperTold]:
    for place, review in enumerate(reviews):
        if place >= in_time and chance.random() < NEVER:
            continue
        before = chance.randint(*(IN_TIME if place < in_time else TOO_LATE))
        assert review.held_on
        came = add_working_days(review.held_on, -before) if before else review.held_on
        yield PaperTold(review.pk, "care_plan", received_on=came)


def _parents(chance: Random, reviews: Sequence[Review], came: int) -> Iterator[tuple[Guest, str, str]]:
    for place, review in enumerate(reviews[: came + PARENTS_ABSENT]):
        name = f"{PARENTS[int(review.child.local_id[-4:]) % len(PARENTS)]} {review.child.family_name}"
        guest = _guest(review, "parent", name)
        yield (guest, "attended", "") if place < came else (guest, "absent", chance.choice(VIEWS))


def _agencies(chance: Random, reviews: Sequence[Review]) -> Iterator[tuple[Guest, str, str]]:
    house = islice(houses(), len(cohort().families) + 200, None)
    for role, (came, absent) in wanted.AGENCIES.items():
        for place, review in enumerate(chance.sample(reviews, came + absent)):
            name = f"{given_name(chance.choice('12'), place * 3)} {next(house)}"
            yield _guest(review, role, name), "attended" if place < came else "absent", ""


def _guest(review: Review, role: str, name: str) -> Guest:
    assert review.held_on
    return Guest(review.pk, role, name, asked_on=add_working_days(review.held_on, -ASKED_BEFORE), asked_by="letter")
