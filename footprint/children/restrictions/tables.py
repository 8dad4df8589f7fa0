"""Who looked at a child, and who may, as the pages show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime

from footprint.accounts.models import Person
from footprint.audit.reading import PAGES
from footprint.children.audit_actions import ChildAction
from footprint.children.models import NamedReader, PersonalConnection, RecordChange, RecordChangeKind
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table

OPENED: Mapping[str, str] = {
    ChildAction.OPENED_ADDRESS: "A protected address was opened",
    ChildAction.OPENED_RESTRICTED: "The restricted record was opened for a reason",
    ChildAction.BROKE_GLASS: "The restricted record was opened by breaking glass",
}
LOOKS = [Column(name) for name in ("When", "Who", "As", "What was looked at", "In whose stead, or why")]


def page_words(page: str) -> str:
    """What a page is called in the list; one without words of its own is told by its address's name."""
    if words := OPENED.get(page) or PAGES.get(page):
        return words
    app, _, name = page.rpartition(":")
    return f"{app} {name}".replace("-", " ").replace("_", " ").strip().capitalize()


def looks_table(result: Iterable[Mapping[str, Any]], *, filtered: bool) -> Table:
    empty = "Nobody looked in this way. Change or clear the filters." if filtered else "Nobody has looked yet."
    return Table(
        "Looks", LOOKS, [_look(item) for item in result], id="looks", stacked=True, caption_size="s", empty=empty
    )


def _look(item: Mapping[str, Any]) -> list[object]:
    moment = localtime(item["at"])
    when = Cell(item["at"], f"{format_day(moment.date())}, {moment:%H:%M:%S}")
    return [when, item["who_label"], item["role"], page_words(item["page"]), item["capacity"]]


@dataclass(frozen=True)
class Waiting:
    """A change of who may know of a record, for whoever decides: the child's number, and no name."""

    key: str
    what: str
    number: str
    why: str
    asked: str
    own: bool


def waiting(found: Iterable[RecordChange], *, reader: Person) -> list[Waiting]:
    return [
        Waiting(
            str(change.pk), RecordChangeKind(change.kind).label, change.child.local_id, change.reason,
            f"{change.asked_by.name}, {format_day(localtime(change.asked_at).date())}", change.asked_by_id == reader.pk,
        )
        for change in found
    ]  # fmt: skip


def readers_table(named_readers: Iterable[NamedReader]) -> Table:
    columns = [Column("Reader"), Column("From"), Column("Why")]
    rows = [[named_reader.person.name, named_reader.from_on, named_reader.reason] for named_reader in named_readers]
    return Table("Named readers", columns, rows, id="readers", stacked=True, empty="Nobody is named.")


def connections_table(personal_connections: Iterable[PersonalConnection]) -> Table:
    columns = [Column("Person"), Column("Why")]
    rows = [
        [personal_connection.person.name, personal_connection.reason] for personal_connection in personal_connections
    ]
    empty = "Nobody of the staff is known to know the child in private life."
    return Table("Who never sees this record", columns, rows, id="connections", stacked=True, empty=empty)


def choices(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(str(person.pk), person.name) for person in people]
