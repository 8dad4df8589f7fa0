"""The decisions of a child as chains: what one review decided, and each later review carried on, with what was told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from footprint.children.models import Child
from footprint.reviews.models import Decision, Progress
from footprint.reviews.models.record import ProgressKind
from rulebook.decisions import Standing, is_the_same_again, standing


@dataclass(frozen=True)
class Chain:
    """One decision with those that it takes up again, the first one first, and all that was told of them."""

    decisions: Sequence[Decision]
    told: Sequence[Progress]

    @property
    def last(self) -> Decision:
        return self.decisions[-1]

    @property
    def is_open(self) -> bool:
        return not self.last.became

    @property
    def is_the_same_again(self) -> bool:
        return is_the_same_again(rolled_over=self.last.rolled_over)

    @property
    def last_told(self) -> Progress | None:
        """Of the decision as it stands; what was told before it was carried on is over."""
        mine = [progress for progress in self.told if progress.decision_id == self.last.pk]
        return mine[-1] if mine else None

    def standing(self, *, on: date) -> Standing:
        said_done = self.last_told is not None and self.last_told.says == ProgressKind.DONE
        return standing(by_on=self.last.by_on, closed=not self.is_open, said_done=said_done, on=on)


def chains_of(*, child: Child, unsent: bool) -> list[Chain]:
    """Every chain of a child, the one first to be done first; without `unsent`, as far as they were sent. Two
    queries."""
    decisions = Decision.objects.filter(review__child=child).select_related("review")
    progresses = Progress.objects.filter(decision__review__child=child).order_by("at", "pk")
    chains = chained(
        [decision for decision in decisions.order_by("review__held_on", "place") if unsent or decision.sent_on],
        progresses,
    )
    return sorted(chains, key=lambda chain: (chain.last.by_on, chain.decisions[0].by_on))


def chained(decisions: Sequence[Decision], progresses: Iterable[Progress]) -> list[Chain]:
    """Of these decisions, in order of review."""
    of_decision = defaultdict[UUID, list[Progress]](list)
    for progress in progresses:
        of_decision[progress.decision_id].append(progress)
    ends: dict[UUID, list[Decision]] = {}
    for decision in decisions:
        before = ends.pop(decision.carried_from_id, []) if decision.carried_from_id else []
        ends[decision.pk] = [*before, decision]
    return [Chain(chain, [each for decision in chain for each in of_decision[decision.pk]]) for chain in ends.values()]


def last_told(*, child: Child) -> dict[UUID, Progress]:
    """The last that was told of each of a child's decisions. One query."""
    progresses = Progress.objects.filter(decision__review__child=child).order_by("at", "pk")
    return {progress.decision_id: progress for progress in progresses}
