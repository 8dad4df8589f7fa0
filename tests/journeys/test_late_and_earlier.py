"""An IRO says why a review was late, and the lead signs it; a social worker tells of a change, and the IRO chooses."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.children.models import PeriodOfCare
from footprint.reviews.models import Review
from tests import people, register
from tests.journeys.test_preparing import day
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
MONDAY = date(2014, 4, 28)
SICK = "Staff sickness: another IRO took it over"


def test_a_late_review_has_its_reason_signed(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(MONDAY)
    cast = register.register()
    period = PeriodOfCare.objects.get(child=register.AMARA)
    Review.objects.create(child_id=register.AMARA, period=period, number=1, due_on=date(2014, 4, 10))

    let_in(phone, cast["Ines"], site)
    phone.goto("/")
    expect(phone.get_by_role("heading", name="Late without a reason")).to_be_visible()
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="Say why").click()
    fits(phone)
    axe(phone)
    phone.get_by_label(SICK).check()
    phone.get_by_role("group", name="Could it have been avoided?").get_by_label("No").check()
    phone.get_by_label("What did the delay mean for the child?").fill("She waited longer to say what she wants")
    phone.get_by_role("button", name="Save the reason").click()
    expect(phone.get_by_role("link", name="Enter what is done about it")).to_be_visible()
    phone.get_by_label("What is done about it?").fill("Cover is booked on the first day")
    screenshot(phone, "why-late-phone")
    phone.get_by_role("button", name="Save the reason").click()
    expect(phone.get_by_text("The reason is kept. The lead IRO signs it.")).to_be_visible()
    fits(phone)
    axe(phone)
    screenshot(phone, "exception-report-phone")

    let_in(page, people.staff("liro"), site)
    page.goto("/this-week/exceptions-to-sign/")
    axe(page)
    screenshot(page, "exceptions-to-sign")
    page.get_by_role("link", name=SICK).click()
    page.get_by_role("link", name="Sign it").click()
    axe(page)
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("The report is signed and stays as it is.")).to_be_visible()
    expect(page.get_by_text("Version 1, signed")).to_be_visible()
    axe(page)
    screenshot(page, "exception-report")


def test_a_change_brings_a_review_forward(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(MONDAY)
    cast = register.register()
    period = PeriodOfCare.objects.get(child=register.AMARA)
    Review.objects.create(child_id=register.AMARA, period=period, number=1, due_on=date(2014, 6, 10))

    let_in(phone, cast["Sami"], site)
    phone.goto(f"/children/{register.AMARA}/")
    phone.get_by_role("link", name="Changes that may bring the review forward").click()
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="Note a change").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("Contact with the family changes a great deal").check()
    phone.get_by_label("What should the IRO know of it?").fill("Her father is back")
    screenshot(phone, "notice-of-change-phone")
    phone.get_by_role("button", name="Tell the IRO").click()
    expect(phone.get_by_text("The change is noted.")).to_be_visible()
    fits(phone)

    let_in(page, cast["Ines"], site)
    page.goto("/")
    axe(page)
    screenshot(page, "earlier-reviews")
    page.get_by_role("link", name="Contact with the family changes a great deal").click()
    axe(page)
    page.get_by_label("Bring the review forward").check()
    day(page, "By which day is the review to be held?", 12, 5)
    screenshot(page, "choose-earlier-review")
    page.get_by_role("button", name="Save the choice").click()
    expect(page.get_by_role("heading", name="Book")).to_be_visible()
    page.goto(f"/children/{register.AMARA}/")
    expect(page.get_by_text("12 May 2014").first).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Changes that may bring the review forward").click()
    axe(page)
    expect(page.get_by_text("Bring the review forward by 12 May 2014")).to_be_visible()
    screenshot(page, "changes")
