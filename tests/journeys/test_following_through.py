"""A social worker tells how far a decision is, the IRO confirms it, and records a midway on a telephone."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.reviews import actions as reviews
from footprint.reviews.decisions import actions
from footprint.reviews.models import Review
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
HELD, MONDAY = date(2014, 1, 31), date(2014, 3, 10)


@pytest.fixture
def cast(today: Callable[[date], None]) -> dict[str, Person]:
    """Amara's review was held on 31 January 2014 and decided one thing; its midway is on 14 March."""
    today(MONDAY)
    found = register.register()
    who = {"by": found["Ines"], "on": HELD, "at": people.AT}
    reviews.set_known_from(day=date(2013, 4, 1), **who)
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    held = reviews.mark_held(review=to_hold.pk, held_on=HELD, participation="PN1", **who)
    owner = {"owner_role": "social_worker", "owner": "Sami Reid", "by_on": date(2014, 3, 7)}
    actions.decide(review=held, text="Find a mentor for Amara", **owner, **who)
    actions.send(review=held, to=Person.objects.get(name="Tess Morley"), sent_on=HELD, **who)
    return found


def test_a_decision_is_told_of_and_confirmed_and_a_midway_recorded(
    page: Page,
    phone: Page,
    page_without_scripts: Page,
    site: str,
    cast: dict[str, Person],
    axe: Check,
    fits: Check,
    screenshot: Picture,
) -> None:
    let_in(phone, cast["Sami"], site)
    phone.goto("/")
    expect(phone.get_by_role("heading", name="Decisions to do")).to_be_visible()
    fits(phone)
    phone.get_by_role("link", name="Find a mentor for Amara").first.click()
    expect(phone.get_by_text("Overdue")).to_be_visible()
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="How far it is").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("Yes", exact=True).check()
    phone.get_by_label("What was done").fill("Jo Fern met Amara twice and will go on.")
    screenshot(phone, "decision-progress-phone")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Kept. The IRO is asked to confirm that it is done.")).to_be_visible()
    expect(phone.get_by_text("Waits for the IRO")).to_be_visible()
    fits(phone)
    screenshot(phone, "decisions-phone")

    let_in(page, cast["Ines"], site)
    page.goto("/this-week/said-done/")
    axe(page)
    screenshot(page, "decisions-said-done")
    page.get_by_role("link", name="Find a mentor for Amara").click()
    axe(page)
    page.get_by_role("link", name="Is it done?").click()
    axe(page)
    expect(page.get_by_text("Jo Fern met Amara twice and will go on.")).to_be_visible()
    page.get_by_label("Yes, it is done").check()
    screenshot(page, "decision-confirm")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The decision is closed.")).to_be_visible()
    expect(page.get_by_text("Done late")).to_be_visible()
    axe(page)
    screenshot(page, "decisions-closed")

    let_in(phone, cast["Ines"], site)
    phone.goto("/this-week/midways-due/")
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="14 March 2014").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("Spoke with the child").check()
    phone.get_by_label("Read the record").check()
    phone.get_by_label("Drift", exact=True).check()
    phone.get_by_label("In a few words").fill("No school place yet.")
    screenshot(phone, "midway-phone")
    phone.get_by_role("button", name="Save the midway").click()
    expect(phone.get_by_text("The midway is recorded.")).to_be_visible()
    expect(phone.get_by_text("Done in time")).to_be_visible()
    fits(phone)
    axe(phone)
    screenshot(phone, "midway-done-phone")

    plain = page_without_scripts
    let_in(plain, cast["Ines"], site)
    plain.goto(f"/children/{register.AMARA}/")
    plain.get_by_role("link", name="14 March 2014").click()
    plain.get_by_label("On track").check()
    plain.get_by_role("button", name="Save the midway").click()
    expect(plain.get_by_text("The midway is recorded.")).to_be_visible()
