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
    rows = {episode.pk: episode for episode in child.episodes.all()}
    current_periods = periods.periods_of_care(
        periods.Episode(
            episode.from_on, episode.until_on, episode.new_reason, episode.end_reason, episode.legal_status, episode.pk
        )
        for episode in rows.values()
    )
    stored = {period.pk: period for period in child.periods.all()}
    keeping = _matched(current_periods, stored, {key: row.period_id for key, row in rows.items()})
    child.episodes.update(period=None)
    child.periods.update(until_on=F("from_on"))
    left = [key for key in stored if key not in {period.pk for period in keeping if period is not None}]
    following.periods_left_over(periods=left)
    child.periods.filter(pk__in=left).delete()
    for period, row in zip(current_periods, keeping, strict=True):
        _keep(row or PeriodOfCare(child=child, entered_on=on), period)


def _matched(
    result: list[periods.Period], stored: Mapping[UUID, PeriodOfCare], period_of: Mapping[Hashable, UUID | None]
) -> list[PeriodOfCare | None]:
    """The row of each period: by its first day, else by its first episode."""
    by_day = {period.from_on: period for period in stored.values()}
    rows = [by_day.get(period.span.start) for period in result]
    taken = {row.pk for row in rows if row is not None}
    for place, period in enumerate(result):
        before = period_of[period.episodes[0].key]
        row = stored.get(before) if before else None
        if rows[place] is None and row is not None and row.pk not in taken:
            rows[place] = row
            taken.add(row.pk)
    return rows


def _keep(row: PeriodOfCare, period: periods.Period) -> None:
    row.from_on, row.until_on, row.end_reason = period.span.start, period.span.end, period.end_reason
    row.start_known = period.start_known
    row.save()
    row.child.episodes.filter(pk__in=[each.key for each in period.episodes]).update(period=row)
