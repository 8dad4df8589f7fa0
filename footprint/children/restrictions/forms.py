"""What is asked about who may know of a record, and of whom the list of looks is."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import make_aware

from footprint.page import forms
from rulebook.days import LOOKED_UP

Choices = list[tuple[str, str]]


class FindByNumber(forms.Form):
    number = forms.TextField(
        label="The child’s number",
        called="the child’s number",
        width=20,
        help_text="The number in the council’s own system, for example 1001.",
    )


class LookFilters(forms.Form):
    """`since` and `until` are days, both included."""

    who = forms.SelectField(label="Who", choices=[], empty="Everybody", required=False)
    since = forms.DateField(kind=LOOKED_UP, label="From", called="The first day", required=False)
    until = forms.DateField(kind=LOOKED_UP, label="To and including", called="The last day", required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", "Everybody"), *people]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The filters as the trail takes them; a faulty form filters nothing."""
        if not self.is_valid():
            return {}
        until = self.cleaned_data["until"]
        return {
            "who": self.cleaned_data["who"],
            "since": begun(self.cleaned_data["since"]),
            "until": begun(until + timedelta(days=1)) if until else None,
        }


def begun(day: date | None) -> datetime | None:
    """The moment at which a day begins in London."""
    return make_aware(datetime.combine(day, time())) if day else None


class Because(forms.Form):
    reason = forms.LongTextField(label="Why?", called="why", rows=3)


class OnePerson(Because):
    """Who, and why. `label` is the question."""

    person = forms.SelectField(label="Who?", called="a person", choices=[], empty="Choose a person")
    field_order = ("person", "reason")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]


class Restrict(Because):
    readers = forms.CheckboxesField(
        label="Who may still open the record?",
        called="at least one reader",
        choices=[],
        small=True,
        help_text="You and the child’s IRO are proposed. For everybody else the record will not exist.",
    )
    field_order = ("readers", "reason")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = people  # type: ignore[attr-defined]


def key_of(text: str) -> UUID | None:
    """A record's key as a button carries it; None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
