"""Of many cases that are alike a few are fast tests and the others slow ones, so that a break shows soon."""

from collections.abc import Iterable
from typing import Any

import pytest


def few(cases: Iterable[Any], *, fast: int) -> list[Any]:
    """The cases for `parametrize`, all but `fast` of them marked slow; those are spread over the whole list."""
    every = list(cases)
    soon = {place * len(every) // fast for place in range(fast)}
    return [case if place in soon else slow(case) for place, case in enumerate(every)]


def slow(case: Any) -> Any:
    if hasattr(case, "marks"):  # a pytest.param
        return pytest.param(*case.values, marks=[*case.marks, pytest.mark.slow], id=case.id)
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow)
