"""The statutory timetables of reviews: how long after which event the first, the second and each later one may be.

Law only: a council's own targets are in `standards.py`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rulebook import law
from rulebook.calendar import BANK_HOLIDAYS, Holidays, add_months, add_working_days, check_can_count_from

Unit = Literal["working days", "days", "months"]
Confidence = Literal["confirmed", "recalled"]


@dataclass(frozen=True)
class Limit:
    """A length of time in law. The day of the event is day 0; the last day is inside the limit."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count != 1 else self.unit.removesuffix('s')}"

    def end(self, event: date, *, holidays: Holidays = BANK_HOLIDAYS) -> date:
        """The last day within the limit. A weekend or a holiday at the end does not extend it."""
        check_can_count_from(event)
        if self.unit == "working days":
            return add_working_days(event, self.count, holidays=holidays)
        if self.unit == "months":
            return add_months(event, self.count)
        return event + timedelta(days=self.count)


@dataclass(frozen=True)
class Timetable:
    """Three limits. The first counts from `event`, the others from the day the review before was held."""

    key: str
    name: str
    event: str
    first: Limit
    second: Limit
    later: Limit
    citations: tuple[law.Citation, law.Citation, law.Citation]
    confidence: Confidence = "confirmed"
    first_not_before: Limit | None = None

    def limit(self, position: int) -> Limit:
        """The limit of the review at `position`: 0 the first, 1 the second, 2 and above the later ones."""
        return (self.first, self.second, self.later)[min(position, 2)]

    def citation(self, position: int) -> law.Citation:
        return self.citations[min(position, 2)]


LOOKED_AFTER = Timetable(
    key="looked_after",
    name="Looked-after child",
    event="the day the child became looked after",
    first=Limit(20, "working days"),
    second=Limit(3, "months"),
    later=Limit(6, "months"),
    citations=(law.FIRST_REVIEW, law.LATER_REVIEWS, law.LATER_REVIEWS),
)
ADOPTION_AUTHORISED = Timetable(
    key="adoption_authorised",
    name="Adoption (authorised, not yet placed)",
    event="the day the agency was authorised to place the child for adoption",
    first=Limit(3, "months"),
    second=Limit(6, "months"),
    later=Limit(6, "months"),
    citations=(law.ADOPTION_REVIEWS,) * 3,
)
ADOPTION_PLACED = Timetable(
    key="adoption_placed",
    name="Adoption (placed)",
    event="the day the child was placed for adoption",
    first=Limit(28, "days"),
    second=Limit(3, "months"),
    later=Limit(6, "months"),
    citations=(law.ADOPTION_REVIEWS,) * 3,
)
ADOPTION_DISRUPTED = Timetable(
    key="adoption_disrupted",
    name="Adoption (placement ended early)",
    event="the day the adoptive placement ended",
    first=Limit(42, "days"),
    first_not_before=Limit(28, "days"),
    second=Limit(6, "months"),
    later=Limit(6, "months"),
    citations=(law.ADOPTION_REVIEWS,) * 3,
    confidence="recalled",
)
SHORT_BREAKS = Timetable(
    key="short_breaks",
    name="Short breaks",
    event="the day the first placement of the series started",
    first=Limit(3, "months"),
    second=Limit(6, "months"),
    later=Limit(6, "months"),
    citations=(law.SHORT_BREAKS,) * 3,
)
SECURE_ACCOMMODATION = Timetable(
    key="secure_accommodation",
    name="Secure accommodation panel",
    event="the day the secure placement started",
    first=Limit(1, "months"),
    second=Limit(3, "months"),
    later=Limit(3, "months"),
    citations=(law.SECURE_REVIEWS,) * 3,
    confidence="recalled",
)
TIMETABLES = (
    LOOKED_AFTER,
    ADOPTION_AUTHORISED,
    ADOPTION_PLACED,
    ADOPTION_DISRUPTED,
    SHORT_BREAKS,
    SECURE_ACCOMMODATION,
)
