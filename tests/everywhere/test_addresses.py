"""Every address has a name, a decision about who may open it, a plain shape, and a place in the register of pages."""

import re
from collections.abc import Callable

from footprint.page.access import decision
from tests.everywhere.pages import OPENINGS, Address, addresses, pages


def wrong(broken: Callable[[Address], object]) -> list[str]:
    """The addresses that break a rule."""
    assert addresses()
    return [f"/{address.route}" for address in addresses() if broken(address)]


def test_somebody_decided_who_may_open_each() -> None:
    undecided = wrong(lambda address: not decision(address.view))
    assert not undecided, "Mark their views with footprint.page.access.public, or protect them."


def test_each_is_named_and_in_the_register_of_pages() -> None:
    missing = [address.name for address in addresses() if address.name not in OPENINGS]
    assert not missing, "Add them to OPENINGS in tests/everywhere/pages.py."


def test_their_words_are_in_kebab_case_and_they_end_with_a_slash() -> None:
    kebab = re.compile(r"((?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:/|\.[a-z]+$))*")
    assert not wrong(lambda address: not kebab.fullmatch(re.sub(r"<[^>]*>", "x", address.route)))


def test_their_arguments_are_typed() -> None:
    untyped = wrong(
        lambda address: any(type(kind).__name__ == "StringConverter" for kind in address.converters.values())
    )
    assert not untyped, "Give each argument a type, as <uuid:...>, <int:...> or <slug:...>."


def test_the_register_names_no_address_that_is_gone() -> None:
    assert not set(OPENINGS) - {address.name for address in addresses()}


def test_no_two_pages_share_a_path() -> None:
    paths = [path for path, _ in pages()]
    assert len(paths) == len(set(paths))
