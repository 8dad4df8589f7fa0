"""The programme of a year, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch

from footprint.programme.models import Outcome, ProgressNote

LATEST_FIRST = ProgressNote.objects.order_by("-told_on", "-told_at")


@dataclass(frozen=True)
class Standing:
    """An outcome with the notes on it, the latest first."""

    outcome: Outcome
    notes: Sequence[ProgressNote]

    @property
    def last(self) -> ProgressNote | None:
        return self.notes[0] if self.notes else None

    @property
    def state(self) -> str:
        """The key of the last state; nothing where nobody has told of it yet."""
        return self.last.state if self.last else ""

    def overdue(self, *, on: date) -> bool:
        """Its day has passed, and nobody has said that it is done or will not be."""
        return self.outcome.by_on < on and self.state not in ("done", "not_done")


def outcomes(*, year_ending: date) -> list[Outcome]:
    """The programme for the year that ends on this day, in its order: what a report sets out for the year to come."""
    return list(Outcome.objects.filter(year_ending=year_ending, removed_on=None).order_by("number"))


def progress_on(*, year_ending: date) -> list[Standing]:
    """The programme for the year that ended on this day with all that was told of it: what the report of that year
    says of its progress. Two queries."""
    outcomes = Outcome.objects.filter(year_ending=year_ending, removed_on=None).order_by("number")
    return [_standing(item) for item in outcomes.prefetch_related(Prefetch("notes", LATEST_FIRST, to_attr="told"))]


def standing(*, pk: UUID) -> Standing | None:
    """One outcome, also one that was taken out."""
    result = Outcome.objects.filter(pk=pk).prefetch_related(Prefetch("notes", LATEST_FIRST, to_attr="told")).first()
    return _standing(result) if result else None


def _standing(outcome: Outcome) -> Standing:
    return Standing(outcome, outcome.told)  # type: ignore[attr-defined]


def get_outcome(*, pk: UUID) -> Outcome | None:
    return Outcome.objects.filter(pk=pk).first()


def taken_out(*, year_ending: date) -> list[Outcome]:
    """Those that are no longer in the programme, the last to go first."""
    gone = Outcome.objects.filter(year_ending=year_ending).exclude(removed_on=None)
    return list(gone.order_by("-removed_on", "outcome"))


def to_carry(*, year_ending: date) -> list[Standing]:
    """What is not in the next year's programme yet."""
    carried = Outcome.objects.filter(carried_from=OuterRef("pk"), removed_on=None)
    outcomes = Outcome.objects.filter(~Exists(carried), year_ending=year_ending, removed_on=None).order_by("number")
    return [_standing(item) for item in outcomes.prefetch_related(Prefetch("notes", LATEST_FIRST, to_attr="told"))]


def years() -> list[date]:
    """The years that have a programme, by their last day, the latest first."""
    outcomes = Outcome.objects.filter(removed_on=None).order_by("-year_ending")
    return list(outcomes.values_list("year_ending", flat=True).distinct())
