"""Taking back and correcting what was entered about care. Every row as it was stays in the trail, with the reason."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children import following
from footprint.children.audit_actions import ChildAction
from footprint.children.care_changes.actions import told
from footprint.children.care_changes.period_sync import check_as_shown, follow_on, lock
from footprint.children.care_changes.policies import (
    check_can_be_corrected,
    check_not_to_come,
    check_nothing_overlaps,
    check_reason,
)
from footprint.children.models import AdoptionPlacement, Child, Episode, Visit
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from rulebook import codes, periods


def undo_last_change(
    *, child: Child, reason: str, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> None:
    """Takes back the last thing entered about care: its end, a change, or its start. The one before runs again."""
    check_reason(reason)
    with acting(by=by, action=ChildAction.UNDO_CARE_CHANGE, reason=reason, at=at) as doing:
        lock(child)
        check_as_shown(child=child, expecting=expecting)
        rows = in_order(child)
        if not rows:
            raise NotAllowed("Nothing is entered about care. There is nothing to undo.")
        *earlier, last = rows
        before = _told_of(last)
        running = last if last.until_on is not None else _removed(last, earlier)
        if running is not None:
            running.until_on, running.end_reason, running.change_reason = None, "", ""
            running.save(update_fields=["until_on", "end_reason", "change_reason"])
        follow_on(child, on)
        doing.record(("child", child.pk), before=before, after=_told_of(running) if running else None)


def _removed(last: Episode, earlier: Sequence[Episode]) -> Episode | None:
    """Removes a change or a start; the episode that a change had ended is handed back."""
    handed_back = earlier[-1] if follows(last, earlier) else None
    last.delete()
    return handed_back


def follows(last: Episode, earlier: Sequence[Episode]) -> bool:
    """Whether it is a change of what ran before, and no start. `earlier` are those before it, in order."""
    return bool(earlier) and earlier[-1].until_on == last.from_on and earlier[-1].end_reason == codes.CONTINUES


def correct_episode(
    *,
    episode: Episode,
    values: Mapping[str, Any],
    neighbours: bool = False,
    reason: str,
    by: Actor,
    on: date,
    at: datetime,
    expecting: str | None = None,
) -> Episode:
    """Other dates or values for an episode. With `neighbours`, what ended or began on a moved day moves with it.

    NotAllowed names what would overlap.
    """
    check_reason(reason)
    with acting(by=by, action=ChildAction.CORRECT_EPISODE, reason=reason, at=at) as doing:
        lock(episode.child)
        check_as_shown(child=episode.child, expecting=expecting)
        rows = in_order(episode.child)
        current_episode = next((row for row in rows if row.pk == episode.pk), None)
        if current_episode is None:
            raise NotAllowed("This entry was removed meanwhile. Look at the list again.")
        before, days = _told_of(current_episode), (current_episode.from_on, current_episode.until_on)
        for name, value in values.items():
            setattr(current_episode, name, value)
        check_can_be_corrected(episode=current_episode, names=values, on=on)
        moved = _moved_with(current_episode, days, rows) if neighbours else []
        check_nothing_overlaps(rows)
        _save([current_episode, *moved])
        follow_on(current_episode.child, on)
        doing.record(("child", current_episode.child_id), before=before, after=_told_of(current_episode))
    return current_episode


def _moved_with(episode: Episode, days: tuple[date, date | None], rows: Sequence[Episode]) -> list[Episode]:
    place, moved = rows.index(episode), []
    if place and rows[place - 1].until_on == days[0] != episode.from_on:
        rows[place - 1].until_on = episode.from_on
        moved.append(rows[place - 1])
    if place + 1 < len(rows) and rows[place + 1].from_on == days[1] != episode.until_on and episode.until_on:
        rows[place + 1].from_on = episode.until_on
        moved.append(rows[place + 1])
    return moved


def _save(rows: Sequence[Episode]) -> None:
    """Rows that give way to each other: all make room first, since none may overlap another even for a moment."""
    Episode.objects.filter(pk__in=[episode.pk for episode in rows]).update(until_on=F("from_on"))
    for episode in rows:
        episode.save()


def in_order(child: Child) -> list[Episode]:
    """All episodes of a child by their days, the last one last. One query."""
    rows = {episode.pk: episode for episode in child.episodes.select_related("child")}
    ordered = periods.in_order(
        periods.Episode(episode.from_on, episode.until_on, key=episode.pk) for episode in rows.values()
    )
    return [rows[episode.key] for episode in ordered]  # type: ignore[index]


def _told_of(episode: Episode) -> dict[str, Any]:
    return {**told(episode), "until_on": episode.until_on, "end_reason": episode.end_reason}


def correct_visit(
    *, visit: Visit, on_day: date, visitor: str = "", seen: bool = True, seen_alone: bool | None = None,
    note: str = "", reason: str, by: Actor, on: date, at: datetime, expecting: str | None = None,
) -> Visit:  # fmt: skip
    """What a visit should have said. All of it is given anew."""
    check_reason(reason)
    check_not_to_come(day=on_day, on=on)
    with acting(by=by, action=ChildAction.CORRECT_VISIT, reason=reason, at=at) as doing:
        current_visit = _as_shown(visit, expecting)
        before = {"visit": current_visit.on_day, "seen": current_visit.seen}
        current_visit.on_day, current_visit.visitor, current_visit.seen, current_visit.note = (
            on_day,
            visitor,
            seen,
            note,
        )
        current_visit.seen_alone = seen_alone if seen else None
        current_visit.save()
        doing.record(("child", current_visit.child_id), before=before, after={"visit": on_day, "seen": seen})
    return current_visit


def _as_shown(visit: Visit, expecting: str | None) -> Visit:
    lock(visit.child)
    check_as_shown(child=visit.child, expecting=expecting, of="visits")
    return Visit.objects.get(pk=visit.pk)


def take_back_visit(*, visit: Visit, reason: str, by: Actor, at: datetime, expecting: str | None = None) -> None:
    """A visit that never was. The trail keeps what was entered."""
    check_reason(reason)
    with acting(by=by, action=ChildAction.TAKE_BACK_VISIT, reason=reason, at=at) as doing:
        current_visit = _as_shown(visit, expecting)
        doing.record(
            ("child", current_visit.child_id), before={"visit": current_visit.on_day, "seen": current_visit.seen}
        )
        current_visit.delete()


def place_for_adoption(
    *, child: Child, from_on: date, by: Actor, on: date, at: datetime, expecting: str | None = None
) -> AdoptionPlacement:
    """It was decided that the child is placed for adoption from a day: reviews follow the adoption timetable."""
    check_not_to_come(day=from_on, on=on)
    with acting(by=by, action=ChildAction.PLACE_FOR_ADOPTION, at=at) as doing:
        lock(child)
        check_as_shown(child=child, expecting=expecting, of="adoption_placements")
        last = child.adoption_placements.order_by("-from_on").first()
        if last is not None and last.until_on is None:
            raise NotAllowed(
                f"The child is placed for adoption since {format_day(last.from_on)} by this record already."
            )
        if last is not None and last.until_on is not None and from_on < last.until_on:
            raise NotAllowed(
                f"The last placement for adoption ended on {format_day(last.until_on)}. Choose a later day."
            )
        if not child.periods.filter(until_on=None, from_on__lte=from_on).exists():
            raise NotAllowed(f"The child is not in care on {format_day(from_on)} by this record. Choose a day in care.")
        placed = AdoptionPlacement.objects.create(child=child, from_on=from_on)
        following.care_changed(children=[child.pk], on=on)
        doing.record(("child", child.pk), after={"placed for adoption": from_on})
    return placed


def end_adoption_placement(
    *, placement: AdoptionPlacement, until_on: date, end_reason: str, by: Actor, on: date, at: datetime,
    expecting: str | None = None,
) -> AdoptionPlacement:  # fmt: skip
    """The child is no longer placed for adoption; `end_reason` is a code of the return."""
    check_not_to_come(day=until_on, on=on)
    if end_reason not in codes.REASON_PLACED_CEASED.codes:
        raise NotAllowed("Choose why the child is no longer placed for adoption.")
    with acting(by=by, action=ChildAction.END_ADOPTION_PLACEMENT, at=at) as doing:
        lock(placement.child)
        check_as_shown(child=placement.child, expecting=expecting, of="adoption_placements")
        adoption_placement = AdoptionPlacement.objects.get(pk=placement.pk)
        if adoption_placement.until_on is not None:
            raise NotAllowed(f"This placement for adoption ended on {format_day(adoption_placement.until_on)} already.")
        if until_on < adoption_placement.from_on:
            raise NotAllowed(f"It began on {format_day(adoption_placement.from_on)}. Choose that day or a later one.")
        adoption_placement.until_on, adoption_placement.end_reason = until_on, end_reason
        adoption_placement.save(update_fields=["until_on", "end_reason"])
        following.care_changed(children=[adoption_placement.child_id], on=on)
        doing.record(("child", adoption_placement.child_id), after={"no longer placed": until_on, "reason": end_reason})
    return adoption_placement
