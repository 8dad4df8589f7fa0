"""What every page's template can say: the council, its colour, the pinned day, the version."""

import tomllib
from functools import cache
from typing import Any

from django.conf import settings

from footprint.page import clock, colour
from footprint.page.nouns import Nouns


@cache
def version() -> str:
    return str(tomllib.loads((settings.CHECKOUT / "pyproject.toml").read_text())["project"]["version"])


def look(name: str, shade: str, nouns: Nouns) -> dict[str, Any]:
    """The council's name, colours and nouns, and what is the same on every page."""
    return {
        "council": {
            "name": name,
            "colour": shade,
            "surface": colour.tint(shade, 0.06),
            "border": colour.tint(shade, 0.45),
        },
        "nouns": nouns,
        "pinned_day": clock.pinned(),
        "program_version": version(),
    }
