"""The filters of a list. They live in the address."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from footprint.front.worklists import Asked
from footprint.page.forms import Form, SelectField
from footprint.reviews.models import Review

NOBODY = "none"
SPANS = {
    "late": "Late",
    "week": "In the next seven days",
    "month": "In the next 30 days",
    "later": "After that",
    "unknown": "No date known",
}
MEETINGS = {"booked": "Booked", "not": "Not booked"}


class ListFilters(Form):
    due = SelectField(label="Due", choices=list(SPANS.items()), empty="Any day", required=False)
    meeting = SelectField(label="Meeting", choices=list(MEETINGS.items()), empty="Booked or not", required=False)
    iro = SelectField(label="IRO", choices=[], empty="Any", required=False)
    team = SelectField(label="Team", choices=[], empty="Any", required=False)

    def __init__(self, data: QueryDict, *, rows: QuerySet[Review]) -> None:
        super().__init__(data)
        self._offer("iro", "Without an IRO", rows)
        self._offer("team", "Without a team", rows)

    def _offer(self, name: str, nobody: str, rows: QuerySet[Review]) -> None:
        """Only those who are on the list: one name alone is no choice."""
        found = rows.order_by(f"{name}_name").values_list(name, f"{name}_name").distinct()
        choices = [(str(pk), words) if pk else (NOBODY, nobody) for pk, words in found]
        if len(choices) < 2:
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", "Any"), *choices]

    def kept(self, rows: QuerySet[Review], *, asked: Asked) -> QuerySet[Review]:
        """The rows that pass. A filter that makes no sense filters nothing: its form says so."""
        chosen = self.cleaned_data if self.is_valid() else {}
        for name, filtering in FILTERING.items():
            if chosen.get(name):
                rows = rows.filter(filtering(chosen[name], asked.on))
        return rows

    def said(self) -> Mapping[str, str]:
        """What was chosen, in words, by question."""
        chosen = self.cleaned_data if self.is_valid() else {}
        fields: Any = self.fields
        return {str(fields[name].label): dict(fields[name].choices)[one] for name, one in chosen.items() if one}


def _due(chosen: str, on: date) -> Q:
    month = on + timedelta(days=30)
    return {
        "late": Q(governing_on__lt=on),
        "week": Q(governing_on__gte=on, governing_on__lte=on + timedelta(days=7)),
        "month": Q(governing_on__gte=on, governing_on__lte=month),
        "later": Q(governing_on__gt=month),
        "unknown": Q(governing_on=None),
    }[chosen]


def _meeting(chosen: str, on: date) -> Q:
    return Q(booked_on__isnull=chosen == "not")


def _named(field: str, chosen: str, on: date) -> Q:
    return Q(**{field: None if chosen == NOBODY else chosen})


FILTERING: Mapping[str, Callable[[str, date], Q]] = {
    "due": _due,
    "meeting": _meeting,
    "iro": partial(_named, "iro"),
    "team": partial(_named, "team"),
}
