"""The address of the review dates page: the whole state of the page, so that it can be kept, sent and gone back to.

?entered=2013-12-02&held=2013-12-20&held=2014-03-10         the dates
&was=2013-12-13&now=2013-12-20                              a review was just moved
&rows=2                                                     how many empty reviews to ask for
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from footprint.page.datefield import PARTS

MOST_EMPTY_ROWS = 10
Typed = tuple[str, str, str]


@dataclass(frozen=True)
class Address:
    entered: date
    held: list[date] = field(default_factory=list)
    moved: tuple[date, date] | None = None
    rows: int = 1

    def __str__(self) -> str:
        params: list[tuple[str, object]] = [("entered", self.entered), *(("held", day) for day in self.held)]
        if self.moved:
            params += [("was", self.moved[0]), ("now", self.moved[1])]
        if self.rows > 1:
            params.append(("rows", self.rows))
        return f"{reverse('review_dates:dates')}?{urlencode(params)}"

    def moving(self, old: date, new: date) -> "Address":
        held = sorted(new if day == old else day for day in self.held)
        return replace(self, held=held, moved=(old, new), rows=1)


def was_typed(params: QueryDict) -> bool:
    """Whether the address comes from the form's boxes, and not from a link."""
    return any(f"entered_{part}" in params for part in PARTS)


def typed_rows(params: QueryDict) -> list[Typed]:
    """Each review as it stands in the boxes, without the one whose Remove button was pressed."""
    rows: list[Typed] = []
    while any(f"held_{len(rows)}_{part}" in params for part in PARTS):
        rows.append(_boxes(params, f"held_{len(rows)}"))
    return [row for number, row in enumerate(rows) if str(number) != params.get("remove")]


def form_data(params: QueryDict) -> tuple[dict[str, str], int]:
    """What the form's boxes hold, and the number of reviews asked for, whether typed or from a link."""
    if was_typed(params):
        entered, rows = _boxes(params, "entered"), typed_rows(params)
        rows += [("", "", "")] * ("add" in params or not rows)
    else:
        entered = _split(params.get("entered", ""))
        rows = [_split(text) for text in params.getlist("held")] + [("", "", "")] * empty_rows(params)
    data = _named("entered", entered)
    for number, row in enumerate(rows):
        data |= _named(f"held_{number}", row)
    return data, len(rows)


def empty_rows(params: QueryDict) -> int:
    cleaned = params.get("rows", "")
    return max(1, min(int(cleaned), MOST_EMPTY_ROWS)) if cleaned.isascii() and cleaned.isdigit() else 1


def rows_after(params: QueryDict) -> int:
    """Empty reviews to ask for next: one, or with Add pressed one more than were left empty."""
    empty = sum(not any(row) for row in typed_rows(params))
    return max(1, min(empty + 1, MOST_EMPTY_ROWS)) if "add" in params else 1


def move_made(params: QueryDict, *, entered: date, held: Iterable[date]) -> tuple[date, date] | None:
    """The day a review was moved from and to, where the address tells of one that makes sense."""
    try:
        old, new = date.fromisoformat(params.get("was", "")), date.fromisoformat(params.get("now", ""))
    except ValueError:
        return None
    days = set(held)
    return (old, new) if new in days and old not in days and old >= entered else None


def _boxes(params: QueryDict, name: str) -> Typed:
    day, month, year = (params.get(f"{name}_{part}", "").strip() for part in PARTS)
    return day, month, year


def _split(text: str) -> Typed:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text, "", ""
    return str(day.day), str(day.month), str(day.year)


def _named(name: str, typed: Typed) -> dict[str, str]:
    return {f"{name}_{part}": text for part, text in zip(PARTS, typed, strict=True)}
