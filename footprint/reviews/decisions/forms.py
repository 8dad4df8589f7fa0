"""The questions about decisions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from footprint.accounts.models import Person
from footprint.page import forms
from footprint.reviews.decisions.people import NOBODY_YET
from footprint.reviews.models import Decision
from footprint.reviews.models.record import DecisionOutcome, DecisionOwner, ProgressKind
from rulebook.days import HAPPENED, PLANNED


class ADecision(forms.Form):
    text = forms.LongTextField(label="What was decided?", called="what was decided", rows=3, max_length=2000)
    owner_role = forms.SelectField(
        label="Who sees to it, by role?", called="a role", choices=DecisionOwner.choices, empty="Choose a role"
    )
    owner = forms.SelectField(
        label="Who is that, by name?", called="a name", choices=(), empty=NOBODY_YET, required=False,
        help_text="Somebody who can sign in or is around the child. With nobody yet, a list of This week shows it.",
    )  # fmt: skip
    by_on = forms.DateField(kind=PLANNED, label="By when?", called="The day by which it is done")

    def __init__(self, *args: Any, owners: forms.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.SelectField)
        owner.choices = [("", NOBODY_YET), *owners]

    @staticmethod
    def shown_of(decision: Decision) -> dict[str, Any]:
        return {name: getattr(decision, name) for name in ("text", "owner_role", "owner", "by_on")}


class ChangeDecision(ADecision):
    """A decision that was sent is changed with a reason; one that was not needs none."""

    reason = forms.TextField(label="Why is it changed?", called="why", required=False)

    def __init__(self, *args: Any, was_sent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = was_sent
        if not was_sent:
            del self.fields["reason"]


class SendDecisions(forms.Form):
    to = forms.SelectField(
        label="To whom do they go?",
        called="to whom they go",
        choices=(),
        empty="Choose the manager",
        help_text="The manager of the child’s team, who answers within five working days.",
    )
    sent_on = forms.DateField(kind=HAPPENED, label="On which day?", called="The day they are sent")

    def __init__(self, *args: Any, manager: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.SelectField)
        if manager:
            to.choices = [(str(manager.pk), manager.name)]


class AnswerDecisions(forms.Form):
    """For each decision: agreed, or disagreed and why. One may be left for later."""

    def __init__(self, *args: Any, decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = decisions
        for decision in decisions:
            answer, reason = f"answer_{decision.place}", f"reason_{decision.place}"
            self.fields[answer] = forms.RadioField(
                label=decision.text,
                help_text=f"{decision.owner}, by {decision.by_on.day} {decision.by_on:%B %Y}",
                choices=[("agreed", "I agree"), ("disagreed", "I disagree")],
                reveals={"disagreed": [reason]},
                called="your answer",
                required=len(decisions) == 1,
            )
            self.fields[reason] = forms.LongTextField(label="Why do you disagree?", called="why you disagree", rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if len(self.decisions) > 1 and not any(cleaned.get(f"answer_{decision.place}") for decision in self.decisions):
            self.add_error(None, "Answer at least one decision.")
        return cleaned

    @property
    def answers(self) -> dict[UUID, tuple[str, str]]:
        """Only of a form that is whole."""
        values = self.cleaned_data
        return {
            decision.pk: (values[f"answer_{decision.place}"], values[f"reason_{decision.place}"] or "")
            for decision in self.decisions
            if values[f"answer_{decision.place}"]
        }


class WhatBecame(forms.Form):
    became = forms.RadioField(
        label="What became of it?",
        called="what became of it",
        choices=[(key, "Not done yet: carry it on to a new day" if key == "carried_on" else words)
                 for key, words in DecisionOutcome.choices],
        reveals={"carried_on": ["by_on"]},
    )  # fmt: skip
    by_on = forms.DateField(kind=PLANNED, label="By when is it to be done now?", called="The new day")
    reason = forms.LongTextField(
        label="Why?", help_text="Needed where it was not done or overtaken.", rows=2, required=False
    )


class ReportProgress(forms.Form):
    says = forms.RadioField(
        label="Is it done?",
        called="whether it is done",
        choices=[(ProgressKind.DONE, "Yes"), ("progress", "Not yet, or not all of it")],
        reveals={ProgressKind.DONE: ["done_on"]},
    )
    done_on = forms.DateField(kind=HAPPENED, label="On which day was it done?", called="The day it was done")
    words = forms.LongTextField(
        label="What was done, and what stands in the way?",
        called="in a few words how far it is",
        rows=4,
        max_length=2000,
    )


class ConfirmDone(forms.Form):
    answer = forms.RadioField(
        label="Is it done?",
        called="whether it is done",
        choices=[
            (ProgressKind.DONE, "Yes, it is done"),
            (ProgressKind.NOT_YET, "No, not yet: it stays open"),
            (DecisionOutcome.OVERTAKEN, DecisionOutcome.OVERTAKEN.label),
        ],
        hints={"overtaken": "It is no longer wanted. The decision is closed."},
        reveals={ProgressKind.DONE: ["done_on"]},
    )
    done_on = forms.DateField(kind=HAPPENED, label="On which day was it done?", called="The day it was done")
    words = forms.LongTextField(
        label="What do you know of it?",
        help_text="Needed where it is not done, or was overtaken: what is still wanting, or what overtook it.",
        rows=3,
        max_length=2000,
        required=False,
    )
