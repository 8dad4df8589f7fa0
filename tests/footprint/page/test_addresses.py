"""Addresses of records by their keys: those that Django gives."""

from uuid import UUID

import pytest
from django.urls import NoReverseMatch, reverse

from footprint.page.addresses import of_record

KEY = UUID("11111111-0000-4000-8000-000000000001")


@pytest.mark.parametrize("name", ["front:child", "reviews:review", "reviews:record", "reviews:correct"])
def test_it_is_the_address_that_django_gives(name: str) -> None:
    assert of_record(name, KEY) == reverse(name, args=[KEY])


def test_a_page_that_takes_no_key_is_refused() -> None:
    with pytest.raises(NoReverseMatch):
        of_record("front:home", KEY)
