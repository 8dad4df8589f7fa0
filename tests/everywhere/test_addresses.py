"""Every address has a name, a decision about who may open it, a plain shape, and a place in the register of pages."""

import re

import pytest

from footprint.page.access import decision
from tests.everywhere.pages import OPENINGS, Address, addresses, pages

every = pytest.mark.parametrize("address", addresses(), ids=lambda address: address.route or "/")


@every
def test_somebody_decided_who_may_open_it(address: Address) -> None:
    assert decision(address.view), f"/{address.route}: mark its view with footprint.page.access.public, or protect it."


@every
def test_it_is_named_and_in_the_register_of_pages(address: Address) -> None:
    assert address.name in OPENINGS, f"/{address.route}: add {address.name!r} to OPENINGS in tests/everywhere/pages.py."


@every
def test_its_words_are_in_kebab_case_and_it_ends_with_a_slash(address: Address) -> None:
    words = re.sub(r"<[^>]*>", "x", address.route)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*(/|\.[a-z]+$))*", words), f"/{address.route}"


@every
def test_its_arguments_are_typed(address: Address) -> None:
    untyped = [name for name, kind in address.converters.items() if type(kind).__name__ == "StringConverter"]
    assert not untyped, f"/{address.route}: give {', '.join(untyped)} a type, as <uuid:...>, <int:...> or <slug:...>."


def test_the_register_names_no_address_that_is_gone() -> None:
    assert not set(OPENINGS) - {address.name for address in addresses()}


def test_no_two_pages_share_a_path() -> None:
    paths = [path for path, _ in pages()]
    assert len(paths) == len(set(paths))
