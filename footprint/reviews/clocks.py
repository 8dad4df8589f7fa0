"""The days by which a held review's steps must be done: worked out when it is held, and kept beside it."""

from collections.abc import Collection, Sequence
from datetime import date

from footprint.council import queries as council
from footprint.reviews.models import Afterwards, Review
from rulebook.calendar import if_known
from rulebook.review_life import Facts, clocks
from rulebook.standards import Standards

FIELDS = {
    "decisions": "decisions_due_on",
    "plan": "plan_due_on",
    "record": "record_due_on",
    "distribution": "distribution_due_on",
}


def start_clocks(*, reviews: Sequence[Review], on: date) -> None:
    """For reviews just held, or held on another day than thought. Many at once: three queries."""
    standards = council.standards(on=on)
    stored = {afterwards.review_id: afterwards for afterwards in Afterwards.objects.filter(review__in=reviews)}
    new, changed = list[Afterwards](), list[Afterwards]()
    for review in reviews:
        row = stored.get(review.pk)
        days = due_days(review, standards)
        if row is None:
            new.append(Afterwards(review=review, **days))
        elif any(getattr(row, name) != day for name, day in days.items()):
            for name, day in days.items():
                setattr(row, name, day)
            changed.append(row)
    Afterwards.objects.bulk_create(new, batch_size=500)
    Afterwards.objects.bulk_update(changed, list(FIELDS.values()), batch_size=500)


def due_days(review: Review, standards: Standards) -> dict[str, date | None]:
    """Empty beyond the calendar, and where the review is not complete."""
    last = None if review.goes_on else review.last_met_on or review.held_on  # the database's own field is not read anew
    facts = Facts(held_on=review.held_on, completed_on=last)
    return dict.fromkeys(FIELDS.values()) | _found(facts, standards, FIELDS)


def answer_due(*, sent_on: date, held_on: date, standards: Standards) -> date | None:
    """The team manager's last day for decisions sent on a day."""
    facts = Facts(held_on=held_on, completed_on=held_on, decisions_sent_on=sent_on)
    return _found(facts, standards, {"answer": "answer"}).get("answer")


def _found(facts: Facts, standards: Standards, wanted: dict[str, str]) -> dict[str, date | None]:
    counted = if_known(clocks, facts, standards=standards) or ()
    return {wanted[clock.key]: clock.due.on for clock in counted if clock.key in wanted}


def stop_clocks(*, reviews: Collection[Review]) -> None:
    """For a review that was not held after all."""
    Afterwards.objects.filter(review__in=reviews).delete()
