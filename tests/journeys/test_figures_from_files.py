"""A council's files dropped in a real browser: its figures, its next reviews, and what is wrong with the files."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from demo import files

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("_as_in_a_demonstration")]
ANSWER = "Figures for 1 April 2013 to 31 March 2014"
Check = Callable[[Page], None]


@pytest.fixture
def _as_in_a_demonstration(today: Callable[[date], None]) -> None:
    today(date(2014, 4, 28))


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo council's folders 2012-13 and 2013-14, and one with faults, dirty."""
    folder = tmp_path_factory.mktemp("returns")
    files.write(folder)
    files.write_dirty(folder / "dirty")
    return folder


def drop(page: Page, folder: Path, *, earlier: Path | None = None, leave_out: bool = False) -> None:
    """Opens the form, gives the folder's files and asks for the figures. The year ending is offered already."""
    page.goto("/figures-from-files/")
    page.locator("input[name=files]").set_input_files(sorted(folder.iterdir()))
    if earlier:
        page.get_by_text("More: an earlier year, children with faults").click()
        page.locator("input[name=earlier]").set_input_files(sorted(earlier.iterdir()))
    if leave_out:
        page.get_by_text("More: an earlier year, children with faults").click()
        page.get_by_label("Leave out the children with faults").check()
    page.get_by_role("button", name="Work out the figures").click()


def number(page: Page, title: str) -> Locator:
    return page.locator(".front-number", has=page.get_by_text(title, exact=True)).locator(".front-number__value")


def test_the_figures_of_a_year_are_seen_with_the_table_behind_a_chart(page: Page, returns: Path) -> None:
    drop(page, returns / "2013-14", earlier=returns / "2012-13")

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(ANSWER))
    expect(number(page, "Children looked after on the last day")).to_have_text("318")
    chart = page.locator(
        ".front-charts > div", has=page.get_by_text("Sex of children looked after on the last day", exact=True)
    )
    expect(chart.get_by_role("table")).to_be_hidden()
    chart.get_by_text("The numbers in a table").click()
    expect(chart.get_by_role("row", name=re.compile("^F"))).to_be_visible()


def test_a_child_s_date_is_opened_for_its_reason(page: Page, returns: Path) -> None:
    drop(page, returns / "2013-14", earlier=returns / "2012-13")

    row = page.locator("#next-reviews tbody tr").filter(has_text="regulation 33").first
    expect(row.get_by_text(re.compile("regulation 33")).first).to_be_hidden()
    row.locator("summary").click()
    expect(row.get_by_text(re.compile("regulation 33")).first).to_be_visible()


def test_files_with_faults_are_refused_and_the_children_then_left_out(page: Page, returns: Path) -> None:
    drop(page, returns / "dirty")

    expect(page).to_have_title(re.compile("^Files refused"))
    page.get_by_role("link", name="See the faults").click()
    fault = page.get_by_role("row", name=re.compile("CNHE"))
    expect(fault).to_contain_text("header.csv")
    expect(fault).to_contain_text("did you mean CHNE?")
    expect(page.locator(".front-number")).to_have_count(0)

    drop(page, returns / "dirty", leave_out=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(ANSWER))
    expect(page.locator("#held-back").get_by_role("row", name=re.compile("CNHE"))).to_be_visible()


def test_on_a_phone(phone: Page, returns: Path, axe: Check, fits: Check) -> None:
    drop(phone, returns / "dirty")
    axe(phone)
    fits(phone)
    drop(phone, returns / "2013-14")
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile(ANSWER))
    axe(phone)
    fits(phone)


def test_without_scripts(page_without_scripts: Page, returns: Path) -> None:
    page = page_without_scripts
    drop(page, returns / "dirty")
    expect(page.get_by_role("row", name=re.compile("CNHE"))).to_be_visible()
    drop(page, returns / "2013-14", leave_out=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(ANSWER))
    row = page.locator("#next-reviews tbody tr").filter(has_text="regulation 33").first
    row.locator("summary").click()
    expect(row.get_by_text(re.compile("regulation 33")).first).to_be_visible()


@pytest.mark.parametrize("folder", ["2013-14", "dirty"])
def test_the_answer_and_the_refusal_are_accessible(
    page: Page, returns: Path, axe: Check, fits: Check, folder: str
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    drop(page, returns / folder)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    axe(page)
    fits(page)
    assert [said for said in complaints if "422" not in said] == []
