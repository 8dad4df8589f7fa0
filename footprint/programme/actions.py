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
        for item in written:
            _check(item, year_ending)
        made = [_made(item, year_ending, number) for number, item in enumerate(written, start=first)]
        Outcome.objects.bulk_create(made)
        doing.record_each((("outcome", outcome.pk), None, state_of(outcome)) for outcome in made)
    return made


def change_outcome(*, outcome: UUID, written: Written, number: int, expecting: str, by: Actor, at: datetime) -> Outcome:
    """As it is written now, at this place; the outcome that had the place takes the one that becomes free."""
    with acting(by=by, action=ProgrammeAction.CHANGE_OUTCOME, at=at) as doing:
        _one_at_a_time()
        current_outcome = _locked(outcome)
        check_can_change(
            outcome=current_outcome, expecting=expecting, number=number, last=last_place(current_outcome.year_ending)
        )
        _check(written, current_outcome.year_ending)
        other = (
            Outcome.objects.filter(year_ending=current_outcome.year_ending, number=number)
            .exclude(pk=current_outcome.pk)
            .first()
        )
        if other is not None:
            was = state_of(other)
            other.number = current_outcome.number
            other.save(update_fields=["number"])
            doing.record(("outcome", other.pk), before=was, after=state_of(other))
        before = state_of(current_outcome)
        for name, value in asdict(written).items():
            setattr(current_outcome, name, value)
        current_outcome.number = number
        current_outcome.save()
        doing.record(("outcome", current_outcome.pk), before=before, after=state_of(current_outcome))
    return current_outcome


def remove_outcome(*, outcome: UUID, reason: str, by: Actor, on: date, at: datetime) -> Outcome:
    """Out of the programme, with all that was told of it kept; the others keep their numbers."""
    with acting(by=by, action=ProgrammeAction.REMOVE_OUTCOME, reason=reason, at=at) as doing:
        _one_at_a_time()
        current_outcome = _locked(outcome)
        check_can_remove(outcome=current_outcome, reason=reason)
        before = state_of(current_outcome)
        current_outcome.number, current_outcome.removed_on = None, on
        current_outcome.save(update_fields=["number", "removed_on"])
        doing.record(("outcome", current_outcome.pk), before=before, after=state_of(current_outcome))
    return current_outcome


def restore_outcome(*, outcome: UUID, reason: str, by: Actor, at: datetime) -> Outcome:
    """Back in the programme, as its last."""
    with acting(by=by, action=ProgrammeAction.RESTORE_OUTCOME, reason=reason, at=at) as doing:
        _one_at_a_time()
        current_outcome = _locked(outcome)
        again = (
            Outcome.objects.filter(carried_from=current_outcome.carried_from_id, removed_on=None)
            if current_outcome.carried_from_id
            else ()
        )
        check_can_restore(outcome=current_outcome, again=again, reason=reason)
        before = state_of(current_outcome)
        current_outcome.number, current_outcome.removed_on = last_place(current_outcome.year_ending) + 1, None
        current_outcome.save(update_fields=["number", "removed_on"])
        doing.record(("outcome", current_outcome.pk), before=before, after=state_of(current_outcome))
    return current_outcome


def tell_progress(*, tellings: Sequence[Told], by: Actor, on: date, at: datetime) -> list[ProgressNote]:
    """A note for each, dated `on`; all are kept, or none."""
    with acting(by=by, action=ProgrammeAction.TELL_PROGRESS, at=at) as doing:
        result = _locked_many(telling.outcome for telling in tellings)
        for telling in tellings:
            check_can_tell(outcome=result[telling.outcome], state=telling.state, words=telling.words)
        day = {"told_on": on, "told_at": at, "told_by": by.audit_label}
        made = [
            ProgressNote(outcome=result[telling.outcome], state=telling.state, words=telling.words.strip(), **day)
            for telling in tellings
        ]
        ProgressNote.objects.bulk_create(made)
        doing.record_each(
            (
                ("outcome", progress_note.outcome_id),
                None,
                {"state": progress_note.state, "words": progress_note.words, "told_on": on},
            )
            for progress_note in made
        )
    return made


def carry_over(*, outcomes: Collection[UUID], by: Actor, at: datetime) -> list[Outcome]:
    """Into the programme of the year after theirs, each to be reached a year later, after those that are there."""
    with acting(by=by, action=ProgrammeAction.CARRY_OVER_OUTCOME, at=at) as doing:
        _one_at_a_time()
        current_outcomes = sorted(
            _locked_many(outcomes).values(), key=lambda outcome: (outcome.year_ending, outcome.number or 0)
        )
        there = Outcome.objects.filter(carried_from__in=current_outcomes, removed_on=None).order_by("number")
        check_can_carry(outcomes=current_outcomes, there=there)
        made = [
            copy
            for year, some in groupby(current_outcomes, key=lambda outcome: outcome.year_ending)
            for copy in _copies(year, some)
        ]
        Outcome.objects.bulk_create(made)
        doing.record_each((("outcome", outcome.pk), None, state_of(outcome)) for outcome in made)
    return made


def _copies(year_ending: date, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Of one year's outcomes, after the last of the next."""
    year = next_year(year_ending)
    for number, outcome in enumerate(outcomes, start=last_place(year) + 1):
        copy = _made(_again(outcome), year, number)
        copy.carried_from = outcome
        yield copy


def _again(outcome: Outcome) -> Written:
    stored = {name: getattr(outcome, name) for name in Written.__dataclass_fields__}
    return Written(**{**stored, "by_on": add_months(outcome.by_on, 12)})


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
    return {outcome.pk: outcome for outcome in rows}


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACES_LOCK])


def last_place(year_ending: date) -> int:
    """The last place that is taken in the year's programme."""
    result: int | None = Outcome.objects.filter(year_ending=year_ending).aggregate(last=Max("number"))["last"]
    return result or 0


def state_of(outcome: Outcome) -> dict[str, Any]:
    names = ("year_ending", "number", *Written.__dataclass_fields__, "removed_on")
    return {name: getattr(outcome, name) for name in names}
