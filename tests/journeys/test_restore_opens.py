"""A backup of the demonstration is restored into an empty folder, and the site opens on it with what was in it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.footprint.test_database import CHECKOUT

pytestmark = [pytest.mark.journey, pytest.mark.slow]
SECONDS = 300
AS_PUBLISHED = "Every number comes out as it was published."


def environment(data: Path) -> dict[str, str]:
    names = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return names | {"FOOTPRINT_DATA": str(data), "FOOTPRINT_DEMO": "1", "FOOTPRINT_TODAY": "2014-04-28"}


def run(*words: str, data: Path) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=CHECKOUT, text=True, capture_output=True, check=False, timeout=SECONDS, env=environment(data),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture
def restored(tmp_path: Path) -> Iterator[str]:
    """The address of a site that serves, and never fills, a folder into which the demonstration was restored."""
    file = tmp_path / "demo.footprint"
    run("demo", "--no-serve", data=tmp_path / "first")
    run("backup", "--out", str(file), data=tmp_path / "first")
    assert run("restore", str(file), data=tmp_path / "second").startswith("Restored ")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=CHECKOUT, env=environment(tmp_path / "second"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield f"http://localhost:{port}"
    server.terminate()
    server.wait(timeout=60)


def open_when_ready(page: Page, address: str) -> None:
    for _ in range(SECONDS):
        try:
            page.goto(address)
        except Error:
            page.wait_for_timeout(1000)
        else:
            return
    raise AssertionError(f"{address} did not answer")


def test_the_site_opens_on_what_was_restored_and_counts_what_was_published_again(page: Page, restored: str) -> None:
    open_when_ready(page, f"{restored}/")
    page.get_by_role("button", name="Maya Lindqvist").click()
    expect(page.get_by_role("heading", name="Late", exact=True)).to_be_visible()
    page.goto(f"{restored}/this-week/all/")
    expect(page.get_by_role("row")).not_to_have_count(0)
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="What happened")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{restored}/sign-in/")
    page.get_by_role("button", name="Gwen Abara").click()
    page.goto(f"{restored}/annual-report/")
    page.get_by_role("link", name="Annual report 2012/13, version 1").click()
    page.get_by_role("link", name="Work its numbers out again").click()
    expect(page.get_by_text(AS_PUBLISHED)).to_be_visible()
