"""Forms in the GOV.UK pattern: three boxes for a date, choices that reveal questions, errors that say what to do.

Any Django field is drawn in the pattern, by `{{ form.name.as_field_group }}` or `{% field_group form.name %}`. The
fields here also word their errors: a field's `label` is the question, `called` names the thing in errors.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

from footprint.page import inputs
from footprint.page.datefield import DateBoxes, DateField, lowered

__all__ = [
    "CheckboxesField",
    "DateBoxes",
    "DateField",
    "FilesField",
    "Form",
    "LongTextField",
    "RadioField",
    "Renderer",
    "SelectField",
    "TextField",
    "TimeField",
    "WholeNumberField",
]

TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.]\d{2})?)?\s*(?:(?P<half>[ap])\.?m\.?)?", re.ASCII)
MOST_OF_HALF, LAST_HOUR, LAST_MINUTE = 12, 23, 59
Choices = Sequence[tuple[str, str]]
Reveals = Mapping[str, Sequence[str]]


class Renderer(DjangoTemplates):
    field_template_name = "page/fields/field.html"
    form_template_name = "page/fields/form.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        draw = inputs.DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


class Form(forms.Form):
    """A form whose revealed questions count only when their option is chosen: otherwise their value is None."""

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            chosen = cleaned.get(name) or ()
            chosen = [chosen] if isinstance(chosen, str) else chosen
            for option, names in reveals_of(field).items():
                if option not in chosen:
                    self._set_aside(names)
        return cleaned

    def _set_aside(self, names: Sequence[str]) -> None:
        for name in names:
            self.errors.pop(name, None)
            self.cleaned_data[name] = None

    def groups(self) -> Iterator[forms.BoundField]:
        """The visible questions in order, without those that another question's option reveals."""
        revealed = {name for field in self.fields.values() for names in reveals_of(field).values() for name in names}
        return (field for field in self.visible_fields() if field.name not in revealed)


def reveals_of(field: forms.Field) -> Reveals:
    return getattr(field, "reveals", {})


def instruction(verb: str, called: str, options: Mapping[str, Any]) -> str:
    return f"{verb} {lowered(called or str(options.get('label') or 'an answer').rstrip('?'))}"


class TextField(forms.CharField):
    """One line of text. `width` is the number of characters that the box is wide."""

    def __init__(self, *, called: str = "", width: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages["required"] = instruction("Enter", called, options)
        if width:
            self.widget.attrs["class"] = f"govuk-input--width-{width}"


class TimeField(forms.TimeField):
    """A time of day as people write it: 14:00, 9.30, 9:30am, 2pm, 14."""

    def __init__(self, *, called: str = "", **options: Any) -> None:
        options.setdefault("help_text", "For example, 14:00, 9.30am or 2pm")
        widget = forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"})
        super().__init__(widget=widget, **options)
        self.error_messages["required"] = instruction("Enter", called, options)
        self.error_messages["invalid"] = "The time must be written as 14:00, 9.30am or 2pm"

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        written = TIME.fullmatch(str(value).strip().lower())
        if not written:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hour, minute, half = int(written["hour"]), int(written["minute"] or 0), written["half"]
        if (half and not 1 <= hour <= MOST_OF_HALF) or hour > LAST_HOUR or minute > LAST_MINUTE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(hour % MOST_OF_HALF + (MOST_OF_HALF if half == "p" else 0) if half else hour, minute)


class LongTextField(TextField):
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["rows"] = rows


class WholeNumberField(forms.IntegerField):
    """A whole number, typed as text so that a wheel or an arrow key can't change it."""

    widget = forms.TextInput

    def __init__(self, *, called: str = "", width: int = 4, **options: Any) -> None:
        super().__init__(**options)
        name = called or str(options.get("label") or "This").rstrip("?")
        self.error_messages["required"] = instruction("Enter", called, options)
        self.error_messages["invalid"] = f"{name} must be a whole number, for example 12"
        self.widget.attrs.update({"class": f"govuk-input--width-{width}", "inputmode": "numeric"})


class _Chosen:
    """What radios and checkboxes share: hints, questions that an option reveals, and the wording of errors."""

    def __init__(
        self,
        *,
        choices: Choices,
        called: str = "",
        hints: Mapping[str, str] | None = None,
        reveals: Reveals | None = None,
        inline: bool = False,
        small: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(choices=choices, **options)  # type: ignore[call-arg]
        self.hints, self.reveals, self.inline, self.small = hints or {}, reveals or {}, inline, small
        self.error_messages["required"] = instruction("Select", called, options)  # type: ignore[attr-defined]


class RadioField(_Chosen, forms.ChoiceField):
    """One of a few options, all of them shown."""

    widget = forms.RadioSelect


class CheckboxesField(_Chosen, forms.MultipleChoiceField):
    """Any of a few options, all of them shown."""

    widget = forms.CheckboxSelectMultiple


class SelectField(forms.ChoiceField):
    """One of many options; `empty` is the first line, which chooses nothing."""

    def __init__(self, *, choices: Choices, called: str = "", empty: str = "", **options: Any) -> None:
        super().__init__(choices=[("", empty), *choices], **options)
        self.error_messages["required"] = instruction("Select", called, options)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, as a list. `accept` is what the file window offers (".csv,.xlsx"); a drop ignores it."""

    widget = FilesInput

    def __init__(self, *, called: str = "", accept: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.error_messages["required"] = instruction("Select", called, options)
        self.widget.attrs["multiple"] = True
        if accept:
            self.widget.attrs["accept"] = accept

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        values = [file for file in (data or []) if file]
        if not values and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(FilesField, self).clean(file, initial) for file in values]
