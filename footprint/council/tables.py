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
        {"key": setting.definition.title, "value": setting.said, "url": url_of(setting.definition)}
        for setting in settings
        if setting.definition.group == group
    ]


def maps_table(settings: Iterable[Shown]) -> Table:
    columns = [Column("Map"), Column("What it is for"), Column("Now"), Column("Since")]
    lines = [
        [
            Cell(setting.definition.title, url=url_of(setting.definition)),
            setting.definition.sentence,
            setting.said,
            setting.since,
        ]
        for setting in settings
    ]
    return Table("Code maps", columns, lines, id="maps", caption_size="s")


def history_table(history: Iterable[Decision], definition: Definition) -> Table:
    columns = [Column("Value"), Column("From"), Column("State"), Column("Decided"), Column("By"), Column("Why")]
    lines = [
        [
            Cell(decision.said, url=_again_url(decision, definition)),
            decision.from_on,
            Cell(decision.state.capitalize(), colour=COLOURS[decision.state]),
            Cell(
                decision.set_at, f"{format_day(localtime(decision.set_at).date())}, {localtime(decision.set_at):%H:%M}"
            ),
            decision.set_by,
            decision.reason,
        ]
        for decision in history
    ]
    empty = "Nobody has changed this setting. It has the value that Footprint came with."
    return Table("What was decided", columns, lines, id="history", empty=empty)


def _again_url(decision: Decision, definition: Definition) -> str:
    """Where its value is taken up again; holidays are added and removed one by one instead."""
    return "" if definition.group == CALENDAR else f"{url_of(definition)}?again={decision.id}"


def calendar_table(holidays: Iterable[Holiday], year: int) -> Table:
    columns = [Column("Day"), Column("Weekday"), Column("Holiday"), Column("From")]
    lines = [[holiday.day, f"{holiday.day:%A}", holiday.name, _origin(holiday)] for holiday in holidays]
    return Table(f"Bank holidays in {year}", columns, lines, id="holidays")


def _origin(holiday: Holiday) -> Cell:
    if not holiday.by_hand:
        return Cell("Came with Footprint")
    return Cell("Added by hand – remove", url=reverse("council:remove-holiday", args=[holiday.day]))


def published_table(numbers: Mapping[tuple[str, date], PublishedNumber]) -> Table:
    """The latest year first, of a year in the order of the kinds."""
    order = list(KINDS)
    there = [published_number for published_number in numbers.values() if published_number.value]
    there.sort(
        key=lambda published_number: (-published_number.year_ending.toordinal(), order.index(published_number.kind))
    )
    rows = [
        [
            KINDS[published_number.kind].title,
            published_number.year_ending,
            KINDS[published_number.kind].shown(published_number.value),
            Cell(published_number.source, note=_set(published_number)),
        ]
        for published_number in there
    ]
    columns = [Column("Number"), Column("Year to"), Column("As published"), Column("Source")]
    return Table("What is kept", columns, rows, id="published", stacked=True,
                 empty="No number that others published is kept yet.")  # fmt: skip


def _set(number: PublishedNumber) -> str:
    return f"entered by {number.set_by_label}, {format_day(localtime(number.set_at).date())}"
