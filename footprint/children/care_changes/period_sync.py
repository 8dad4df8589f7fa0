"""What every change of care ends with: the periods that the episodes make, and the review dates that rest on them."""

import hashlib
from collections.abc import Hashable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F

from footprint.children import following
from footprint.children.models import Child, PeriodOfCare
from footprint.page.refusals import ChangedMeanwhile
from rulebook import periods


def lock(child: Child) -> None:
    Child.objects.select_for_update().get(pk=child.pk)


def state_of(*, child: Child, of: str = "episodes") -> str:
    """A short mark of the child's rows of one kind: another one once anything in them has changed. One query."""
    rows = getattr(child, of).order_by("pk").values_list()
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()[:16]


def check_as_shown(*, child: Child, expecting: str | None, of: str = "episodes") -> None:
    """`expecting` is `state_of` the child as the page showed it; None asks nothing."""
    if expecting is not None and expecting != state_of(child=child, of=of):
        raise ChangedMeanwhile(
            "Somebody else has changed this child's care meanwhile. Look at both, then send yours again."
        )


def follow_on(child: Child, on: date) -> None:
    _keep_periods(child, on)
    following.care_changed(children=[child.pk], on=on)


def _keep_periods(child: Child, on: date) -> None:
    """One that starts on the same day, or whose first episode was moved, keeps its row and what hangs there."""
    rows = {one.pk: one for one in child.episodes.all()}
    found = periods.periods_of_care(
        periods.Episode(one.from_on, one.until_on, one.new_reason, one.end_reason, one.legal_status, one.pk)
        for one in rows.values()
    )
    kept = {one.pk: one for one in child.periods.all()}
    keeping = _matched(found, kept, {key: row.period_id for key, row in rows.items()})
    child.episodes.update(period=None)
    child.periods.update(until_on=F("from_on"))
    left = [key for key in kept if key not in {one.pk for one in keeping if one is not None}]
    following.periods_left_over(periods=left)
    child.periods.filter(pk__in=left).delete()
    for one, row in zip(found, keeping, strict=True):
        _keep(row or PeriodOfCare(child=child, entered_on=on), one)


def _matched(
    found: list[periods.Period], kept: Mapping[UUID, PeriodOfCare], period_of: Mapping[Hashable, UUID | None]
) -> list[PeriodOfCare | None]:
    """The row of each period: by its first day, else by its first episode."""
    by_day = {one.from_on: one for one in kept.values()}
    rows = [by_day.get(one.span.start) for one in found]
    taken = {row.pk for row in rows if row is not None}
    for place, one in enumerate(found):
        before = period_of[one.episodes[0].key]
        row = kept.get(before) if before else None
        if rows[place] is None and row is not None and row.pk not in taken:
            rows[place] = row
            taken.add(row.pk)
    return rows


def _keep(row: PeriodOfCare, found: periods.Period) -> None:
    row.from_on, row.until_on, row.end_reason = found.span.start, found.span.end, found.end_reason
    row.start_known = found.start_known
    row.save()
    row.child.episodes.filter(pk__in=[each.key for each in found.episodes]).update(period=row)
