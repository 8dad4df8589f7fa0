"""Whose a child is on a day, joined to each row of a list. At most one of each holds on a day, so no row doubles."""

from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, QuerySet

from footprint.page.spans import counting_on


def with_holders(rows: QuerySet[Any], *, on: date, child: str = "") -> QuerySet[Any]:
    """iro, iro_name, worker_name, team and team_name for each row.

    `child` leads from the row to the child, as "child__"; empty for a list of children.
    """
    joined = rows.alias(
        iro_now=FilteredRelation(f"{child}iros", condition=counting_on(on, f"{child}iros__")),
        worker_now=FilteredRelation(f"{child}social_workers", condition=counting_on(on, f"{child}social_workers__")),
    )
    whole: QuerySet[Any] = joined.annotate(
        iro=F("iro_now__person"),
        iro_name=F("iro_now__person__name"),
        worker_name=F("worker_now__name"),
        team=F("worker_now__team"),
        team_name=F("worker_now__team__name"),
    )
    return whole
