"""The next statutory review of every child looked after, with its reason, from the records made of the files."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from footprint.interchange.ssda903.reading import Tables
from rulebook import codes
from rulebook.reviews import ADOPTION_PLACED, Due, Remand, Status, governing_due
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS


@dataclass(frozen=True)
class NextReview:
    """One child looked after. `due` is None where the last review is unknown; `plain` is the plain chain's date."""

    child: str
    started_on: date
    start_known: bool
    last_held_on: date | None
    due: Due | None
    plain: Due | None

    @property
    def order(self) -> tuple[date, str]:
        return (self.due.on if self.due else date.max, self.child)

    def as_json(self) -> dict[str, Any]:
        return {
            "child": self.child,
            "started": str(self.started_on),
            "start_known": self.start_known,
            "last_review": str(self.last_held_on) if self.last_held_on else None,
            "due": str(self.due.on) if self.due else None,
            "plain_due": str(self.plain.on) if self.plain else None,
            "why": self.due.why if self.due else LAST_REVIEW_UNKNOWN,
        }


LAST_REVIEW_UNKNOWN = "The last review is unknown: none of this period of care is in the files, nor what came before."


def next_reviews(tables: Tables, *, on: date, known_from: date | None) -> list[NextReview]:
    """Every child looked after on `on`, the earliest due first, those whose last review is unknown last."""
    run = tables.connection.execute
    placed: dict[int, list[Status]] = {}
    for period, start, end in run("SELECT period_id, placed_on, placed_until FROM adoption").fetchall():
        placed.setdefault(period, []).append(Status(ADOPTION_PLACED.key, Span(start, end)))
    remands: dict[int, list[Remand]] = {}
    listed = ", ".join(f"'{code}'" for code in sorted(codes.REMAND))
    for period, start, end in run(
        f"SELECT period_id, from_on, to_on FROM status WHERE legal_status IN ({listed})"
    ).fetchall():
        remands.setdefault(period, []).append(Remand(Span(start, end)))
    found = [
        _next(row, on=on, known_from=known_from, placed=placed.get(row[0], []), remands=remands.get(row[0], []))
        for row in tables.run("open_periods", on=on)
    ]
    return sorted(found, key=lambda each: each.order)


def _next(
    row: tuple[Any, ...], *, on: date, known_from: date | None, placed: list[Status], remands: list[Remand]
) -> NextReview:
    """A period whose history is unknown is one that began before the reviews are known from."""
    _, child, started_on, start_known, history_known, first_due_on, held = row
    unknown_until = known_from or on
    entered = started_on if history_known else min(started_on, unknown_until - timedelta(days=1))
    held = held or []

    def due(**special: Any) -> Due | None:
        if not history_known and not held and first_due_on is None and not special.get("statuses"):
            return None
        return governing_due(
            entered=entered, held=held, on=on, known_from=unknown_until, standards=DEFAULT_STANDARDS, **special
        )

    return NextReview(
        child, started_on, start_known, held[-1] if held else None, due(statuses=placed, remands=remands), due()
    )
