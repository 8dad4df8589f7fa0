"""The facts of children's care that the reviews are reckoned from."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby, pairwise
from uuid import UUID

from footprint.children.models import AdoptionPlacement, Episode, PeriodOfCare
from rulebook.codes import PLACED_FOR_ADOPTION, REMAND
from rulebook.spans import Span


@dataclass(frozen=True)
class CarePeriod:
    """One period of care, with the child's placements for adoption as told and the statuses of remand in it."""

    pk: UUID
    child: UUID
    span: Span
    start_known: bool
    placed: tuple[Span, ...]
    remands: tuple[Span, ...]


def periods_of_care(*, children: Collection[UUID]) -> list[CarePeriod]:
    """Every period of care of some children, in the order of child and day. Three queries, whatever their number."""
    placed: dict[UUID, list[Span]] = {}
    for adoption_placement in AdoptionPlacement.objects.filter(child__in=children):
        placed.setdefault(adoption_placement.child_id, []).append(
            Span(adoption_placement.from_on, adoption_placement.until_on)
        )
    periods = list(PeriodOfCare.objects.filter(child__in=children).order_by("child", "from_on", "until_on"))
    statuses = _statuses(children, {period.pk: period for period in periods})
    return [
        CarePeriod(
            pk=period.pk,
            child=period.child_id,
            span=Span(period.from_on, period.until_on),
            start_known=period.start_known,
            placed=(*placed.get(period.child_id, ()), *_in(statuses.get(period.pk, ()), PLACED_FOR_ADOPTION, "place")),
            remands=_in(statuses.get(period.pk, ()), REMAND, "legal_status"),
        )
        for period in periods
    ]


def _statuses(children: Collection[UUID], periods: dict[UUID, PeriodOfCare]) -> dict[UUID, list[tuple[Episode, Span]]]:
    """Each episode of a period to where the next begins; the last to the end of care."""
    result: dict[UUID, list[tuple[Episode, Span]]] = {}
    rows = Episode.objects.filter(child__in=children, period__isnull=False).order_by("period", "from_on", "until_on")
    for key, group in groupby(rows, key=lambda episode: episode.period_id):
        assert key is not None
        episodes = list(group)
        ends = [*(after.from_on for _, after in pairwise(episodes)), periods[key].until_on]
        result[key] = [(episode, Span(episode.from_on, end)) for episode, end in zip(episodes, ends, strict=True)]
    return result


def _in(statuses: Collection[tuple[Episode, Span]], codes: Collection[str], column: str) -> tuple[Span, ...]:
    return tuple(span for episode, span in statuses if getattr(episode, column) in codes)


def everybody_in_care_once() -> list[UUID]:
    """The keys of every child who has or had a period of care. One query."""
    return list(PeriodOfCare.objects.order_by("child").values_list("child", flat=True).distinct())
