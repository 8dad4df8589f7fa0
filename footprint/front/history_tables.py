"""The changes of a child's record as their page shows them. What is protected is said to be there, and no more."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from footprint.audit.declared import not_by_hand
from footprint.audit.history import Field, Source
from footprint.children.history import LINK
from footprint.page.datefield import format_day
from footprint.page.tables import Column, Table

PROTECTED = "Protected"
COLUMNS = (Column("What", sortable=False), Column("Before", sortable=False), Column("After", sortable=False))
State = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One change: what it was, who did it and when, why, and each field before and after."""

    title: str
    who: str
    why: str
    how: str
    table: Table


@dataclass(frozen=True)
class Reading:
    """How changes are read for somebody: what they may see that is protected, and the names of linked children."""

    sources: Mapping[str, Source]
    child: UUID
    open_guards: Collection[str]
    linked: Mapping[str, str]

    def lines(self, rows: Iterable[Mapping[str, Any]], *, first: int) -> list[Line]:
        """Numbered from the place of the first, so that no two tables of a page have one name."""
        return [self._line(row, number) for number, row in enumerate(rows, max(first, 1))]

    def _line(self, row: Mapping[str, Any], number: int) -> Line:
        source, before, now = self.sources[row["source"]], row["before"], row["now"]
        done = "added" if not before else "changed" if now else "removed"
        named = self._named(source, now or before)
        title = f"{source.title} {done}{': ' + named if named else ''}"
        context, at = row["pgh_context"] or {}, localtime(row["pgh_created_at"])
        role = f" ({context['role']})" if context.get("role") else ""
        who = f"{context.get('who_label') or 'Not recorded'}{role}, {format_day(at.date())}, {at:%H:%M}"
        how = not_by_hand().get(context.get("action", ""), "")
        fields = self._fields(source, before, now)
        table = Table(f"{number}. {title}", COLUMNS, fields, id=f"change-{number}", caption_size="s", stacked=True)
        return Line(title, who, context.get("reason", ""), how, table)

    def _named(self, source: Source, state: State) -> str:
        if source.kind == LINK:
            return self.linked.get(state["other"] if state["child"] == str(self.child) else state["child"], "")
        field = source.fields.get(source.named)
        return field.words(state.get(source.named)) if field else ""

    def _fields(self, source: Source, before: State, now: State) -> Sequence[Sequence[str]]:
        shut = any(state.get("address_protected", True) for state in (before, now) if state)
        return [
            [field.label, self._words(field, before.get(name), shut), self._words(field, now.get(name), shut)]
            for name, field in source.fields.items()
            if field.label and (before.get(name) or None) != (now.get(name) or None)
        ]

    def _words(self, field: Field, value: Any, shut: bool) -> str:
        if value and field.guard and shut and field.guard not in self.open_guards:
            return PROTECTED
        return field.words(value)
