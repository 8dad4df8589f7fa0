"""What the council is called, its colour and its nouns, as its settings have them today, for every page.

A page that is open to anyone asks the database nothing: it shows what this process last knew.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from footprint.audit.middleware import person_of
from footprint.council import queries
from footprint.council.registry import SETTINGS
from footprint.page import clock
from footprint.page.context import look

NAMED = {key: str(SETTINGS[key].default) for key in ("noun_children", "noun_review")}
LEARNT = ("council_name", "council_colour", *NAMED)
_known: dict[str, str] = {}


def council(request: HttpRequest) -> dict[str, Any]:
    if person_of(request):
        learn(on=clock.today())
    name, shade = _known.get("council_name", settings.COUNCIL), _known.get("council_colour", settings.COLOUR)
    return look(name, shade, queries.nouns_of({**NAMED, **_known}))


def learn(*, on: date) -> None:
    """Keeps the last when the database does not answer: the page that says so must still be drawn."""
    try:
        decided = queries.in_force(on=on)
    except DatabaseError:
        return
    _known.clear()
    _known.update({key: str(decided[key].value) for key in LEARNT if key in decided})
