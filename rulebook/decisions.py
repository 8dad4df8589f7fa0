"""How a decision of a review stands between reviews, and when it has been carried on too often.

Regulation 37 of the 2010 Regulations has the council carry decisions out and tell the IRO where it does not. How that
is followed up is councils' practice: the owner tells how far it is, and the IRO alone says that it is done.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook.standards import SAME_DECISION_AT

Standing = Literal["closed", "said done", "overdue", "to do"]


@dataclass(frozen=True)
class State:
    """A state of a decision between the IRO and the team manager."""

    key: str
    title: str
    meaning: str
    colour: str


@dataclass(frozen=True)
class Step:
    """A state that may follow another, and what makes it follow."""

    before: str
    after: str
    when: str


OF = "A decision before the team manager"
ABOUT = "A decision stands in one of these until the next review, or its IRO, says what became of it."
STATES = (
    State("not_sent", "Not sent yet", "The team manager does not have it.", "grey"),
    State("with_manager", "With the team manager", "It was sent, and may be answered until its last day.", "yellow"),
    State("disagreed", "Disagreed", "The team manager said no, and why: the IRO answers that first.", "red"),
    State("deemed_agreed", "Deemed agreed", "Nobody answered by the last day, which counts as agreement.", "orange"),
    State("agreed", "Agreed", "The team manager said yes.", "green"),
)
BY_KEY = {state.key: state for state in STATES}
STEPS = (
    Step("not_sent", "with_manager", "the IRO sends it to the manager of the child’s team"),
    Step("with_manager", "agreed", "the manager agrees"),
    Step("with_manager", "disagreed", "the manager disagrees, with a reason"),
    Step("with_manager", "deemed_agreed", "the last day for an answer goes by"),
    Step("with_manager", "not_sent", "it is changed, with a reason"),
    Step("disagreed", "not_sent", "it is changed, with a reason"),
    Step("deemed_agreed", "not_sent", "it is changed, with a reason"),
    Step("agreed", "not_sent", "it is changed, with a reason"),
)


def before_manager(*, sent_on: date | None, answer: str, answer_due_on: date | None, on: date) -> State:
    """How a decision stands before the manager on a day; an answer on its last day is in time."""
    if answer:
        return BY_KEY[answer]
    if sent_on is None:
        return BY_KEY["not_sent"]
    silent = answer_due_on is not None and on > answer_due_on
    return BY_KEY["deemed_agreed" if silent else "with_manager"]


def may_follow(before: str, after: str) -> bool:
    """Whether the table has the step, by the keys of the states."""
    return any((step.before, step.after) == (before, after) for step in STEPS)


def standing(*, by_on: date, closed: bool, said_done: bool, on: date) -> Standing:
    """`said_done`: the last word about it is its owner's that it is done. Done on the day itself would be in time."""
    if closed:
        return "closed"
    if said_done:
        return "said done"
    return "overdue" if by_on < on else "to do"


def became_when_done(*, by_on: date, done_on: date) -> Literal["done", "done_late"]:
    """By the day that the last review set, whatever earlier ones had."""
    return "done" if done_on <= by_on else "done_late"


def rolled_over(earlier: int | None) -> int:
    """How many reviews a decision was carried on to: once more than the one that it takes up, if it takes up one."""
    return 0 if earlier is None else earlier + 1


def is_the_same_again(*, rolled_over: int) -> bool:
    """Whether so many reviews in a row took the same decision that the IRO and the lead are to ask why."""
    return rolled_over + 1 >= SAME_DECISION_AT
