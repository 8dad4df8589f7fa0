"""The questions of a report's pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from footprint.page import forms
from footprint.reporting.figures import Asked
from footprint.reporting.periods import called
from footprint.reporting.report.composing import DOING
from footprint.reporting.report.sections import Section
from rulebook.calendar import FIRST_DAY, LAST_EVENT

LONGEST = 50_000


class Begin(forms.Form):
    year = forms.RadioField(label="Of which year?", called="the year", choices=[])

    caseloads_on = forms.DateField(
        label="Of which day are caseloads told?", called="The day", required=False, earliest=FIRST_DAY,
        latest=LAST_EVENT, help_text="Leave it empty for the last day of the year",
    )  # fmt: skip

    def __init__(self, data: Any, *, periods: Sequence[Asked]) -> None:
        super().__init__(data)
        self.periods = {str(one.last_day.year): one for one in periods}
        field: Any = self.fields["year"]
        field.choices = [(year, called(one)) for year, one in self.periods.items()]


class PassageForm(forms.Form):
    """A section as it is typed. Nothing is required, and nothing typed is refused."""

    text = forms.LongTextField(label="The text", rows=14, max_length=LONGEST, required=False)
    doing = forms.LongTextField(label=DOING, rows=6, max_length=LONGEST, required=False)

    def __init__(self, content: Mapping[str, str], *, section: Section) -> None:
        super().__init__(dict(content))
        if not section.doing:
            del self.fields["doing"]


class CommentForm(forms.Form):
    words = forms.LongTextField(label="A comment for whoever writes this", called="your comment", rows=3)


class Reason(forms.Form):
    reason = forms.TextField(label="Why?", called="the reason")


class Nothing(forms.Form):
    """An act that asks nothing but whether."""


class Read(forms.Form):
    read = forms.CheckboxesField(
        label="Your approval", called="that you have read it",
        choices=[("yes", "I have read this report and approve it")],
    )  # fmt: skip
