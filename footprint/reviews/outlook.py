"""Whether the next reviews are likely to be in time (`rulebook.outlook`), read for one page, a child, or lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from footprint.reviews import life
from footprint.reviews.models import Review
from footprint.reviews.models.preparing import PaperKind
from rulebook.outlook import Before, Marks

SOCIAL_WORK = "social_work"
LIGHTS = {"green": ("On course", "green"), "amber": ("At risk", "yellow"), "red": ("Likely late", "red")}

# What is prepared of a review, in SQL.
PREPARED = {
    "invited": """coalesce((SELECT bool_and(guest.asked_on IS NOT NULL) FROM reviews_invitation guest
            WHERE guest.review_id = review.id AND guest.excluded_because = ''), false)""",
    "plan_here": """EXISTS (SELECT FROM reviews_paper paper WHERE paper.review_id = review.id
            AND paper.kind = 'care_plan' AND paper.received_on IS NOT NULL)""",
    "report_here": """EXISTS (SELECT FROM reviews_paper paper WHERE paper.review_id = review.id
            AND paper.kind = 'social_work' AND (paper.received_on IS NOT NULL OR paper.not_needed_because <> ''))""",
    "talked": "EXISTS (SELECT FROM reviews_consultation talk WHERE talk.review_id = review.id)",
}
WANTING = """((NOT invited AND booked_on <= %(invitations_until)s)
    OR (NOT (plan_here AND report_here) AND booked_on <= %(papers_until)s))"""
# Red, as the rule book has it, of those that are not late yet: the same answers, for every row of a list at once.
LIKELY_LATE = f"""governing_on >= %(on)s AND (booked_on > governing_on
    OR (booked IS NULL AND governing_on <= %(invitations_until)s)
    OR (booked_on > %(on)s AND booked_on <= governing_on AND governing_on <= %(papers_until)s AND {WANTING}))"""


def days_of(marks: Marks) -> Mapping[str, date]:
    """What that SQL names."""
    return {
        "papers_until": marks.papers,
        "invitations_until": marks.invitations,
        "prepared_until": marks.furthest,
    }


def prepared(*, where: str) -> str:
    """Columns of a statement over a `review`: what is prepared, looked up where a condition holds, empty elsewhere."""
    return ", ".join(f"CASE WHEN {where} THEN {item} END AS {name}" for name, item in PREPARED.items())


def before_of_row(row: Any) -> Before:
    """Of a row with its booked meeting and the columns of `prepared`; empty is where nothing is wanting yet."""
    return Before(row.governing_on, row.booked_on, **{name: bool(getattr(row, name)) for name in PREPARED})


def before_of(review: Review) -> Before:
    """Of a review that was `life.read`."""
    papers = life.papers_of(review)
    plan, report = papers.get((PaperKind.CARE_PLAN, "")), papers.get((SOCIAL_WORK, ""))
    booked = [meeting.on_day for meeting in life.meetings_of(review) if not meeting.continued]
    return Before(
        review.governing_on,
        booked[0] if booked else None,
        invited=life.invited_on(review) is not None,
        plan_here=plan is not None and plan.received_on is not None,
        report_here=report is not None and (report.received_on is not None or bool(report.not_needed_because)),
        talked=life.consultation_of(review) is not None,
    )
