"""Midways that are not done, as SQL for lists to pick from, like the reviews of `reviews.to_hold`.

One row a midway of the review held last in a period of care that is open; `governing_on`, by which lists count and
sort, is its day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.reviews.models import Midway
from footprint.reviews.worklist_rows import of_children, rows_of

LISTED = """
    SELECT midway.id, midway.review_id, midway.due_on AS governing_on, review.held_on AS after_on, review.child_id,
        coming.governing_on AS next_due_on, {child}
    FROM reviews_midway midway JOIN reviews_review review ON review.id = midway.review_id
    JOIN reviews_review coming ON coming.period_id = review.period_id AND coming.held_on IS NULL
    JOIN ({children}) child ON child.id = review.child_id
    {holder}
    WHERE midway.done_on IS NULL AND NOT EXISTS (SELECT FROM reviews_review later
        WHERE later.period_id = review.period_id AND later.held_on > review.held_on)"""

# Conditions over those columns, as `rulebook.midway` has them.
OVERDUE = "governing_on < %(on)s"
SOON = "governing_on >= %(on)s AND governing_on < %(fortnight_until)s"


def listed(*, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    return of_children(LISTED, children=children, on=on)


def rows(statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    return rows_of(Midway, statement, params)
