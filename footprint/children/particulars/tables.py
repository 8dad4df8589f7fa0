"""Children found and the people in a child's life, as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from footprint.children.addresses import page_of
from footprint.children.models import Child, Contact, Episode, Link, PreviousName, Relationship, SafeToContact, current
from footprint.children.particulars.protected import SEEN, Reach
from footprint.children.wording import place_words
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table

SAFE_COLOURS = {"yes": "green", "no": "red", "ask": "yellow"}
BORN = {"unborn": "Expected", "estimated": "About"}
PROTECTED = "Protected"


def found_table(rows: Iterable[Any], *, caption: str = "Children found", key: str = "found") -> Table:
    columns = [Column("Child"), Column("Date of birth"), Column("Number"), Column("IRO"), Column("Team")]
    cells = [
        [
            Cell(one.name, url=page_of(one.pk), note=also(one)),
            Cell(one.born_on, note=BORN.get(one.birth, "")),
            one.local_id,
            one.iro_name or Cell(None, "Nobody"),
            one.team_name or Cell(None, "Not recorded"),
        ]
        for one in rows
    ]
    return Table(caption, columns, cells, id=key, stacked=True)


def called(child: Child) -> str:
    return f"{child.name}, number {child.local_id}, born {format_day(child.born_on)}"


def also(child: Child) -> str:
    """The names that the page's name for the child leaves out."""
    return f"{child.given_names} {child.family_name}".strip() if child.known_as and child.given_names else ""


@dataclass(frozen=True)
class Person:
    """Somebody in a child's life, with what the reader may know of how to reach them."""

    contact: Contact
    family: str

    @property
    def relationship(self) -> str:
        return Relationship(self.contact.relationship).label

    @property
    def safe(self) -> Cell:
        return Cell(SafeToContact(self.contact.safe).label, colour=SAFE_COLOURS[self.contact.safe])

    @property
    def rows(self) -> list[dict[str, str]]:
        """A protected one says that it is kept, and nothing of what it is."""
        one, shown = self.contact, not self.contact.address_protected or self.family == SEEN
        found = [
            {"key": label, "value": value if shown else PROTECTED}
            for label, value in (("Telephone", one.telephone), ("E-mail", one.email), ("Address", one.address))
            if value
        ]
        if one.interpreter or one.language:
            needs = "Needs an interpreter" if one.interpreter else ""
            found.append({"key": "Language", "value": ", ".join(filter(None, [one.language, needs]))})
        if one.note:
            found.append({"key": "Note", "value": one.note})
        return found


def people(contacts: Iterable[Contact], reach: Reach, *, on: date) -> tuple[list[Person], list[Person]]:
    """Who counts on the day, and who no longer does, each by name."""
    every = [Person(one, reach.family) for one in sorted(contacts, key=lambda one: one.name)]
    return [one for one in every if _counts(one.contact, on)], [one for one in every if not _counts(one.contact, on)]


def _counts(contact: Contact, on: date) -> bool:
    return contact.until_on is None or on < contact.until_on


def where(episodes: Sequence[Episode], reach: Reach, *, on: date) -> list[dict[str, str]]:
    """Where the child lives on the day; nothing where no placement runs."""
    now = current(episodes, on)
    if not now:
        return []
    one = now[-1]
    kept = (("Lives with", one.carer), ("Address", one.address), ("Postcode", one.postcode))
    rows = [{"key": "Placement", "value": place_words(one.place)}, {"key": "Since", "value": format_day(one.from_on)}]
    return rows + [
        {"key": label, "value": value if reach.placement == SEEN else PROTECTED} for label, value in kept if value
    ]


def other_of(link: Link, child: Child) -> Child:
    return link.other if link.child_id == child.pk else link.child


def links_table(links: Iterable[Link], child: Child) -> Table:
    rows = [
        [
            other_of(one, child).name,
            linked_as(one, child),
            Cell("End the link", url=reverse("children:end-link", args=[child.pk, one.pk])),
        ]
        for one in links
    ]
    columns = [Column("Child"), Column("Is to this child"), Column("Entry")]
    return Table("Linked children", columns, rows, id="links", stacked=True, empty="Nobody is linked.")


def linked_as(link: Link, child: Child) -> str:
    if link.kind == "sibling":
        return "Brother or sister"
    return "Baby" if link.child_id == child.pk else "Parent"


def names_table(names: Iterable[PreviousName]) -> Table:
    rows = [
        [str(one), one.until_on, Cell("Remove", url=reverse("children:remove-name", args=[one.child_id, one.pk]))]
        for one in names
    ]
    columns = [Column("Name"), Column("Until"), Column("Entry")]
    return Table("Previous names", columns, rows, id="names", stacked=True, empty="No previous name is kept.")
