"""Every page of tests/everywhere in a browser: accessible, no wider than a phone, whole without scripts."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import DjangoDbBlocker

from tests import people
from tests.conftest import writing
from tests.everywhere.pages import READER, STAFF, Opening, pages, records
from tests.journeys.conftest import PHONE, WITHOUT_SCRIPTS

pytestmark = [pytest.mark.journey, pytest.mark.django_db, pytest.mark.usefixtures("_as_in_a_demonstration")]
every = pytest.mark.parametrize(("path", "opening"), [pytest.param(*one, id=one[0]) for one in pages()])
Check = Callable[..., None]
Picture = Callable[[Page, str], None]
DAY = date(2014, 4, 28)
# What a page that is accessible on a desktop may still break in a narrow window.
TURN_ON_THE_WIDTH = ("target-size", "scrollable-region-focusable")


@pytest.fixture
def _as_in_a_demonstration(today: Callable[[date], None]) -> None:
    today(DAY)


@pytest.fixture(scope="module")
def sessions(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """A session in each role, over records made once: to look at a page changes nothing that another shows."""
    with writing(django_db_blocker, DAY):
        records()
        readers = {role: people.staff(role, name=READER, email=f"noor.{role}@example.gov.uk") for role in STAFF}
        cookies = {role: people.browser_of(person).cookies["footprint"].value for role, person in readers.items()}
    yield cookies
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True)


@pytest.fixture(scope="module")
def windows(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[dict[str, BrowserContext]]:
    options = {"desktop": {}, "plain": WITHOUT_SCRIPTS}
    opened = {name: browser.new_context(**{**browser_context_args, **more}) for name, more in options.items()}
    yield opened
    for window in opened.values():
        window.close()


@pytest.fixture
def let_in(
    windows: dict[str, BrowserContext], sessions: dict[str, str], site: str, opening: Opening
) -> Iterator[Callable[[str], Page]]:
    """A page in a window in which somebody is signed in who may open what is tested."""

    def page_in(window: str) -> Page:
        windows[window].clear_cookies()
        if not opening.public():
            cookie = {"name": "footprint", "value": sessions[opening.reader()], "url": site}
            windows[window].add_cookies([cookie])  # type: ignore[list-item]
        return windows[window].new_page()

    yield page_in
    for window in windows.values():
        for page in window.pages:
            page.close()


def picture_name(path: str, window: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path).strip("-") + f"-{window}" if path != "/" else f"home-{window}"


@every
def test_it_is_accessible_and_no_wider_than_its_window(
    let_in: Callable[[str], Page], path: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    page = let_in("desktop")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(path, wait_until="load")
    axe(page)
    fits(page)
    screenshot(page, picture_name(path, "desktop"))

    page.set_viewport_size(PHONE)
    axe(page, rules=TURN_ON_THE_WIDTH)
    fits(page)
    screenshot(page, picture_name(path, "phone"))
    assert not complaints


@every
def test_without_scripts_nothing_is_hidden(let_in: Callable[[str], Page], path: str) -> None:
    page = let_in("plain")
    page.goto(path, wait_until="load")

    assert page.locator("h1").is_visible()
    assert (
        not page.locator("main :is(a, input:not([type=hidden]), select, textarea):not(details *)")
        .filter(visible=False)
        .count()
    )
