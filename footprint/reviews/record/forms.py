"""The questions of a record, and of what is done with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms as django_forms
from django.forms import BoundField

from footprint.page import forms
from footprint.page.drafts import Differing
from footprint.reviews.models.record import SendingMeans
from footprint.reviews.record.sections import Question, Section
from footprint.reviews.record.sending_actions import Copy, Recipient
from rulebook.days import HAPPENED

LONGEST = 50_000
SOMETHING_MISSING = "Something is missing. Add it, or say that the record is to be finalised without it."


class RecordForm(forms.Form):
    """The draft as it is typed. Nothing is required, and nothing typed is refused, until it is finalised."""

    def __init__(self, data: Mapping[str, str], *, sections: Sequence[Section]) -> None:
        super().__init__(data)
        self.sections = sections
        for section in sections:
            for question in section.questions:
                self.fields[question.key] = _field(question)

    def parts(self) -> Iterator[tuple[Section, list[tuple[Question, BoundField]]]]:
        for section in self.sections:
            yield section, [(question, self[question.key]) for question in section.questions]


def _field(question: Question) -> django_forms.Field:
    cleaned: dict[str, Any] = {"label": question.label, "help_text": question.hint, "required": False}
    if question.kind == "choice":
        return forms.RadioField(choices=question.choices, inline=len(question.choices) < 4, **cleaned)
    if question.kind == "day":
        return forms.DateField(**cleaned)
    return forms.LongTextField(rows=question.rows, max_length=LONGEST, **cleaned)


class CompareTexts(forms.Form):
    """Which of two texts is kept, of each question of which they say different things."""

    def __init__(self, *args: Any, rows: Sequence[Differing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            usual = row.shown()["picked"]
            self.fields[f"pick_{row.key}"] = django_forms.CharField(label=row.label, required=False, initial=usual)

    def shown(self) -> list[dict[str, Any]]:
        return [{**row.shown(), "picked": self[f"pick_{row.key}"].value()} for row in self.rows]


class Finish(forms.Form):
    """`without` is asked only where something is missing."""

    without = forms.CheckboxesField(
        label="Finalise it all the same?",
        choices=[("yes", "Yes, finalise the record without what is missing")],
    )

    def __init__(self, *args: Any, is_missing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["without"].error_messages["required"] = SOMETHING_MISSING
        if not is_missing:
            del self.fields["without"]


class Amend(forms.Form):
    reason = forms.TextField(label="Why is the record amended?", called="why")


class PlanUpdated(forms.Form):
    updated_on = forms.DateField(
        kind=HAPPENED, label="When was the care plan brought up to date?", called="The day of the update"
    )


class Download(forms.Form):
    form = forms.RadioField(
        label="In which form?",
        called="a form",
        choices=[("docx", "Word"), ("pdf", "PDF")],
    )
    reason = forms.TextField(label="What is it for?", called="what it is for")

    def __init__(self, *args: Any, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_reason:
            del self.fields["reason"]


class SendRecord(forms.Form):
    """Who was sent the record: a question for each person who may be, with the means, and what was said of some."""

    sent_on = forms.DateField(kind=HAPPENED, label="On which day was it sent?", called="The day it was sent")
    everybody = forms.RadioField(
        label="Does everybody who should have it have it now?",
        called="whether everybody has it",
        choices=[("yes", "Yes"), ("no", "No, somebody is still to get it")],
    )

    def __init__(self, *args: Any, people: Sequence[Recipient], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [recipient for recipient in people if recipient.safe != "no"]
        for recipient in self.people:
            self.fields[f"means_{recipient.key}"] = forms.SelectField(
                label=f"{recipient.name}, {recipient.capacity.lower()}",
                choices=SendingMeans.choices,
                empty="Not now",
                required=False,
            )
            if recipient.safe == "ask":
                self.fields[f"asked_{recipient.key}"] = forms.TextField(
                    label=f"What did the social worker say about writing to {recipient.name}?", required=False
                )
        self.order_fields(
            [*(name for name in self.fields if name not in ("sent_on", "everybody")), "sent_on", "everybody"]
        )

    @property
    def copies(self) -> list[Copy]:
        """Those chosen. Only of a form that is whole."""
        values = self.cleaned_data
        return [
            Copy(recipient, values[f"means_{recipient.key}"], values.get(f"asked_{recipient.key}", ""))
            for recipient in self.people
            if values[f"means_{recipient.key}"]
        ]


class UseTemplate(forms.Form):
    """Why is asked only where the file is to be used, not for a preview."""

    file = django_forms.FileField(
        label="The council’s Word file",
        help_text="A Word file (.docx) in which fields stand where a record’s words are to come.",
        widget=django_forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Select the Word file", "empty": "The file is empty. Select another."},
    )
    from_on = forms.DateField(label="From which day is it used?", called="The day from which it is used")
    reason = forms.TextField(
        label="Why is it changed?",
        called="why it is changed",
        required=False,
        help_text="Leave this out for a preview.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "preview" not in self.data and not cleaned.get("reason"):
            self.add_error("reason", "Enter why it is changed")
        return cleaned


class OurOwn(forms.Form):
    from_on = forms.DateField(label="From which day?", called="The day")
    reason = forms.TextField(label="Why is it changed?", called="why it is changed")
