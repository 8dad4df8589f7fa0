"""The pages of figures: who sees which numbers, of which period, and what is said where there are none."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import EngagedPerson, Engagement
from footprint.reporting.definitions import groups
from footprint.reviews.models import KnownFrom, Review
from tests import people
from tests.few import few
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.reporting.conftest import MONDAY

TO_DAY = "to_on_day=28&to_on_month=2&to_on_year=2014"
DAYS = f"from_on_day=1&from_on_month=1&from_on_year=2014&{TO_DAY}"


def numbers(client: Client, address: str = "/figures/") -> dict[str, list[str]]:
    """The single numbers of the page by the title of their figure."""
    page, found = client.get(address), {}
    for place in range(1, len(groups()) + 1):
        if f'id="numbers-{place}"' in page.content.decode():
            found |= {row[0]: row[1:] for row in rows_of(page, f"numbers-{place}")}
    return found


def test_the_lead_sees_every_number_of_the_last_year_beside_those_before(lena: Client) -> None:
    found = numbers(lena)
    assert found["Children looked after on the last day"] == ["5 children", "0", "0", "+5"]
    assert found["Reviews held in time"] == ["60.00% 3 of 5 reviews", "–", "–", "–"]
    assert "Figures 2013/14" in text_of(lena.get("/figures/"))
    assert "Not for publication" in text_of(lena.get("/figures/"))


def test_others_see_no_small_number(cora: Client) -> None:
    found = numbers(cora)
    assert found["Children looked after on the last day"] == ["c children", "0", "0", "–"]
    assert found["Reviews held"] == ["c reviews", "–", "–", "–"]
    assert "Reviews held in time" not in found
    words = text_of(cora.get("/figures/"))
    assert "Small numbers are hidden" in words
    assert (
        "Caseloads: not shown while small numbers are hidden: it tells what one member of the staff carries." in words
    )
    assert "the rows of “Legal status on the last day”" in words


@pytest.mark.parametrize("role", few(["iro", "bs", "cpc", "lado", "sw", "tm", "cpb", "aud", "ins", "igo"], fast=2))
def test_who_has_no_need_of_small_numbers_has_none(cast: dict[str, Person], role: str) -> None:
    client = people.signed_in(role, name="Noor Amin")
    assert "c children" in text_of(client.get("/figures/"))
    assert "5 children" not in text_of(client.get("/figures/looked_after_at_end/"))


@pytest.mark.parametrize("role", ["liro", "hos"])
def test_who_runs_the_service_sees_them(cast: dict[str, Person], role: str) -> None:
    assert "5 children" in text_of(people.signed_in(role, name="Noor Amin").get("/figures/looked_after_at_end/"))


def test_an_administrator_sees_no_figures(cast: dict[str, Person]) -> None:
    assert people.signed_in("adm").get("/figures/").status_code == 403


@pytest.mark.parametrize(("until", "number"), [(date(2014, 4, 29), "5 children"), (MONDAY, "c children")])
def test_an_inspector_sees_small_numbers_while_an_engagement_runs(
    cast: dict[str, Person], until: date, number: str
) -> None:
    engaged = Engagement.objects.create(purpose="Inspection", from_on=date(2014, 4, 1), until_on=until)
    EngagedPerson.objects.create(engagement=engaged, person=cast["Isla"])
    assert number in text_of(people.browser_of(cast["Isla"]).get("/figures/looked_after_at_end/"))


def test_the_page_of_a_figure_says_how_it_is_counted(lena: Client) -> None:
    page = lena.get("/figures/timely_reviews/")
    assert rows_of(page, "figure")[0] == ["2013/14", "3", "5", "60.00%", "–"]
    words = text_of(page)
    assert "3 of 5 reviews, 60.00%." in words
    assert "1 April 2013 to 31 March 2014, as at 31 March 2014." in words
    assert "Held on or before the due date of the plain chain" in words
    assert "Source: Care Planning, Placement and Case Review" in words
    assert "Reviews are known from 1 April 2013." in words


def test_a_figure_that_is_not_shown_says_why(cora: Client) -> None:
    words = text_of(cora.get("/figures/caseloads/"))
    assert "Not shown while small numbers are hidden: it tells what one member of the staff carries." in words
    assert cora.get("/figures/caseloads/table.xlsx").status_code == 404


def test_what_is_not_recorded_says_so(lena: Client) -> None:
    assert "No record and no decision of a review is written." in text_of(lena.get("/figures/record_in_time/"))
    assert "Alerts: the register does not hold alerts yet." in text_of(lena.get("/figures/"))


def test_before_reviews_are_known_there_are_none_rather_than_nought(lena: Client) -> None:
    words = text_of(lena.get("/figures/reviews_held/?year=2013"))
    assert "Reviews are known only from 1 April 2013 on." in words
    Review.objects.all().delete()
    KnownFrom.objects.all().delete()
    assert "No review was given." in text_of(lena.get("/figures/reviews_held/"))


def test_another_year_is_in_the_address_and_stays_in_every_link(lena: Client) -> None:
    page = lena.get("/figures/?year=2013")
    assert "Figures 2012/13" in text_of(page)
    assert '/figures/looked_after_at_end/?year=2013"' in page.content.decode()
    figure = lena.get("/figures/looked_after_at_end/?year=2013").content.decode()
    assert '/figures/looked_after_at_end/rows/?year=2013"' in figure
    assert '/figures/?year=2013"' in figure


def test_any_days_are_asked_for_with_the_same_days_of_the_years_before(lena: Client) -> None:
    page = lena.get(f"/figures/reviews_held/?{DAYS}")
    assert [row[:2] for row in rows_of(page, "figure")] == [
        ["1 January 2014 to 28 February 2014", "2"],
        ["1 January 2013 to 28 February 2013", "–"],
        ["1 January 2012 to 29 February 2012", "–"],
    ]
    assert "as at 28 February 2014" in text_of(page)
    assert '<option value="" selected>The days below' in page.content.decode()
    assert '<option value="2014" selected>2013/14' in lena.get("/figures/").content.decode()


def test_the_year_so_far_ends_today(lena: Client) -> None:
    assert "1 April 2014 to 28 April 2014, as at 28 April 2014" in text_of(lena.get("/figures/?year=so-far"))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("year=1066", "Select a valid choice"),
        (TO_DAY, "Enter the first day too"),
        ("from_on_day=1&from_on_month=1&from_on_year=2014", "Enter the last day too"),
        (DAYS.replace("from_on_month=1", "from_on_month=3"), "Last day must be on or after the first day"),
        (DAYS.replace("to_on_month=2", "to_on_month=13"), "Last day must be a real date"),
        (DAYS.replace("to_on_year=2014", "to_on_year=2015"), "Last day must be on or before 28 April 2014"),
        (f"{DAYS}&as_at_day=31&as_at_month=12&as_at_year=2013", "The as-at day must be on or after the first day"),
    ],
)
def test_a_period_that_is_none_is_told_and_keeps_what_was_typed(lena: Client, asked: str, error: str) -> None:
    for address in ("/figures/", "/figures/reviews_held/"):
        page = lena.get(f"{address}?{asked}")
        assert page.status_code == 200
        assert error in text_of(page)
        assert 'id="figure"' not in page.content.decode()
    assert lena.get(f"/figures/reviews_held/rows/?{asked}").status_code == 404


def test_those_who_see_no_small_numbers_choose_among_years_that_have_ended(cora: Client) -> None:
    """Two periods that overlap would tell a small number by their difference."""
    assert "2013/14, to 31 March" in cora.get("/figures/").content.decode()
    assert "so far" not in cora.get("/figures/").content.decode()
    assert "1 April 2013 to 31 March 2014" in text_of(cora.get(f"/figures/?{DAYS}"))
    assert "Select a valid choice" in text_of(cora.get("/figures/?year=so-far"))


def test_no_figure_has_this_key(lena: Client) -> None:
    for address in ("", "rows/", "table.xlsx", "rows/export/"):
        assert lena.get(f"/figures/no_such_figure/{address}").status_code == 404


def sheets_of(content: bytes) -> list[list[list[Any]]]:
    book = load_workbook(io.BytesIO(content))
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def test_the_table_leaves_as_excel_with_what_it_counts_and_leaves_a_trace(lena: Client) -> None:
    answer = lena.get("/figures/looked_after_at_end/table.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="looked-after-at-end.xlsx"'
    (sheet,) = sheets_of(answer.content)
    assert sheet[0][0] == "Children looked after on the last day: in numbers"
    assert sheet[1][0] == "1 April 2013 to 31 March 2014, as at 31 March 2014"
    assert "Not for publication: small numbers are shown." in [row[0] for row in sheet]
    assert ["2013/14", 5, "+5", "–"] in sheet
    assert AuditEvent.objects.get(action="export_figure").after == {"form": "xlsx", "whole": True}
    assert len(sheets_of(lena.get("/figures/caseloads/table.xlsx").content)) == 2


def test_the_excel_file_hides_what_the_page_hides(cora: Client) -> None:
    (sheet,) = sheets_of(cora.get("/figures/looked_after_at_end/table.xlsx").content)
    assert ["2013/14", "c", "–", "–"] in sheet
