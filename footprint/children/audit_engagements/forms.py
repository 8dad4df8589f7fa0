from typing import Any

from footprint.children.models import LONGEST_PURPOSE
from footprint.page import forms


class Agree(forms.Form):
    purpose = forms.TextField(
        label="What is read, and what for?",
        called="what is read, and what for",
        max_length=LONGEST_PURPOSE,
        help_text="For example: audit of pathway plans, spring 2014. Named on every look at a child’s record.",
    )
    people = forms.CheckboxesField(
        label="Who reads?", called="at least one auditor or inspector", choices=[], small=True
    )
    from_on = forms.DateField(label="First day", called="the first day")
    last_on = forms.DateField(label="Last day", called="the last day", help_text="They can still read on this day.")
    numbers = forms.LongTextField(
        label="Which children?",
        called="the number of at least one child",
        rows=6,
        help_text="Their numbers in the council’s own system, one a line or with commas between.",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = people  # type: ignore[attr-defined]
