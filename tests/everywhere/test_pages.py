"""Every page, opened as anyone: what its markup and its headers must have."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import people
from tests.everywhere.pages import NAMES_IN_SAMPLES, READER, Opening, pages, records

every = pytest.mark.parametrize(("path", "opening"), pages(), ids=lambda value: value if isinstance(value, str) else "")


@pytest.fixture
def client(opening: Opening, request: pytest.FixtureRequest) -> Client:
    """Somebody whose role allows the page; nobody, and no database, for a public page that makes no query."""
    if opening.queries or not opening.public():
        request.getfixturevalue("db")
    if opening.public():
        return Client(headers={"host": "localhost"})
    records()
    return people.signed_in(opening.reader(), name=READER)


@every
def test_a_page_has_one_heading_a_title_and_its_language(client: Client, path: str, opening: Opening) -> None:
    response = client.get(path)
    page = response.content.decode()

    assert response.status_code == 200
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert '<html lang="en-GB"' in page
    title = html.unescape(re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]).strip()
    assert not title.startswith("–"), "The page's own part of the title is empty."
    assert not [name for name in NAMES_IN_SAMPLES if name in title], f"{title!r} names a person."


@every
def test_a_page_carries_no_script_or_style_of_its_own(client: Client, path: str, opening: Opening) -> None:
    response = client.get(path)
    page = re.sub(r"<(pre|svg).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    nonce = re.search(r"'nonce-([^']+)'", response["Content-Security-Policy"])
    assert nonce

    for tag in re.findall(r"<(?:script|style)\b[^>]*>", page):
        assert "src=" in tag or f'nonce="{nonce[1]}"' in tag, tag
    assert not re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", response.content.decode())


@every
def test_a_page_is_sent_with_the_security_headers(client: Client, path: str, opening: Opening) -> None:
    response = client.get(path)

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


@every
def test_a_page_makes_the_queries_that_its_register_allows(client: Client, path: str, opening: Opening) -> None:
    """A page without queries is opened without a database: pytest-django then refuses every connection."""
    client.get(path)  # the first one of a session also notes when it was last used
    if not opening.queries and opening.public():
        return
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    assert len(made) == opening.queries


@every
def test_a_page_for_signed_in_people_is_kept_by_no_browser(client: Client, path: str, opening: Opening) -> None:
    assert (client.get(path).get("Cache-Control") == "no-store") is not opening.public()


@pytest.mark.django_db
@every
def test_nobody_opens_a_page_that_is_not_public(path: str, opening: Opening) -> None:
    records()
    response = Client(headers={"host": "localhost"}).get(path)
    if opening.public():
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/")
