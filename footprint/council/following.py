"""Who must know when a day becomes a bank holiday, or is one no longer: dates follow in the same transaction.

As `children/following.py`: a higher storey adds its action here once, when the application starts.
"""

from collections.abc import Callable
from datetime import date

Follow = Callable[..., None]
_followers: list[Follow] = []


def follow_calendar(action: Follow) -> None:
    """`action(on=...)` is called with the day on which the calendar changed."""
    if action not in _followers:
        _followers.append(action)


def calendar_changed(*, on: date) -> None:
    for action in _followers:
        action(on=on)
