"""Filters that live in the address, so that a filtered list can be sent as a link and the back button works."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from footprint.page.datefield import PARTS, DateBoxes, format_day


@dataclass(frozen=True)
class Chip:
    """One filter that is set: what it says, and the address without it."""

    label: str
    text: str
    url: str


def chips(*, form: forms.BaseForm, params: QueryDict) -> list[Chip]:
    """The filters set in a bound, valid part of `form`, in its order."""
    if not form.is_bound:
        return []
    form.is_valid()
    result = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        for item in value if isinstance(value, list) else [value]:
            if item not in (None, "", False):
                label = str(form[name].label)
                result.append(Chip(label, text_of(field, item), without(params, form.add_prefix(name), field, item)))
    return result


def text_of(field: forms.Field, value: Any) -> str:
    if isinstance(field.widget, DateBoxes):
        return format_day(value)
    if value is True:
        return "yes"
    return str(dict(getattr(field, "choices", [])).get(value, value))


def without(params: QueryDict, name: str, field: forms.Field, value: Any) -> str:
    """The address without this one filter, back on the first page."""
    left = params.copy()
    left.pop("page", None)
    if isinstance(field.widget, DateBoxes):
        for part in PARTS:
            left.pop(f"{name}_{part}", None)
    elif isinstance(field, forms.MultipleChoiceField):
        left.setlist(name, [item for item in left.getlist(name) if item != value])
    else:
        left.pop(name, None)
    return "?" + left.urlencode()


def is_key(values: str) -> bool:
    """Whether what an address says can be the key of a record."""
    try:
        return bool(UUID(values))
    except ValueError:
        return False
