"""The questions about changes after which a review may have to be brought forward."""

from typing import Any

from footprint.page import forms
from rulebook.days import HAPPENED, PLANNED
from rulebook.early_reviews import CHOICES, FORWARD, LAW, NO, PRACTICE, choices_for


class NoteChange(forms.Form):
    code = forms.RadioField(
        label="What changed?",
        called="what changed",
        choices=[(reason.code, reason.words) for reason in (*PRACTICE, *LAW)],
        hints={reason.code: "By law an earlier review is to be held" for reason in LAW},
        small=True,
    )
    known_on = forms.DateField(
        kind=HAPPENED, label="Since when is that known?", called="The day since when it is known"
    )
    note = forms.LongTextField(label="What should the IRO know of it?", rows=3, required=False, max_length=2000)


class Choose(forms.Form):
    """`code` is the change's; where somebody chose already, a reason is always asked."""

    choice = forms.RadioField(
        label="What is to follow?", called="what is to follow", choices=(), reveals={FORWARD: ["target_on"]}
    )
    target_on = forms.DateField(kind=PLANNED,
        label="By which day is the review to be held?", called="The day by which the review is held",
        help_text="The last day of the review does not move; this day stands beside it",
    )  # fmt: skip
    because = forms.LongTextField(
        label="Why?", called="why", rows=3, required=False, max_length=2000,
        help_text="Needed where the review stays where it is",
    )  # fmt: skip

    def __init__(self, *args: Any, code: str, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["choice"]
        assert isinstance(choice, forms.RadioField)
        choice.choices = [(item, CHOICES[item]) for item in choices_for(code)]
        if again:
            self.fields["because"].required = True
            self.fields["because"].help_text = "Somebody chose already: say why that is changed"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("choice") == NO and not cleaned.get("because", "").strip() and "because" not in self.errors:
            self.add_error("because", "Say why the review stays where it is")
        return cleaned
