"""Settings, their history and the calendar, as pages show them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.council.models import PublishedNumber
from footprint.council.published import KINDS
from footprint.council.queries import Decision, Holiday, Shown
from footprint.council.registry import CALENDAR, Definition
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table

COLOURS = {"in force": "green", "to come": "blue", "past": "grey", "replaced": "yellow"}


def url_of(definition: Definition) -> str:
    return reverse("council:setting", args=[definition.slug])


def rows(settings: Iterable[Shown], group: str) -> list[dict[str, Any]]:
    """Lines of a summary list: one group of settings, each with what it is now."""
    return [
        {"key": one.definition.title, "value": one.said, "url": url_of(one.definition)}
        for one in settings
        if one.definition.group == group
    ]


def maps_table(settings: Iterable[Shown]) -> Table:
    columns = [Column("Map"), Column("What it is for"), Column("Now"), Column("Since")]
    lines = [
        [Cell(one.definition.title, url=url_of(one.definition)), one.definition.sentence, one.said, one.since]
        for one in settings
    ]
    return Table("Code maps", columns, lines, id="maps", caption_size="s")


def history_table(history: Iterable[Decision], definition: Definition) -> Table:
    columns = [Column("Value"), Column("From"), Column("State"), Column("Decided"), Column("By"), Column("Why")]
    lines = [
        [
            Cell(one.said, url=_again_url(one, definition)),
            one.from_on,
            Cell(one.state.capitalize(), colour=COLOURS[one.state]),
            Cell(one.set_at, f"{format_day(localtime(one.set_at).date())}, {localtime(one.set_at):%H:%M}"),
            one.set_by,
            one.reason,
        ]
        for one in history
    ]
    empty = "Nobody has changed this setting. It has the value that Footprint came with."
    return Table("What was decided", columns, lines, id="history", empty=empty)


def _again_url(decision: Decision, definition: Definition) -> str:
    """Where its value is taken up again; holidays are added and removed one by one instead."""
    return "" if definition.group == CALENDAR else f"{url_of(definition)}?again={decision.id}"


def calendar_table(holidays: Iterable[Holiday], year: int) -> Table:
    columns = [Column("Day"), Column("Weekday"), Column("Holiday"), Column("From")]
    lines = [[one.day, f"{one.day:%A}", one.name, _origin(one)] for one in holidays]
    return Table(f"Bank holidays in {year}", columns, lines, id="holidays")


def _origin(holiday: Holiday) -> Cell:
    if not holiday.by_hand:
        return Cell("Came with Footprint")
    return Cell("Added by hand – remove", url=reverse("council:remove-holiday", args=[holiday.day]))


def published_table(numbers: Mapping[tuple[str, date], PublishedNumber]) -> Table:
    """The latest year first, of a year in the order of the kinds."""
    order = list(KINDS)
    there = [one for one in numbers.values() if one.value]
    there.sort(key=lambda one: (-one.year_ending.toordinal(), order.index(one.kind)))
    rows = [
        [KINDS[one.kind].title, one.year_ending, KINDS[one.kind].shown(one.value), Cell(one.source, note=_set(one))]
        for one in there
    ]
    columns = [Column("Number"), Column("Year to"), Column("As published"), Column("Source")]
    return Table("What is kept", columns, rows, id="published", stacked=True,
                 empty="No number that others published is kept yet.")  # fmt: skip


def _set(number: PublishedNumber) -> str:
    return f"entered by {number.set_by_label}, {format_day(localtime(number.set_at).date())}"
