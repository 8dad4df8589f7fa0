"""The next review of every child of a list, with its meeting and whose the child is, as SQL for lists to pick from.

Written in SQL since a first page counts ten lists in one pass and shows the first rows of each, which Django has no
words for. One row a review; conditions are written over the columns of `LISTED`, filters and orders also over those of
`NAMED`. Lists of what follows from reviews (`decisions.to_do`) give the same columns of the child and its IRO.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from footprint.children.models import Child
from footprint.database.remembered import once
from footprint.reviews.models import Review
from footprint.reviews.outlook import prepared

# What is prepared is looked up where the meeting is so near that something may be wanting.
SOON = prepared(where="meeting.on_day <= %(prepared_until)s")
# The day to which somebody chose to bring a child's review forward, beside its last day: the earliest that no review
# has been held for since.
TARGETS = """(SELECT early.child_id, min(early.target_on) AS target_on FROM reviews_earlytrigger early
        WHERE early.choice = 'forward' AND NOT EXISTS (SELECT FROM reviews_review held
            WHERE held.child_id = early.child_id AND held.held_on >= early.known_on)
        GROUP BY early.child_id)"""
NAMES = ("local_id", "given_names", "family_name", "known_as")
# At most one IRO, one social worker and one booked meeting hold on a day, so no row doubles.
CHILD = """child.local_id, child.given_names, child.family_name, child.known_as, iro.person_id AS iro,
        iro.from_on AS allocated_from"""
HOLDER = """LEFT JOIN children_allocatediro iro ON iro.child_id = review.child_id
        AND iro.from_on <= %(on)s AND (iro.until_on IS NULL OR iro.until_on > %(on)s)"""
LISTED = """
    SELECT review.id, review.child_id, review.number, review.governing_on, review.why, meeting.id AS booked,
        meeting.on_day AS booked_on, meeting.at_time AS booked_at, meeting.place AS booked_in,
        meeting.chair_id AS chair, brought.target_on,
        {prepared}, {child}
    FROM reviews_review review JOIN ({children}) child ON child.id = review.child_id
    LEFT JOIN {brought} brought ON brought.child_id = review.child_id
    LEFT JOIN reviews_meeting meeting ON meeting.review_id = review.id AND meeting.cancelled_on IS NULL
        AND NOT meeting.continued
    {holder}
    WHERE review.held_on IS NULL"""
# The names of those who hold the child, for the rows that are shown or put in order by them: not for all that count.
NAMED = """
    SELECT listed.*, officer.name AS iro_name, worker.name AS worker_name, worker.team_id AS team,
        team.name AS team_name
    FROM ({listed}) listed LEFT JOIN accounts_person officer ON officer.id = listed.iro
    LEFT JOIN children_socialworker worker ON worker.child_id = listed.child_id
        AND worker.from_on <= %(on)s AND (worker.until_on IS NULL OR worker.until_on > %(on)s)
    LEFT JOIN children_team team ON team.id = worker.team_id"""

# The care plan and the social worker's report are here, or it is said why one is not needed.
PAPERS_HERE = """id IN (SELECT paper.review_id FROM reviews_paper paper
    WHERE paper.kind IN ('care_plan', 'social_work')
    AND (paper.received_on IS NOT NULL OR paper.not_needed_because <> '')
    GROUP BY paper.review_id HAVING count(*) = 2)"""
# Their role as an officer, or their time here, is over. Without an IRO nobody left.
OFFICERS = """(SELECT held.person_id FROM accounts_roleheld held
    JOIN accounts_person person ON person.id = held.person_id
    WHERE held.role IN ('iro', 'liro') AND held.from_on <= %(on)s AND (held.until_on IS NULL OR held.until_on > %(on)s)
    AND (person.until_on IS NULL OR person.until_on > %(on)s))"""
IRO_LEFT = f"iro NOT IN {OFFICERS}"
# Booked for whoever was the child's IRO before, or for somebody who is no IRO any more; another who stands in is none.
FORMER = """(SELECT former.person_id, former.child_id FROM children_allocatediro former
    WHERE former.until_on <= %(on)s)"""
CHAIR_LEFT, CHAIR_WAS_IRO = f"chair NOT IN {OFFICERS}", f"(chair, child_id) IN {FORMER}"
CHAIR_CHANGED = f"chair IS NOT NULL AND chair IS DISTINCT FROM iro AND ({CHAIR_LEFT} OR {CHAIR_WAS_IRO})"


def listed(*, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    """The rows of these children as SQL, and its parameters: `on`, and those that say which children."""
    sql = LISTED.replace("{prepared}", SOON).replace("{brought}", TARGETS)
    return of_children(sql, children=children, on=on)


def with_names(listed: str) -> str:
    """Rows of `listed` as SQL, with the names of IRO, social worker and team in columns behind theirs."""
    return NAMED.format(listed=listed)


def rows(statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    """The reviews that a statement over `listed` gives, each with its child and whatever else stands in its row."""
    return rows_of(Review, statement, params)


def of_children(sql: str, *, children: QuerySet[Child], on: date) -> tuple[str, dict[str, Any]]:
    """SQL over `({children}) child` and a `review`, with the `{child}` and its `{holder}`; and its parameters."""
    picked, named = once(("in sql", children), lambda: _in_sql(children))
    return sql.format(children=picked, child=CHILD, holder=HOLDER), {"on": on, **named}


def _in_sql(children: QuerySet[Child]) -> tuple[str, dict[str, Any]]:
    """A first page asks four times for the same children, and who may see whom is slower to put in SQL than to ask."""
    wanted, values = children.order_by().values("id", *NAMES).query.get_compiler(connection=connection).as_sql()
    named = {f"child_{place}": value for place, value in enumerate(values)}
    return wanted % tuple(f"%({name})s" for name in named), named


def rows_of(model: type[Model], statement: str, params: Mapping[str, Any]) -> Iterator[Any]:
    """Rows of a model that a statement gives, each with its child."""
    row: Any
    for row in model._default_manager.raw(statement, params):
        if row.pk:
            row.child = Child(pk=row.child_id, **{name: getattr(row, name) for name in NAMES})
        yield row
