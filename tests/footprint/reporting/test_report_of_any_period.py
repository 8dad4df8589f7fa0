"""Reports of other periods than a year: begun, compared, told, published. Today is 28 April 2014."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.council.actions import set_published
from footprint.page.datefield import PARTS
from footprint.page.refusals import NotAllowed
from footprint.page.tables import Table, cell
from footprint.post.stored_documents import read
from footprint.programme.actions import Written, add_outcomes
from footprint.reporting.definitions import in_print
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import telling
from footprint.reporting.models import AnnualReport, ReportVersion
from footprint.reporting.report import freezing, queries, writing_actions
from footprint.reporting.report.records import records_of
from footprint.reviews.models import Review
from rulebook.disclosure import OF_ONE_DAY
from tests import people
from tests.acts import led_to, send, twice
from tests.people import AT

BEGIN = "/annual-report/begin/"
YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))


def days(first: str, last: str) -> ReportingPeriod:
    return ReportingPeriod(date.fromisoformat(first), date.fromisoformat(last), date.fromisoformat(last))


QUARTER = days("2014-01-01", "2014-03-31")
QUARTER_BEFORE = days("2013-10-01", "2013-12-31")


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": people.staff("hos")}


def begun(asked: ReportingPeriod, staff: dict[str, Person], section: str = "homes", text: str = "") -> AnnualReport:
    report = writing_actions.begin_report(reporting_period=asked, by=staff["Lena"], at=AT)
    if text:
        writing_actions.save_passage(
            report=report, section=section, words={"text": text, "doing": "We look on."}, version=0,
            window=UUID(int=1), by=staff["Lena"], at=AT,
        )  # fmt: skip
    return report


def boxes(**named: date) -> dict[str, str]:
    parts = [(f"{name}_{part}", getattr(day, part)) for name, day in named.items() for part in PARTS]
    return {name: str(value) for name, value in parts}


@pytest.mark.parametrize(
    ("sent", "first", "last", "name"),
    [
        ({"kind": "year", "year": "2014-03-31"}, "2013-04-01", "2014-03-31", "Annual report 2013/14"),
        ({"kind": "half", "half": "2013-09-30"}, "2013-04-01", "2013-09-30",
         "Report for the half-year to 30 September 2013"),
        ({"kind": "quarter", "quarter": "2014-03-31"}, "2014-01-01", "2014-03-31",
         "Report for the quarter to 31 March 2014"),
        ({"kind": "month", "month": "2014-02-28"}, "2014-02-01", "2014-02-28",
         "Report for February 2014"),
        ({"kind": "calendar", "calendar": "2013-12-31"}, "2013-01-01", "2013-12-31",
         "Report for the calendar year 2013"),
        ({"kind": "other", **boxes(from_on=date(2014, 4, 7), to_on=date(2014, 4, 28))}, "2014-04-07", "2014-04-28",
         "Report for 7 April 2014 to 28 April 2014"),
    ],
)  # fmt: skip
def test_the_lead_begins_a_report_of_any_period(
    lena: Client, staff: dict[str, Person], sent: dict[str, str], first: str, last: str, name: str
) -> None:
    answer = twice(lena, BEGIN, sent)
    report = AnnualReport.objects.get()
    assert led_to(answer) == reverse("report:outline", args=[report.pk])
    assert (str(report.first_day), str(report.last_day), str(report.as_at)) == (first, last, last)
    assert name in lena.get(reverse("report:reports")).content.decode()
    assert name in lena.get(led_to(answer)).content.decode()
    assert people.browser_of(staff["Hugo"]).post(BEGIN, sent).status_code == 403


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Select what the report is about"),
        ({"kind": "quarter"}, "Select the quarter"),
        ({"kind": "quarter", "year": "2014-03-31"}, "Select the quarter"),
        ({"kind": "quarter", "quarter": "2014-06-30"}, "Select a valid choice"),
        ({"kind": "other"}, "Enter first day"),
        ({"kind": "other", **boxes(from_on=date(2014, 4, 7), to_on=date(2014, 4, 6))}, "on or after the first day"),
        ({"kind": "other", **boxes(from_on=date(2014, 4, 7), to_on=date(2014, 4, 29))}, "28 April 2014"),
        ({"kind": "month", "month": "2014-03-31", **boxes(caseloads_on=date(2014, 4, 1))}, "a day of the period"),
    ],
)
def test_what_is_no_period_that_has_ended_begins_no_report(lena: Client, sent: dict[str, str], says: str) -> None:
    assert says in send(lena, BEGIN, sent).content.decode()
    assert not AnnualReport.objects.exists()


def test_a_period_has_one_report_however_it_is_chosen(lena: Client, staff: dict[str, Person]) -> None:
    begun(QUARTER, staff)
    page = lena.get(BEGIN).content.decode()
    assert "Quarter to 31 December 2013" in page
    assert "Quarter to 31 March 2014" not in page
    assert "Half-year to 31 March 2014" in page
    again = send(lena, BEGIN, {"kind": "other", **boxes(from_on=QUARTER.first_day, to_on=QUARTER.last_day)})
    assert "begun already" in again.content.decode()
    assert "Select a valid choice" in send(lena, BEGIN, {"kind": "quarter", "quarter": "2014-03-31"}).content.decode()
    assert AnnualReport.objects.count() == 1
    with pytest.raises(NotAllowed, match="begun already"):
        begun(QUARTER, staff)


def test_beside_a_section_stands_what_the_last_report_of_the_same_kind_said(
    lena: Client, staff: dict[str, Person]
) -> None:
    begun(QUARTER_BEFORE, staff, text="Last quarter’s words")
    begun(days("2013-07-01", "2013-09-30"), staff, text="Older words")
    begun(days("2013-12-01", "2013-12-31"), staff, text="A month’s words")
    begun(ReportingPeriod.year_ending(date(2013, 3, 31)), staff, text="A year’s words")
    report = begun(QUARTER, staff)
    page = lena.get(reverse("report:write", args=[report.pk, "homes"])).content.decode()
    assert "Report for the quarter to 31 December 2013" in page
    assert "Last quarter’s words" in page
    assert "We look on." in page
    for other in ("Older words", "A month’s words", "A year’s words"):
        assert other not in page
    parents = lena.get(reverse("report:write", args=[report.pk, "parents"])).content.decode()
    assert "What was said before" not in parents


def test_a_year_takes_nothing_over_from_a_quarter(staff: dict[str, Person]) -> None:
    begun(days("2013-01-01", "2013-03-31"), staff, text="A quarter’s words")
    report = begun(YEAR, staff)
    assert queries.said_before(report, "homes") is None
    begun(ReportingPeriod.year_ending(date(2013, 3, 31)), staff, text="A year’s words")
    said = queries.said_before(report, "homes")
    assert said is not None
    assert said.text == "A year’s words"


def test_the_numbers_stand_beside_those_of_the_same_days_a_year_before(lena: Client, staff: dict[str, Person]) -> None:
    report = begun(QUARTER, staff)
    page = lena.get(reverse("report:write", args=[report.pk, "children"])).content.decode()
    assert "5 children: 5 more than in the quarter to 31 March 2013." in page
    assert "how it compares with a year before" in page
    numbers = lena.get(reverse("report:write", args=[report.pk, "numbers"])).content.decode()
    assert "2 reviews." in numbers
    assert "Children and reviews in the period" in numbers
    year = lena.get(reverse("report:write", args=[begun(YEAR, staff).pk, "numbers"])).content.decode()
    assert "Children and reviews in the year" in year


def aims(staff: dict[str, Person]) -> None:
    """One for each of three years, each resting on a count of the whole year: at most one review without the child."""
    for year in (2013, 2014, 2015):
        written = Written(f"Aim of {year}", "-", "Lena Marsh", "Few", date(year, 3, 31), "-", "none", Decimal(1))
        add_outcomes(year_ending=date(year, 3, 31), written=[written], by=staff["Lena"], at=AT)


@pytest.mark.parametrize(
    ("asked", "progress", "caption", "to_come"),
    [
        (YEAR, "Aim of 2014", "How the year’s programme went", "Aim of 2015"),
        (QUARTER, "Aim of 2014", "How the year’s programme went", "Aim of 2015"),
        (QUARTER_BEFORE, "Aim of 2014", "How the programme of 2013/14 is going", ""),
        (days("2013-01-01", "2013-12-31"), "Aim of 2014", "How the programme of 2013/14 is going", ""),
        (days("2013-02-01", "2013-02-28"), "Aim of 2013", "How the programme of 2012/13 is going", ""),
    ],
)
def test_a_report_tells_of_the_programme_that_ran_on_its_last_day(
    staff: dict[str, Person], asked: ReportingPeriod, progress: str, caption: str, to_come: str
) -> None:
    aims(staff)
    found = records_of(telling(asked, whole=True))
    (going,) = found["progress"]
    assert isinstance(going, Table)
    assert (going.caption, cell(going.rows[0][0]).value) == (caption, progress)
    coming = [cell(row[0]).value for table in found["programme"] if isinstance(table, Table) for row in table.rows]
    assert coming == ([f"1. {to_come}"] if to_come else [])


def test_a_count_that_is_wanted_of_a_year_is_not_judged_by_a_quarter(staff: dict[str, Person]) -> None:
    aims(staff)
    for asked, judged in ((YEAR, True), (QUARTER_BEFORE, False)):
        (going,) = records_of(telling(asked, whole=True))["progress"]
        assert isinstance(going, Table)
        note = cell(going.rows[0][-1]).note
        assert note.startswith("Reviews without the child and without views, ")
        assert ("reached" in note) is judged


def test_what_others_published_is_told_of_its_own_year(staff: dict[str, Person]) -> None:
    number = {"kind": "population_0_17", "value": "10000", "source": "Census", "by": staff["Lena"], "at": AT}
    set_published(year_ending=date(2014, 3, 31), **number)
    (table,) = records_of(telling(QUARTER_BEFORE, whole=True))["children"]
    assert isinstance(table, Table)
    assert [one.label for one in table.columns][1:4] == ["2013/14", "2012/13", "2011/12"]


def published(report: AnnualReport, lena: Client, hugo: Client) -> ReportVersion:
    def at(name: str) -> str:
        return reverse(f"report:{name}", args=[report.pk])

    send(lena, at("send"))
    report.refresh_from_db()
    for client in (lena, hugo):
        send(client, at("approve"), {"read": "yes"})
    send(hugo, at("publish"))
    return ReportVersion.objects.get()


def test_everybody_reads_a_quarter_s_words_and_no_number_that_would_tell_a_small_one_beside_the_year(
    lena: Client, staff: dict[str, Person]
) -> None:
    hugo, cora = (people.browser_of(staff[name]) for name in ("Hugo", "Cora"))
    report = begun(QUARTER, staff, "numbers", "More reviews than before.")
    version = published(report, lena, hugo)
    assert read(version.published).title == "Report for the quarter to 31 March 2014"
    assert read(version.for_children).title == "Your reviews: the quarter to 31 March 2014"
    assert "Report for the quarter to 31 March 2014, version 1" in cora.get("/annual-report/").content.decode()
    page = cora.get(reverse("report:version", args=[report.pk, 1])).content.decode()
    assert "More reviews than before." in page
    assert "beside the numbers of the year, which everybody reads, it would give small ones away" in page
    assert "How it is counted" in page
    for title in ("Reviews held", "Reviews held in time"):
        assert f"<h4>{title}" not in page
        assert title in page
    inside = hugo.get(reverse("report:internal", args=[report.pk, 1])).content.decode()
    assert "2 reviews." in inside
    answer = cora.get(reverse("report:version-file", args=[report.pk, 1, "version", "html"]))
    assert 'filename="report-2014-01-01-to-2014-03-31-version-1.html"' in answer["Content-Disposition"]
    assert "2 reviews." not in answer.content.decode()


def test_a_quarter_is_frozen_with_its_numbers_and_counted_again(lena: Client, staff: dict[str, Person]) -> None:
    version = published(begun(QUARTER, staff, text="Near"), lena, people.browser_of(staff["Hugo"]))
    assert version.frozen["periods"] == [
        ["2014-01-01", "2014-03-31", "2014-03-31"],
        ["2013-01-01", "2013-03-31", "2013-03-31"],
        ["2012-01-01", "2012-03-31", "2012-03-31"],
    ]
    assert version.frozen["figures"]["reviews_held"]["values"][0] == 2
    assert freezing.differing_now(version) == []
    Review.objects.filter(held_on__gte=date(2014, 1, 1)).update(held_on=date(2013, 12, 30))
    assert "Reviews held" in [one.figure for one in freezing.differing_now(version)]


def test_of_a_quarter_nothing_but_its_last_day_is_told_while_small_numbers_are_hidden(staff: dict[str, Person]) -> None:
    assert set(OF_ONE_DAY) <= set(in_print())
    for asked, all_of_one_day in ((QUARTER, True), (YEAR, False), (replace(YEAR, as_at=date(2014, 4, 28)), True)):
        for one in telling(asked, whole=False).told:
            assert (set(one.values) <= set(OF_ONE_DAY)) is all_of_one_day, one.asked
    whole = telling(QUARTER, whole=True).told[0].values
    assert not set(whole) <= set(OF_ONE_DAY)
