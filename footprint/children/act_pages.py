"""What stands around an act on a child: the way back to the child's page, and to the page between."""

from collections.abc import Sequence
from typing import Any

from footprint.children.addresses import page_of
from footprint.children.models import Child
from footprint.page.acts import ActPage

Trail = Sequence[dict[str, str]]


def to_child(child: Child, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The child's page, and each label with its address below it."""
    pages = [(child.name, page_of(child.pk)), *steps]
    return [{"label": label, "url": address} for label, address in pages]


def act_page(child: Child, heading: str, *steps: tuple[str, str], **words: Any) -> ActPage:
    """Cancel leads to the last of the pages above; the title names nobody."""
    trail = to_child(child, *steps)
    return ActPage(heading, trail=trail, back=trail[-1]["url"], **words)
