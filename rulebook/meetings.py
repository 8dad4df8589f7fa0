"""What makes one review of several meetings: adjournment, series, cancellation."""

from dataclasses import dataclass
from datetime import date

from rulebook import law
from rulebook.reasons import Due, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit

ADJOURNED_FOR = Limit(20, "working days")
ADJOURNMENTS_ALLOWED = 1


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
