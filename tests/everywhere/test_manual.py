"""The manual and its pictures."""

from pathlib import Path

import pytest

from tests.everywhere.documents import CHECKOUT, PAGES, links, name_of

MANUAL = CHECKOUT / "docs" / "manual"
MOST_BYTES = 150 * 1024


def pictures_used() -> dict[Path, list[str]]:
    """Every picture that a page shows, with the pages that show it."""
    used: dict[Path, list[str]] = {}
    for page in PAGES:
        for link in links(page):
            if link.endswith(".png"):
                used.setdefault((page.parent / link).resolve(), []).append(name_of(page))
    return used


def test_every_picture_of_the_manual_is_shown_on_a_page() -> None:
    assert {path.name for path in MANUAL.glob("*.png")} - {path.name for path in pictures_used()} == set()


def test_every_picture_shown_exists_and_is_small() -> None:
    for path, pages in pictures_used().items():
        assert path.exists(), f"{', '.join(pages)} shows {path.name}, which does not exist."
        assert path.stat().st_size < MOST_BYTES, f"{path.name} is too large to keep with the code."


def test_every_picture_of_the_manual_is_taken_by_a_journey() -> None:
    journey = (CHECKOUT / "tests" / "journeys" / "test_manual_pictures.py").read_text()

    assert [path.name for path in MANUAL.glob("*.png") if f'"{path.stem}"' not in journey] == []


@pytest.mark.parametrize("document", sorted(MANUAL.glob("*.md")), ids=lambda document: document.name)
def test_every_page_of_the_manual_is_reached_from_its_first(document: Path) -> None:
    assert document.name == "index.md" or document.name in links(MANUAL / "index.md")
