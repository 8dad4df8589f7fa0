"""The questions of a report's pages."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from footprint.page import forms
from footprint.page.datefield import PARTS, wrong
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.forms import EARLIEST
from footprint.reporting.periods import KINDS, YEAR, Kind, named
from footprint.reporting.report.composing import DOING
from footprint.reporting.report.sections import Section
from rulebook.calendar import FIRST_DAY, LAST_EVENT

LONGEST = 50_000
OTHER = "other"
CHOICES = {
    "year": "A year, April to March",
    "half": "Half a year",
    "quarter": "A quarter",
    "month": "A month",
    "calendar": "A calendar year",
    OTHER: "Any other days",
}
MANY = {"year": 5, "half": 6, "quarter": 8, "month": 12, "calendar": 4}  # are offered
DAYS = {"from_on": "First day", "to_on": "Last day"}


class Begin(forms.Form):
    """A period that has ended and of which there is no report yet: of a kind, from a list, or any other days."""

    kind = forms.RadioField(label="What is the report about?", called="what the report is about", choices=[])

    def __init__(self, data: Any, *, on: date, begun: Collection[tuple[date, date]]) -> None:
        super().__init__(data, initial={"kind": YEAR})
        self.periods = {key: _not_begun(kind, on, MANY[key], begun) for key, kind in KINDS.items()}
        for key, periods in self.periods.items():
            self.fields[key] = forms.SelectField(
                label=f"Which {KINDS[key].name}?", called=f"the {KINDS[key].name}", empty="Choose",
                choices=[(str(reporting_period.last_day), _listed(reporting_period)) for reporting_period in periods],
            )  # fmt: skip
        for name, label in DAYS.items():
            self.fields[name] = forms.DateField(label=label, earliest=EARLIEST, latest=on)
        self.fields["caseloads_on"] = forms.DateField(
            label="Of which day are caseloads told?", called="The day", required=False, earliest=FIRST_DAY,
            latest=LAST_EVENT, help_text="Leave it empty for the last day of the period",
        )  # fmt: skip
        kind: Any = self.fields["kind"]
        kind.choices = [*((key, CHOICES[key]) for key in KINDS), (OTHER, CHOICES[OTHER])]
        kind.reveals = {**{key: [key] for key in KINDS}, OTHER: list(DAYS)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = (cleaned.get(name) for name in DAYS)
        if first and last and first > last:
            self.add_error("to_on", wrong("Last day must be on or after the first day", PARTS))
        return cleaned

    def asked(self) -> ReportingPeriod:
        """Of a form that is valid."""
        values = self.cleaned_data
        if values["kind"] == OTHER:
            return ReportingPeriod(values["from_on"], values["to_on"], values["to_on"])
        return next(
            reporting_period
            for reporting_period in self.periods[values["kind"]]
            if str(reporting_period.last_day) == values[values["kind"]]
        )


def _not_begun(kind: Kind, on: date, many: int, begun: Collection[tuple[date, date]]) -> list[ReportingPeriod]:
    return [
        reporting_period
        for reporting_period in kind.ended(on=on, many=many)
        if (reporting_period.first_day, reporting_period.last_day) not in begun
    ]


def _listed(reporting_period: ReportingPeriod) -> str:
    name = named(reporting_period).removeprefix("the ")
    return f"{name[:1].upper()}{name[1:]}"


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
