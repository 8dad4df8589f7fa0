"""When a bank holiday is added or taken away, every date that is counted in working days follows."""

from datetime import date

from footprint.council import queries as council
from footprint.reviews.actions import reckon_everybody
from footprint.reviews.clocks import answer_due, start_clocks
from footprint.reviews.models import Decision, Paper, Review
from footprint.reviews.preparing.counting_back import count_back


def recount(*, on: date) -> None:
    """The due dates of every review, and the last days of what is owed still. What is done keeps its days."""
    reckon_everybody(on=on)
    coming = Paper.objects.filter(review__held_on=None).values_list("review_id", flat=True)
    count_back(reviews=set(coming), on=on)
    _recount_answers(on)
    start_clocks(reviews=list(Review.objects.filter(afterwards__distributed_on=None, afterwards__isnull=False)), on=on)


def _recount_answers(on: date) -> None:
    """The team managers' last days for decisions that wait for an answer. One that is over stays over."""
    standards = council.standards(on=on)
    waiting = list(Decision.objects.select_related("review").filter(answer="", answer_due_on__gte=on))
    for decision in waiting:
        assert decision.sent_on
        assert decision.review.held_on
        decision.answer_due_on = answer_due(
            sent_on=decision.sent_on, held_on=decision.review.held_on, standards=standards
        )
    Decision.objects.bulk_update(waiting, ["answer_due_on"], batch_size=500)
