"""The pages to try Footprint with are open to anyone in a demonstration, and elsewhere to those who are signed in."""

from typing import Any

import pytest
from django.test import Client

from tests.people import signed_in

TO_TRY = ("/review-dates/", "/figures-from-files/", "/figures-from-files/made-up-council/", "/gallery/")


@pytest.mark.parametrize("path", TO_TRY)
def test_a_stranger_opens_one_only_where_they_are_public(path: str, settings: Any, db: None) -> None:
    assert Client().get(path).status_code == 200

    settings.PUBLIC_PAGES = False

    assert Client().get(path).headers["Location"].startswith("/sign-in/")
    assert Client().post(path).status_code == 302
    assert signed_in("sw").get(path).status_code == 200


def test_the_sign_in_page_leads_to_them_only_where_they_are_public(settings: Any, db: None) -> None:
    assert "Without signing in" in Client().get("/sign-in/").content.decode()

    settings.PUBLIC_PAGES = False

    assert "Without signing in" not in Client().get("/sign-in/").content.decode()
