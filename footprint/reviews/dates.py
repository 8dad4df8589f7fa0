"""What the review dates page shows: each review with its due date, what moved, and where it could be moved to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.reviews.address import Address
from rulebook.calendar import add_months
from rulebook.chain import Step, latest_dates, plain_chain
from rulebook.reasons import Due, ordinal

A_WEEK = timedelta(days=7)
MONTHS_AHEAD = 24


@dataclass(frozen=True)
class Move:
    label: str
    to: date
    url: str


@dataclass(frozen=True)
class Card:
    """One review. `was_due` and `was_held` are set where the move just made changed them."""

    title: str
    step: Step
    due: Due
    was_due: date | None = None
    was_held: date | None = None
    moves: tuple[Move, ...] = ()

    @property
    def anchor(self) -> str:
        return anchor(self.step)

    @property
    def colour(self) -> str:
        if self.step.held is None:
            return "blue"
        return "red" if self.step.days_late else "green"


def anchor(step: Step) -> str:
    """Where the review is on the page, so that the page stays there when the review is moved."""
    return f"review-{step.position + 1}"


def held_reviews(address: Address) -> list[Card]:
    steps = plain_chain(entered=address.entered, held=address.held)[:-1]
    before = plain_chain(entered=address.entered, held=_held_before(address))[:-1]
    return [
        _card(step, old, tuple(_moves(address, step)) if step.held else ())
        for step, old in zip(steps, before, strict=True)
    ]


def reviews_to_come(address: Address) -> list[Card]:
    """The next review and those after it for two years, each as if held on its last lawful day."""
    return [
        _card(step, old, ()) for step, old in zip(_ahead(address, address.held), _ahead_before(address), strict=True)
    ]


def _held_before(address: Address) -> list[date]:
    """The days held as they were before the move, in order."""
    if address.moved is None:
        return address.held
    old, new = address.moved
    return sorted(old if day == new else day for day in address.held)


def _ahead(address: Address, held: list[date]) -> list[Step]:
    next_due = plain_chain(entered=address.entered, held=held)[-1].due
    assert next_due is not None
    return latest_dates(entered=address.entered, held=held, until=add_months(next_due.on, MONTHS_AHEAD))


def _ahead_before(address: Address) -> list[Step]:
    steps, before = _ahead(address, address.held), _ahead(address, _held_before(address))
    return (before + steps[len(before) :])[: len(steps)]


def _card(step: Step, old: Step, moves: tuple[Move, ...]) -> Card:
    assert step.due is not None
    assert old.due is not None
    return Card(
        title=f"{ordinal(step.position).capitalize()} review",
        step=step,
        due=step.due,
        was_due=old.due.on if old.due.on != step.due.on else None,
        was_held=old.held if old.held != step.held else None,
        moves=moves,
    )


def _moves(address: Address, step: Step) -> Iterator[Move]:
    """Where a review may go without passing the one before or after it."""
    held, due = step.held, step.due
    assert held is not None
    assert due is not None
    offered = {"A week earlier": held - A_WEEK, "A week later": held + A_WEEK, "To the last day": due.on}
    for label, to in offered.items():
        if to != held and _fits(address, step.position, to):
            yield Move(label, to, f"{address.moving(held, to)}#{anchor(step)}")


def _fits(address: Address, position: int, to: date) -> bool:
    before = address.held[position - 1] if position else address.entered - timedelta(days=1)
    after = address.held[position + 1] if position + 1 < len(address.held) else date.max
    return before < to < after
