"""What people do, as the trail names it. Each app declares its own, once, in its `audit_actions.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Logged:
    """The action stands in the security log, in one of the groups of security.py, and how the log words it."""

    group: str
    words: str


@dataclass(frozen=True)
class NotByHand:
    """Nobody typed what the action wrote: where the history of a record says that it came from."""

    words: str


@dataclass(frozen=True)
class Opens:
    """The action showed somebody a protected field or record: it counts as a look at it."""


OPENS = Opens()
Mark = Logged | NotByHand | Opens


class AuditAction(StrEnum):
    """Base of an app's enumeration. A member's value is the name that is stored; marks may follow it."""

    marks: tuple[Mark, ...]

    def __new__(cls, value: str, *marks: Mark) -> "AuditAction":
        action = str.__new__(cls, value)
        action._value_ = value
        action.marks = marks
        return action


def checked(action: AuditAction) -> AuditAction:
    """TypeError for a bare string: an action that no app declares would be in no list that is made of marks."""
    if not isinstance(action, AuditAction):
        raise TypeError(f"Declare {action!r} in the app's audit_actions.py, and record the member of its enumeration.")
    return action


def declared() -> Iterator[AuditAction]:
    """Every action of every app, whose modules the application loads when it starts (apps.py)."""
    for app in AuditAction.__subclasses__():
        yield from app


def logged() -> dict[str, Logged]:
    return {action: mark for action in declared() for mark in action.marks if isinstance(mark, Logged)}


def not_by_hand() -> dict[str, str]:
    """By the name of the action, in words, where it came from."""
    return {action: mark.words for action in declared() for mark in action.marks if isinstance(mark, NotByHand)}


def opening() -> list[str]:
    return [action for action in declared() if OPENS in action.marks]
