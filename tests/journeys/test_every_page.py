"""Every page of tests/everywhere in a browser: accessible, no wider than a phone, whole without scripts."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import people
from tests.everywhere.pages import READER, Opening, pages, records

pytestmark = pytest.mark.journey
with_database = pytest.mark.django_db(transaction=True)
every = pytest.mark.parametrize(
    ("path", "opening"),
    [
        pytest.param(path, opening, id=path, marks=() if opening.public() and not opening.queries else with_database)
        for path, opening in pages()
    ],
)
Check = Callable[[Page], None]
Picture = Callable[[Page, str], Path]


def let_in(page: Page, opening: Opening, request: pytest.FixtureRequest) -> None:
    """Signs the browser in as somebody who may open the page."""
    if not opening.public():
        records()
        session = people.signed_in(opening.reader(), name=READER).cookies["footprint"]
        site = request.getfixturevalue("site")
        page.context.add_cookies([{"name": "footprint", "value": session.value, "url": site}])


def picture_name(path: str, window: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path).strip("-") + f"-{window}" if path != "/" else f"home-{window}"


@every
def test_on_a_desktop_it_is_accessible(
    page: Page,
    path: str,
    opening: Opening,
    axe: Check,
    fits: Check,
    screenshot: Picture,
    request: pytest.FixtureRequest,
) -> None:
    let_in(page, opening, request)
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
    phone: Page,
    path: str,
    opening: Opening,
    axe: Check,
    fits: Check,
    screenshot: Picture,
    request: pytest.FixtureRequest,
) -> None:
    let_in(phone, opening, request)
    phone.goto(path, wait_until="load")

    axe(phone)
    fits(phone)
    screenshot(phone, picture_name(path, "phone"))


@every
def test_without_scripts_nothing_is_hidden(
    page_without_scripts: Page, path: str, opening: Opening, request: pytest.FixtureRequest
) -> None:
    page = page_without_scripts
    let_in(page, opening, request)
    page.goto(path, wait_until="load")

    assert page.locator("h1").is_visible()
    assert (
        not page.locator("main :is(a, input:not([type=hidden]), select, textarea):not(details *)")
        .filter(visible=False)
        .count()
    )
