from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField

from footprint.page.datefield import PARTS
from footprint.page.forms import DateField, Form
from rulebook.calendar import FIRST_DAY

LATEST = date(2088, 12, 31)
MOST_REVIEWS = 60


class ReviewDates(Form):
    """The start of a period of care and the days of its reviews: one question for each, `held_0` onwards."""

    entered = DateField(
        label="When did the child become looked after?",
        called="The day the child became looked after",
        help_text="For example, 2 12 2013",
        earliest=FIRST_DAY,
        latest=LATEST,
    )

    def __init__(self, *args: Any, rows: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"held_{number}" for number in range(min(rows, MOST_REVIEWS))]
        for number, name in enumerate(self.names, start=1):
            called = f"Review {number}"
            self.fields[name] = DateField(
                label=f"{called}: when was it held?", called=called, earliest=FIRST_DAY, latest=LATEST, required=False
            )

    def reviews(self) -> Iterator[BoundField]:
        return (self[name] for name in self.names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        entered, seen = cleaned.get("entered"), set[date]()
        for number, name in enumerate(self.names, start=1):
            held = cleaned.get(name)
            if held is None:
                continue
            if entered and held < entered:
                self._refuse(name, f"Review {number} must be on or after the day the child became looked after")
            if held in seen:
                self._refuse(name, f"Review {number} has the same date as another review: give each review once")
            seen.add(held)
        return cleaned

    def _refuse(self, name: str, sentence: str) -> None:
        self.add_error(name, ValidationError(sentence, params={"boxes": PARTS}))

    @property
    def held(self) -> list[date]:
        """The days typed, earliest first."""
        return sorted(day for name in self.names if (day := self.cleaned_data.get(name)))
