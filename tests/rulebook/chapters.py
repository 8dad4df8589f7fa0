"""The form of the rule book's chapters. A chapter is a test table; `print_rules` turns the same table into a page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from rulebook.chain import Step
from rulebook.law import Citation
from rulebook.reasons import Due

CONFIDENCE = {
    "confirmed": "confirmed: read in the law, or in official guidance",
    "recalled": "recalled: not read in full; check before relying on it",
    "reading": "our reading: the words leave room and this is how they are taken",
    "setting": "a council's choice, with this default",
}


def day(text: str) -> date:
    """A literal date, written 2013-12-02."""
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Example:
    """`given` in words, `answer` worked out by the rule book, `expected` typed by hand."""

    given: str
    answer: Callable[[], object]
    expected: str


@dataclass(frozen=True)
class Rule:
    title: str
    words: str
    source: Citation | str
    confidence: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    rules: tuple[Rule, ...]

    def cases(self) -> list[object]:
        return [
            pytest.param(example, id=f"{rule.title}: {example.given}")
            for rule in self.rules
            for example in rule.examples
        ]


def shown(value: object) -> str:
    """An answer as a page and a test show it."""
    if isinstance(value, Due):
        return value.on.isoformat()
    if isinstance(value, Step):
        due = value.due.on.isoformat() if value.due else "none"
        return f"due {due}, {value.verdict}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def reason(value: object) -> str:
    due = value.due if isinstance(value, Step) else value
    return due.why if isinstance(due, Due) else ""


def refusal(act: Callable[[], object]) -> str:
    """The sentence with which the rule book refuses."""
    with pytest.raises(ValueError) as refused:
        act()
    return f"refused: {refused.value}"
