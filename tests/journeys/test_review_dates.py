"""Trying review dates in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey


def fill(page: Page, question: str, day: str) -> None:
    year, month, day_of_month = day.split("-")
    boxes = page.get_by_role("group", name=question)
    boxes.get_by_label("Day").fill(day_of_month)
    boxes.get_by_label("Month").fill(month)
    boxes.get_by_label("Year").fill(year)


def review(page: Page, title: str):
    return page.locator(".govuk-summary-card", has=page.get_by_role("heading", name=re.compile(f"^{title}")))


def try_dates(page: Page) -> None:
    """From an empty page to a chain of two reviews, one of them moved."""
    page.goto("/review-dates/")
    fill(page, "When did the child become looked after?", "2013-12-02")
    fill(page, "Review 1", "2013-12-20")
    page.get_by_role("button", name="Add another review").click()
    fill(page, "Review 2", "2014-03-10")
    page.get_by_role("button", name="Show the dates").last.click()
    expect(page.get_by_role("heading", name="Third review due by Wednesday 10 September 2014")).to_be_visible()
    review(page, "Second review").get_by_role("link", name="A week later").click()
    expect(page.get_by_role("heading", name=re.compile("Third review due by .*17 September 2014"))).to_be_visible()
    expect(review(page, "Third review").locator("del")).to_have_text("10 September 2014")


def test_dates_are_tried_and_a_review_is_moved(page, axe, fits):
    try_dates(page)
    first = review(page, "First review")
    expect(first.get_by_text("Boxing Day")).to_be_hidden()
    first.get_by_text("Why this date").click()
    expect(first.get_by_text("Boxing Day")).to_be_visible()
    axe(page)
    fits(page)


def test_the_same_without_scripts(page_without_scripts, site):
    page_without_scripts.context.set_default_timeout(10_000)
    try_dates(page_without_scripts)


def test_on_a_phone(phone, axe, fits):
    try_dates(phone)
    axe(phone)
    fits(phone)


def test_back_undoes_a_move(page):
    try_dates(page)
    page.go_back()
    expect(page.locator("del")).to_have_count(0)


def test_the_enter_key_shows_the_dates_and_removes_nothing(page):
    page.goto("/review-dates/?entered=2013-12-02&held=2013-12-20")
    page.get_by_role("group", name="Review 1").get_by_label("Year").press("Enter")
    expect(page).to_have_url(re.compile(r"\?entered=2013-12-02&held=2013-12-20$"))


def test_a_review_is_removed(page):
    page.goto("/review-dates/?entered=2013-12-02&held=2013-12-20")
    page.get_by_role("button", name="Remove review 1").click()
    expect(page).to_have_url(re.compile(r"\?entered=2013-12-02$"))


def test_nonsense_is_refused_with_a_link_to_the_box(page, axe, fits):
    page.goto("/review-dates/?entered=2013-12-02&held=2013-12-01")
    page.get_by_role("link", name="Review 1 must be on or after the day the child became looked after").click()
    expect(page.get_by_role("group", name="Review 1").get_by_label("Day")).to_be_focused()
    axe(page)
    fits(page)
