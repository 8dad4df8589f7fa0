"""What a child's page says: in what state they are, which days matter and why, who is who, and what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from footprint.accounts.models import Person
from footprint.children import queries, whole
from footprint.children.models import RELATIONSHIPS, SAFE, Child
from footprint.children.queries import Facts, Happening
from footprint.children.wording import care_words, place_words, placement_note, status_words
from footprint.children.worklist import Frame
from footprint.page.addresses import of_record
from footprint.page.datefield import said
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.midways.shown import midway_cell
from footprint.reviews.models import Review
from footprint.reviews.worklist import ReviewLine, why_of
from rulebook import codes
from rulebook.calendar import age_on
from rulebook.caseloads import named_by
from rulebook.reasons import Due, count_of, ordinal
from rulebook.standards import Standards

SAFE_COLOURS = {"yes": "green", "no": "red", "ask": "yellow"}
FIRST_LINES = 10
VISIT_SOON = 7
REVIEWS = "review"
KINDS = {**queries.KINDS, REVIEWS: "Review"}


@dataclass(frozen=True)
class Tag:
    text: str
    colour: str


@dataclass(frozen=True)
class Day:
    """One day that matters: what it is for, its state, and its reason."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class Page:
    """Everything on one child's page, for one reader on one day. `reviews` are the latest first, as their app hands
    them over; the child's history was read."""

    child: Child
    reviews: Sequence[Review]
    reader: Person
    on: date
    standards: Standards
    can_correct: bool = False
    can_read: bool = False
    can_open_reviews: bool = False
    can_look_between: bool = False

    @cached_property
    def facts(self) -> Facts:
        return whole.facts_within(child=self.child, on=self.on)

    @cached_property
    def next_review(self) -> Any:
        return next((one for one in self.reviews if one.held_on is None), None)

    @property
    def frame(self) -> Frame:
        return Frame(self.on, self.standards)

    def caption(self) -> str:
        born = {"unborn": "expected on", "estimated": "born about"}.get(self.child.birth, "born")
        age = age_on(self.child.born_on, self.on, leap_birthday=self.standards.leap_birthday)
        years = "" if self.child.birth == "unborn" else f", {age} years old"
        return f"Number {self.child.local_id}, {born} {said(self.child.born_on)}{years}"

    def tags(self) -> Iterator[Tag]:
        facts = self.facts
        yield Tag("Looked after", "blue") if facts.looked_after else Tag("Not looked after", "grey")
        if facts.status:
            yield Tag(facts.status, "purple")
        if facts.proceedings:
            yield Tag("In proceedings", "purple")
        if self.child.uasc and not (self.child.uasc_until and self.child.uasc_until <= self.on):
            yield Tag("Unaccompanied asylum-seeking child", "teal")
        if self.child.restricted:
            yield Tag("Restricted record", "red")
        if facts.looked_after and not facts.iro:
            yield Tag("No IRO", "red")
        coming = self.next_review
        if coming and coming.governing_on and coming.governing_on < self.on:
            yield Tag("Review late", "red")
        if coming and coming.governing_on is None:
            yield Tag("Last review unknown", "orange")

    def days(self) -> Iterator[Day]:
        coming = self.next_review
        if coming:
            yield Day("Next review due", ReviewLine(coming, self.frame).brought_forward())
            if coming.special_due_on and coming.due_on and coming.special_due_on != coming.due_on:
                yield Day("By the plain timetable", Cell(coming.due_on, note="Figures count by this one"))
            if coming.target_on:
                yield Day("Brought forward to", Cell(coming.target_on, note="The last day stays as it is"))
            if coming.changes and self.can_open_reviews:
                words = f"{count_of(coming.changes, 'change')} to choose about"
                yield Day("Earlier review?", Cell(None, words, url=of_record("meetings:early", self.child.pk)))
            yield Day("Meeting", ReviewLine(coming, self.frame).meeting())
            if self.can_open_reviews:
                yield Day("Before the review", _opening(coming, "Papers, invitations and what is owed"))
        yield from self._midway()
        for review in self.reviews:
            if review.goes_on:
                yield Day("Goes on since", Cell(review.held_on, tag="Not complete", colour="orange"))
        held = [one.held_on for one in self.reviews if one.held_on]
        visit = whole.visit_due(child=self.child, reviews=held, on=self.on, standards=self.standards)
        if visit:
            visited = bool(self.child.visits.all())
            yield Day("Next visit due", visit_cell(visit, visited=visited, on=self.on))
        period = self.facts.period
        if period and not self.facts.iro and period.start_known:
            yield Day("IRO to be named by", self._due_cell(named_by(started=period.from_on, standards=self.standards)))

    def _midway(self) -> Iterator[Day]:
        """After the review held last, while the next one is to come."""
        last: Any = next((one for one in self.reviews if one.held_on and not one.goes_on), None)
        if not self.next_review or last is None or last.period_id != self.next_review.period_id or not last.midway_on:
            return
        cell = midway_cell(due_on=last.midway_on, done_on=last.midway_done_on, over_on=None, on=self.on)
        url = of_record("meetings:midway", last.pk) if self.can_look_between else ""
        yield Day("Midway", replace(cell, url=url))

    def _due_cell(self, due: Due) -> Cell:
        past = due.on < self.on
        return Cell(due.on, tag="Late" if past else "", colour="red" if past else "", why=due.sentences)

    def people(self) -> Iterator[tuple[str, Cell]]:
        facts = self.facts
        since = f"Since {said(facts.allocated.from_on)}" if facts.allocated else ""
        yield "IRO", Cell(facts.iro.name, note=since) if facts.iro else Cell(None, "Nobody yet", colour="red")
        if facts.worker:
            team = f", {facts.team.name} team" if facts.team else ""
            yield "Social worker", Cell(facts.worker.name, note=f"Since {said(facts.worker.from_on)}{team}")
        else:
            yield "Social worker", Cell(None, "Not recorded")
        if facts.team and facts.team.manager:
            yield "Team manager", Cell(facts.team.manager.name)
        for contact in whole.contacts_now(child=self.child, on=self.on):
            yield RELATIONSHIPS[contact.relationship], self._contact(contact)

    def _contact(self, contact: Any) -> Cell:
        notes = ["Has parental responsibility" if contact.parental_responsibility else ""]
        if contact.interpreter:
            notes.append(f"Interpreter: {contact.language}" if contact.language else "Needs an interpreter")
        return Cell(
            contact.name, tag=SAFE[contact.safe], colour=SAFE_COLOURS[contact.safe], note=", ".join(filter(None, notes))
        )

    def linked(self) -> list[tuple[str, str, str]]:
        """Each linked child whom the reader may know of: what they are, their name, their page."""
        found = whole.linked(child=self.child, to=self.reader, on=self.on)
        return [(kind, other.name, of_record("front:child", other.pk)) for other, kind in found]

    def reviews_table(self) -> Table:
        columns = [Column("Review"), Column("Held"), Column("Was due"), Column("The child’s part")]
        held = [one for one in self.reviews if one.held_on]
        rows: list[list[Any]] = [[self._place(one), one.held_on, self._judged(one), _part(one)] for one in held]
        if self.can_read:
            columns = [*columns, Column("What follows")]
            rows = [[*row, _record(one)] for row, one in zip(rows, held, strict=True)]
        if self.can_correct:
            columns = [*columns, Column("Change")]
            rows = [[*row, _correcting(one)] for row, one in zip(rows, held, strict=True)]
        return Table("Reviews", columns, rows, id="reviews", stacked=True, empty="No review is on record.")

    def _place(self, review: Review) -> Cell:
        return _opening(review, _place(review)) if self.can_open_reviews else Cell(_place(review))

    def _judged(self, review: Review) -> Cell:
        assert review.held_on
        if review.governing_on is None:
            return Cell(None, "Cannot be judged", colour="grey")
        late = (review.held_on - review.governing_on).days
        word = f"Late by {count_of(late, 'day')}" if late > 0 else "In time"
        why = why_of(review, standards=self.standards)
        return Cell(review.governing_on, tag=word, colour="red" if late > 0 else "green", why=why)

    def care_table(self) -> Table:
        columns = [Column("From"), Column("Until"), Column("Why it ended")]
        rows = [
            [Cell(one.from_on, note="" if one.start_known else "In care before the records begin"),
             _until(one), care_words(one.end_reason) if one.until_on else ""]
            for one in whole.in_order(self.child.periods.all())
        ]  # fmt: skip
        empty = "This child has not been looked after."
        return Table("Periods of care", columns, rows, id="care", stacked=True, caption_size="s", empty=empty)

    def episodes_table(self) -> Table:
        columns = [Column("From"), Column("Until"), Column("Legal status"), Column("Placement")]
        rows = [
            [one.from_on, _until(one), status_words(one.legal_status),
             Cell(place_words(one.place), note=placement_note(one))]
            for one in whole.in_order(self.child.episodes.all())
        ]  # fmt: skip
        return Table("Legal status and placements", columns, rows, id="episodes", stacked=True, caption_size="s")

    def happenings(self, kind: str) -> list[Happening]:
        """What happened, the latest first; of one kind, or of all for ""."""
        reviews = [_happened(one) for one in self.reviews if one.held_on]
        every = [*queries.chronology(child=self.child), *reviews]
        past = [one for one in every if kind in ("", one.kind) and one.day <= self.on]
        return sorted(past, key=lambda one: one.day, reverse=True)


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


def headed(happening: Happening) -> str:
    """Names and states say what they are the name or state of."""
    wanting = ("status", "placement", "worker", "iro")
    return f"{KINDS[happening.kind]}: {happening.title}" if happening.kind in wanting else happening.title


def _place(review: Any) -> str:
    return ordinal(review.number - 1).capitalize() if review.number else "Review"


def _opening(review: Any, words: str) -> Cell:
    return Cell(words, url=of_record("meetings:review", review.pk))


def _record(review: Any) -> Cell:
    return Cell("Record and decisions", url=of_record("meetings:record", review.pk))


def _correcting(review: Any) -> Cell:
    return Cell("Correct", url=of_record("meetings:correct", review.pk))


def _part(review: Any) -> str:
    words = codes.PARTICIPATION.words(review.participation)
    return words[:1].upper() + words[1:]


def _until(row: Any) -> Any:
    return row.until_on or Cell(None, "Now", colour="blue")


def _happened(review: Any) -> Happening:
    return Happening(
        review.held_on, REVIEWS, f"{_place(review)} review held".replace("Review review", "Review"), _part(review)
    )
