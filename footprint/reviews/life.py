"""How far a review has come, read from all that is kept about it: for one page, or for thousands at once."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Consultation, Invitation, LatenessException, Meeting, Paper, Readiness, Review
from footprint.reviews.models.preparing import PaperKind
from rulebook.review_life import Facts, State, check_step, state_of

AFTERWARDS = (
    "decisions_sent_on", "decisions_answered_on", "plan_updated_on", "record_completed_on", "distributed_on",
)  # fmt: skip
ALWAYS_WANTED = (PaperKind.CARE_PLAN, PaperKind.SOCIAL_WORK)
ONE_OF_EACH = ("adjournment", "consultation", "readiness", "afterwards")
KEPT = ("papers", "invitations", "exceptions")


def read(reviews: Sequence[Review]) -> None:
    """Reads what is kept about reviews, so that what follows asks the database no more. Five queries in all."""
    whole = Review.objects.select_related(*ONE_OF_EACH, "consultation__person").in_bulk(
        [review.pk for review in reviews]
    )
    relations: list[Any] = [Review._meta.get_field(name) for name in ONE_OF_EACH]
    for review in reviews:
        for relation in relations:
            relation.set_cached_value(review, getattr(whole[review.pk], relation.name, None))
    prefetch_related_objects(reviews, Prefetch("meetings", Meeting.objects.select_related("chair")), *KEPT)


def facts_of(review: Review) -> Facts:
    """What happened, of a review that was `read`."""
    talk = consultation_of(review)
    return replace(
        _steps(review),
        papers_in_on=papers_in_on(review),
        invited_on=invited_on(review),
        consulted_on=talk.on_day if talk else None,
    )


@contextmanager
def one_step(reviews: Collection[UUID]) -> Iterator[None]:
    """Holds the reviews; what is done inside takes each a step of the table of states, or leaves it in its state.

    NotAllowed for any other step, of which then nothing is stored. Two queries before and two after.
    """
    before = _states(reviews)
    yield
    for key, after in _states(reviews).items():
        try:
            check_step(before[key], after)
        except ValueError as refusal:
            raise NotAllowed(str(refusal)) from None


def _states(reviews: Collection[UUID]) -> dict[UUID, State]:
    """The state of each, held until the transaction ends."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("adjournment", "readiness", "afterwards")
    current_reviews = rows.filter(pk__in=reviews).order_by("pk").prefetch_related("meetings")
    return {review.pk: state_of(_steps(review)) for review in current_reviews}


def _steps(review: Review) -> Facts:
    """Of what happened that which decides its state."""
    adjournment, ready = getattr(review, "adjournment", None), readiness_of(review)
    return replace(
        _afterwards(review),
        meetings=tuple(meeting.on_day for meeting in meetings_of(review)),
        prepared_on=ready.decided_on if ready and ready.decision == "go_on" else None,
        held_on=first_met_on(review),
        adjourned_on=adjournment.adjourned_on if adjournment else None,
        adjourned_until=adjournment.until_on if adjournment else None,
        completed_on=review.completed_on,
    )


def _afterwards(review: Review) -> Facts:
    """What followed the review; nothing where it is not held, or was held before that was kept."""
    after = getattr(review, "afterwards", None)
    return Facts(**{name: getattr(after, name) for name in AFTERWARDS}) if after else Facts()


def meetings_of(review: Review) -> list[Meeting]:
    """Booked or met, in order of day."""
    return sorted(
        (meeting for meeting in review.meetings.all() if meeting.cancelled_on is None),
        key=lambda meeting: meeting.on_day,
    )


def booked_until(review: Review, on: date) -> date | None:
    """The day of a booked meeting whose day has come: on it the review was likely held. None where none is booked."""
    return next(
        (meeting.on_day for meeting in meetings_of(review) if not meeting.continued and meeting.on_day <= on), None
    )


def first_met_on(review: Review) -> date | None:
    """Its first meeting, whichever day the council counts it by."""
    return min((meeting.on_day for meeting in review.meetings.all() if meeting.continued), default=review.held_on)


def papers_of(review: Review) -> dict[tuple[str, str], Paper]:
    return {(paper.kind, paper.title): paper for paper in review.papers.all()}


def papers_in_on(review: Review) -> date | None:
    """The day on which the last came: of the care plan, the social worker's report, and whatever else was asked for."""
    stored = {key: paper for key, paper in papers_of(review).items() if not paper.not_needed_because}
    spared = {paper.kind for paper in review.papers.all() if paper.not_needed_because}
    wanted = {(kind, "") for kind in ALWAYS_WANTED if kind not in spared} | set(stored)
    days = [stored[key].received_on if key in stored else None for key in wanted]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def guests_of(review: Review) -> list[Invitation]:
    """Those who should come, without those kept away."""
    return [invitation for invitation in review.invitations.all() if not invitation.excluded_because]


def invited_on(review: Review) -> date | None:
    """The day on which the last of them was asked."""
    days = [invitation.asked_on for invitation in guests_of(review)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def consultation_of(review: Review) -> Consultation | None:
    return getattr(review, "consultation", None)


def readiness_of(review: Review) -> Readiness | None:
    return getattr(review, "readiness", None)


def exceptions_of(review: Review) -> list[LatenessException]:
    """The versions of its exception report, in order."""
    return sorted(review.exceptions.all(), key=lambda exception: exception.number)


def missing(review: Review) -> list[str]:
    """What a review still wants before it meets, in words."""
    stored, wanting = papers_of(review), list[str]()
    for kind in ALWAYS_WANTED:
        if (kind, "") not in stored:
            wanting.append(Paper(kind=kind).named)
    wanting += [paper.named for paper in stored.values() if paper.received_on is None and not paper.not_needed_because]
    guests = guests_of(review)
    if not guests:
        wanting.append("Nobody is invited yet")
    unasked = sum(invitation.asked_on is None for invitation in guests)
    if unasked:
        wanting.append("1 person is not asked yet" if unasked == 1 else f"{unasked} people are not asked yet")
    if consultation_of(review) is None:
        wanting.append("The talk with the child is not recorded")
    return wanting
