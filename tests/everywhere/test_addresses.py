"""Every address has a name, a decision about who may open it, a plain shape, and a place in the register of pages."""

import re
from collections.abc import Callable
from pathlib import Path

from footprint.page.access import decision
from tests.everywhere.opening import CEILINGS
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
    assert not missing, how_to_open(missing)


def how_to_open(names: list[str]) -> str:
    """What to write where, so that the tests open these addresses."""
    lines = [f'"{name}": Opening(get="...", post="...")  in {file_of(name)}' for name in names]
    rows = "get and post name the rows of tests/everywhere/permissions.csv that rule who may look and who may send"
    return f"Say how the tests open each; {rows}; arguments are keys of tests/register.py:\n" + "\n".join(lines)


def file_of(name: str) -> str:
    """The file of the openings that stand nearest: of the same part of the addresses, else the one of all."""
    part, here = name.partition(":")[0], Path(__file__).parent
    near = [file for file in sorted((here / "openings").glob("*.py")) if f'"{part}:' in file.read_text()]
    return f"tests/everywhere/{(near or [here / 'pages.py'])[0].relative_to(here)}"


def test_a_page_without_an_opening_fails_with_what_to_write_where() -> None:
    assert '"reviews:new": Opening(get="...", post="...")  in tests/everywhere/openings/reviews.py' in how_to_open(
        ["reviews:new"]
    )
    assert file_of("disputes:all") == "tests/everywhere/pages.py"


def test_a_ceiling_of_its_own_is_above_that_of_its_kind() -> None:
    needless = [name for name, one in OPENINGS.items() if one.queries and one.queries <= CEILINGS[one.kind]]
    assert not needless, f"Take `queries=` away from {needless}: a kind has its ceiling (opening.py)."


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
