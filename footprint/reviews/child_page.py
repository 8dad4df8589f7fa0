"""What reviews tell on a child's page: when the next is due and why, its meeting, those held, and what came of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from footprint.audit.history import Source
from footprint.children.models import Child
from footprint.children.page_parts import ChildPart, Day, Link, Section, Tag, Way
from footprint.children.queries import Happening
from footprint.children.worklist import Frame
from footprint.page.addresses import of_record
from footprint.page.tables import Cell, Column, Table
from footprint.reviews import history
from footprint.reviews.midways.tables import midway_cell
from footprint.reviews.models import Review
from footprint.reviews.next_reviews import every_review
from footprint.reviews.permissions import ATTENDANCE, LOOK_BETWEEN, SCHEDULE, VIEW_RECORD, VIEW_REVIEW
from footprint.reviews.worklist import ReviewLine, why_of
from rulebook import codes
from rulebook.reasons import count_of, ordinal

REVIEW = "review"


class ReviewPart(ChildPart):
    """The reviews of a child, the latest first."""

    ways = (
        Way("Decisions", "reviews:of-child", VIEW_RECORD, place=2),
        Way("Changes that may bring the review forward", "reviews:early", VIEW_REVIEW, place=4),
    )
    kinds: ClassVar[Mapping[str, str]] = {REVIEW: "Review"}
    groups = history.GROUPS

    @cached_property
    def reviews(self) -> list[Any]:
        """One query."""
        return every_review(child=self.look.child, on=self.look.on)

    @cached_property
    def held(self) -> list[Any]:
        return [review for review in self.reviews if review.held_on]

    @cached_property
    def coming(self) -> Any:
        return next((review for review in self.reviews if review.held_on is None), None)

    def tags(self) -> Iterator[Tag]:
        if self.coming and self.coming.governing_on and self.coming.governing_on < self.look.on:
            yield Tag("Review late", "red")
        if self.coming and self.coming.governing_on is None:
            yield Tag("Last review unknown", "orange")

    def days(self) -> Iterator[Day]:
        if self.coming:
            yield from self._coming(self.coming)
        yield from self._midway()
        for review in self.reviews:
            if review.goes_on:
                yield Day("Goes on since", Cell(review.held_on, tag="Not complete", colour="orange"))

    def _coming(self, coming: Any) -> Iterator[Day]:
        line, may_open = ReviewLine(coming, Frame(self.look.on, self.look.standards)), self.look.may_read(VIEW_REVIEW)
        yield Day("Next review due", line.brought_forward())
        if coming.special_due_on and coming.due_on and coming.special_due_on != coming.due_on:
            yield Day("By the plain timetable", Cell(coming.due_on, note="Figures count by this one"))
        if coming.target_on:
            yield Day("Brought forward to", Cell(coming.target_on, note="The last day stays as it is"))
        if coming.changes and may_open:
            words = f"{count_of(coming.changes, 'change')} to choose about"
            yield Day("Earlier review?", Cell(None, words, url=of_record("reviews:early", self.look.child.pk)))
        yield Day("Meeting", line.meeting())
        if may_open:
            yield Day("Before the review", _opening(coming, "Papers, invitations and what is owed"))

    def _midway(self) -> Iterator[Day]:
        """After the review held last, while the next one is to come."""
        last: Any = next((review for review in self.held if not review.goes_on), None)
        if not self.coming or last is None or last.period_id != self.coming.period_id or not last.midway_on:
            return
        cell = midway_cell(due_on=last.midway_on, done_on=last.midway_done_on, over_on=None, on=self.look.on)
        url = of_record("reviews:midway", last.pk) if self.look.may(LOOK_BETWEEN) else ""
        yield Day("Midway", replace(cell, url=url))

    def acts(self) -> Iterator[Link]:
        """Of the meeting, for whoever books."""
        if not self.coming or not self.look.may(SCHEDULE):
            return
        if self.coming.booked_on:
            yield self._act("move", "Move the meeting")
            yield self._act("cancel", "Cancel the meeting")
            yield self._act("file", "Calendar file")
        else:
            yield self._act("book", "Book a meeting")
            if self.coming.cancelled:
                yield self._act("file", "Calendar file that takes the cancelled meeting out")
        yield self._act("held", "Record that the review was held")

    def _act(self, name: str, label: str) -> Link:
        return Link(label, reverse(f"reviews:{name}", args=[self.coming.pk]))

    def sections(self) -> Iterator[Section]:
        columns = [Column("Review"), Column("Held"), Column("Was due"), Column("The child’s part")]
        rows: list[list[Any]] = [
            [self._place(item), item.held_on, self._judged(item), _part(item)] for item in self.held
        ]
        if self.look.may_read(VIEW_RECORD):
            columns = [*columns, Column("What follows")]
            rows = [[*row, _record(item)] for row, item in zip(rows, self.held, strict=True)]
        if self.look.may(ATTENDANCE):
            columns = [*columns, Column("Change")]
            rows = [[*row, _correcting(item)] for row, item in zip(rows, self.held, strict=True)]
        empty = "No review is on record."
        yield Section("", [Table("Reviews", columns, rows, id="reviews", stacked=True, empty=empty)])

    def _place(self, review: Review) -> Cell:
        return _opening(review, _place(review)) if self.look.may_read(VIEW_REVIEW) else Cell(_place(review))

    def _judged(self, review: Review) -> Cell:
        assert review.held_on
        if review.governing_on is None:
            return Cell(None, "Cannot be judged", colour="grey")
        late = (review.held_on - review.governing_on).days
        word = f"Late by {count_of(late, 'day')}" if late > 0 else "In time"
        why = why_of(review, standards=self.look.standards)
        return Cell(review.governing_on, tag=word, colour="red" if late > 0 else "green", why=why)

    def happenings(self) -> Iterator[Happening]:
        for review in self.held:
            title = f"{_place(review)} review held".replace("Review review", "Review")
            yield Happening(review.held_on, REVIEW, title, _part(review))

    def history(self, *, visible: QuerySet[Child]) -> list[Source]:
        return history.sources(child=self.look.child)


def _place(review: Any) -> str:
    return ordinal(review.number - 1).capitalize() if review.number else "Review"


def _opening(review: Any, words: str) -> Cell:
    return Cell(words, url=of_record("reviews:review", review.pk))


def _record(review: Any) -> Cell:
    return Cell("Record and decisions", url=of_record("reviews:record", review.pk))


def _correcting(review: Any) -> Cell:
    return Cell("Correct", url=of_record("reviews:correct", review.pk))


def _part(review: Any) -> str:
    words = codes.PARTICIPATION.words(review.participation)
    return words[:1].upper() + words[1:]
