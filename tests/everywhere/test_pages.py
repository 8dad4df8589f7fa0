"""Every page, opened as anyone: what its markup and its headers must have."""

import html
import re
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.page.context import version
from tests import people
from tests.conftest import Making
from tests.everywhere.pages import NAMES_IN_SAMPLES, Opening, pages

# All that is asked of one page follows each other, so that it is opened once.
every = pytest.mark.parametrize(
    ("path", "opening"), pages(), ids=lambda value: value if isinstance(value, str) else "", scope="module"
)


@dataclass(frozen=True)
class Opened:
    """A page as it came to somebody whose role allows it, and the queries that it made."""

    status: int
    page: str
    headers: Mapping[str, str]
    queries: int


@pytest.fixture(scope="module")
def cookies(making: Making, readers: dict[str, Person]) -> dict[str, str]:
    """Of a session in each role, none of them due to be noted as still in use, which costs queries of its own."""
    with making():
        sessions = {role: people.browser_of(person).session for role, person in readers.items()}
        for session in sessions.values():
            session["seen"] = (timezone.now() + timedelta(days=1)).isoformat()
            session.save()
        return {role: str(session.session_key) for role, session in sessions.items()}


@pytest.fixture(scope="module")
def seen() -> dict[str, Opened]:
    """Each page is opened once for all that is asked of it here."""
    return {}


@pytest.fixture
def opened(seen: dict[str, Opened], path: str, opening: Opening, request: pytest.FixtureRequest) -> Opened:
    """Without a database where a public page makes no query: pytest-django then refuses every connection."""
    if path not in seen:
        client = people.stranger()
        if not opening.public():
            cookies = request.getfixturevalue("cookies")  # before the test's own transaction begins
            request.getfixturevalue("db")
            client.cookies[settings.SESSION_COOKIE_NAME] = cookies[opening.reader()]
        seen[path] = opened_by(client, path, count=not opening.public())
    return seen[path]


def opened_by(client: Client, path: str, *, count: bool) -> Opened:
    with CaptureQueriesContext(connection) if count else nullcontext(()) as made:
        answer = client.get(path)
    return Opened(answer.status_code, answer.content.decode(), dict(answer.items()), len(made))


@every
def test_a_page_has_one_heading_a_title_and_its_language(opened: Opened, path: str, opening: Opening) -> None:
    assert opened.status == 200
    assert len(re.findall(r"<h1[ >]", opened.page)) == 1
    assert '<html lang="en-GB"' in opened.page
    title = html.unescape(re.findall(r"<title>(.*?)</title>", opened.page, re.DOTALL)[0]).strip()
    assert not title.startswith("–"), "The page's own part of the title is empty."
    assert not [name for name in NAMES_IN_SAMPLES if name in title], f"{title!r} names a person."


@every
def test_the_foot_of_a_page_names_the_program_s_own_version(opened: Opened, path: str, opening: Opening) -> None:
    assert f"Footprint {version()}" in opened.page


@every
def test_a_page_carries_no_script_or_style_of_its_own(opened: Opened, path: str, opening: Opening) -> None:
    page = re.sub(r"<(pre|svg).*?</\1>", "", opened.page, flags=re.DOTALL)
    nonce = re.search(r"'nonce-([^']+)'", opened.headers["Content-Security-Policy"])
    assert nonce

    for tag in re.findall(r"<(?:script|style)\b[^>]*>", page):
        assert "src=" in tag or f'nonce="{nonce[1]}"' in tag, tag
    assert not re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", opened.page)


@every
def test_a_page_is_sent_with_the_security_headers(opened: Opened, path: str, opening: Opening) -> None:
    policy = opened.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert opened.headers["X-Frame-Options"] == "DENY"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"


@every
def test_a_page_makes_no_more_statements_than_its_kind_may(opened: Opened, path: str, opening: Opening) -> None:
    assert opened.queries <= opening.ceiling(), "See CEILINGS in tests/everywhere/opening.py."


@every
def test_a_page_for_signed_in_people_is_kept_by_no_browser(opened: Opened, path: str, opening: Opening) -> None:
    assert (opened.headers.get("Cache-Control") == "no-store") is not opening.public()


@pytest.mark.django_db
@every
def test_nobody_opens_a_page_that_is_not_public(readers: object, path: str, opening: Opening) -> None:
    response = people.stranger().get(path)
    if opening.public():
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/")
