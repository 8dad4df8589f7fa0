"""Working days of England and Wales counted one by one, with bank holidays worked out here and read from nowhere."""

from datetime import date, timedelta

DAY = timedelta(days=1)
# Proclaimed once: what was moved or added (2011 to 2035 and the years just before).
MOVED_AWAY = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30), date(2002, 5, 27)}
ONCE = {
    *(date(2002, 6, 3), date(2002, 6, 4)),  # Golden Jubilee
    date(2011, 4, 29),  # a royal wedding
    *(date(2012, 6, 4), date(2012, 6, 5)),  # Diamond Jubilee
    date(2020, 5, 8),  # VE Day, instead of 4 May
    *(date(2022, 6, 2), date(2022, 6, 3)),  # Platinum Jubilee
    date(2022, 9, 19),  # a state funeral
    date(2023, 5, 8),  # a coronation
}


def easter_sunday(year: int) -> date:
    """The Gregorian computus, step by step as Oudin gives it."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def monday(day: date, *, step: int) -> date:
    while day.weekday() != 0:
        day += step * DAY
    return day


def bank_holidays(year: int) -> set[date]:
    """New Year, Christmas and Boxing Day are moved to the next free weekday; the rest are weekdays by their nature."""
    easter = easter_sunday(year)
    days = {
        easter - 2 * DAY,
        easter + DAY,
        monday(date(year, 5, 1), step=1),
        monday(date(year, 5, 31), step=-1),
        monday(date(year, 8, 31), step=-1),
    }
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() >= 5 or fixed in days:
            fixed += DAY
        days.add(fixed)
    return {day for day in days | ONCE if day.year == year} - MOVED_AWAY


HOLIDAYS = {day for year in range(1999, 2051) for day in bank_holidays(year)}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def add_working_days(start: date, days: int) -> date:
    """The start is day 0."""
    day = start
    while days:
        day += DAY
        days -= is_working(day)
    return day
