"""Dated rows in the database: the first day belongs to a span, `until_on` is the first day after it."""

from collections.abc import Sequence
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db.models import CheckConstraint, F, Func, Q


def never_overlapping(name: str, *, of: Sequence[str]) -> ExclusionConstraint:
    """No two rows that agree in `of` share a day.

    The condition holds for every row. It keeps PostgreSQL from finding rows by the constraint's index, which it thinks
    quick and which takes ten times as long as the index of the key.
    """
    bounds = RangeBoundary(inclusive_lower=True, inclusive_upper=False)
    span = Func("from_on", "until_on", bounds, function="DATERANGE", output_field=DateRangeField())
    same = [(F(field), RangeOperators.EQUAL) for field in of]
    every_row = Q(from_on__gte=date.min)
    return ExclusionConstraint(name=name, expressions=[*same, (span, RangeOperators.OVERLAPS)], condition=every_row)


def ending_after_beginning(name: str) -> CheckConstraint:
    return CheckConstraint(condition=Q(until_on__gte=F("from_on")), name=name)


def counting_on(day: date, prefix: str = "") -> Q:
    """Rows whose span holds the day; `prefix` leads to them from another model ("iros__")."""
    no_end, later_end = Q(**{f"{prefix}until_on": None}), Q(**{f"{prefix}until_on__gt": day})
    return Q(**{f"{prefix}from_on__lte": day}) & (no_end | later_end)
