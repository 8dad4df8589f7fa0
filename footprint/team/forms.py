"""What the lead is asked: whose IRO from when and why, who covers for whom, which post."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms as django_forms

from footprint.page import clock, forms
from footprint.team.models import PostKind, PostWork
from footprint.team.policies import LEAST, MOST
from rulebook.days import HAPPENED, LOOKED_UP, STARTS_SOON

Choices = list[tuple[str, str]]


GONE = (
    "The children chosen are no longer all on this list: somebody has given one of them to another IRO meanwhile. "
    "Look at who is left, then choose again"
)


class OnDay(forms.Form):
    on = forms.DateField(kind=LOOKED_UP, label="Caseloads on which day?", called="The day", required=False)


class OfYear(forms.Form):
    year = forms.SelectField(label="Which year?", choices=[], required=False)

    def __init__(self, *args: Any, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years  # type: ignore[attr-defined]


class Allocate(forms.Form):
    to = forms.SelectField(label="To whom?", called="an IRO", choices=[], empty="Choose an IRO")
    from_on = forms.DateField(kind=STARTS_SOON, label="From which day?", called="The first day")
    reason = forms.TextField(label="Why?", called="why", help_text="It stays in the history of each child.")

    def __init__(self, *args: Any, officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Choose an IRO"), *officers]  # type: ignore[attr-defined]


class GiveCases(forms.Form):
    to = forms.SelectField(label="Who chairs them from now on?", called="who chairs them", choices=[])
    reason = forms.TextField(label="Why?", called="why", help_text="It stays in the history of each child.")

    def __init__(self, *args: Any, chairs: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Choose a chair"), *chairs]  # type: ignore[attr-defined]


class AllocateMany(Allocate):
    children = forms.CheckboxesField(label="Children", called="at least one child", choices=[])
    apart = django_forms.BooleanField(label="Yes, allocate them all the same", required=False)
    field_order = ("children", "to", "from_on", "reason", "apart")

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children"].choices = children  # type: ignore[attr-defined]


class ShareOut(forms.Form):
    """Children of one IRO: which of them, to whom, all to one or each to another. `children` are their names by key."""

    children = forms.CheckboxesField(label="Children", called="at least one child", choices=[])
    to = forms.SelectField(
        label="To whom?", called="an IRO", choices=[], required=False,
        help_text="For every ticked child without a choice of their own in the list.",
    )  # fmt: skip
    from_on = forms.DateField(kind=STARTS_SOON, label="From which day?", called="The first day")
    reason = forms.TextField(label="Why?", called="why", help_text="It stays in the history of each child.")

    def __init__(self, *args: Any, children: Mapping[str, str], officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = children
        self.fields["children"].choices = list(children.items())  # type: ignore[attr-defined]
        self.fields["children"].error_messages["invalid_choice"] = GONE
        self.fields["to"].choices = [("", "Choose an IRO"), *officers]  # type: ignore[attr-defined]
        for key, name in children.items():
            self.fields[own(key)] = forms.SelectField(
                label=f"New IRO of {name}", choices=officers, empty="As for all", required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for key in cleaned.get("children", ()):
            if not self.new_iro(key) and own(key) not in self.errors and "to" not in self.errors:
                self.add_error(own(key), f"Choose a new IRO for {self.names[key]}, or one for all")
        return cleaned

    def new_iro(self, key: str) -> str:
        """The key of the IRO chosen for a ticked child: their own choice, or the one for all."""
        return str(self.cleaned_data.get(own(key)) or self.cleaned_data.get("to") or "")


def own(key: Any) -> str:
    """The name of the box that chooses the new IRO of one child."""
    return f"to_{key}"


class EndAllocation(forms.Form):
    """`first` is the day it begins: one that begins by mistake in years is taken back on that day."""

    until_on = forms.DateField(label="From which day without this IRO?", called="The first day without this IRO")
    reason = forms.TextField(label="Why?", called="why")

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day: Any = self.fields["until_on"]
        day.earliest = first
        day.latest = first if first > day.kind.bounds(on=clock.today())[1] else None


class WhenTold(forms.Form):
    told_on = forms.DateField(
        kind=HAPPENED,
        label="When was the service told?",
        called="The day",
        required=False,
        help_text="The day on which the reviewing service heard that the child had come into care. Leave it empty"
        " where that is not known.",
    )
    reason = forms.TextField(label="How is it known?", called="how it is known")


class BookCover(forms.Form):
    absent = forms.SelectField(label="Who is away?", called="who is away", choices=[])
    covering = forms.SelectField(label="Who covers?", called="who covers", choices=[])
    from_on = forms.DateField(kind=STARTS_SOON, label="First day of the absence", called="The first day")
    until_on = forms.DateField(label="First day back", called="The first day back")
    reason = forms.TextField(label="Why?", called="why", help_text="For example annual leave, or training.")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("absent", "covering"):
            self.fields[name].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]


class EndCover(forms.Form):
    until_on = forms.DateField(label="First day back", called="The first day back")
    reason = forms.TextField(label="Why?", called="why")


class ChangePost(forms.Form):
    title = forms.TextField(label="What is the post called?", called="what the post is called", max_length=60)
    kind = forms.RadioField(label="What kind of post?", called="the kind of post", choices=PostKind.choices)
    work = forms.RadioField(label="What is it for?", called="what the post is for", choices=PostWork.choices)
    fte = django_forms.DecimalField(
        label="Part of a full week given to it",
        max_digits=3,
        decimal_places=2,
        min_value=LEAST,
        max_value=MOST,
        widget=django_forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
        help_text="1 is a full week, 0.5 half of it. Leads often carry half a caseload: 0.5.",
        error_messages={"required": "Enter the part of a full week", "invalid": "Enter a number such as 0.5 or 1"},
    )
    from_on = forms.DateField(label="From which day?", called="The first day")
    reason = forms.TextField(label="Why?", called="why")


class AddPost(ChangePost):
    person = forms.SelectField(label="Who holds it?", called="who holds it", choices=[])
    until_on = forms.DateField(
        label="Until when?", called="The end", required=False, help_text="The first day on which it is no longer held."
    )
    field_order = ("person", "title", "kind", "work", "fte", "from_on", "until_on", "reason")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]


class EndPost(forms.Form):
    until_on = forms.DateField(label="From which day is it no longer held?", called="The first day without it")
    reason = forms.TextField(label="Why?", called="why")
