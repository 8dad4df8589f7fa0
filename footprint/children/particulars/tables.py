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
            Cell(row.name, url=page_of(row.pk), note=also(row)),
            Cell(row.born_on, note=BORN.get(row.birth, "")),
            row.local_id,
            row.iro_name or Cell(None, "Nobody"),
            row.team_name or Cell(None, "Not recorded"),
        ]
        for row in rows
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
        contact, context = self.contact, not self.contact.address_protected or self.family == SEEN
        result = [
            {"key": label, "value": value if context else PROTECTED}
            for label, value in (
                ("Telephone", contact.telephone),
                ("E-mail", contact.email),
                ("Address", contact.address),
            )
            if value
        ]
        if contact.interpreter or contact.language:
            needs = "Needs an interpreter" if contact.interpreter else ""
            result.append({"key": "Language", "value": ", ".join(filter(None, [contact.language, needs]))})
        if contact.note:
            result.append({"key": "Note", "value": contact.note})
        return result


def people(contacts: Iterable[Contact], reach: Reach, *, on: date) -> tuple[list[Person], list[Person]]:
    """Who counts on the day, and who no longer does, each by name."""
    every = [Person(contact, reach.family) for contact in sorted(contacts, key=lambda contact: contact.name)]
    return [person for person in every if _counts(person.contact, on)], [
        person for person in every if not _counts(person.contact, on)
    ]


def _counts(contact: Contact, on: date) -> bool:
    return contact.until_on is None or on < contact.until_on


def where(episodes: Sequence[Episode], reach: Reach, *, on: date) -> list[dict[str, str]]:
    """Where the child lives on the day; nothing where no placement runs."""
    now = current(episodes, on)
    if not now:
        return []
    item = now[-1]
    stored = (("Lives with", item.carer), ("Address", item.address), ("Postcode", item.postcode))
    rows = [{"key": "Placement", "value": place_words(item.place)}, {"key": "Since", "value": format_day(item.from_on)}]
    return rows + [
        {"key": label, "value": value if reach.placement == SEEN else PROTECTED} for label, value in stored if value
    ]


def other_of(link: Link, child: Child) -> Child:
    return link.other if link.child_id == child.pk else link.child


def links_table(links: Iterable[Link], child: Child) -> Table:
    rows = [
        [
            other_of(link, child).name,
            linked_as(link, child),
            Cell("End the link", url=reverse("children:end-link", args=[child.pk, link.pk])),
        ]
        for link in links
    ]
    columns = [Column("Child"), Column("Is to this child"), Column("Entry")]
    return Table("Linked children", columns, rows, id="links", stacked=True, empty="Nobody is linked.")


def linked_as(link: Link, child: Child) -> str:
    if link.kind == "sibling":
        return "Brother or sister"
    return "Baby" if link.child_id == child.pk else "Parent"


def names_table(names: Iterable[PreviousName]) -> Table:
    rows = [
        [
            str(previous_name),
            previous_name.until_on,
            Cell("Remove", url=reverse("children:remove-name", args=[previous_name.child_id, previous_name.pk])),
        ]
        for previous_name in names
    ]
    columns = [Column("Name"), Column("Until"), Column("Entry")]
    return Table("Previous names", columns, rows, id="names", stacked=True, empty="No previous name is kept.")
