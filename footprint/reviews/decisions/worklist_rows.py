"""Open decisions, as SQL for lists to pick from, like the reviews of `reviews.to_hold`.

One row a decision of a period of care that is open; `governing_on`, by which lists count and sort, is the day by which
it is to be done. `says`, `told_on` and `told_words` are the last that was told of it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.reviews.models import Decision
from footprint.reviews.models.record import DecisionAnswer, ProgressKind
from footprint.reviews.worklist_rows import of_children, rows_of
from rulebook.standards import SAME_DECISION_AT

LISTED = """
    SELECT decision.id, decision.review_id, decision.text, decision.owner, decision.owner_role, decision.rolled_over,
        decision.by_on AS governing_on, decision.sent_on, decision.answer, decision.answer_reason,
        decision.answer_due_on, told.says, told.on_day AS told_on, told.words AS told_words, review.child_id,
        {child}
    FROM reviews_decision decision JOIN reviews_review review ON review.id = decision.review_id
    JOIN children_periodofcare period ON period.id = review.period_id
        AND (period.until_on IS NULL OR period.until_on > %(on)s)
    JOIN ({children}) child ON child.id = review.child_id
    LEFT JOIN LATERAL (SELECT says, on_day, words FROM reviews_progress WHERE decision_id = decision.id
        ORDER BY at DESC LIMIT 1) told ON true
    {holder}
    WHERE decision.became = ''"""

# Conditions over those columns, as `rulebook.decisions` has them.
SENT = "sent_on IS NOT NULL"
_DONE = f"says IS NOT DISTINCT FROM '{ProgressKind.DONE}'"
SAID_DONE = f"{SENT} AND {_DONE}"
OVERDUE = f"{SENT} AND governing_on < %(on)s AND NOT {_DONE}"
OF_OTHERS = f"{SENT} AND owner_role <> 'iro' AND NOT {_DONE}"
THE_SAME_AGAIN = f"{SENT} AND rolled_over + 1 >= {SAME_DECISION_AT}"
# Those of `rulebook.decisions.before_manager`.
DISAGREED = f"answer = '{DecisionAnswer.DISAGREED}'"
DEEMED_AGREED = f"{SENT} AND answer = '' AND answer_due_on < %(on)s AND answer_due_on >= %(new_since)s"
NOT_SENT = "sent_on IS NULL"
WITH_NOBODY = "owner = ''"


def listed(*, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    return of_children(LISTED, children=children, on=on)


def rows(statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    return rows_of(Decision, statement, params)
