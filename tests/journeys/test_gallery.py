"""Page parts in a browser. That each is accessible and fits a phone is tested for all pages (test_every_page.py)."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey


def test_a_chosen_option_reveals_its_question(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/form/")
    expect(page.get_by_label("Who spoke?")).to_be_hidden()

    page.get_by_label("Somebody spoke for them").check()

    expect(page.get_by_label("Who spoke?")).to_be_visible()
    expect(page.get_by_label("Why?")).to_be_hidden()


def test_without_scripts_every_question_shows_and_the_form_is_checked(page_without_scripts: Page, site: str) -> None:
    page = page_without_scripts
    page.goto(f"{site}/gallery/form/")
    expect(page.get_by_label("Who spoke?")).to_be_visible()

    page.get_by_label("Somebody spoke for them").check()
    page.get_by_role("button", name="Check").click()

    expect(page.get_by_role("link", name="Enter who spoke")).to_be_visible()
    expect(page.get_by_text("Enter why the child was not there")).to_have_count(0)
    expect(page).to_have_title(re.compile("^Error: "))


def test_the_error_summary_leads_to_the_box_to_put_right(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/form-errors/")
    expect(page.locator(".govuk-error-summary")).to_be_focused()

    page.get_by_role("link", name="Review date must include a month").click()

    expect(page.get_by_label("Month")).to_be_focused()


def first_child(page: Page) -> str:
    return page.locator("#reviews tbody th").first.inner_text()


def test_a_table_sorts_in_the_browser(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/sortable-table/")
    assert first_child(page) == "Eli Sample"

    page.get_by_role("button", name="Review due").click()

    assert first_child(page) == "Dee Sample"
    expect(page.get_by_role("columnheader", name="Review due")).to_have_attribute("aria-sort", "ascending")
    assert page.url.endswith("/sortable-table/")


def test_a_table_sorts_by_its_links_without_scripts(page_without_scripts: Page, site: str) -> None:
    page = page_without_scripts
    page.goto(f"{site}/gallery/sortable-table/")

    page.get_by_role("link", name="Review due").click()
    assert first_child(page) == "Dee Sample"

    page.get_by_role("link", name="Review due").click()
    assert first_child(page) == "Eli Sample"
    assert page.url.endswith("?sort=due&order=desc")


def test_a_filter_is_set_and_taken_off(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/filters/")
    page.get_by_label("South").check()
    page.get_by_label("State").select_option("Late")
    page.get_by_role("button", name="Apply filters").click()
    assert page.locator("#found tbody th").all_inner_texts() == ["Ben Sample"]

    page.get_by_role("link", name="Take off the filter State: Late").click()

    assert page.locator("#found tbody th").all_inner_texts() == ["Ben Sample", "Dee Sample"]


def test_the_table_is_copied_for_excel(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/gallery/copy-and-print/")

    page.get_by_role("button", name="Copy table for Excel").click()

    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").splitlines()[1] == "North\t1,204\t1,130"


def test_the_keyboard_reaches_the_main_content_first(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()

    page.keyboard.press("Enter")

    expect(page.locator("#main-content")).to_be_focused()
