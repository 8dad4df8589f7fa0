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
    return [_line(one) for one in found]


def conflicts_table(found: Iterable[Conflict], *, caption: str = "Conflicts to decide") -> Table:
    """Conflicts to read through, without boxes to choose them."""
    columns = [Column("Child"), Column("What"), Column("In the register"), Column("In the file")]
    rows = [[Cell(one.child, url=one.url, note=one.number), one.what, one.held, one.offered] for one in lines_of(found)]
    return Table(caption, columns, rows, id="conflicts", stacked=True)


def decisions_table(changes: Iterable[Change]) -> Table:
    """Every decision about one conflict, the latest first. `changes` are those of its row."""
    columns = [Column("Decision"), Column("By"), Column("When"), Column("Why")]
    rows = [
        [Cell("Accepted" if one.after["accepted"] else "Refused"), one.who, moment(one.at), one.reason]
        for one in changes
        if one.after.get("accepted") is not None
    ]
    return Table("Decisions until now", columns, rows[::-1], id="decisions", stacked=True, caption_size="s")


def _line(one: Conflict) -> Line:
    decided: dict[str, Any] = {
        "taken_in": one.taken_in.at,
        "accepted": one.accepted,
        "decided_at": one.decided_at and localtime(one.decided_at),
        "decided_by": one.decided_by.name if one.decided_by else "The system" if one.decided_at else "",
    }
    file = "/".join(PurePath(one.file).parts[-2:])  # where the machine keeps its folders is nobody's business
    where = f"{file}, line {one.line}" if one.line else file
    held, offered = (said_plainly(value) for value in (one.held, one.offered))
    if one.field == WHOLE_ROW:
        held, offered = f"overlaps {one.held}", _row(one.row or {})
    url = page_of(one.child_id)
    name, number = one.child.name, one.child.local_id
    return Line(one.pk, name, number, url, _what(one), held, offered, where, **decided)


def _what(one: Conflict) -> str:
    if one.kind == LIST:
        return one.named
    of = " ".join(filter(None, (KINDS[one.kind][0].capitalize(), said_plainly(one.named))))
    return f"{of}: the whole row" if one.field == WHOLE_ROW else f"{of}: {one.field}"


def _row(row: Mapping[str, Any]) -> str:
    filled = [f"{column} {said_plainly(str(value))}" for column, value in row.items() if value not in (None, "")]
    return ", ".join(filled[:LONGEST_ROW]) + (" …" if len(filled) > LONGEST_ROW else "")
