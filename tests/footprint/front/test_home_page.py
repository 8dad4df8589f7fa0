"""The first page."""

import re

import pytest
from django.test import Client

from tests.footprint.front.conftest import text_of
from tests.people import signed_in


@pytest.mark.django_db
def test_it_says_what_the_person_may_do_and_leads_to_the_open_pages(client: Client) -> None:
    page = signed_in("cpb").get("/")
    links = re.findall(r'<h2[^>]*>\s*<a[^>]*href="([^"]+)"', page.content.decode())

    assert links == ["/figures-from-files/", "/review-dates/", "/gallery/"]
    assert [client.get(link).status_code for link in links] == [200, 200, 200]
    assert "Nothing is kept" in text_of(page)


@pytest.mark.django_db
def test_it_is_closed_to_strangers_whom_it_leads_to_sign_in_or_to_the_open_pages(client: Client) -> None:
    page = client.get("/", follow=True)

    assert page.redirect_chain[0][0].startswith("/sign-in/")
    assert 'href="/figures-from-files/"' in page.content.decode()
    assert 'href="/review-dates/"' in page.content.decode()


def test_an_address_that_does_not_exist_is_told_so_on_a_page_of_ours(client: Client) -> None:
    page = client.get("/no-such-page/")

    assert page.status_code == 404
    assert "<h1" in page.content.decode()
