"""The pictures of docs/manual, taken of the pages as they are.

They are made again by `FOOTPRINT_PICTURES=docs/manual ./run test tests/journeys/test_manual_pictures.py`.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

from demo import council
from demo import people as staff
from footprint.accounts.models import Person
from tests import people
from tests.journeys.conftest import page_in
from tests.journeys.test_figures_from_files import _as_in_a_demonstration, drop, returns
from tests.journeys.test_review_dates import fill

__all__ = ["_as_in_a_demonstration", "returns"]
pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("_as_in_a_demonstration")]
MOST_BYTES = 150 * 1024
MARGIN, MOST_HIGH = 15, 800
TOP: FloatRect = {"x": 0, "y": 0, "width": 1100, "height": 900}
Take = Callable[[Locator, str], None]


@pytest.fixture
def window(browser: Browser, browser_context_args):
    """A window of the width of a picture in the manual."""
    yield from page_in(browser, {**browser_context_args, "viewport": {"width": 900, "height": 900}})


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """`take(part, name)` takes a picture of a part of a page with a margin, small enough to be kept with the code."""

    def picture(part: Locator, name: str) -> None:
        folder = Path(os.environ.get("FOOTPRINT_PICTURES") or tmp_path)
        folder.mkdir(parents=True, exist_ok=True)
        part.page.mouse.move(0, 0)
        part.page.screenshot(path=folder / f"{name}.png", full_page=True, clip=around(part))
        assert (folder / f"{name}.png").stat().st_size < MOST_BYTES

    return picture


def around(part: Locator) -> FloatRect:
    """The part with a margin, and no more than the first MOST_HIGH pixels of it."""
    box, scrolled = part.bounding_box(), part.page.evaluate("window.scrollY")
    assert box, "The part to take is not on the page."
    height = min(box["height"], MOST_HIGH)
    return {
        "x": box["x"] - MARGIN,
        "y": box["y"] + scrolled - MARGIN,
        "width": box["width"] + 2 * MARGIN,
        "height": height + 2 * MARGIN,
    }


def test_the_form_and_the_answer(window: Page, returns: Path, take: Take) -> None:
    window.goto("/figures-from-files/")
    take(window.locator("main"), "figures-form")

    drop(window, returns / "2013-14", earlier=returns / "2012-13")
    take(window.locator("#group-1 .front-numbers"), "figures-numbers")
    take(window.locator(".front-charts > div").first, "figures-chart")


def test_the_next_reviews(window: Page, returns: Path, take: Take) -> None:
    window.set_viewport_size({"width": 1100, "height": 900})
    drop(window, returns / "2013-14", earlier=returns / "2012-13")
    window.locator("#next-reviews tbody tr").first.locator("summary").click()
    take(window.locator("#next-reviews"), "figures-next-reviews")


def test_a_refusal(window: Page, returns: Path, take: Take) -> None:
    drop(window, returns / "dirty")
    take(window.locator("#faults"), "figures-faults")


def test_review_dates(window: Page, take: Take) -> None:
    window.goto("/review-dates/?entered=2013-12-02&held=2013-12-20")
    take(window.locator("main"), "review-dates")
    fill(window, "Review 1", "2014-01-06")
    window.get_by_role("button", name="Show the dates").last.click()
    take(window.locator(".govuk-summary-card").first, "review-dates-late")


@pytest.fixture
def enter(window: Page, site: str, transactional_db: None, tmp_path: Path, settings: Any) -> Callable[[str], None]:
    """`enter(name)` signs one of the made-up council's people in, with the whole council in the database."""
    settings.DEMO = True  # else everybody would have to set a telephone up first
    staff.build(on=council.MONDAY, at=council.morning(council.MONDAY))
    council.build(folder=tmp_path / "register")
    window.set_viewport_size({"width": 1100, "height": 900})

    def sign_in(name: str) -> None:
        session = people.browser_of(Person.objects.get(name=name)).cookies["footprint"]
        window.context.add_cookies([{"name": "footprint", "value": session.value, "url": site}])
        window.goto("/")

    return sign_in


@pytest.fixture
def first_screen(window: Page, tmp_path: Path) -> Callable[[str], None]:
    """`first_screen(name)` takes the top of the page, its menu among it."""

    def picture(name: str) -> None:
        folder = Path(os.environ.get("FOOTPRINT_PICTURES") or tmp_path)
        window.mouse.move(0, 0)
        window.screenshot(path=folder / f"{name}.png", full_page=True, clip=TOP)
        assert (folder / f"{name}.png").stat().st_size < MOST_BYTES

    return picture


# The whole made-up council is drawn for these, which takes long and shows nothing that its own tests do not.
only_to_take_pictures = pytest.mark.skipif(
    not os.environ.get("FOOTPRINT_PICTURES"), reason="takes pictures of the whole council: name the folder for them"
)


@only_to_take_pictures
@pytest.mark.slow
def test_this_week_of_each_role(
    window: Page, enter: Callable[[str], None], first_screen: Callable[[str], None]
) -> None:
    enter("Maya Lindqvist")
    first_screen("this-week-iro")
    window.get_by_role("table", name="Late", exact=True).locator("tbody a").first.click()
    first_screen("child-page")
    for name, picture in (
        ("Gwen Abara", "this-week-lead"),
        ("Piotr Nowak", "this-week-business-support"),
        ("Yusuf Carter", "this-week-social-worker"),
    ):
        enter(name)
        first_screen(picture)
    enter("Piotr Nowak")
    window.goto("/import/")
    first_screen("import-start")


@only_to_take_pictures
@pytest.mark.slow
def test_whose_iro(window: Page, enter: Callable[[str], None], first_screen: Callable[[str], None]) -> None:
    enter("Gwen Abara")
    window.goto("/team/unallocated/")
    first_screen("allocation")
    window.goto("/this-week/held-by-leavers/")
    window.get_by_role("link", name="Give the children of Bertram Locke").click()
    first_screen("leaver-give")
    window.get_by_label("To whom?").select_option(index=2)
    window.get_by_label("Why?").fill("Bertram has left")
    window.get_by_role("button", name="Look at the caseloads").click()
    first_screen("leaver-check")


@only_to_take_pictures
@pytest.mark.slow
def test_figures_of_the_register(
    window: Page, enter: Callable[[str], None], first_screen: Callable[[str], None], take: Take
) -> None:
    enter("Gwen Abara")
    window.goto("/figures/")
    take(window.locator("main"), "figures-lead")
    window.get_by_role("link", name="Children with every review in time").click()
    first_screen("figure-with-years")
    window.get_by_role("link", name="The rows behind this figure").click()
    first_screen("figure-rows")
    enter("Desmond Tull")
    window.goto("/figures/legal_status_rows/")
    first_screen("figure-small-numbers")


@only_to_take_pictures
@pytest.mark.slow
def test_the_work_programme(window: Page, enter: Callable[[str], None], first_screen: Callable[[str], None]) -> None:
    enter("Gwen Abara")
    window.goto("/work-programme/")
    first_screen("work-programme")


@only_to_take_pictures
@pytest.mark.slow
def test_the_annual_report(window: Page, enter: Callable[[str], None], take: Take) -> None:
    enter("Gwen Abara")
    window.goto("/annual-report/")
    window.get_by_role("table", name="Written and approved").get_by_role("link", name="2013/14").click()
    take(window.locator("main"), "annual-report")
    window.get_by_role("link", name="Reviews in time").click()
    take(window.locator("main"), "annual-report-section")


@only_to_take_pictures
@pytest.mark.slow
def test_a_review(window: Page, enter: Callable[[str], None], first_screen: Callable[[str], None]) -> None:
    enter("Maya Lindqvist")
    window.get_by_role("table", name="Due this week and next").locator("tbody a").nth(1).click()
    window.get_by_role("link", name="Papers, invitations and what is owed").first.click()
    first_screen("review-page")
    window.goto("/")
    window.get_by_role("table", name="Said to be done").locator("tbody td a").first.click()
    window.evaluate("window.scrollTo(0, 0)")
    first_screen("review-decisions")
    enter("Gwen Abara")
    window.get_by_role("table", name="Exceptions to sign").locator("tbody td a").last.click()
    first_screen("review-exception")
