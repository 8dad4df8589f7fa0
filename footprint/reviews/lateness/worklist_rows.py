"""Late reviews, overdue or held late, with what was said about why, as SQL for lists to pick from, like the reviews of
`reviews.to_hold`. Those due before a reason is asked are left out (`rulebook.lateness.asked_since`).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.reviews.models import Review
from footprint.reviews.worklist_rows import of_children, rows_of

LISTED = """
    SELECT review.id, review.child_id, review.number, review.governing_on, review.held_on, review.why, told.cause,
        told.told_by, told.told_on, told.signed_on, {child}
    FROM reviews_review review JOIN ({children}) child ON child.id = review.child_id
    LEFT JOIN LATERAL (SELECT exception.cause, exception.told_by, exception.told_on, exception.signed_on
        FROM reviews_latenessexception exception WHERE exception.review_id = review.id
        ORDER BY exception.number DESC LIMIT 1) told ON true
    {holder}
    WHERE (review.held_on IS NULL AND review.governing_on < %(on)s)
        OR (review.held_on >= %(late_since)s AND review.held_on > review.governing_on)"""

# Conditions over those columns.
WITHOUT_REASON = "told_on IS NULL"
TO_SIGN = "told_on IS NOT NULL AND signed_on IS NULL"


def listed(*, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    return of_children(LISTED, children=children, on=on)


def rows(statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    return rows_of(Review, statement, params)
