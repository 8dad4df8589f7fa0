"""What every page's template can say: the council, its colour, the pinned day, the version."""

import tomllib
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from footprint.page import clock, colour


@cache
def version() -> str:
    return str(tomllib.loads((settings.CHECKOUT / "pyproject.toml").read_text())["project"]["version"])


def council(request: HttpRequest) -> dict[str, Any]:
    return {
        "council": {
            "name": settings.COUNCIL,
            "colour": settings.COLOUR,
            "surface": colour.tint(settings.COLOUR, 0.06),
            "border": colour.tint(settings.COLOUR, 0.45),
        },
        "pinned_day": clock.pinned(),
        "version": version(),
    }
