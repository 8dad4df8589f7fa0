"""Journeys in Debian's Chromium, against a server in a thread of its own.

The pages of a journey: `page` (a desktop), `phone` (390 pixels wide), `page_without_scripts`. An address is opened by
`page.goto("/gallery/")`; the whole address of the service is `site`. A journey that writes to the database asks for
pytest-django's `transactional_db` besides; the server then uses the same database.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

# Playwright's event loop runs in the thread of the test, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=30_000)  # a busy machine may take long to answer; a wrong page fails all the same

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
WITHOUT_SCRIPTS: dict[str, Any] = {"java_script_enabled": False}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running service, without a slash at its end."""
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://localhost:{server.port}"
    server.terminate()


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """Lets a journey write `page.goto("/gallery/")`."""
    return site


def page_in(browser: Browser, options: dict[str, Any]) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(**options)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    yield from page_in(browser, {**browser_context_args, "viewport": PHONE, "is_mobile": True, "has_touch": True})


@pytest.fixture
def page_without_scripts(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    yield from page_in(browser, {**browser_context_args, **WITHOUT_SCRIPTS})


@pytest.fixture
def axe() -> Callable[..., None]:
    """`axe(page)` fails with the list of what breaks WCAG 2.2 AA on the page as it stands, or only certain `rules`."""

    def check(page: Page, rules: tuple[str, ...] = ()) -> None:
        page.wait_for_load_state()
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": [*WCAG, "best-practice"]}
        options = {"resultTypes": ["violations"], "runOnly": only}
        broken = Axe().run(page, options=options).response["violations"]
        named = [f"{one['id']}: {one['help']} {[node['html'][:200] for node in one['nodes']]}" for one in broken]
        assert not named, f"{page.url}\n" + "\n".join(named)

    return check


@pytest.fixture
def fits() -> Callable[[Page], None]:
    """`fits(page)` fails when the page is wider than its window."""

    def check(page: Page) -> None:
        window = (page.viewport_size or DESKTOP)["width"]
        page.wait_for_load_state()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= window, f"{page.url} is {wide} pixels wide in a window of {window}"

    return check


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """`screenshot(page, name)` takes a picture of the whole page into the folder FOOTPRINT_PICTURES.

    Without that folder it takes none: so many of them take as long as the checks of the pages.
    """

    def take(page: Page, name: str) -> None:
        assert re.fullmatch(r"[a-z0-9-]+", name), f"{name!r}: name a picture in kebab-case."
        if pictures := os.environ.get("FOOTPRINT_PICTURES"):
            Path(pictures).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(pictures) / f"{name}.png", full_page=True)

    return take
