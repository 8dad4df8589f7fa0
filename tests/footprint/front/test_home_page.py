"""The first page."""

import re

from django.test import Client

from tests.footprint.front.conftest import text_of


def test_it_leads_to_the_pages_that_are_open_to_anyone(client: Client) -> None:
    page = client.get("/")
    links = re.findall(r'<h2[^>]*>\s*<a[^>]*href="([^"]+)"', page.content.decode())

    assert links == ["/figures-from-files/", "/review-dates/", "/gallery/"]
    assert [client.get(link).status_code for link in links] == [200, 200, 200]
    assert "Nothing is kept" in text_of(page)


def test_an_address_that_does_not_exist_is_told_so_on_a_page_of_ours(client: Client) -> None:
    page = client.get("/no-such-page/")

    assert page.status_code == 404
    assert "<h1" in page.content.decode()
