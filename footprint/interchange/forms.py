"""What is asked before something is taken in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError

from footprint.interchange.lists import reading
from footprint.interchange.lists.columns import LEFT_OUT, MEANINGS, wanting
from footprint.interchange.models import KINDS
from footprint.interchange.unpacking import LONGEST_NAME, Kept, UnusableFilesError, unpacked
from footprint.page import forms
from rulebook.days import LOOKED_UP

NOT_READ = "-"  # the answer that leaves a column out; an empty one would be no answer


class GiveFiles(forms.Form):
    """`kept` are the files, unpacked, once the form is whole."""

    files = forms.FilesField(  # type: ignore[assignment]
        label="The files of the return",
        called="the files of the return",
        accept=".csv,.zip",
        help_text="Choose all CSV files of one year together: children (header), episodes, reviews and the others. "
        "They are told apart by their columns, whatever they are called. Or choose one zip file; a zip may hold "
        "several years, each in a folder of its own.",
    )
    earlier = forms.FilesField(
        label="The files of an earlier year",
        required=False,
        accept=".csv,.zip",
        help_text="Where a later file says otherwise, the later one rules.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.kept = unpacked(files=cleaned["files"], earlier=cleaned.get("earlier") or ())
            except UnusableFilesError as fault:
                raise ValidationError({"files": str(fault)}) from None
        return cleaned


class GiveList(forms.Form):
    """`kept` is the file, once it can be read as a list."""

    file = django_forms.FileField(
        label="The list",
        help_text="A CSV file or an Excel workbook (.xlsx) whose first line names the columns.",
        widget=django_forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": "Select the list", "empty": "The file is empty. Select another."},
    )

    def clean_file(self) -> Any:
        values = self.cleaned_data["file"]
        try:
            if values.size > reading.MOST_BYTES:
                raise reading.UnreadableListError(f"The list is larger than {reading.MOST_BYTES // 2**20} MB.")
            content = values.read()
            sheet = reading.read(name=values.name, content=content)
        except reading.UnreadableListError as fault:
            raise ValidationError(str(fault)) from None
        self.kept = Kept(0, "list", sheet.file[-LONGEST_NAME:], content)
        return values


class SayMeanings(forms.Form):
    """A question for each column of a list, and whether children who are not known are added."""

    add = forms.CheckboxesField(
        label="Children who are not in the register",
        choices=[("yes", "Add them, where the list gives name and date of birth")],
        required=False,
        small=True,
    )

    def __init__(self, *args: Any, columns: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`columns` are headers, each with examples in words."""
        super().__init__(*args, **kwargs)
        meanings = [(meaning.key, meaning.label) for meaning in MEANINGS.values()]
        for number, (header, examples) in enumerate(columns):
            label = header or f"Column {number + 1}, without a name"
            field = forms.SelectField(label=label, called=f"what “{label}” holds", choices=[], help_text=examples)
            field.choices = [(NOT_READ, "Left out"), *meanings]
            self.fields[f"column_{number}"] = field
        self.order_fields([*(f"column_{number}" for number in range(len(columns))), "add"])
        self.columns = len(columns)

    def meanings(self) -> list[str]:
        text = [str(self.cleaned_data[f"column_{number}"]) for number in range(self.columns)]
        return [LEFT_OUT if item == NOT_READ else item for item in text]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and (text := wanting(self.meanings())):
            raise ValidationError(text)
        return cleaned


class SayKnownFrom(forms.Form):
    day = forms.DateField(
        kind=LOOKED_UP,
        label="From which day are reviews known?",
        called="The day",
        help_text="Usually the 1 April on which the first year of your files begins, for example 1 4 2013.",
        earliest=date(1991, 1, 1),
    )
    reason = forms.LongTextField(label="Why is this the day?", called="why this is the day", rows=3)


class DecideAgain(forms.Form):
    reason = forms.LongTextField(label="Why is it decided again?", called="why it is decided again", rows=3)


class ConflictFilters(forms.Form):
    state = forms.SelectField(label="State", choices=[("decided", "Decided")], empty="To decide", required=False)
    kind = forms.SelectField(label="About", choices=list(KINDS.items()), empty="Everything", required=False)
