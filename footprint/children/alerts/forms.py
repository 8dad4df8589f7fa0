from typing import Any

from footprint.page import forms


class BreakGlass(forms.Form):
    number = forms.TextField(
        label="The child’s number",
        called="the child’s number",
        width=20,
        help_text="The number in the council’s own system, for example 1001.",
    )
    reason = forms.LongTextField(
        label="Why do you need to see this record now?", called="why you need to see this record now", rows=3
    )


class WhyRestricted(forms.Form):
    reason = forms.LongTextField(
        label="Why do you open this record?",
        called="why you open this record",
        rows=3,
        help_text="Kept with your name in the history of the record. It holds for an hour.",
    )


class Judge(forms.Form):
    judgement = forms.LongTextField(
        label="What do you decide, and why?",
        called="what you decide, and why",
        rows=4,
        help_text="For example: it was needed, because the child was missing. It cannot be changed afterwards.",
    )


class AlertFilters(forms.Form):
    state = forms.SelectField(
        label="State", choices=[("waiting", "To judge"), ("judged", "Judged")], empty="All", required=False
    )
    kind = forms.SelectField(label="What was done", choices=[], empty="Everything", required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Everything"), *kinds]  # type: ignore[attr-defined]
