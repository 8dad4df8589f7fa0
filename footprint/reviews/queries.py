"""What is known about reviews."""

from datetime import date

from django.db import connection

from footprint.reviews.models import KnownFrom
from rulebook import known_from as rule

HELD = "(SELECT child_id, held_on FROM reviews_review WHERE held_on IS NOT NULL)"
CARE = "(SELECT child_id, from_on AS started_on, until_on AS ended_on FROM children_periodofcare)"


def known_from() -> date | None:
    """K: the day from which reviews are known. Until files or somebody say it, that of the reviews on record."""
    current_known_from = KnownFrom.objects.order_by("-id").first()
    if current_known_from is not None:
        return current_known_from.day
    with connection.cursor() as cursor:
        cursor.execute(rule.YEARS.format(reviews=HELD, periods=CARE))
        return rule.known_from(rule.Year(*row) for row in cursor.fetchall())
