from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.council.kinds import CodeMap, Colour, Groups, Kind, Length, OneOf, WordList, WrongValueError
from footprint.council.published import KINDS
from footprint.council.registry import Definition
from footprint.page.forms import DateField, Form, LongTextField, RadioField, TextField
from rulebook.calendar import FIRST_DAY, LAST_EVENT

HINTS = {
    Colour: "As # and six letters or numbers, for example #1d4f5f",
    Length: "For example, 12 months",
    Groups: "One row a line: its name, a colon, and its codes",
    CodeMap: "One code a line: yours, =, and the code of the return, for example FC = C2. Codes of the return stand for"
    " themselves.",
    WordList: "One a line, in the order in which they are offered. What was chosen before keeps its words.",
}


def from_on_field() -> DateField:
    return DateField(label="From which day does this count?", called="The day it counts from", earliest=FIRST_DAY,
                     latest=LAST_EVENT)  # fmt: skip


def reason_field() -> LongTextField:
    return LongTextField(
        label="Why?", called="a reason", help_text="It stays in the history of the setting", rows=2, max_length=1000
    )


def value_field(definition: Definition) -> forms.Field:
    """The question that asks for a setting's value, by its kind."""
    kind: Kind = definition.kind
    cleaned: dict[str, Any] = {"label": "New value", "called": "the new value", "help_text": HINTS.get(type(kind), "")}
    if isinstance(kind, OneOf):
        return RadioField(choices=list(kind.options.items()), **cleaned)
    if isinstance(kind, Groups | CodeMap | WordList):
        return LongTextField(rows=10, required=not isinstance(kind, CodeMap), **cleaned)
    return TextField(width=20, **cleaned)


class ChangeSetting(Form):
    """A new value for one setting, from a day on. `value` is cleaned to what is kept."""

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = definition.kind
        self.fields["value"] = value_field(definition)
        self.fields["from_on"] = from_on_field()
        self.fields["reason"] = reason_field()

    def clean_value(self) -> Any:
        try:
            return self.kind.check(self.kind.kept(self.cleaned_data["value"]))
        except WrongValueError as wrong:
            raise ValidationError(str(wrong)) from None


class AddHoliday(Form):
    day = DateField(label="Which day?", called="The holiday", earliest=date(FIRST_DAY.year, 1, 1), latest=LAST_EVENT)
    name = TextField(label="What is it called?", called="its name", max_length=60)
    from_on = from_on_field()
    reason = reason_field()


class RemoveHoliday(Form):
    from_on = from_on_field()
    reason = reason_field()


class Published(Form):
    """A number that others published. What its value may look like turns on its kind, which the action checks."""

    kind = RadioField(
        label="Which number?",
        called="the number",
        choices=[(published_kind.key, f"{published_kind.title}") for published_kind in KINDS.values()],
    )
    year_ending = DateField(
        label="Which year does it tell of?", called="The year", help_text="The day it ends, for example 31 3 2014",
        earliest=FIRST_DAY, latest=LAST_EVENT,
    )  # fmt: skip
    value = TextField(
        label="The number as it was published", required=False, max_length=60, width=20,
        help_text="Leave it empty to take a number back",
    )  # fmt: skip
    source = LongTextField(
        label="Where was it published?", called="the source", help_text="It stands in the report beside the number",
        rows=2, max_length=500,
    )  # fmt: skip
