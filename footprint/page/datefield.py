"""A date asked for as day, month and year in three boxes, with errors that name the box."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.page import clock
from footprint.page.refusals import NotAllowed
from rulebook import days
from rulebook.days import COUNTS, Kind

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateBoxes(forms.Widget):
    """Day, month and year, sent as NAME_day, NAME_month and NAME_year."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, str, str]:
        day, month, year = ((data.get(f"{name}_{part}") or "").strip() for part in PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A day that exists and can be meant: `kind` says what it is, and bounds it by today (`rulebook.days`).

    `earliest` and `latest`, both included, are other bounds, known where it is asked; `called` names it in errors.
    """

    widget = DateBoxes

    def __init__(
        self,
        *,
        called: str = "",
        kind: Kind = COUNTS,
        earliest: date | None = None,
        latest: date | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.called = called or str(options.get("label") or "Date").rstrip("?")
        self.kind, self.earliest, self.latest = kind, earliest, latest
        if "required" not in options.get("error_messages", {}):
            self.error_messages["required"] = f"Enter {lowered(self.called)}"

    def prepare_value(self, value: Any) -> tuple[str, str, str]:
        return boxes_of(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return boxes_of(initial) != boxes_of(data)

    def clean(self, value: Any) -> date | None:
        typed = boxes_of(value)
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if len(missing) == len(PARTS):
            if self.required:
                raise wrong(str(self.error_messages["required"]), PARTS, code="required")
            return None
        if missing:
            raise wrong(f"{self.called} must include a {' and '.join(missing)}", missing)
        day = self._real_date(*typed)
        self._check_bounds(day)
        self.run_validators(day)
        return day

    def _real_date(self, day: str, month: str, year: str) -> date:
        if number(year) is None or len(year) != 4:
            raise wrong(f"{self.called}: the year must be four numbers, for example 2014", ["year"])
        try:
            return date(int(year), month_number(month) or 0, number(day) or 0)
        except ValueError:
            raise wrong(f"{self.called} must be a real date", PARTS) from None

    def _check_bounds(self, day: date) -> None:
        on = clock.today()
        fault = days.fault(day, kind=self.kind, on=on, called=self.called, earliest=self.earliest, latest=self.latest)
        if fault:
            raise wrong(fault, PARTS)


def check_day(
    day: date | None, *, kind: Kind, on: date, called: str, earliest: date | None = None, latest: date | None = None
) -> None:
    """The same for an action, whatever asked it: `NotAllowed` with the sentence. No day is no fault."""
    fault = days.fault(day, kind=kind, on=on, called=called, earliest=earliest, latest=latest) if day else ""
    if fault:
        raise NotAllowed(fault)


def far_days(form: forms.BaseForm) -> list[str]:
    """A sentence for each day of a sound form that is more than a year ahead, to be asked whether it is meant."""
    on = clock.today()
    return [
        f"{field.called}: {days.back(day, on=on)} Check that this is the day that you mean."
        for name, field in form.fields.items()
        if isinstance(field, DateField)
        and field.kind in (days.COUNTS, days.PLANNED)
        and (day := form.cleaned_data.get(name))
        if days.is_far(day, on=on)
    ]


def wrong(message: str, boxes: Sequence[str], code: str = "invalid") -> ValidationError:
    return ValidationError(message, code=code, params={"boxes": tuple(boxes)})


def boxes_of(value: Any) -> tuple[str, str, str]:
    """What the three boxes show: of a date its numbers, of what was typed the same again."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return value if isinstance(value, tuple) else ("", "", "")


def number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def month_number(typed: str) -> int | None:
    """3 for "3", "03", "Mar" and "march"; None for what is no month."""
    short = typed.lower()[:3]
    return MONTHS.index(short) + 1 if typed.isalpha() and short in MONTHS else number(typed)


def lowered(name: str) -> str:
    """A name inside a sentence: "Review date" becomes "review date", "IRO" stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def format_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
