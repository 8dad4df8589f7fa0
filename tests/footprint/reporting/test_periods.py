"""What periods are called, and which lie beside them."""

from datetime import date

import pytest

from footprint.reporting.figures import Asked
from footprint.reporting.periods import called, last_year, with_earlier, year_so_far


def days(first: str, last: str, as_at: str = "") -> Asked:
    return Asked(*(date.fromisoformat(day) for day in (first, last, as_at or last)))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (days("2013-04-01", "2014-03-31"), "2013/14"),
        (days("1999-04-01", "2000-03-31"), "1999/00"),
        (days("2013-04-01", "2014-03-31", "2014-04-28"), "1 April 2013 to 31 March 2014"),
        (days("2013-04-01", "2013-06-30"), "1 April 2013 to 30 June 2013"),
    ],
)
def test_a_reporting_year_is_called_by_its_years(asked: Asked, name: str) -> None:
    assert called(asked) == name


@pytest.mark.parametrize(
    ("asked", "before", "first"),
    [
        (days("2013-04-01", "2014-03-31"), days("2012-04-01", "2013-03-31"), days("2011-04-01", "2012-03-31")),
        (days("2016-02-01", "2016-02-29"), days("2015-02-01", "2015-02-28"), days("2014-02-01", "2014-02-28")),
        (days("2017-02-01", "2017-02-28"), days("2016-02-01", "2016-02-29"), days("2015-02-01", "2015-02-28")),
        (days("2016-02-01", "2016-02-28"), days("2015-02-01", "2015-02-28"), days("2014-02-01", "2014-02-28")),
        (days("2014-01-01", "2014-01-31", "2014-04-28"), days("2013-01-01", "2013-01-31", "2013-04-28"),
         days("2012-01-01", "2012-01-31", "2012-04-28")),
    ],
)  # fmt: skip
def test_the_same_days_of_two_years_before_stand_beside_it(asked: Asked, before: Asked, first: Asked) -> None:
    assert with_earlier(asked) == [asked, before, first]


def test_more_than_a_year_stands_alone() -> None:
    long = days("2012-04-01", "2013-04-01")
    assert with_earlier(long) == [long]
    assert len(with_earlier(days("2012-04-01", "2013-03-31"))) == 3


@pytest.mark.parametrize(
    ("on", "last", "so_far"),
    [
        ("2014-03-30", "2013-03-31", ("2013-04-01", "2014-03-30")),
        ("2014-03-31", "2014-03-31", ("2013-04-01", "2014-03-31")),
        ("2014-04-01", "2014-03-31", ("2014-04-01", "2014-04-01")),
    ],
)
def test_the_year_changes_on_the_first_of_april(on: str, last: str, so_far: tuple[str, str]) -> None:
    day = date.fromisoformat(on)
    assert last_year(on=day).last_day == date.fromisoformat(last)
    assert year_so_far(on=day) == days(*so_far)
