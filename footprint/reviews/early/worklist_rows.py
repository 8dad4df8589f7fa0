"""Changes about which nobody has chosen yet, as SQL for lists to pick from, like the reviews of `reviews.to_hold`.

One row a change of a child who has a review to hold: those noted, and those that the register notices as it is read
(`rulebook.early_reviews.NOTICED`), so that an import writes none.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from footprint.children.models import Child
from footprint.children.queries import only
from footprint.reviews.models import EarlyTrigger, Review
from footprint.reviews.worklist_rows import TARGETS, of_children, rows_of
from rulebook.early_reviews import MIDWAY, NOTICED, REASONS, TAKEN_UP

OPEN = """
    SELECT noted.code, noted.known_on, noted.note, noted.noted_by FROM reviews_earlytrigger noted
        WHERE noted.child_id = review.child_id AND noted.choice = ''
    UNION ALL SELECT seen.code, seen.known_on, '', '' FROM (
        SELECT {noticed} AS code, episode.from_on AS known_on
        FROM children_episode episode JOIN children_episode before
            ON before.child_id = episode.child_id AND before.until_on = episode.from_on
        WHERE episode.child_id = review.child_id AND episode.period_id = review.period_id
            AND before.period_id = review.period_id AND episode.from_on <= %(on)s) seen
        WHERE seen.code IS NOT NULL AND NOT EXISTS (SELECT FROM reviews_earlytrigger kept
            WHERE kept.child_id = review.child_id AND kept.code = seen.code AND kept.known_on = seen.known_on)
    """.replace("{noticed}", NOTICED)
LISTED = """
    SELECT review.id, review.child_id, review.number, review.governing_on, review.why, change.code, change.known_on,
        change.note, change.noted_by, {child}
    FROM reviews_review review JOIN ({children}) child ON child.id = review.child_id
    JOIN LATERAL ({open}) change ON true
    {holder}
    WHERE review.held_on IS NULL AND NOT EXISTS (SELECT FROM reviews_review held
        WHERE held.child_id = review.child_id AND {taken_up})""".replace("{open}", OPEN).replace("{taken_up}", TAKEN_UP)


def listed(*, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    return of_children(LISTED, children=children, on=on)


def rows(statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    return rows_of(Review, statement, params)


# Of a `review` to hold: the day it was brought forward to, and how many changes nobody has chosen about.
STATE = """(SELECT brought.target_on FROM {brought} brought WHERE brought.child_id = review.child_id) AS target_on,
        CASE WHEN review.held_on IS NULL THEN (SELECT count(*) FROM ({open}) change
            WHERE NOT EXISTS (SELECT FROM reviews_review held
                WHERE held.child_id = review.child_id AND {taken_up})) END AS changes"""
STATE = STATE.replace("{brought}", TARGETS).replace("{open}", OPEN).replace("{taken_up}", TAKEN_UP)
OF_ONE = "SELECT review.id, {state} FROM reviews_review review WHERE review.id = %(key)s".replace("{state}", STATE)


def state_of(review: Review, *, on: date) -> tuple[date | None, int]:
    """Both of one review. One query."""
    result: Any = Review.objects.raw(OF_ONE, {"key": review.pk, "on": on})[0]
    return result.target_on, result.changes


def for_midway(review: Review) -> list[str]:
    """What was left to the midway after a held review, in words: changes known before the next one. One query."""
    after = Review.objects.filter(child=review.child_id, held_on__gt=review.held_on)
    known = EarlyTrigger.objects.filter(child=review.child_id, choice=MIDWAY, known_on__gt=review.held_on)
    taken_up = after.filter(held_on__lte=OuterRef("known_on"))
    return [REASONS[trigger.code].words for trigger in known.exclude(Exists(taken_up)).order_by("known_on", "code")]


def open_of(child: Child, *, on: date) -> list[Any]:
    """The changes of one child about which nobody has chosen, the latest first. One query."""
    statement, params = listed(children=only(child=child.pk), on=on)
    ordered = [statement, "ORDER BY change.known_on DESC, change.code"]
    return list(rows(" ".join(ordered), params))
