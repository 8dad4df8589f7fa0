"""Writing the work programme: outcomes and notes on their progress, each act with its audit event about the outcome."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.programme.audit_actions import ProgrammeAction
from footprint.programme.models import Outcome, ProgressNote
from footprint.programme.policies import (
    check_can_carry,
    check_can_change,
    check_can_remove,
    check_can_restore,
    check_can_tell,
    check_can_write,
    next_year,
)
from rulebook.calendar import add_months

PLACES_LOCK = 9032  # one at a time: a new outcome goes after the last


@dataclass(frozen=True)
class Written:
    """An outcome as somebody writes it; see the model."""

    outcome: str
    activity: str
    lead: str
    target: str
    by_on: date
    actions: str
    measure: str = ""
    wanted: Decimal | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return self.outcome, self.activity, self.lead, self.target, self.actions


@dataclass(frozen=True)
class Told:
    """How the outcome with this key is going."""

    outcome: UUID
    state: str
    words: str


def add_outcomes(*, year_ending: date, written: Sequence[Written], by: Actor, at: datetime) -> list[Outcome]:
    """After those that the year's programme has already, in this order."""
    with acting(by=by, action=ProgrammeAction.ADD_OUTCOME, at=at) as doing:
        _one_at_a_time()
        first = last_place(year_ending) + 1
        for one in written:
            _check(one, year_ending)
        made = [_made(one, year_ending, number) for number, one in enumerate(written, start=first)]
        Outcome.objects.bulk_create(made)
        doing.record_each((("outcome", one.pk), None, state_of(one)) for one in made)
    return made


def change_outcome(*, outcome: UUID, written: Written, number: int, expecting: str, by: Actor, at: datetime) -> Outcome:
    """As it is written now, at this place; the outcome that had the place takes the one that becomes free."""
    with acting(by=by, action=ProgrammeAction.CHANGE_OUTCOME, at=at) as doing:
        _one_at_a_time()
        kept = _locked(outcome)
        check_can_change(outcome=kept, expecting=expecting, number=number, last=last_place(kept.year_ending))
        _check(written, kept.year_ending)
        other = Outcome.objects.filter(year_ending=kept.year_ending, number=number).exclude(pk=kept.pk).first()
        if other is not None:
            was = state_of(other)
            other.number = kept.number
            other.save(update_fields=["number"])
            doing.record(("outcome", other.pk), before=was, after=state_of(other))
        before = state_of(kept)
        for name, value in asdict(written).items():
            setattr(kept, name, value)
        kept.number = number
        kept.save()
        doing.record(("outcome", kept.pk), before=before, after=state_of(kept))
    return kept


def remove_outcome(*, outcome: UUID, reason: str, by: Actor, on: date, at: datetime) -> Outcome:
    """Out of the programme, with all that was told of it kept; the others keep their numbers."""
    with acting(by=by, action=ProgrammeAction.REMOVE_OUTCOME, reason=reason, at=at) as doing:
        _one_at_a_time()
        kept = _locked(outcome)
        check_can_remove(outcome=kept, reason=reason)
        before = state_of(kept)
        kept.number, kept.removed_on = None, on
        kept.save(update_fields=["number", "removed_on"])
        doing.record(("outcome", kept.pk), before=before, after=state_of(kept))
    return kept


def restore_outcome(*, outcome: UUID, reason: str, by: Actor, at: datetime) -> Outcome:
    """Back in the programme, as its last."""
    with acting(by=by, action=ProgrammeAction.RESTORE_OUTCOME, reason=reason, at=at) as doing:
        _one_at_a_time()
        kept = _locked(outcome)
        again = (
            Outcome.objects.filter(carried_from=kept.carried_from_id, removed_on=None) if kept.carried_from_id else ()
        )
        check_can_restore(outcome=kept, again=again, reason=reason)
        before = state_of(kept)
        kept.number, kept.removed_on = last_place(kept.year_ending) + 1, None
        kept.save(update_fields=["number", "removed_on"])
        doing.record(("outcome", kept.pk), before=before, after=state_of(kept))
    return kept


def tell_progress(*, told: Sequence[Told], by: Actor, on: date, at: datetime) -> list[ProgressNote]:
    """A note for each, dated `on`; all are kept, or none."""
    with acting(by=by, action=ProgrammeAction.TELL_PROGRESS, at=at) as doing:
        found = _locked_many(one.outcome for one in told)
        for one in told:
            check_can_tell(outcome=found[one.outcome], state=one.state, words=one.words)
        day = {"told_on": on, "told_at": at, "told_by": by.audit_label}
        made = [
            ProgressNote(outcome=found[one.outcome], state=one.state, words=one.words.strip(), **day) for one in told
        ]
        ProgressNote.objects.bulk_create(made)
        doing.record_each(
            (("outcome", one.outcome_id), None, {"state": one.state, "words": one.words, "told_on": on}) for one in made
        )
    return made


def carry_over(*, outcomes: Collection[UUID], by: Actor, at: datetime) -> list[Outcome]:
    """Into the programme of the year after theirs, each to be reached a year later, after those that are there."""
    with acting(by=by, action=ProgrammeAction.CARRY_OVER_OUTCOME, at=at) as doing:
        _one_at_a_time()
        found = sorted(_locked_many(outcomes).values(), key=lambda one: (one.year_ending, one.number or 0))
        there = Outcome.objects.filter(carried_from__in=found, removed_on=None).order_by("number")
        check_can_carry(outcomes=found, there=there)
        made = [copy for year, some in groupby(found, key=lambda one: one.year_ending) for copy in _copies(year, some)]
        Outcome.objects.bulk_create(made)
        doing.record_each((("outcome", one.pk), None, state_of(one)) for one in made)
    return made


def _copies(year_ending: date, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Of one year's outcomes, after the last of the next."""
    year = next_year(year_ending)
    for number, one in enumerate(outcomes, start=last_place(year) + 1):
        copy = _made(_again(one), year, number)
        copy.carried_from = one
        yield copy


def _again(outcome: Outcome) -> Written:
    kept = {name: getattr(outcome, name) for name in Written.__dataclass_fields__}
    return Written(**{**kept, "by_on": add_months(outcome.by_on, 12)})


def _check(written: Written, year_ending: date) -> None:
    check_can_write(
        year_ending=year_ending, words=written.words, by_on=written.by_on, measure=written.measure,
        wanted=written.wanted,
    )  # fmt: skip


def _made(written: Written, year_ending: date, number: int) -> Outcome:
    return Outcome(year_ending=year_ending, number=number, **asdict(written))


def _locked(outcome: UUID) -> Outcome:
    return Outcome.objects.select_for_update().get(pk=outcome)


def _locked_many(outcomes: Any) -> dict[UUID, Outcome]:
    rows = Outcome.objects.select_for_update().filter(pk__in=list(outcomes)).order_by("pk")
    return {one.pk: one for one in rows}


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACES_LOCK])


def last_place(year_ending: date) -> int:
    """The last place that is taken in the year's programme."""
    found: int | None = Outcome.objects.filter(year_ending=year_ending).aggregate(last=Max("number"))["last"]
    return found or 0


def state_of(outcome: Outcome) -> dict[str, Any]:
    names = ("year_ending", "number", *Written.__dataclass_fields__, "removed_on")
    return {name: getattr(outcome, name) for name in names}
