"""The records of the reviews of 2013/14: how the IRO judged each part of a child's life, as was counted by quarter."""

from collections import defaultdict
from datetime import date, datetime
from random import Random

from demo import wanted
from demo.cohort import SEED
from demo.decided import decide
from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO
from footprint.reviews.decisions.progress_actions import tell_many
from footprint.reviews.models import Decision, Review
from footprint.reviews.record.version_actions import Whole, record_many
from rulebook.calendar import add_working_days, quarter

GOING_WELL = {
    "education": "In school every day, and has the help that was asked for.",
    "health": "The yearly check is done; teeth and eyes are seen to.",
    "placement": "Settled with the carers, who would keep the child for as long as is needed.",
    "contact": "The family is seen as agreed, and both sides look forward to it.",
}
NOT_YET = {
    "education": "The personal education plan is out of date, and more help is wanted in class.",
    "health": "The health assessment has not been arranged.",
    "placement": "A home for the long term has not been found yet.",
    "contact": "The parents do not keep to what was agreed; it has to be looked at anew.",
}
# Working days after the review: mostly, and in one of so many cases.
DECIDED_AFTER, COMPLETED_AFTER, SENT_AFTER = ((2, 5), (6, 9), 25), ((8, 14), (16, 21), 16), ((10, 15), (16, 24), 7)
PLAN_AFTER, PLAN_WAITS = ((4, 10), (11, 25), 6), 40
Days = tuple[tuple[int, int], tuple[int, int], int]


def record(*, by: Person, on: date, at: datetime) -> None:
    """For every review of the year that has been written up by today."""
    chance = Random(SEED)  # noqa: S311
    found = Review.objects.filter(held_on__gt=wanted.ENDS[2013], held_on__lte=wanted.ENDS[2014], period__isnull=False)
    reviews = list(found.select_related("child").order_by("child__local_id", "held_on"))
    completed = [_after(chance, one, COMPLETED_AFTER, on) for one in reviews]
    judged = _judged(chance, reviews, completed)
    decided = decide(reviews, on=on)
    officers = dict(AllocatedIRO.objects.order_by("from_on").values_list("child", "person__name"))
    wholes = [
        _whole(
            chance, one, completed[place], judged[place], decided.decisions[place], officers.get(one.child_id, ""), on
        )
        for place, one in enumerate(reviews)
    ]
    record_many(wholes=wholes, by=by, on=on, at=at)
    tell_many(told=decided.told, by=by, at=at)


def _after(chance: Random, review: Review, days: Days, on: date) -> date:
    assert review.held_on
    mostly, seldom, of = days
    spent = chance.randint(*(mostly if chance.randrange(of) else seldom))
    return min(on, add_working_days(review.held_on, spent))


def _judged(chance: Random, reviews: list[Review], completed: list[date]) -> dict[int, dict[str, str]]:
    """By review, the answer for each part: as many of a quarter go well as the percentage says.

    The year's figures see only the records that were complete on its last day; those of later are judged alike.
    """
    answers: dict[int, dict[str, str]] = defaultdict(dict)
    for domain, percentages in wanted.GOING_WELL.items():
        for number, percent in enumerate(percentages, start=1):
            theirs = [place for place, one in enumerate(reviews) if one.held_on and quarter(one.held_on) == number]
            seen = [place for place in theirs if completed[place] <= wanted.ENDS[2014]]
            later = [place for place in theirs if completed[place] > wanted.ENDS[2014]]
            well = {place for part in (seen, later) for place in chance.sample(part, round(len(part) * percent / 100))}
            for place in theirs:
                answers[place][f"progress_{domain}"] = "yes" if place in well else "no"
                told = GOING_WELL if place in well else NOT_YET
                answers[place][f"progress_{domain}_why"] = told[domain]
    return answers


def _whole(
    chance: Random,
    review: Review,
    completed: date,
    judged: dict[str, str],
    decision: Decision,
    officer: str,
    on: date,
) -> Whole:
    sent, copied = _after(chance, review, DECIDED_AFTER, on), _after(chance, review, SENT_AFTER, on)
    decision.sent_on, decision.answer, decision.answered_on = sent, "agreed", sent
    content = {**judged, "plan_up_to_date": "yes" if chance.random() < 0.8 else "no"}
    days = {"decisions_sent_on": sent, "decisions_answered_on": sent, "distributed_on": max(completed, copied)}
    if chance.randrange(PLAN_WAITS) and (updated := _after(chance, review, PLAN_AFTER, on)) < on:
        days["plan_updated_on"] = updated
    return Whole(review, content, completed, officer, decisions=[decision], days=days)
