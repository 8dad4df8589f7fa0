"""What is asked of an outcome, of how it is going, and of what is carried into the next year."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from footprint.page import forms
from footprint.programme.measures import MEASURES
from footprint.programme.models import STATES, Outcome
from footprint.programme.policies import first_day
from rulebook.days import PLANNED

NOT_A_NUMBER = "The number wanted must be a number, for example 95 or 97.5"
MOST = Decimal(99_999)
NO_NAMES = "It is read by everybody who sees figures, and stands in the annual report: name no child."


class WriteOutcome(forms.Form):
    """`last` is the last place of the programme, which is asked for of an outcome that has one."""

    outcome = forms.LongTextField(label="What is to be reached?", called="the outcome", rows=2, max_length=300)
    activity = forms.TextField(
        label="In which service activity?", called="the service activity",
        help_text="For example reviews of looked-after children", max_length=200,
    )  # fmt: skip
    lead = forms.TextField(
        label="Who leads on it?", called="the lead officer", help_text="The post, for example lead IRO", max_length=100
    )
    target = forms.LongTextField(
        label="What is the target?", called="the target",
        help_text="What shows that it is reached, for example 95% of children contribute to their reviews",
        rows=2, max_length=300,
    )  # fmt: skip
    by_on = forms.DateField(kind=PLANNED, label="By which day?", called="The day")
    actions = forms.LongTextField(
        label="What is done for it?", called="what is done for it", help_text="One action a line", rows=4,
        max_length=2000,
    )  # fmt: skip
    measure = forms.SelectField(
        label="Which figure shows it?",
        choices=[(key, measure.title) for key, measure in MEASURES.items()],
        empty="None",
        help_text="It stands beside the target, as it is on the day",
        required=False,
    )
    wanted = forms.TextField(
        label="Which number is wanted of the figure?", required=False, width=5,
        help_text="For example 95: at least, or at most where fewer are better. Leave it empty to watch the figure",
    )  # fmt: skip
    number = forms.WholeNumberField(
        label="At which place of the programme?", called="The place", width=2,
        help_text="The outcome that has this place now takes the one of this outcome",
    )  # fmt: skip

    def __init__(self, *args: Any, year_ending: date, has_place: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_on = self.fields["by_on"]
        assert isinstance(by_on, forms.DateField)
        by_on.earliest, by_on.latest = first_day(year_ending), year_ending
        if not has_place:
            del self.fields["number"]

    def clean_wanted(self) -> Decimal | None:
        typed = str(self.cleaned_data["wanted"] or "").strip().removesuffix("%").strip()
        if not typed:
            return None
        try:
            result = Decimal(typed)
        except InvalidOperation:
            raise ValidationError(NOT_A_NUMBER) from None
        if not result.is_finite() or abs(result) > MOST or result != result.quantize(Decimal("0.01")):
            raise ValidationError(NOT_A_NUMBER)
        return result

    @staticmethod
    def shown_of(one: Outcome) -> dict[str, Any]:
        stored = {name: getattr(one, name) for name in WriteOutcome.base_fields}
        return {**stored, "wanted": "" if one.wanted is None else f"{one.wanted.normalize():f}"}


class TellProgress(forms.Form):
    state = forms.RadioField(label="How does it stand?", called="how it stands", choices=list(STATES.items()))
    words = forms.LongTextField(
        label="How is it going?", called="how it is going", help_text=NO_NAMES, rows=4, max_length=2000
    )


class Why(forms.Form):
    reason = forms.LongTextField(label="Why?", called="a reason", rows=2, max_length=1000)


class CarryOver(forms.Form):
    outcomes = forms.CheckboxesField(label="Which outcomes?", called="at least one outcome", choices=[])

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cleaned: Any = self.fields["outcomes"]
        cleaned.choices, cleaned.hints = choices, hints
