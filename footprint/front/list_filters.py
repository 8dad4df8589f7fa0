"""The filters of a list. They live in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

from footprint.page.filters import is_key
from footprint.page.forms import Form, SelectField

Choices = Sequence[tuple[str | None, str | None]]
NOBODY = "none"
NOT_HERE = "nobody on this list"
SPANS = {
    "late": "Late",
    "week": "In the next seven days",
    "month": "In the next 30 days",
    "later": "After that",
    "unknown": "No date known",
}
MEETINGS = {"booked": "Booked", "not": "Not booked"}


class SomebodyField(SelectField):
    """One of those on the list, who are known only once it was read: any key will do, or nobody."""

    def valid_value(self, value: Any) -> bool:
        return value == NOBODY or is_key(value)


class ListFilters(Form):
    due = SelectField(label="Due", choices=list(SPANS.items()), empty="Any day", required=False)
    meeting = SelectField(label="Meeting", choices=list(MEETINGS.items()), empty="Booked or not", required=False)
    iro = SomebodyField(label="IRO", choices=[], empty="Any", required=False)
    team = SomebodyField(label="Team", choices=[], empty="Any", required=False)

    def __init__(self, *args: Any, meetings: bool, **kwargs: Any) -> None:
        """`meetings`: whether the rows have any, as reviews to hold do."""
        super().__init__(*args, **kwargs)
        if not meetings:
            del self.fields["meeting"]

    def kept(self) -> tuple[list[str], dict[str, Any]]:
        """What passes, as conditions of a list with their values. A filter that makes no sense filters nothing: its
        form says so."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
        values = {f"chosen_{name}": value for name, value in chosen.items() if name in NAMED and value != NOBODY}
        return [_condition(name, value) for name, value in chosen.items()], values

    def offer(self, *, iros: Choices, teams: Choices) -> None:
        """Those who are on the list: one name alone is no choice."""
        self._offer("iro", "Without an IRO", iros)
        self._offer("team", "Without a team", teams)

    def _offer(self, name: str, nobody: str, result: Choices) -> None:
        if len(result) < 2 and not self.data.get(name):
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", "Any"), *((pk or NOBODY, words if pk else nobody) for pk, words in result)]

    def said(self) -> Mapping[str, str]:
        """What was chosen, in words, by question."""
        chosen = self.cleaned_data if self.is_valid() else {}
        fields: Any = self.fields
        named = {name: dict(fields[name].choices) for name in fields}
        return {str(fields[name].label): named[name].get(item, NOT_HERE) for name, item in chosen.items() if item}


def _condition(name: str, chosen: str) -> str:
    if name in NAMED:
        return f"{name} IS NULL" if chosen == NOBODY else f"{name} = %(chosen_{name})s"
    return {"due": DUE, "meeting": BOOKED}[name][chosen]


NAMED = ("iro", "team")
DUE = {
    "late": "governing_on < %(on)s",
    "week": "governing_on BETWEEN %(on)s AND %(in_a_week)s",
    "month": "governing_on BETWEEN %(on)s AND %(in_a_month)s",
    "later": "governing_on > %(in_a_month)s",
    "unknown": "governing_on IS NULL",
}
BOOKED = {"booked": "booked IS NOT NULL", "not": "booked IS NULL"}
