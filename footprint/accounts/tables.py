"""Tables and lines of people and their roles, as pages show them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from footprint.accounts.models import Person, RoleChange, within
from footprint.accounts.roles import name_of
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table


def people_table(people: Iterable[Person], *, on: date, dormant: Collection[UUID] = ()) -> Table:
    columns = [Column("Name"), Column("E-mail"), Column("Roles"), Column("State")]
    rows = [
        [
            Cell(person.name, url=reverse("accounts:person", args=[person.pk])),
            person.email,
            ", ".join(name_of(code) for code in person.roles_on(on)),
            state(person, on=on, dormant=person.pk in dormant),
        ]
        for person in people
    ]
    empty = "Nobody fits these filters. Take one off, or add a person."
    return Table("People", columns, rows, caption_size="s", empty=empty)


def state(person: Person, *, on: date, dormant: bool = False) -> Cell:
    if person.until_on is not None and person.until_on <= on:
        return Cell("Ended", colour="grey")
    if dormant:
        return Cell("Closed: not used for long", colour="orange")
    return Cell("May sign in", colour="green") if person.roles_on(on) else Cell("No role yet", colour="yellow")


@dataclass(frozen=True)
class RoleRow:
    name: str
    dates: str
    state: str
    colour: str
    end_url: str


def role_rows(person: Person, *, on: date) -> list[RoleRow]:
    """The roles a person holds, held or will hold, the latest first."""
    roles = sorted(person.roles_held.all(), key=lambda held: held.from_on, reverse=True)
    return [_role_row(person, held, on) for held in roles]


def _role_row(person: Person, held: Any, on: date) -> RoleRow:
    past = held.until_on is not None and held.until_on <= on
    now = within(on, held.from_on, held.until_on)
    word, colour = ("Ended", "grey") if past else ("Held", "green") if now else ("Begins later", "blue")
    url = "" if past else reverse("accounts:end-role", args=[person.pk, held.pk])
    return RoleRow(name_of(held.role), dates(held.from_on, held.until_on), word, colour, url)


def dates(from_on: date, until_on: date | None) -> str:
    return f"from {format_day(from_on)}" + (f", ends before {format_day(until_on)}" if until_on else "")


@dataclass(frozen=True)
class ChangeRow:
    what: str
    why: str
    asked: str
    state: str
    colour: str


def change_rows(changes: Iterable[RoleChange]) -> list[ChangeRow]:
    return [_change_row(change) for change in changes]


def _change_row(change: RoleChange) -> ChangeRow:
    word, colour = {None: ("Waiting", "yellow"), True: ("Confirmed", "green"), False: ("Refused", "grey")}[
        change.confirmed
    ]
    cleaned = f"Asked for by {change.asked_by}"
    if change.answered_by_id:
        cleaned += f", {word.lower()} by {change.answered_by}"
    return ChangeRow(what(change), change.reason, cleaned, word, colour)


def what(change: RoleChange) -> str:
    if change.held_id and change.until_on:
        return f"{name_of(change.role)} ends before {format_day(change.until_on)}"
    return f"{name_of(change.role)} {dates(change.from_on, change.until_on)}"


def changes_table(changes: Sequence[RoleChange]) -> Table:
    columns = [Column("Person"), Column("Change"), Column("Why"), Column("Asked for by")]
    rows = [
        [
            Cell(change.person.name, url=reverse("accounts:change", args=[change.pk])),
            what(change),
            change.reason,
            change.asked_by.name,
        ]
        for change in changes
    ]
    empty = "No change of roles waits for a second administrator."
    return Table("Changes that wait", columns, rows, caption_size="s", empty=empty)
