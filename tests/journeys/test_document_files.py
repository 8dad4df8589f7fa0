"""A document as an HTML file of its own, opened in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from footprint.post import html
from tests.footprint.post.example import example

pytestmark = pytest.mark.journey


@pytest.fixture
def address(tmp_path: Path) -> str:
    file = tmp_path / "record.html"
    file.write_bytes(html.file(example()))
    return file.as_uri()


def test_the_file_can_be_read_by_everyone_and_on_a_telephone(
    page: Page, phone: Page, address: str, axe: Callable[[Page], None], fits: Callable[[Page], None]
) -> None:
    for window in (page, phone):
        window.goto(address)
        axe(window)
        fits(window)


def test_what_was_typed_runs_nothing_and_nothing_is_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))

    page.goto(address)

    assert asked == [address]
