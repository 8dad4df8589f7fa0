"""What periods are called, and which lie beside them."""

from datetime import date

import pytest

from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.periods import KINDS, called, is_alike, kind_of, last_year, titled, with_earlier, year_so_far


def days(first: str, last: str, as_at: str = "") -> ReportingPeriod:
    return ReportingPeriod(*(date.fromisoformat(day) for day in (first, last, as_at or last)))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (days("2013-04-01", "2014-03-31"), "2013/14"),
        (days("1999-04-01", "2000-03-31"), "1999/00"),
        (days("2013-04-01", "2014-03-31", "2014-04-28"), "1 April 2013 to 31 March 2014"),
        (days("2013-04-01", "2013-06-30"), "1 April 2013 to 30 June 2013"),
    ],
)
def test_a_reporting_year_is_called_by_its_years(asked: ReportingPeriod, name: str) -> None:
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
def test_the_same_days_of_two_years_before_stand_beside_it(
    asked: ReportingPeriod, before: ReportingPeriod, first: ReportingPeriod
) -> None:
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


@pytest.mark.parametrize(
    ("asked", "kind", "title"),
    [
        (days("2013-04-01", "2014-03-31"), "year", "Annual report 2013/14"),
        (days("2014-04-01", "2014-09-30"), "half", "Report for the half-year to 30 September 2014"),
        (days("2014-04-01", "2014-06-30"), "quarter", "Report for the quarter to 30 June 2014"),
        (days("2014-01-01", "2014-03-31"), "quarter", "Report for the quarter to 31 March 2014"),
        (days("2016-02-01", "2016-02-29"), "month", "Report for February 2016"),
        (days("2013-01-01", "2013-12-31"), "calendar", "Report for the calendar year 2013"),
        (days("2014-02-01", "2014-04-30"), "", "Report for 1 February 2014 to 30 April 2014"),
        (days("2016-02-01", "2016-02-28"), "", "Report for 1 February 2016 to 28 February 2016"),
        (days("2014-04-01", "2014-06-29"), "", "Report for 1 April 2014 to 29 June 2014"),
        (days("2014-04-01", "2014-06-30", "2014-07-10"), "", "Report for 1 April 2014 to 30 June 2014"),
    ],
)
def test_a_report_is_called_by_the_kind_of_its_period(asked: ReportingPeriod, kind: str, title: str) -> None:
    assert (kind_of(asked), titled(asked)) == (kind, title)


@pytest.mark.parametrize(
    ("kind", "on", "first_offered"),
    [
        ("year", "2014-03-31", ("2013-04-01", "2014-03-31")),
        ("year", "2014-03-30", ("2012-04-01", "2013-03-31")),
        ("half", "2014-04-28", ("2013-10-01", "2014-03-31")),
        ("quarter", "2014-06-30", ("2014-04-01", "2014-06-30")),
        ("quarter", "2014-06-29", ("2014-01-01", "2014-03-31")),
        ("month", "2014-04-28", ("2014-03-01", "2014-03-31")),
        ("calendar", "2014-04-28", ("2013-01-01", "2013-12-31")),
    ],
)
def test_a_period_is_offered_from_its_last_day_on(kind: str, on: str, first_offered: tuple[str, str]) -> None:
    offered = KINDS[kind].ended(on=date.fromisoformat(on), many=3)
    assert offered[0] == days(*first_offered)
    assert [kind_of(one) for one in offered] == [kind] * 3
    assert [one.last_day for one in offered] == sorted((one.last_day for one in offered), reverse=True)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (days("2014-01-01", "2014-03-31"), True),
        (days("2014-02-01", "2014-04-30"), False),
        (days("2014-03-01", "2014-03-31"), False),
        (days("2013-04-01", "2014-03-31"), False),
    ],
)
def test_a_quarter_is_like_another_quarter_alone(other: ReportingPeriod, alike: bool) -> None:
    assert is_alike(days("2014-04-01", "2014-06-30"), other) is alike


def test_other_days_are_alike_where_they_are_as_many() -> None:
    fortnight = days("2014-04-03", "2014-04-16")
    assert is_alike(fortnight, days("2014-03-20", "2014-04-02"))
    assert not is_alike(fortnight, days("2014-03-20", "2014-04-03"))
    assert not is_alike(fortnight, days("2014-01-01", "2014-03-31"))
