"""The rows behind a figure: of the children whom the reader may see, counted of them alone, and as a file."""

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
from tests.register import AMARA, BRAM, CLEO

Browser = Callable[[str], Client]
YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
TIMELY = "/figures/timely_reviews/rows/"


@pytest.fixture
def browser(cast: dict[str, Person]) -> Browser:
    return lambda name: people.browser_of(cast[name])


def names(client: Client, address: str) -> list[str]:
    return [row[0] for row in rows_of(client.get(address), "rows")]


def test_the_lead_sees_whom_she_may_and_nothing_of_others(browser: Browser) -> None:
    page = browser("Lena").get("/figures/looked_after_at_end/rows/")
    assert rows_of(page, "rows") == [
        ["Elin Moss", "1005", "2 January 2014"],
        ["Bram Oke", "1002", "7 October 2013"],
        ["Amara Vale", "1001", "2 September 2013"],
    ]
    said = text_of(page)
    assert "3 rows of the children whose records you may open." in said
    assert "5 rows" not in said
    assert not [word for word in ("Cleo", "Dov", "restricted", "sealed") if word in said]


def test_all_are_counted_where_all_open(browser: Browser, cast: dict[str, Person]) -> None:
    Child.objects.update(restricted=False, sealed=False)
    assert "5 rows of the children whose records you may open." in text_of(
        browser("Lena").get("/figures/looked_after_at_end/rows/")
    )


SLICES = (
    "",
    "?counted=yes",
    "?counted=no",
    "?row=PN1",
    "?row=PN7",
    "?from_on_day=1&from_on_month=11&from_on_year=2013&to_on_day=30&to_on_month=11&to_on_year=2013",
)


@pytest.mark.parametrize("key", ["timely_reviews", "participation_codes", "looked_after_at_end"])
def test_hidden_children_make_no_difference_to_any_slice(browser: Browser, cast: dict[str, Person], key: str) -> None:
    """Cleo is restricted and Dov is sealed: whether they are in a row, on a side or on a day is not to be read off."""
    lena = browser("Lena")
    with_them = [words(lena, f"/figures/{key}/rows/{part}") for part in SLICES]
    hidden = Child.objects.exclude(restricted=False, sealed=False)
    Review.objects.filter(child=CLEO, held_on__isnull=False).update(participation="PN1", due_on=date(2014, 3, 3))
    Child.objects.filter(pk__in=hidden).update(born_on=date(2009, 1, 2))
    assert [words(lena, f"/figures/{key}/rows/{part}") for part in SLICES] == with_them


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text_of(answer)


@pytest.mark.parametrize(
    ("who", "seen"),
    [("Ines", ["Cleo Stone", "Amara Vale"]), ("Tess", ["Amara Vale"]), ("Omar", ["Bram Oke"])],
)
def test_an_iro_and_a_manager_see_their_own_and_no_total(browser: Browser, who: str, seen: list[str]) -> None:
    address = "/figures/looked_after_at_end/rows/"
    assert names(browser(who), address) == seen
    said = words(browser(who), address)
    assert "These are the rows of your own children." in said
    assert "whose records you may open" not in said


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
    assert "1 row of the children whose records you may open." in text_of(late)
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
    value = values.get(key)
    if isinstance(value, dict) and "of" in value:
        assert found.total == value["of"]
    elif isinstance(value, dict) and all(isinstance(one, int) for one in value.values()):
        assert found.total == sum(value.values())  # type: ignore[arg-type]
    elif isinstance(value, int):
        assert found.total == value


def test_rows_of_another_period(browser: Browser) -> None:
    page = browser("Lena").get("/figures/looked_after_at_end/rows/?year=2013")
    assert "No row of the children whose records you may open." in text_of(page)


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
