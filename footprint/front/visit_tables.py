"""When the next statutory visit to a child is due: it rests on their reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from footprint.children import child_page_queries
from footprint.children.page_parts import ChildPart, Day, Way
from footprint.children.permissions import EDIT, VIEW
from footprint.page.tables import Cell
from footprint.reviews.child_page import ReviewPart
from rulebook.reasons import Due, count_of

VISIT_SOON = 7


@dataclass(frozen=True)
class VisitPart(ChildPart):
    """The next visit, and the pages that join what several apps know."""

    reviews: ReviewPart

    ways = (
        Way("Visits by the social worker", "front:visits", VIEW, place=3),
        Way("History of corrections", "front:history", EDIT, place=9),
    )

    def days(self) -> Iterator[Day]:
        child, on = self.look.child, self.look.on
        held = [review.held_on for review in self.reviews.held]
        due = child_page_queries.visit_due(child=child, reviews=held, on=on, standards=self.look.standards)
        if due:
            yield Day("Next visit due", visit_cell(due, visited=bool(child.visits.all()), on=on), place=1)


def visit_cell(due: Due, *, visited: bool, on: date) -> Cell:
    """When the next visit is due, with how urgent it is. Where no visit at all is on record it is the records that are
    wanting, as after a first import."""
    if not visited:
        return Cell(due.on, tag="No visit on record", colour="orange", why=due.sentences)
    left = (due.on - on).days
    if left < 0:
        return Cell(due.on, tag=f"Late by {count_of(-left, 'day')}", colour="red", why=due.sentences)
    soon = "Today is the last day" if not left else f"In {count_of(left, 'day')}" if left <= VISIT_SOON else ""
    return Cell(due.on, tag=soon, colour="yellow" if soon else "", why=due.sentences)
