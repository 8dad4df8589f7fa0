"""What the register tells on a child's page: in what state they are, who is who, their care, and what happened."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from footprint.audit.history import Source
from footprint.children import child_page_queries, history, queries
from footprint.children.addresses import page_of
from footprint.children.allocations.queries import ONE_DAY, covers_running
from footprint.children.models import Child, Relationship, SafeToContact
from footprint.children.page_parts import ChildPart, Day, Section, Tag, Way
from footprint.children.permissions import EDIT, ENTER_CARE, RESTRICT, VIEW, VIEW_READERS
from footprint.children.queries import Facts, Happening
from footprint.children.wording import care_words, place_words, placement_note, status_words
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from rulebook.calendar import OUTSIDE_CALENDAR, age_on, if_known
from rulebook.caseloads import named_by
from rulebook.reasons import Due, count_of

SAFE_COLOURS = {"yes": "green", "no": "red", "ask": "yellow"}
PARTICULARS = (
    Way("Contacts and where the child lives", "children:contacts", VIEW),
    Way("Change names, numbers and needs", "children:edit", EDIT),
)


class CarePart(ChildPart):
    """Whom the child lives with and under which status, and the people around them."""

    ways = (
        Way("Legal statuses and placements", "children:care", VIEW, place=1),
        Way("Change the social worker", "children:social-worker", ENTER_CARE, place=5),
        Way("Care proceedings", "children:proceedings", ENTER_CARE, place=6),
        Way("Siblings, parent and baby", "children:links", EDIT, place=7),
        Way("Previous names", "children:names", EDIT, place=8),
        Way("Who may know of this record", "children:closed", RESTRICT, place=11),
        Way("Who looked at this child", "children:readers", VIEW_READERS, place=12),
    )
    kinds = queries.KINDS
    groups = history.GROUPS

    @cached_property
    def facts(self) -> Facts:
        return child_page_queries.facts_within(child=self.look.child, on=self.look.on)

    def caption(self) -> str:
        born = {"unborn": "expected on", "estimated": "born about"}.get(self.look.child.birth, "born")
        return f"Number {self.look.child.local_id}, {born} {format_day(self.look.child.born_on)}{self._age()}"

    def _age(self) -> str:
        """Nothing of a child not born yet, by what is said of the birth or by its day."""
        child, on = self.look.child, self.look.on
        if child.birth == "unborn" or child.born_on > on:
            return ""
        age = age_on(child.born_on, on, leap_birthday=self.look.standards.leap_birthday)
        return f", {count_of(age, 'year')} old"

    def tags(self) -> Iterator[Tag]:
        facts, child = self.facts, self.look.child
        yield Tag("Looked after", "blue") if facts.looked_after else Tag("Not looked after", "grey")
        if facts.status:
            yield Tag(facts.status, "purple")
        if facts.proceedings:
            yield Tag("In proceedings", "purple")
        if child.uasc and not (child.uasc_until and child.uasc_until <= self.look.on):
            yield Tag("Unaccompanied asylum-seeking child", "teal")
        if child.restricted:
            yield Tag("Restricted record", "red")
        if facts.looked_after and not facts.iro:
            yield Tag("No IRO", "red")

    def days(self) -> Iterator[Day]:
        period = self.facts.period
        if period and not self.facts.iro and period.start_known:
            due = if_known(named_by, started=period.from_on, standards=self.look.standards)
            cell = self._due_cell(due) if due else Cell(None, OUTSIDE_CALENDAR, colour="orange")
            yield Day("IRO to be named by", cell, place=2)

    def _due_cell(self, due: Due) -> Cell:
        past = due.on < self.look.on
        return Cell(due.on, tag="Late" if past else "", colour="red" if past else "", why=due.sentences)

    def people(self) -> Iterator[tuple[str, Cell]]:
        facts = self.facts
        yield "IRO", self._iro() if facts.iro else Cell(None, "Nobody yet", colour="red")
        if facts.worker:
            team = f", {facts.team.name} team" if facts.team else ""
            yield "Social worker", Cell(facts.worker.name, note=f"Since {format_day(facts.worker.from_on)}{team}")
        else:
            yield "Social worker", Cell(None, "Not recorded")
        if facts.team and facts.team.manager:
            yield "Team manager", Cell(facts.team.manager.name)
        for contact in child_page_queries.contacts_now(child=self.look.child, on=self.look.on):
            yield Relationship(contact.relationship).label, self._contact(contact)
        for other, kind in child_page_queries.linked(child=self.look.child, to=self.look.reader, on=self.look.on):
            yield kind, Cell(other.name, url=page_of(other.pk))

    def _iro(self) -> Cell:
        """With who covers while they are away."""
        iro, allocated = self.facts.iro, self.facts.allocated
        assert iro
        assert allocated
        cover = next((cover for cover in covers_running(on=self.look.on) if cover.absent_id == iro.pk), None)
        away = f". Away until {format_day(cover.until_on - ONE_DAY)}: {cover.covering.name} covers" if cover else ""
        return Cell(iro.name, note=f"Since {format_day(allocated.from_on)}{away}")

    def _contact(self, contact: Any) -> Cell:
        notes = ["Has parental responsibility" if contact.parental_responsibility else ""]
        if contact.interpreter:
            notes.append(f"Interpreter: {contact.language}" if contact.language else "Needs an interpreter")
        return Cell(
            contact.name,
            tag=SafeToContact(contact.safe).label,
            colour=SAFE_COLOURS[contact.safe],
            note=", ".join(filter(None, notes)),
        )

    def sections(self) -> Iterator[Section]:
        yield Section("Care", [self._care(), self._episodes()], place=1)

    def _care(self) -> Table:
        columns = [Column("From"), Column("Until"), Column("Why it ended")]
        rows = [
            [Cell(item.from_on, note="" if item.start_known else "In care before the records begin"),
             _until(item), care_words(item.end_reason) if item.until_on else ""]
            for item in child_page_queries.in_order(self.look.child.periods.all())
        ]  # fmt: skip
        empty = "This child has not been looked after."
        return Table("Periods of care", columns, rows, id="care", stacked=True, caption_size="s", empty=empty)

    def _episodes(self) -> Table:
        columns = [Column("From"), Column("Until"), Column("Legal status"), Column("Placement")]
        rows = [
            [item.from_on, _until(item), status_words(item.legal_status),
             Cell(place_words(item.place), note=placement_note(item))]
            for item in child_page_queries.in_order(self.look.child.episodes.all())
        ]  # fmt: skip
        return Table("Legal status and placements", columns, rows, id="episodes", stacked=True, caption_size="s")

    def happenings(self) -> Iterable[Happening]:
        return queries.chronology(child=self.look.child)

    def history(self, *, visible: QuerySet[Child]) -> list[Source]:
        return history.sources(child=self.look.child, visible=visible)


def _until(row: Any) -> Any:
    return row.until_on or Cell(None, "Now", colour="blue")
