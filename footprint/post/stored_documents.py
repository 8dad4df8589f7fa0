"""A document as JSON, so that it is kept as it was made, and back again: the same parts, and so the same files."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from footprint.page.tables import Cell, Column, Table
from footprint.post.outline import (
    Document,
    Facts,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Run,
)  # fmt: skip

KINDS: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Document, Heading, Paragraph, Listing, Facts, Picture, PageBreak, Run, Table, Column, Cell)
}
IS = "is"  # names the kind of what a JSON object stands for


def kept(document: Document) -> dict[str, Any]:
    """TypeError where something stands in it that JSON could not give back."""
    result: dict[str, Any] = _kept(document)
    return result


def read(saved: Mapping[str, Any]) -> Document:
    document = _read(saved)
    assert isinstance(document, Document)
    return document


def _kept(safe_string: Any) -> Any:
    match safe_string:
        case SafeString():
            return {IS: "drawn", "value": str(safe_string)}
        case None | bool() | int() | float() | str():
            return safe_string
        case datetime() | date() | Decimal():
            return {IS: type(safe_string).__name__, "value": str(safe_string)}
        case list() | tuple() | map() | types.GeneratorType():
            return [_kept(part) for part in safe_string]
    if is_dataclass(safe_string) and type(safe_string).__name__ in KINDS:
        return {
            IS: type(safe_string).__name__,
            **{name.name: _kept(getattr(safe_string, name.name)) for name in fields(safe_string)},
        }
    raise TypeError(f"A document that is kept can't hold {type(safe_string).__name__}.")


READ: Mapping[str, Any] = {
    "drawn": SafeString,  # only what this program drew and kept itself comes through here
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "Decimal": Decimal,
}


def _read(saved: Any) -> Any:
    if isinstance(saved, list):
        return tuple(_read(part) for part in saved)
    if not isinstance(saved, Mapping):
        return saved
    kind = saved[IS]
    if kind in READ:
        return READ[kind](saved["value"])
    known = {name.name for name in fields(KINDS[kind])}
    return KINDS[kind](**{name: _read(value) for name, value in saved.items() if name in known})
