"""Makes rulebook/bank_holidays.csv from the `holidays` package: `python -m tests.rulebook.make_bank_holidays`.

Run it when the package learns of a new one-off holiday, then `git diff` shows what changed.
"""

import csv
from datetime import date

import holidays

from rulebook.calendar import BANK_HOLIDAYS_FILE

FIRST_YEAR, LAST_YEAR = 1990, 2099


def bank_holidays() -> dict[date, str]:
    """Every bank holiday of England and Wales, Christmas Day and Good Friday among them, in order of date."""
    known = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return {day: known[day] for day in sorted(known)}


def write() -> None:
    with BANK_HOLIDAYS_FILE.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("date", "name"))
        rows.writerows((day.isoformat(), name) for day, name in bank_holidays().items())


if __name__ == "__main__":
    write()
