"""What is asked before a table is checked: the table, pasted or as a file, and what is said of its numbers."""

from collections.abc import Sequence
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError

from footprint.page import forms
from footprint.post import files
from footprint.reporting.checking.reading import Read, UnreadableTableError, read_file, read_text
from rulebook.adding_up import Stated, stated

MOST_CLAIMS = 100
LONGEST_CLAIMS = 20_000  # characters


class CheckTable(forms.Form):
    """`read` are the tables and `claims` what is said of them, once the form is whole."""

    text = forms.LongTextField(
        label="The table",
        required=False,
        rows=10,
        strip=False,
        help_text="Copy it from Word, Excel, a web page or a PDF, several if you like, with their captions. The first "
        "row names the columns.",
    )
    file = django_forms.FileField(
        label="Or a file with the tables",
        required=False,
        help_text="A CSV file, an Excel workbook (.xlsx) or a Word file (.docx).",
        widget=django_forms.FileInput(attrs={"accept": ".csv,.xlsx,.docx"}),
        error_messages={"empty": "The file is empty. Select another."},
    )
    claims_text = forms.LongTextField(
        label="What is said of the numbers elsewhere",
        required=False,
        rows=5,
        max_length=LONGEST_CLAIMS,
        help_text="One statement a line: a name, a colon and what is said. For example: “Fig. 2, Looked after: 318”, "
        "“Reviews in time: 93.49% with 19 late”, “Girls and boys: 44% + 57%”, “Parents present: 37% of 851”, "
        "“Posts: 5.5 + 3 x 0.5 = 6.5”, “Fig. 2, Looked after: 50 to 70”.",
    )

    def clean_claims_text(self) -> str:
        text = str(self.cleaned_data["claims_text"])
        try:
            self.claims: Sequence[Stated] = stated(text)
        except ValueError as fault:
            raise ValidationError(str(fault)) from None
        if len(self.claims) > MOST_CLAIMS:
            raise ValidationError(f"There are more than {MOST_CLAIMS} statements. Check them in parts.")
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text, file = str(cleaned.get("text") or ""), cleaned.get("file")
        if text.strip() and file:
            raise ValidationError({"file": "Paste the table or choose a file, not both."})
        if not self.errors:
            self.read = self._read("file" if file else "text", text, file)
        return cleaned

    def _read(self, name: str, text: str, file: Any) -> Read:
        """Statements may also be checked alone."""
        if not file and not text.strip():
            if self.claims:
                return Read((), ())
            raise ValidationError({"text": "Paste a table, or choose a file."})
        try:
            return read_file(name=str(file.name), content=_content(file)) if file else read_text(text)
        except UnreadableTableError as fault:
            raise ValidationError({name: str(fault)}) from None


def _content(file: Any) -> bytes:
    """No more than is needed to see that it is too much."""
    return bytes(file.read(files.LARGEST + 1))
