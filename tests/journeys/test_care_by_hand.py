"""Business support enters a change of placement and the end of care, and takes the end back."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
APRIL = date(2014, 4, 28)


def day(page: Page, number: int, month: int) -> None:
    for label, value in (("Day", number), ("Month", month), ("Year", 2014)):
        page.get_by_label(label, exact=True).fill(str(value))


def test_care_is_changed_ended_and_the_end_taken_back(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(APRIL)
    register.register()
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    reckon(children=[register.AMARA], on=APRIL)
    bea = people.staff("bs")

    let_in(page, bea, site)
    page.goto(f"/children/{register.AMARA}/")
    page.get_by_role("link", name="Legal statuses and placements").click()
    axe(page)
    screenshot(page, "care")
    page.get_by_role("link", name="Change the placement").click()
    axe(page)
    day(page, 3, 2)
    page.get_by_label("No, another carer").check()
    page.get_by_label("Kind of placement").select_option("K2")
    page.get_by_label("Who cares for the child").fill("Elm House")
    page.get_by_role("button", name="Enter the change").click()
    expect(page.get_by_role("link", name="Select why the placement changed")).to_be_visible()
    expect(page.get_by_label("Who cares for the child")).to_have_value("Elm House")
    screenshot(page, "care-placement")
    page.get_by_label("Why did the placement change?").select_option("CARPL")
    page.get_by_role("button", name="Enter the change").click()
    expect(page.get_by_text("The placement is changed.")).to_be_visible()
    screenshot(page, "care-child")

    let_in(phone, bea, site)
    phone.goto(f"/children/{register.AMARA}/care/")
    fits(phone)
    screenshot(phone, "care-phone")
    phone.get_by_role("link", name="Enter the end of care").click()
    day(phone, 7, 4)
    phone.get_by_label("Why did the child leave care?").select_option("E4A")
    phone.get_by_role("button", name="Enter the end of care").click()
    expect(phone.get_by_text("The end of care is entered.")).to_be_visible()

    phone.goto(f"/children/{register.AMARA}/care/")
    phone.get_by_role("link", name="Take back the last entry").click()
    expect(phone.get_by_text("The end of care on 7 April 2014 is taken back")).to_be_visible()
    axe(phone)
    fits(phone)
    screenshot(phone, "care-undo")
    phone.get_by_label("Why is it taken back?").fill("Entered for the wrong child")
    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("The last entry is taken back.")).to_be_visible()


def test_a_visit_is_recorded_and_the_social_worker_changed(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(APRIL)
    register.team(register.register())
    lena = people.staff("liro")
    let_in(page, lena, site)
    page.goto(f"/children/{register.AMARA}/")
    page.get_by_role("link", name="Visits by the social worker").click()
    axe(page)
    screenshot(page, "visits")
    page.get_by_role("link", name="Record a visit").click()
    day(page, 14, 4)
    page.get_by_label("Who visited?").fill("Sami Reid")
    page.get_by_label("Yes, alone").check()
    axe(page)
    screenshot(page, "visits-add")
    page.get_by_role("button", name="Record the visit").click()
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()

    let_in(phone, lena, site)
    phone.goto(f"/children/{register.AMARA}/social-worker/")
    day(phone, 14, 4)
    phone.get_by_label("The name, if they do not sign in here").fill("Sol Ferris")
    phone.get_by_label("Team").select_option(label="South")
    axe(phone)
    fits(phone)
    screenshot(phone, "social-worker")
    phone.get_by_role("button", name="Change the social worker").click()
    expect(phone.get_by_text("The social worker is changed.")).to_be_visible()
