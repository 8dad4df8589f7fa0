"""What makes one review of several meetings: adjournment, series, cancellation, reviews without a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook import law
from rulebook.calendar import add_months
from rulebook.reasons import Due, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit

ADJOURNED_FOR = Limit(20, "working days")
ADJOURNMENTS_ALLOWED = 1
SETTLED_AFTER_MONTHS = 12


@dataclass(frozen=True)
class Review:
    """One statutory review. `meetings` are the days it met, in any order; `completed` is False while it is adjourned.

    A cancelled review was not held: whatever was due stays due.
    """

    meetings: tuple[date, ...]
    completed: bool = True
    cancelled: bool = False
    adjournments: int = 0

    def counted_on(self, *, standards: Standards = DEFAULT_STANDARDS) -> date | None:
        """The one day it is judged by and the next is counted from; None where it does not count as held (yet)."""
        if self.cancelled or not self.meetings:
            return None
        if standards.date_counted == "first_meeting":
            return min(self.meetings)
        return max(self.meetings) if self.completed else None


def days_held(reviews: Iterable[Review], *, standards: Standards = DEFAULT_STANDARDS) -> list[date]:
    """The days that count, in order: what a chain is made of."""
    return sorted(day for review in reviews if (day := review.counted_on(standards=standards)) is not None)


def check_can_adjourn(review: Review) -> None:
    """Refuses a second adjournment, and one of a review that did not meet."""
    if review.cancelled or not review.meetings:
        raise ValueError("Only a review that has met can be adjourned. Rearrange this one instead.")
    if review.adjournments >= ADJOURNMENTS_ALLOWED:
        raise ValueError("A review may be adjourned once. Complete this one, and hold another if more is needed.")


def resume_by(review: Review, *, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The last day for the meeting that completes an adjourned review: 20 working days from its first meeting."""
    check_can_adjourn(review)
    return due_within(
        ADJOURNED_FOR,
        name="Adjourned review",
        rule=f"An adjourned review must be completed within {ADJOURNED_FOR} of the day it was adjourned",
        citation=law.ADJOURNMENT,
        event="the day the review was adjourned",
        counted_from=min(review.meetings),
        standards=standards,
    ).noting("Nothing proposed at it may be carried out before then. It is still the same review.")


def check_can_review_without_meeting(
    *, settled_since: date, on: date, last_meeting: date, standards: Standards
) -> None:
    """Refuses a review without a meeting unless the long-term placement is settled and a meeting is recent enough."""
    if on < add_months(settled_since, SETTLED_AFTER_MONTHS):
        raise ValueError(
            f"The child has been in this placement for less than {SETTLED_AFTER_MONTHS} months. Hold a meeting."
        )
    limit = meeting_due(last_meeting=last_meeting, standards=standards)
    if on > limit.on:
        raise ValueError(
            f"The last meeting was on {last_meeting:%d/%m/%Y}; one was due by {limit.on:%d/%m/%Y}. Hold it."
        )


def meeting_due(*, last_meeting: date, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The last day for a review with a meeting in a designated long-term placement. The reviews themselves stay due."""
    limit = standards.meeting_at_least_every
    return due_within(
        limit,
        name="Long-term placement: meeting",
        rule=f"At least one review in {limit} must be a meeting, counted from the day of the last review meeting",
        citation=law.LONG_TERM_PLACEMENTS,
        event="the day of the last review meeting",
        counted_from=last_meeting,
        standards=standards,
    )
