"""What the reviews of 2013/14 decided, what the next review said became of it, and what is told of what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from demo.cohort import SEED
from footprint.children.models import SocialWorker
from footprint.reviews.models import Decision, Progress, Review
from footprint.reviews.models.record import ProgressKind
from rulebook.calendar import add_months, last_working_day_on_or_before
from rulebook.decisions import became_when_done, rolled_over

ON_DUTY = "Odalys Finch"
WEEK = timedelta(days=7)
# What was decided and who does it; what is told of it meanwhile; what is told once it is done.
DECISIONS = (
    ("Bring the care plan up to date with what was decided today", "social_worker",
     "The plan is with the team manager to be signed.", "The new plan is on file and went to everybody."),
    ("Renew the personal education plan with the school", "social_worker",
     "The school has offered two days for a meeting.", "The plan was agreed with the designated teacher."),
    ("Arrange the health assessment", "health",
     "There is no free appointment before next month.", "The assessment took place; the report is on file."),
    ("Agree with the family how often they meet", "social_worker",
     "The parents have been asked twice and did not answer.", "It is agreed in writing: every second Saturday."),
)  # fmt: skip
STILL_WANTING = "I cannot find it on file. Please send it, then I close this."
BECAME = ("done",) * 9 + ("done_late",) * 3 + ("not_done",) + ("carried_on",) * 5
NOT_DONE_BECAUSE = "The family was against it, and it was not pressed."


@dataclass
class Decided:
    """By place of its review, each decision, and all that was told of them."""

    decisions: list[Decision] = field(default_factory=list)
    told: list[Progress] = field(default_factory=list)


def decide(reviews: Sequence[Review], *, on: date) -> Decided:
    """One decision a review; of some, the one of the review before again. The reviews of a child follow each other."""
    chance, found = Random(f"{SEED} decisions"), Decided()  # noqa: S311
    workers = dict(SocialWorker.objects.filter(until_on=None).values_list("child", "name"))
    for review in reviews:
        last = found.decisions[-1] if found.decisions else None
        earlier = last if last and last.review.child_id == review.child_id else None
        found.decisions.append(_decision(chance, review, earlier, workers.get(review.child_id, ON_DUTY)))
    in_care = set(Review.objects.filter(held_on=None).values_list("child", flat=True))
    for decision, review in zip(found.decisions, reviews, strict=True):
        if not decision.became and review.child_id in in_care:
            found.told += _since(chance, decision, workers.get(review.child_id, ON_DUTY), on)
    return found


def _decision(chance: Random, review: Review, earlier: Decision | None, worker: str) -> Decision:
    assert review.held_on
    made = Decision(review=review, by_on=last_working_day_on_or_before(add_months(review.held_on, 2)))
    made.text, made.owner_role = chance.choice(DECISIONS)[:2]
    made.owner = "Looked-after children’s nurse" if made.owner_role == "health" else worker
    if earlier is not None:
        earlier.became, earlier.became_on = chance.choice(BECAME), review.held_on
        earlier.became_reason = NOT_DONE_BECAUSE if earlier.became == "not_done" else ""
        if earlier.became == "carried_on":
            made.text, made.owner_role, made.owner = earlier.text, earlier.owner_role, earlier.owner
            made.carried_from, made.rolled_over = earlier, rolled_over(earlier.rolled_over)
    return made


def _since(chance: Random, decision: Decision, worker: str, on: date) -> Iterator[Progress]:
    """What became of the last decision by today: told of, said to be done, confirmed, or nothing. One that was carried
    on is never closed here."""
    held, past = decision.review.held_on, decision.by_on < on
    assert held
    working, done = next(one[2:] for one in DECISIONS if one[0] == decision.text)
    day = _between(chance, held + timedelta(days=10), min(on, decision.by_on))
    drawn = chance.random()
    if past and drawn < 0.85 and not decision.rolled_over:
        yield _told(decision, ProgressKind.DONE, done, day, worker)
        decision.became, decision.became_on = became_when_done(by_on=decision.by_on, done_on=day), min(on, day + WEEK)
    elif drawn < 0.9:
        yield _told(decision, "progress", working, day, worker)
        if drawn < 0.4:
            yield _told(decision, ProgressKind.DONE, done, min(on, day + WEEK), worker)
        if drawn < 0.04:
            yield _told(decision, ProgressKind.NOT_YET, STILL_WANTING, min(on, day + 2 * WEEK), "Maya Lindqvist")


def _between(chance: Random, first: date, last: date) -> date:
    days = max((last - first).days, 1)
    return last_working_day_on_or_before(min(first + timedelta(days=chance.randrange(days)), last))


def _told(decision: Decision, says: str, words: str, day: date, who: str) -> Progress:
    at = datetime.combine(day, time(11 if says == "progress" else 12 if says == ProgressKind.DONE else 13), UTC)
    done_on = day if says == ProgressKind.DONE else None
    return Progress(decision=decision, says=says, words=words, done_on=done_on, on_day=day, at=at, who=who)
