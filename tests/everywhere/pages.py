"""Every address of the service, and how to open it. An address that is in nobody's list here fails the tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from footprint.page.gallery import PARTS


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its full name (page:part), its route from the root, and its view."""

    name: str
    route: str
    view: Any
    converters: dict[str, Any]


@dataclass(frozen=True)
class Opening:
    """How the tests open an address: the arguments to try, and how many queries its page may make.

    `page` is off for an address that answers with something else than a page, or to nothing but POST.
    """

    arguments: tuple[dict[str, Any], ...] = field(default=({},))
    queries: int = 0
    page: bool = True


OPENINGS: dict[str, Opening] = {
    "page:gallery": Opening(),
    "page:part": Opening(tuple({"name": name} for name in PARTS)),
    "reviews:dates": Opening(),
    "front:home": Opening(),
    "front:figures": Opening(),
    "front:sample": Opening(page=False),
}
NAMES_IN_SAMPLES = ("Sample", "Amira", "Ben", "Cal", "Dee", "Eli", "Ines")


def addresses() -> list[Address]:
    return list(walk(get_resolver().url_patterns))


def walk(patterns: list[Any], before: str = "", space: str = "") -> Iterator[Address]:
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, route, space + (f"{entry.namespace}:" if entry.namespace else ""))
        elif isinstance(entry, URLPattern):
            yield Address(space + (entry.name or ""), route, entry.callback, entry.pattern.converters)


def pages() -> list[tuple[str, Opening]]:
    """The path of every page to look at, once for each sample of its arguments."""
    return [
        (reverse(address.name, kwargs=arguments), OPENINGS[address.name])
        for address in addresses()
        if address.name in OPENINGS and OPENINGS[address.name].page
        for arguments in OPENINGS[address.name].arguments
    ]
