"""Lists as Excel files: the rows of the page, no formula from a name, nobody hidden, and a trace in the trail."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Child, PeriodOfCare
from footprint.page.excel import Sheet, workbook
from footprint.reviews.models import Meeting, Review
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.register import AMARA, BRAM, CLEO, DOV, ELIN, register

MONDAY = date(2014, 4, 28)
DUE = {AMARA: date(2014, 4, 10), BRAM: date(2014, 4, 2), CLEO: date(2014, 4, 22), DOV: date(2014, 4, 1), ELIN: None}


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    found = register()
    for child, due_on in DUE.items():
        Review.objects.create(child_id=child, period=PeriodOfCare.objects.get(child=child), due_on=due_on)
    return found


def signed_in(person: Person) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    return client


def opened(made: bytes) -> Any:
    return load_workbook(io.BytesIO(made)).active


def rows_in(answer: HttpResponse) -> list[list[Any]]:
    """The lines below the heads, days as days."""
    assert answer.status_code == 200
    sheet = opened(answer.content)
    head = int(sheet.auto_filter.ref.split(":")[0][1:])
    lines = sheet.iter_rows(min_row=head + 1, values_only=True)
    return [[one.date() if isinstance(one, datetime) else one for one in line] for line in lines]


def test_the_file_holds_the_rows_of_the_page_in_its_order(staff: dict[str, Person]) -> None:
    ines = signed_in(staff["Ines"])
    for asked in ("", "?sort=child&order=desc", "?due=late", "?meeting=not&page=7"):
        on_page = rows_of(ines.get(f"/this-week/all/{asked}"), "list")
        rows = rows_in(ines.get(f"/this-week/all/list.xlsx{asked}"))
        assert [row[0] for row in rows] == [row[0] for row in on_page]
    assert AuditEvent.objects.filter(action="export_list", about_key="all").count() == 4


def test_days_are_days_and_the_first_lines_say_what_it_is(staff: dict[str, Person]) -> None:
    review = Review.objects.get(child=AMARA)
    Meeting.objects.create(review=review, on_day=date(2014, 5, 2), at_time=time(10, 30), place="Willow House")
    answer = signed_in(staff["Ines"]).get("/this-week/late/list.xlsx?sort=child")
    assert answer["Content-Disposition"] == 'attachment; filename="late-2014-04-28.xlsx"'
    cleo, amara = rows_in(answer)
    assert cleo[:3] == ["Cleo Stone", "1003", date(2014, 4, 22)]
    assert amara == [
        "Amara Vale", "1001", date(2014, 4, 10), None, "Late by 10 working days", None, date(2014, 5, 2), "10:30",
        "Willow House", "Ines Okafor", "Sami Reid", "North",
    ]  # fmt: skip
    sheet = opened(answer.content)
    assert [sheet["A1"].value, sheet["A2"].value] == ["Late", "28 April 2014, 2 rows"]
    assert str(sheet["A3"].value).startswith("Not for publication.")
    assert sheet.freeze_panes == "A6"
    assert AuditEvent.objects.get(action="export_list").after == {"rows": 2, "form": "xlsx"}


@pytest.mark.parametrize("name", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x","y")'])
def test_no_text_becomes_a_formula(name: str) -> None:
    sheet = opened(workbook(Sheet("=A1", ["-1"], ["=Child"], [[name]])))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["A5"].value == name
    assert sheet["A5"].quotePrefix


def test_a_character_that_excel_cannot_hold_is_left_out() -> None:
    assert opened(workbook(Sheet("List", [], ["Child"], [["Am\x00ara"], [None]])))["A4"].value == "Amara"


def test_nothing_is_hidden_in_it(staff: dict[str, Person]) -> None:
    answer = signed_in(staff["Ines"]).get("/this-week/all/list.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    assert [sheet.sheet_state for sheet in book] == ["visible"]
    (sheet,) = book
    assert not [one for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()) if one.hidden]


def test_business_support_gets_the_service_without_who_is_restricted_or_sealed(staff: dict[str, Person]) -> None:
    rows = rows_in(people.signed_in("bs").get("/this-week/all/list.xlsx"))
    assert sorted(row[0] for row in rows) == ["Amara Vale", "Bram Oke", "Elin Moss"]


@pytest.mark.parametrize("role", ["liro", "hos"])
def test_the_whole_service_leaves_it_for_a_reason_only(staff: dict[str, Person], role: str) -> None:
    client = people.signed_in(role)
    answer = client.get("/this-week/late/list.xlsx?sort=child", follow=True)
    assert answer.redirect_chain == [("/this-week/late/export/?sort=child", 302)]
    assert "The file names the 2 children" in text_of(answer)
    again = client.post("/this-week/late/export/?sort=child", {"reason": ""})
    assert "Enter what it is for" in text_of(again)
    assert not AuditEvent.objects.filter(action="export_list").exists()
    rows = rows_in(client.post("/this-week/late/export/?sort=child", {"reason": "Cover in May"}))
    assert [row[0] for row in rows] == ["Bram Oke", "Amara Vale"]
    assert AuditEvent.objects.get(action="export_list").reason == "Cover in May"


def test_others_have_no_such_file(staff: dict[str, Person]) -> None:
    assert signed_in(staff["Ines"]).get("/this-week/late/export/").status_code == 403
    assert signed_in(staff["Ines"]).get("/this-week/unallocated/list.xlsx").status_code == 404
    assert people.signed_in("adm").get("/this-week/late/list.xlsx").status_code == 403


def test_children_without_an_iro(staff: dict[str, Person]) -> None:
    Child.objects.filter(pk=ELIN).update(given_names="=Elin")
    lena, why = people.signed_in("liro"), {"reason": "Team meeting"}
    rows = rows_in(lena.post("/team/unallocated/export/", why))
    assert rows == [["=Elin Moss", "1005", date(2014, 1, 2), date(2014, 1, 2), None, 80, date(2014, 1, 9), "Late"]]
    Child.objects.filter(pk=ELIN).update(restricted=True)
    assert rows_in(lena.post("/team/unallocated/export/", why)) == []


def test_caseloads_are_ones_own_or_the_teams(staff: dict[str, Person]) -> None:
    own = rows_in(signed_in(staff["Ines"]).get("/team/caseloads/list.xlsx"))
    assert [row[0] for row in own] == ["Ines Okafor"]
    team = rows_in(people.signed_in("liro").get("/team/caseloads/list.xlsx"))
    assert {"Ines Okafor", "Omar Haddad", "Team"} <= {row[0] for row in team}
