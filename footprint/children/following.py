"""Who must know when a child's care changes: review dates follow in the same transaction.

The register lies below the reviews and cannot call them. A higher storey adds its action here once, when the
application starts; the register's actions call `care_changed` last, inside their transaction.
"""

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

Follow = Callable[..., None]
_followers: list[Follow] = []
_leavers: list[Follow] = []


def follow(action: Follow) -> None:
    """`action(children=..., on=...)` is called with the keys of the children whose care changed."""
    if action not in _followers:
        _followers.append(action)


def care_changed(*, children: Collection[UUID], on: date) -> None:
    for action in _followers:
        action(children=children, on=on)


def before_leaving(action: Follow) -> None:
    """`action(periods=...)` is called with the keys of periods of care about to be removed; NotAllowed keeps them."""
    if action not in _leavers:
        _leavers.append(action)


def periods_left_over(*, periods: Collection[UUID]) -> None:
    for action in _leavers if periods else ():
        action(periods=periods)
