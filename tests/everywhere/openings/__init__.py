"""How the pages of each app are opened, a module an app: its `OPENINGS`, and its `records` where it has any.

A module is found by being here.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from footprint.accounts.models import Person
from tests.everywhere.opening import Opening

MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
OPENINGS: dict[str, Opening] = {name: opening for module in MODULES for name, opening in module.OPENINGS.items()}


def records(staff: Mapping[str, Person]) -> None:
    """What the pages of these apps are opened over, beside the small register and its staff."""
    for module in MODULES:
        if hasattr(module, "records"):
            module.records(staff)
