"""The questions of an exception report."""

from collections.abc import Sequence
from typing import Any

from footprint.page import forms
from footprint.reviews.models import LatenessException


class WhyLate(forms.Form):
    """`causes` are the council's, in order; after a signature, why there is another version is asked too."""

    cause = forms.RadioField(label="Why was the review late?", called="why the review was late", choices=(), small=True)
    detail = forms.LongTextField(
        label="More about the cause", help_text="If there is more to say", rows=2, required=False, max_length=2000
    )
    avoidable = forms.RadioField(
        label="Could it have been avoided?",
        called="whether it could have been avoided",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
    )
    effect = forms.LongTextField(
        label="What did the delay mean for the child?", called="what the delay meant for the child",
        help_text="Also where it meant nothing", rows=3, max_length=2000,
    )  # fmt: skip
    action = forms.LongTextField(
        label="What is done about it?", called="what is done about it",
        help_text="For this child, and so that it does not happen again", rows=3, max_length=2000,
    )  # fmt: skip
    reason = forms.LongTextField(
        label="Why is there another version?", called="why there is another version", rows=2, max_length=1000
    )

    def __init__(self, *args: Any, causes: Sequence[str], was_signed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cause = self.fields["cause"]
        assert isinstance(cause, forms.RadioField)
        cause.choices = [(cause, cause) for cause in causes]
        if not was_signed:
            del self.fields["reason"]

    @staticmethod
    def shown_of(one: LatenessException) -> dict[str, Any]:
        stored = {name: getattr(one, name) for name in ("cause", "detail", "effect", "action", "reason")}
        return {**stored, "avoidable": "yes" if one.avoidable else "no"}
