from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from footprint.page import forms

MOST_BYTES = 60 * 1024 * 1024


class FiguresFromFiles(forms.Form):
    files = forms.FilesField(  # type: ignore[assignment]
        label="The files of the return",
        called="the files of the return",
        accept=".csv",
        help_text="CSV files as they are sent to the Department for Education: at least the children (header), the "
        "episodes and the reviews. They are told apart by their columns, whatever they are called.",
    )
    earlier = forms.FilesField(
        label="The files of an earlier year",
        required=False,
        accept=".csv",
        help_text="Where a later file says otherwise, the later one rules.",
    )
    year_ending = forms.DateField(
        label="Year ending",
        called="the day on which the year ends",
        help_text="Usually 31 March, for example 31 3 2026.",
        earliest=date(2000, 1, 1),
        latest=date(2090, 12, 31),
    )
    known_from = forms.DateField(
        label="Reviews are known from",
        required=False,
        called="the day from which reviews are known",
        help_text="Only when it is not the 1 April before the first review in the files.",
        earliest=date(1991, 1, 1),
        latest=date(2090, 12, 31),
    )
    hold_back = forms.CheckboxesField(
        label="Children with faults",
        required=False,
        choices=[("yes", "Leave out the children with faults, and work out the figures of the others")],
        small=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        size = sum(file.size or 0 for name in ("files", "earlier") for file in cleaned.get(name) or [])
        if size > MOST_BYTES:
            raise ValidationError(
                f"The files are {size // 2**20} MB together, more than the {MOST_BYTES // 2**20} MB "
                "that this page takes. "
                "Use ./run figures --from for a larger folder."
            )
        return cleaned


class HistoryFilters(forms.Form):
    about = forms.SelectField(label="About", choices=[], empty="Everything", required=False)

    def __init__(self, data: Mapping[str, Any], *, groups: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["about"].choices = [("", "Everything"), *groups.items()]  # type: ignore[attr-defined]
