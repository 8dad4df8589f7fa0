"""The rows behind a figure: of the children whom the reader may see, with how many there are, and as a file."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Child, EngagedPerson, Engagement, SampledChild
from footprint.reporting.definitions import definitions
from footprint.reporting.figures import ReportingPeriod, Value
from footprint.reporting.from_register import figures_of_register
from footprint.reporting.rows import Wanted, leaf
from footprint.reviews.models import Review
from tests import people
from tests.conftest import Making
from tests.few import few
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.reporting.conftest import MONDAY
from tests.register import AMARA, BRAM

Browser = Callable[[str], Client]
YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
TIMELY = "/figures/timely_reviews/rows/"


@pytest.fixture
def browser(cast: dict[str, Person]) -> Browser:
    return lambda name: people.browser_of(cast[name])


def names(client: Client, address: str) -> list[str]:
    return [row[0] for row in rows_of(client.get(address), "rows")]


def test_the_lead_sees_whom_she_may_and_that_there_are_others(browser: Browser) -> None:
    page = browser("Lena").get("/figures/looked_after_at_end/rows/")
    assert rows_of(page, "rows") == [
        ["Elin Moss", "1005", "2 January 2014"],
        ["Bram Oke", "1002", "7 October 2013"],
        ["Amara Vale", "1001", "2 September 2013"],
    ]
    words = text_of(page)
    assert "The figure counts 5 rows. 3 of them are shown to you." in words
    assert not [word for word in ("Cleo", "Dov", "restricted", "sealed") if word in words]


def test_all_are_said_to_be_listed_where_they_are(browser: Browser, cast: dict[str, Person]) -> None:
    Child.objects.update(restricted=False, sealed=False)
    assert "The figure counts 5 rows, all of them listed here." in text_of(
        browser("Lena").get("/figures/looked_after_at_end/rows/")
    )


@pytest.mark.parametrize(
    ("who", "seen"),
    [("Ines", ["Cleo Stone", "Amara Vale"]), ("Tess", ["Amara Vale"]), ("Omar", ["Bram Oke"])],
)
def test_an_iro_and_a_manager_see_their_own_and_no_total(browser: Browser, who: str, seen: list[str]) -> None:
    address = "/figures/looked_after_at_end/rows/"
    assert names(browser(who), address) == seen
    words = text_of(browser(who).get(address))
    assert "These are the rows of your own children." in words
    assert "The figure counts" not in words


@pytest.mark.parametrize("role", few(["bs", "cpc", "lado", "sw", "cpb", "aud", "igo", "adm"], fast=2))
def test_others_open_no_rows(cast: dict[str, Person], role: str) -> None:
    client = people.signed_in(role, name="Noor Amin")
    assert client.get(TIMELY).status_code == 403
    assert "rows behind" not in client.get("/figures/timely_reviews/").content.decode()


def test_an_inspector_sees_the_sample(browser: Browser, cast: dict[str, Person]) -> None:
    assert "No row of the figure that you may see is here." in text_of(browser("Isla").get(TIMELY))
    days = {"from_on": date(2014, 4, 1), "until_on": date(2014, 5, 1)}
    engaged = Engagement.objects.create(purpose="Inspection", **days)
    EngagedPerson.objects.create(engagement=engaged, person=cast["Isla"])
    SampledChild.objects.create(engagement=engaged, child_id=BRAM)
    assert names(browser("Isla"), TIMELY) == ["Bram Oke"]
    assert "/reviews/" not in browser("Isla").get(TIMELY).content.decode().split("<main")[1]


def test_rows_lead_to_the_child_and_the_review(browser: Browser) -> None:
    page = browser("Lena").get(TIMELY).content.decode()
    assert f'href="/children/{AMARA}/"' in page
    assert page.split("<main")[1].count('href="/reviews/') == 4
    held = Review.objects.get(child=BRAM, held_on=date(2013, 11, 1))
    assert f'href="/reviews/{held.pk}/"' in page


def test_rows_above_the_line_and_not(browser: Browser) -> None:
    lena = browser("Lena")
    late = lena.get(f"{TIMELY}?counted=no")
    assert rows_of(late, "rows") == [["Amara Vale", "1001", "6 January 2014", "Late"]]
    assert "The figure counts 2 rows. 1 of them are shown to you." not in text_of(late)
    assert "The figure counts 2 rows. 1 of them is shown to you." in text_of(late)
    assert names(lena, f"{TIMELY}?counted=yes") == ["Elin Moss", "Bram Oke", "Amara Vale"]


def test_rows_of_one_row_of_the_table(browser: Browser) -> None:
    address = "/figures/participation_codes/rows/"
    page = browser("Lena").get(f"{address}?row=PN1")
    assert [row[3] for row in rows_of(page, "rows")] == ["PN1 attended and spoke for themselves"] * 2
    offered = browser("Lena").get(address).content.decode()
    assert 'value="PN4"' in offered
    assert 'value="PN7"' not in offered, "Only Cleo's review is coded so."
    assert names(browser("Ines"), f"{address}?row=PN7") == ["Cleo Stone"]


def test_whose_cases_a_post_holds(browser: Browser) -> None:
    page = browser("Lena").get("/figures/caseloads/rows/?row=Omar+Haddad")
    assert rows_of(page, "rows") == [["Bram Oke", "1002", "6 January 2014", "Looked after", "Omar Haddad"]]


def test_rows_are_sorted_and_paged_in_the_database(browser: Browser) -> None:
    lena = browser("Lena")
    assert names(lena, f"{TIMELY}?sort=day") == ["Amara Vale", "Bram Oke", "Amara Vale", "Elin Moss"]
    assert names(lena, f"{TIMELY}?sort=day&order=desc")[0] == "Elin Moss"
    assert names(lena, f"{TIMELY}?sort=nothing&page=99") == names(lena, TIMELY)


@pytest.fixture(scope="module")
def values(making: Making, made: dict[str, Person]) -> dict[str, Value]:
    with making(MONDAY):
        return figures_of_register(reporting_period=YEAR)[0]


@pytest.mark.parametrize("key", few(sorted(definitions()), fast=12))
def test_the_rows_are_as_many_as_the_figure_counts(values: dict[str, Value], cast: dict[str, Person], key: str) -> None:
    found = leaf(Wanted(definitions()[key], YEAR, Child.objects.all()), size=1)
    assert found.total == found.counted
    value = values.get(key)
    if isinstance(value, dict) and "of" in value:
        assert found.counted == value["of"]
    elif isinstance(value, dict) and all(isinstance(one, int) for one in value.values()):
        assert found.counted == sum(value.values())  # type: ignore[arg-type]
    elif isinstance(value, int):
        assert found.counted == value


def test_rows_of_another_period(browser: Browser) -> None:
    page = browser("Lena").get("/figures/looked_after_at_end/rows/?year=2013")
    assert "The figure counts 0 rows, all of them listed here." not in text_of(page)
    assert "The figure counts no row." in text_of(page)


def test_the_rows_leave_for_a_written_reason_only(browser: Browser) -> None:
    lena, address = browser("Lena"), "/figures/timely_reviews/rows/export/?counted=yes"
    asked = lena.get(address)
    assert "What is the file for?" in text_of(asked)
    assert lena.post(address, {"reason": ""}).status_code == 200
    assert not AuditEvent.objects.filter(action="export_list").exists()

    answer = lena.post(address, {"reason": "Supervision"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [line[0] for line in lines if line[3:4] == ["In time"]] == ["Elin Moss", "Bram Oke", "Amara Vale"]
    assert AuditEvent.objects.get(action="export_list").reason == "Supervision"


@pytest.mark.parametrize("who", ["Ines", "Tess", "Isla"])
def test_who_may_not_take_lists_out_takes_no_rows(browser: Browser, who: str) -> None:
    assert browser(who).get("/figures/timely_reviews/rows/export/").status_code == 403
    assert "rows/export/" not in browser(who).get(TIMELY).content.decode()
