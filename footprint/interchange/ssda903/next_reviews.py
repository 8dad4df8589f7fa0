"""The next statutory review of every child looked after, with its reason, from the records made of the files."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.interchange.ssda903.reading import Tables
from rulebook.reasons import Due
from rulebook.review_dates import explained, plainly_explained


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


def next_reviews(tables: Tables, *, on: date) -> list[NextReview]:
    """Every child looked after on `on`, the earliest due first, those whose last review is unknown last.

    The records must have been made with that day as `next_on`.
    """
    return sorted((_next(*row) for row in tables.run("next_review", on=on)), key=lambda each: each.order)


def _next(
    child: str,
    started_on: date,
    start_known: bool,
    last_held_on: date | None,
    number: int,
    *rules: Any,
) -> NextReview:
    plain_rule, plain_from, special_rule, special_from = rules
    why = {
        key: {"rule": rule, "from": counted_from.isoformat()}
        for key, rule, counted_from in (("plain", plain_rule, plain_from), ("special", special_rule, special_from))
        if rule
    }
    due, plain = explained(why, number=number), plainly_explained(why, number=number)
    return NextReview(child, started_on, start_known, last_held_on, due, plain)
