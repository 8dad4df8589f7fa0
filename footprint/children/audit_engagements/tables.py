"""Engagements as pages show them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from footprint.accounts.models import Person
from footprint.accounts.roles import name_of
from footprint.children.addresses import page_of
from footprint.children.audit_engagements.policies import ENGAGED
from footprint.children.models import Child, Engagement
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table


def last_day(engagement: Engagement) -> date:
    return engagement.until_on - timedelta(days=1)


def state(engagement: Engagement, *, on: date) -> Cell:
    if engagement.until_on <= on:
        return Cell("Ended", colour="grey", note=engagement.end_reason)
    return Cell("Running", colour="green") if engagement.from_on <= on else Cell("Begins later", colour="blue")


def engagements_table(result: Iterable[Any], *, on: date) -> Table:
    columns = [Column("Engagement"), Column("Who reads"), Column("First day"), Column("Last day"),
               Column("Children", number=True), Column("State")]  # fmt: skip
    rows = [
        [
            Cell(item.purpose, url=reverse("children:engagement", args=[item.pk])),
            readers(item),
            item.from_on,
            _last(item),
            item.children,
            state(item, on=on),
        ]
        for item in result
    ]
    empty = "No audit or inspection has been agreed."
    return Table("Engagements", columns, rows, id="engagements", stacked=True, caption_size="s", empty=empty)


def _last(engagement: Engagement) -> date | Cell:
    """None was left to one that was ended before or on its first day."""
    return last_day(engagement) if engagement.until_on > engagement.from_on else Cell(None, "None")


def readers(engagement: Engagement) -> str:
    return ", ".join(engaged_person.person.name for engaged_person in engagement.people.all())


def rows_of(engagement: Engagement, *, on: date) -> list[dict[str, str]]:
    rows = [
        {"key": "Who reads", "value": readers(engagement)},
        {"key": "First day", "value": format_day(engagement.from_on)},
        {"key": "Last day", "value": _words(_last(engagement))},
        {"key": "State", "value": state(engagement, on=on).shown()},
    ]
    return [*rows, {"key": "Ended because", "value": engagement.end_reason}] if engagement.end_reason else rows


def _words(day: date | Cell) -> str:
    return day.shown() if isinstance(day, Cell) else format_day(day)


def sample_table(children: Iterable[Child], *, caption: str = "Children", key: str = "sample") -> Table:
    columns = [Column("Child"), Column("Number"), Column("Date of birth")]
    rows = [[Cell(child.name, url=page_of(child.pk)), child.local_id, child.born_on] for child in children]
    empty = "No child of the sample is open to you."
    return Table(caption, columns, rows, id=key, stacked=True, caption_size="m", empty=empty)


def choices(people: Iterable[Person], *, on: date) -> list[tuple[str, str]]:
    return [(str(person.pk), f"{person.name}, {_role(person, on)}") for person in people]


def _role(person: Person, on: date) -> str:
    return " and ".join(name_of(code).lower() for code in person.roles_on(on) if code in ENGAGED)
