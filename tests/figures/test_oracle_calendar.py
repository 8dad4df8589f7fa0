"""The oracle counts with bank holidays of its own; here they meet the product's list and the reference's dates."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.figures.records import add_months
from tests.figures.working_days import HOLIDAYS, add_working_days

LIST = Path(__file__).parents[2] / "rulebook" / "bank_holidays.csv"


def test_bank_holidays_are_those_of_the_products_list() -> None:
    with LIST.open(encoding="utf-8") as lines:
        listed = {date.fromisoformat(row["date"]) for row in csv.DictReader(lines)}

    listed = {day for day in listed if 2003 <= day.year <= 2050 and day.weekday() < 5}
    assert listed == {day for day in HOLIDAYS if 2003 <= day.year <= 2050}


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2013, 4, 2), date(2013, 4, 30)),
        (date(2013, 8, 23), date(2013, 9, 23)),  # 26 August
        (date(2013, 12, 2), date(2014, 1, 2)),  # Christmas and New Year
        (date(2013, 12, 24), date(2014, 1, 24)),
        (date(2014, 3, 3), date(2014, 3, 31)),
        (date(2014, 4, 12), date(2014, 5, 14)),  # a Saturday; Easter and May Day
    ],
)
def test_twenty_working_days(start: date, due: date) -> None:
    assert add_working_days(start, 20) == due


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2013, 11, 30), 3, date(2014, 2, 28)),
        (date(2013, 8, 31), 6, date(2014, 2, 28)),
        (date(2014, 2, 28), 6, date(2014, 8, 28)),
        (date(2013, 12, 31), 6, date(2014, 6, 30)),
    ],
)
def test_months(day: date, months: int, due: date) -> None:
    assert add_months(day, months) == due
