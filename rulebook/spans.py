"""Stretches of time: a period of care, a placement, a legal status.

A span includes its first day. Its end is the first day not in it, as DEC is in the SSDA903 return.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Span:
    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"{self.end:%d/%m/%Y} ends what began later, on {self.start:%d/%m/%Y}. Check both dates.")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def days_within(self, first: date, last: date) -> int:
        """Days of the span from `first` to `last`, both counted."""
        after_last = last + timedelta(days=1)
        end = after_last if self.end is None else min(self.end, after_last)
        return max(0, (end - max(self.start, first)).days)


def period_of(day: date, periods: Iterable[Span]) -> Span | None:
    """The period of care that a review on `day` belongs to; on the day one ends and another starts, the ending one."""
    for period in sorted(periods):
        if period.start <= day and (period.end is None or day <= period.end):
            return period
    return None
