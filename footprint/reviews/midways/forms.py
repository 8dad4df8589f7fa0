"""The questions of a midway: one short page."""

from typing import Any

from footprint.page import forms
from footprint.page.labels import labels_of
from footprint.reviews.models import Midway
from footprint.reviews.models.midway import LOOKED_AT, MidwayOutcome
from rulebook.days import HAPPENED


class AMidway(forms.Form):
    done_on = forms.DateField(kind=HAPPENED, label="On which day did you look?", called="The day you looked")
    looked_at = forms.CheckboxesField(
        label="At what?",
        called="what you looked at",
        choices=list(labels_of(Midway, *LOOKED_AT).items()),
        help_text="Tick all that fit.",
    )
    outcome = forms.RadioField(
        label="How do things stand?",
        called="how things stand",
        choices=MidwayOutcome.choices,
        hints={
            "drift": "What was decided is slipping, or the plan does not move.",
            MidwayOutcome.BRING_FORWARD: "The next review should be held earlier. You choose its day next.",
            MidwayOutcome.CHALLENGE: "This is kept here, and nobody is written to: challenges come with a later"
            " version. Until then raise it as you do today.",
        },
    )
    words = forms.LongTextField(
        label="In a few words",
        help_text="Needed unless things are on track.",
        rows=4,
        max_length=2000,
        required=False,
    )

    @staticmethod
    def shown_of(midway: Midway) -> dict[str, Any]:
        looked_at = [name for name in LOOKED_AT if getattr(midway, name)]
        return {"done_on": midway.done_on, "looked_at": looked_at, "outcome": midway.outcome, "words": midway.words}
