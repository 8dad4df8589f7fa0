"""Business support prepares a review, its IRO talks with the child, adjourns it, and completes it later."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.children.models import Contact
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Review
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
MONDAY, MEETS = date(2014, 3, 10), date(2014, 3, 24)


def day(page: Page, group: str, number: int, month: int) -> None:
    asked = page.get_by_role("group", name=group)
    for label, value in (("Day", number), ("Month", month), ("Year", 2014)):
        asked.get_by_label(label, exact=True).fill(str(value))


def test_a_review_is_prepared_adjourned_and_completed(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(MONDAY)
    cast = register.register()
    Contact.objects.create(child_id=register.AMARA, name="Mara Vale", relationship="mother", safe="yes")
    KnownFrom.objects.create(day=date(2014, 3, 1), set_at=people.AT)
    reckon(children=[register.AMARA], on=MONDAY)

    let_in(page, people.staff("bs"), site)
    page.goto(f"/children/{register.AMARA}/")
    page.get_by_role("link", name="Papers, invitations and what is owed").click()
    axe(page)
    screenshot(page, "review-due")
    page.get_by_role("link", name="Book the meeting").click()
    day(page, "On which day?", 24, 3)
    page.get_by_label("At what time?").fill("14:00")
    page.get_by_label("Where?").fill("Elm School")
    page.get_by_role("button", name="Book").click()
    expect(page.get_by_text("19 March 2014").first).to_be_visible()  # the last day for papers

    page.get_by_role("link", name="Papers", exact=True).click()
    axe(page)
    page.get_by_label("Care plan").check()
    page.get_by_label("They came").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The papers are recorded.")).to_be_visible()
    screenshot(page, "review-papers")
    page.get_by_role("link", name="The review", exact=True).click()

    page.get_by_role("link", name="Invitations").click()
    axe(page)
    page.get_by_role("link", name="Invite those around the child").click()
    axe(page)
    screenshot(page, "review-invite")
    page.get_by_role("button", name="Invite them").click()
    page.get_by_role("link", name="Record that people were asked").click()
    axe(page)
    page.get_by_label("Letter").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("cell", name="10 March 2014 Letter").first).to_be_visible()
    screenshot(page, "review-guests")

    today(MEETS)
    let_in(phone, cast["Ines"], site)
    review = Review.objects.get(child=register.AMARA, held_on=None)
    phone.goto(f"/reviews/{review.pk}/")
    fits(phone)
    axe(phone)
    screenshot(phone, "review-phone")
    phone.get_by_role("link", name="Talking with the child").click()
    fits(phone)
    phone.get_by_label("Yes", exact=True).first.check()
    phone.get_by_label("How?").select_option("before_the_meeting")
    phone.get_by_role("group", name="Was the child seen alone?").get_by_label("Yes").check()
    screenshot(phone, "review-talk-phone")
    phone.get_by_role("button", name="Save").click()
    phone.get_by_role("link", name="Is it ready?").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("Adjourn it when it meets").check()
    phone.get_by_label("Why?").fill("No health plan")
    phone.get_by_role("button", name="Save the decision").click()
    phone.get_by_role("link", name="Adjourn it", exact=True).click()
    fits(phone)
    axe(phone)
    day(phone, "By which day does it go on?", 14, 4)
    phone.get_by_label("Which information was wanting?").fill("The health plan")
    phone.get_by_label("What does the delay mean for the child?").fill("She is settled")
    phone.get_by_label("Who was asked about it").fill("Amara and Mara Vale agree")
    screenshot(phone, "review-adjourn-phone")
    phone.get_by_role("button", name="Adjourn it").click()
    expect(phone.get_by_text("The review is adjourned until 14 April 2014.")).to_be_visible()
    fits(phone)
    screenshot(phone, "review-adjourned-phone")

    today(date(2014, 4, 10))
    page.goto(f"/reviews/{review.pk}/")
    page.get_by_role("link", name="Its last meeting took place").click()
    axe(page)
    day(page, "On which day was the last meeting?", 10, 4)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Who came").click()
    axe(page)
    page.get_by_label("Mara Vale: came?", exact=True).select_option("attended")
    screenshot(page, "review-who-came")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 of 3 recorded").or_(page.get_by_text("1 of 4 recorded"))).to_be_visible()
    axe(page)
    screenshot(page, "review-held")
