"""What every test can use. Tests that ask for the database get one of their own (tests/database_plugin.py)."""

from collections.abc import Callable
from datetime import date

import pytest

pytest_plugins = ["tests.database_plugin"]


@pytest.fixture(autouse=True)
def _day_not_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOOTPRINT_TODAY", raising=False)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pins the business date: `today(date(2014, 4, 28))`. The pages of the journeys see it too."""
    return lambda day: monkeypatch.setenv("FOOTPRINT_TODAY", day.isoformat())
