"""How a decision of a review stands between reviews, and when it has been carried on too often.

Regulation 37 of the 2010 Regulations has the council carry decisions out and tell the IRO where it does not. How that
is followed up is councils' practice: the owner tells how far it is, and the IRO alone says that it is done.
"""

from datetime import date
from typing import Literal

from rulebook.standards import SAME_DECISION_AT

Standing = Literal["closed", "said done", "overdue", "to do"]


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
