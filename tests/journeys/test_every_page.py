"""Every page of tests/everywhere in a browser: accessible, no wider than a phone, whole without scripts."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.everywhere.pages import pages

pytestmark = pytest.mark.journey
every = pytest.mark.parametrize("path", [path for path, _ in pages()])
Check = Callable[[Page], None]
Picture = Callable[[Page, str], Path]


def picture_name(path: str, window: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path).strip("-") + f"-{window}" if path != "/" else f"home-{window}"


@every
def test_on_a_desktop_it_is_accessible(page: Page, path: str, axe: Check, fits: Check, screenshot: Picture) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(path, wait_until="load")

    axe(page)
    fits(page)
    screenshot(page, picture_name(path, "desktop"))
    assert not complaints


@pytest.fixture
def _as_in_a_demonstration(today: Callable[[date], None]) -> None:
    today(date(2014, 4, 28))


@every
@pytest.mark.usefixtures("_as_in_a_demonstration")
def test_on_a_phone_it_is_accessible_and_no_wider(
    phone: Page, path: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    phone.goto(path, wait_until="load")

    axe(phone)
    fits(phone)
    screenshot(phone, picture_name(path, "phone"))


@every
def test_without_scripts_nothing_is_hidden(page_without_scripts: Page, path: str) -> None:
    page = page_without_scripts
    page.goto(path, wait_until="load")

    assert page.locator("h1").is_visible()
    assert (
        not page.locator("main :is(a, input:not([type=hidden]), select, textarea):not(details *)")
        .filter(visible=False)
        .count()
    )
