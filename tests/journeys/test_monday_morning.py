"""An IRO's Monday morning from the password to the end: a late child, why, booked, moved, cancelled, held; every list
follows. And what a social worker and a team manager find of the same child."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom
from tests import people, register

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
MONDAY = date(2014, 4, 28)


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Amara came into care on 2 September 2013: her first review was due on the 20th working day, 30 September."""
    today(MONDAY)
    found = register.register()
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    reckon(children=[register.AMARA, register.BRAM], on=MONDAY)
    return found


def enter(page: Page, site: str, person: Person) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    page.context.add_cookies([{"name": "footprint", "value": client.cookies["footprint"].value, "url": site}])


def type_day(page: Page, question: str, day: int, month: int) -> None:
    group = page.get_by_role("group", name=question)
    for box, typed in (("Day", day), ("Month", month), ("Year", 2014)):
        group.get_by_label(box).fill(str(typed))


def to_child(page: Page) -> None:
    page.goto("/this-week/all/")
    page.get_by_role("link", name="Amara Vale").click()


def test_a_late_review_from_the_list_to_the_next_date(
    page: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check, screenshot: Picture
) -> None:
    enter(page, site, staff["Ines"])
    page.goto("/")
    late = page.get_by_role("table", name="Late", exact=True)
    expect(late.get_by_role("link", name="Amara Vale")).to_be_visible()
    late.get_by_role("link", name="Amara Vale").click()
    page.locator("summary", has_text="Why").first.click()
    expect(page.get_by_text("20 working days").first).to_be_visible()
    axe(page)

    page.get_by_role("link", name="Book a meeting").click()
    type_day(page, "On which day?", 2, 5)
    page.get_by_label("At what time?").fill("10:00")
    page.get_by_label("Where?").fill("Willow House")
    page.get_by_role("button", name="Book", exact=True).click()
    expect(page.get_by_text("it will be late").first).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Book all the same").click()
    expect(page.get_by_text("2 May 2014").first).to_be_visible()
    page.goto("/this-week/not-booked/")
    expect(page.get_by_role("link", name="Amara Vale")).to_have_count(0)

    to_child(page)
    page.get_by_role("link", name="Move the meeting").click()
    type_day(page, "On which day?", 6, 5)
    page.get_by_label("Why is it moved?").fill("The school cannot come")
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_role("button", name="Move all the same").click()
    expect(page.get_by_text("6 May 2014").first).to_be_visible()

    to_child(page)
    page.get_by_role("link", name="Cancel the meeting").click()
    page.get_by_role("button", name="Cancel the meeting").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.get_by_label("Why is it cancelled?").fill("Amara is ill")
    page.get_by_role("button", name="Cancel the meeting").click()
    page.goto("/this-week/not-booked/")
    expect(page.get_by_role("link", name="Amara Vale")).to_be_visible()

    to_child(page)
    page.get_by_role("link", name="Record that the review was held").click()
    type_day(page, "On which day was it held?", 28, 4)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("They spoke for themselves").check()
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("How the child took part: PN1").first).to_be_visible()
    page.get_by_role("button", name="Save all the same").click()
    to_child(page)
    expect(page.get_by_text("28 July 2014").first).to_be_visible()
    screenshot(page, "monday-held")
    for slug in ("late", "not-booked"):
        page.goto(f"/this-week/{slug}/")
        expect(page.get_by_role("link", name="Amara Vale")).to_have_count(0)
    page.goto("/")
    fits(page)
    expect(page.get_by_role("table", name="Late", exact=True)).to_have_count(0)


def test_a_social_worker_and_a_team_manager_see_the_dates_of_their_children_alone(
    page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check
) -> None:
    for name, window in (("Sami", phone), ("Tess", page)):
        enter(window, site, staff[name])
        window.goto("/")
        axe(window)
        fits(window)
        expect(window.get_by_role("link", name="Amara Vale").first).to_be_visible()
        expect(window.get_by_role("link", name="Bram Oke")).to_have_count(0)
        window.get_by_role("link", name="Amara Vale").first.click()
        expect(window.get_by_role("link", name="Book a meeting")).to_have_count(0)
        assert window.goto(f"/children/{register.BRAM}/").status == 404  # type: ignore[union-attr]
