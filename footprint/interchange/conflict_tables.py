"""Conflicts as their page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime

from footprint.audit.queries import Change
from footprint.children.addresses import page_of
from footprint.interchange.import_tables import moment, said_plainly
from footprint.interchange.lists.queries import LIST
from footprint.interchange.models import WHOLE_ROW, Conflict
from footprint.interchange.tables import KINDS
from footprint.page.tables import Cell, Column, Table

LONGEST_ROW = 8


@dataclass(frozen=True)
class Line:
    key: UUID
    child: str
    number: str
    url: str
    what: str
    held: str
    offered: str
    where: str
    taken_in: datetime
    accepted: bool | None = None
    decided_by: str = ""
    decided_at: datetime | None = None

    @property
    def again(self) -> str:
        return reverse("interchange:decide-again", args=[self.key])

    @property
    def decision(self) -> tuple[str, str]:
        return ("Accepted", "green") if self.accepted else ("Refused", "grey")


def lines_of(found: Iterable[Conflict]) -> list[Line]:
    return [_line(conflict) for conflict in found]


def conflicts_table(conflicts: Iterable[Conflict], *, caption: str = "Conflicts to decide") -> Table:
    """Conflicts to read through, without boxes to choose them."""
    columns = [Column("Child"), Column("What"), Column("In the register"), Column("In the file")]
    rows = [
        [Cell(line.child, url=line.url, note=line.number), line.what, line.held, line.offered]
        for line in lines_of(conflicts)
    ]
    return Table(caption, columns, rows, id="conflicts", stacked=True)


def decisions_table(changes: Iterable[Change]) -> Table:
    """Every decision about one conflict, the latest first. `changes` are those of its row."""
    columns = [Column("Decision"), Column("By"), Column("When"), Column("Why")]
    rows = [
        [Cell("Accepted" if change.after["accepted"] else "Refused"), change.who, moment(change.at), change.reason]
        for change in changes
        if change.after.get("accepted") is not None
    ]
    return Table("Decisions until now", columns, rows[::-1], id="decisions", stacked=True, caption_size="s")


def _line(conflict: Conflict) -> Line:
    decided: dict[str, Any] = {
        "taken_in": conflict.taken_in.at,
        "accepted": conflict.accepted,
        "decided_at": conflict.decided_at and localtime(conflict.decided_at),
        "decided_by": conflict.decided_by.name if conflict.decided_by else "The system" if conflict.decided_at else "",
    }
    file = "/".join(PurePath(conflict.file).parts[-2:])  # where the machine keeps its folders is nobody's business
    where = f"{file}, line {conflict.line}" if conflict.line else file
    held, offered = (said_plainly(value) for value in (conflict.held, conflict.offered))
    if conflict.field == WHOLE_ROW:
        held, offered = f"overlaps {conflict.held}", _row(conflict.row or {})
    url = page_of(conflict.child_id)
    name, number = conflict.child.name, conflict.child.local_id
    return Line(conflict.pk, name, number, url, _what(conflict), held, offered, where, **decided)


def _what(conflict: Conflict) -> str:
    if conflict.kind == LIST:
        return conflict.named
    of = " ".join(filter(None, (KINDS[conflict.kind][0].capitalize(), said_plainly(conflict.named))))
    return f"{of}: the whole row" if conflict.field == WHOLE_ROW else f"{of}: {conflict.field}"


def _row(row: Mapping[str, Any]) -> str:
    filled = [f"{column} {said_plainly(str(value))}" for column, value in row.items() if value not in (None, "")]
    return ", ".join(filled[:LONGEST_ROW]) + (" …" if len(filled) > LONGEST_ROW else "")
