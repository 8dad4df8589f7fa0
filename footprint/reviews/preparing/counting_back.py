"""The last day on which papers are in time follows the first meeting: booked, moved, held, or held another day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Min, Q
from django.db.models.functions import Coalesce, Least

from footprint.council import queries as council
from footprint.reviews.models import Paper, Review
from rulebook.calendar import if_known
from rulebook.review_life import papers_by
from rulebook.standards import Standards


def count_back(*, reviews: Collection[UUID], on: date) -> None:
    """Sets the last day of every paper of these reviews. Two queries where nothing changes, whatever their number."""
    papers = list(Paper.objects.filter(review__in=reviews))
    if not papers:
        return
    due = last_days(reviews={paper.review_id for paper in papers}, on=on)
    changed = [paper for paper in papers if paper.due_on != due.get(paper.review_id)]
    for paper in changed:
        paper.due_on = due.get(paper.review_id)
    Paper.objects.bulk_update(changed, ["due_on"], batch_size=500)


def last_days(*, reviews: Collection[UUID], on: date) -> dict[UUID, date | None]:
    """For each review that has a meeting, booked or met, the last day for its papers. Two queries."""
    standing = Min("meetings__on_day", filter=Q(meetings__cancelled_on=None))
    met = Min("meetings__on_day", filter=Q(meetings__continued=True))
    rows = Review.objects.filter(pk__in=reviews).annotate(first=Coalesce(Least(met, "held_on"), standing))
    days: dict[UUID, date] = {key: first for key, first in rows.values_list("pk", "first") if first}
    standards = council.standards(on=on)
    counted = {day: last_day(day, standards=standards) for day in set(days.values())}
    return {key: counted[day] for key, day in days.items()}


def last_day(meets_on: date, *, standards: Standards) -> date | None:
    """For a review that first meets on a day; None where the calendar does not reach."""
    due = if_known(papers_by, meets_on=meets_on, standards=standards)
    return due.on if due else None
